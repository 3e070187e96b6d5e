package sim

// Chapter 19: common bandwidth packages. EIPs join them; which EIPs a package
// has is kept with the EIPs.

const kindCommonPackage kindName = "commonpackage"

func bandwidthChapter() chapter {
	return chapter{kinds: []kind{commonPackageKind()}, ops: commonPackageOps()}
}

func commonPackageKind() kind {
	return kind{
		name: kindCommonPackage, id: "BandwidthPackageId", prefix: "cbwp-",
		nested: []nested{{path: "PublicIpAddresses.PublicIpAddresse[]", kind: kindEip, by: "BandwidthPackageId"}},
		fields: map[string]func(*Cloud, *object) string{"HasReservationData": never},
	}
}

func commonPackageOps() []op {
	return []op{
		{
			action: "CreateCommonBandwidthPackage", kind: kindCommonPackage, run: createCommonPackage,
			guards: []guard{{"MissingParameter", "", func(c *call) bool { return c.get("InternetChargeType") == "PayBy95" && !c.has("Ratio") }}},
		},
		{
			action: "DescribeCommonBandwidthPackages", kind: kindCommonPackage, run: list,
			list:    "CommonBandwidthPackages.CommonBandwidthPackage[]",
			filters: map[string]func(*call, *object, string) bool{"IncludeReservationData": anyway},
		},
		{
			action: "ModifyCommonBandwidthPackageAttribute", kind: kindCommonPackage, run: update,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound",
		},
		{
			action: "ModifyCommonBandwidthPackageSpec", kind: kindCommonPackage, run: update,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "AddCommonBandwidthPackageIp",
			guards: []guard{{"BandwidthPackage.FinancialLocked", "", financialLocked}},
		},
		{
			action: "ModifyCommonBandwidthPackagePayType", kind: kindCommonPackage, run: payAhead,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "AddCommonBandwidthPackageIp",
			guards: []guard{
				{"InvalidParameter", "Duration", func(c *call) bool { return c.get("PricingCycle") == "Year" && c.number("Duration") > 3 }},
				{"OperationDenied", "The package is pre-paid already.", prepaidTarget},
			},
		},
		{
			action: "AddCommonBandwidthPackageIp", kind: kindCommonPackage, run: joinPackage,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "ReleaseEipAddress",
			needs: []need{{"IpInstanceId", kindEip, "InvalidAllocationId.NotFound"}},
			guards: []guard{
				{"OperationDenied", "The EIP is pre-paid.", func(c *call) bool { return c.refs["IpInstanceId"].Attrs["ChargeType"] == "PrePaid" }},
				{"OperationDenied", "The EIP is in a bandwidth package.", func(c *call) bool { return c.refs["IpInstanceId"].Attrs["BandwidthPackageId"] != "" }},
				{"OperationDenied", "The EIP is in a global acceleration instance.", func(c *call) bool { return c.refs["IpInstanceId"].Attrs["GlobalAccelerationInstanceId"] != "" }},
			},
		},
		{
			action: "RemoveCommonBandwidthPackageIp", kind: kindCommonPackage, run: leavePackage,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "ReleaseEipAddress",
			needs:  []need{{"IpInstanceId", kindEip, "InvalidAllocationId.NotFound"}},
			guards: []guard{{"InvalidAllocationId.NotFound", "", func(c *call) bool { return c.refs["IpInstanceId"].Attrs["BandwidthPackageId"] != c.target.ID }}},
		},
		{
			action: "DeleteCommonBandwidthPackage", kind: kindCommonPackage, run: deleteCommonPackage, deletes: true,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "AddCommonBandwidthPackageIp",
			guards: []guard{
				{"OperationDenied", "The package is pre-paid.", prepaidTarget},
				{"DependencyViolation", "The package has EIPs.", func(c *call) bool { return c.get("Force") != "true" && c.packageIPs().len() > 0 }},
			},
		},
	}
}

func createCommonPackage(c *call) answer {
	return answer{object: c.create(row{
		"InstanceChargeType": "PostPaid", "BusinessStatus": "Normal", "Status": "Available",
		"ISP": "BGP", "ResourceGroupId": c.group(),
	})}
}

func financialLocked(c *call) bool { return c.target.Attrs["BusinessStatus"] == "FinancialLocked" }

func prepaidTarget(c *call) bool { return c.target.Attrs["InstanceChargeType"] == "PrePaid" }

// payAhead takes effect once the order is paid; without AutoPay nobody pays it.
func payAhead(c *call) answer {
	if c.get("AutoPay") == "true" {
		c.set(c.target, "InstanceChargeType", "PrePaid")
		c.set(c.target, "ExpiredTime", c.expiry(c.number("Duration"), c.get("PricingCycle")))
	}
	return answer{values: row{"OrderId": c.order()}}
}

func joinPackage(c *call) answer {
	c.set(c.refs["IpInstanceId"], "BandwidthPackageId", c.target.ID)
	return answer{}
}

func leavePackage(c *call) answer {
	c.set(c.refs["IpInstanceId"], "BandwidthPackageId", "")
	return answer{}
}

// packageIPs are the EIPs of the target.
func (c *call) packageIPs() *series { return c.where(kindEip, "BandwidthPackageId", c.target.ID) }

func deleteCommonPackage(c *call) answer {
	for _, eip := range c.packageIPs().page(0, c.packageIPs().len()) {
		c.set(eip, "BandwidthPackageId", "")
	}
	return remove(c)
}
