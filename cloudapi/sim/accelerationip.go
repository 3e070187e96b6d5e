package sim

// Sections 18.9 and 18.10: the EIPs of an instance of shared bandwidth. Which
// EIPs an instance has is kept with the EIPs.

func shareGuards() []guard {
	eip := func(c *call) row { return c.refs["IpInstanceId"].Attrs }
	return []guard{
		{"InvalidBandwidthPackageId.NotFound", "", exclusive},
		{"OperationDenied", "The EIP is pre-paid.", func(c *call) bool { return eip(c)["ChargeType"] == "PrePaid" }},
		{"OperationDenied", "The EIP is in a bandwidth package.", func(c *call) bool { return eip(c)["BandwidthPackageId"] != "" }},
		{"OperationDenied", "The EIP is in a global acceleration instance.", func(c *call) bool { return eip(c)["GlobalAccelerationInstanceId"] != "" }},
	}
}

func shareAcceleration(c *call) answer {
	c.set(c.refs["IpInstanceId"], "GlobalAccelerationInstanceId", c.target.ID)
	c.enter(c.target, "", "InUse", 0)
	return answer{}
}

func unshareAcceleration(c *call) answer {
	c.set(c.refs["IpInstanceId"], "GlobalAccelerationInstanceId", "")
	if c.sharing().len() == 0 {
		c.enter(c.target, "", "Available", 0)
	}
	return answer{}
}
