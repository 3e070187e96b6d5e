package sim

import (
	"strings"
	"time"
)

// Chapter 18: global acceleration. An instance of exclusive bandwidth has an
// address of its own and one backend server; one of shared bandwidth has EIPs.
// The API makes the former only; the latter, and pre-paid ones, come by Import.

const kindAcceleration kindName = "acceleration"

func accelerationChapter() chapter {
	return chapter{
		kinds: []kind{accelerationKind(), backendKind()}, ops: accelerationOps(),
		limits: map[string]int{"global_accelerations": unlimited}, // per account; 18.1 has no number
		ledger: accelerationLedger(),
	}
}

func accelerationKind() kind {
	return kind{
		name: kindAcceleration, id: "GlobalAccelerationInstanceId", prefix: "ga-",
		settles: map[string]string{"Associating": "InUse", "Unassociating": "Available"},
		index:   []string{"IpAddress"},
		nested: []nested{
			{path: "BackendServers.BackendServer[]", kind: kindBackend, by: "GlobalAccelerationInstanceId"},
			{path: "PublicIpAddresses.PublicIpAddress[]", kind: kindEip, by: "GlobalAccelerationInstanceId"},
		},
		fields: map[string]func(*Cloud, *object) string{
			"HasReservationData": never,
			"ServerIpAddress":    backendAddress,
		},
		settled: released,
	}
}

func accelerationOps() []op {
	const notFound, unfit = "InvalidGlobalAccelerationInstanceId.NotFound", "IncorrectGlobalAccelerationInstanceIdStatus"
	return []op{
		{
			action: "CreateGlobalAccelerationInstance", kind: kindAcceleration, run: createAcceleration, to: "Available",
			guards: []guard{{"QuotaExceeded", "No public address is left.", func(c *call) bool { return !c.addressesLeft(1) }}},
			quotas: []quota{{code: "QuotaExceeded", limit: "global_accelerations", count: countAll(kindAcceleration), add: one}},
		},
		{
			action: "DescribeGlobalAccelerationInstances", kind: kindAcceleration, run: listAccelerations,
			list: "GlobalAccelerationInstances.GlobalAccelerationInstance[]", folds: []string{"Status"},
			filters: map[string]func(*call, *object, string) bool{
				"IncludeReservationData": anyway, "ServerId": servedBy,
				"Status": func(_ *call, o *object, want string) bool { return strings.EqualFold(o.status(), want) },
			},
		},
		{
			action: "ModifyGlobalAccelerationInstanceAttributes", kind: kindAcceleration, run: update,
			target: "GlobalAccelerationInstanceId", unknown: notFound,
			codes: row{
				"Name":        "InvalidGlobalAccelerationInstanceName.Malformed",
				"Description": "InvalidGlobalAccelerationInstanceDescription.Malformed",
			},
		},
		{
			action: "ModifyGlobalAccelerationInstanceSpec", kind: kindAcceleration, run: update,
			target: "GlobalAccelerationInstanceId", unknown: notFound,
		},
		{
			action: "DeleteGlobalAccelerationInstance", kind: kindAcceleration, run: remove, deletes: true,
			target: "GlobalAccelerationInstanceId", unknown: notFound,
			from: []string{"Available"}, code: unfit,
			guards: []guard{
				{unfit, "", func(c *call) bool { return c.sharing().len() > 0 }},
				{"OperationDenied", "The instance is pre-paid.", func(c *call) bool { return c.target.Attrs["ChargeType"] == "PrePaid" }},
			},
		},
		{
			action: "AssociateGlobalAccelerationInstance", kind: kindAcceleration, run: bindBackend,
			target: "GlobalAccelerationInstanceId", unknown: notFound,
			from: []string{"Available", "InUse"}, code: unfit,
			via: "Associating", to: "InUse", takes: 2 * time.Second,
			codes:  row{"BackendServerType": "InvalidBackendServerType.NotFound"},
			guards: backendGuards(),
		},
		{
			action: "UnassociateGlobalAccelerationInstance", kind: kindAcceleration, run: move,
			target: "GlobalAccelerationInstanceId", unknown: notFound,
			from: []string{"InUse"}, code: unfit,
			via: "Unassociating", to: "Available", takes: 2 * time.Second,
			guards: []guard{
				{unfit, "", func(c *call) bool { return c.serving().len() == 0 }},
				{"InvalidParameter", "InstanceType", func(c *call) bool { return c.has("InstanceType") && !c.servedAs(c.get("InstanceType")) }},
			},
		},
		{
			action: "DescribeServerRelatedGlobalAccelerationInstances", run: listRelated,
			list:   "GlobalAccelerationInstances.GlobalAccelerationInstance[]",
			codes:  row{"ServerType": "InvalidBackendServerType.NotFound"},
			guards: serverGuards("ServerId", "ServerType"),
		},
		{
			action: "AddGlobalAccelerationInstanceIp", kind: kindAcceleration, run: shareAcceleration,
			target: "GlobalAccelerationInstanceId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "ReleaseEipAddress",
			needs:  []need{{"IpInstanceId", kindEip, "InvalidAllocationId.NotFound"}},
			guards: shareGuards(),
		},
		{
			action: "RemoveGlobalAccelerationInstanceIp", kind: kindAcceleration, run: unshareAcceleration,
			target: "GlobalAccelerationInstanceId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "ReleaseEipAddress",
			needs: []need{{"IpInstanceId", kindEip, "InvalidAllocationId.NotFound"}},
			guards: []guard{
				{"InvalidBandwidthPackageId.NotFound", "", exclusive},
				{"InvalidAllocationId.NotFound", "", func(c *call) bool { return c.refs["IpInstanceId"].Attrs["GlobalAccelerationInstanceId"] != c.target.ID }},
			},
		},
	}
}

// createAcceleration makes an instance of exclusive bandwidth: the answer has
// an address of its own (18.1).
func createAcceleration(c *call) answer {
	return answer{object: c.create(row{
		"IpAddress": c.newAddress(), "AccelerationLocation": areaOf(c.region),
		"BandwidthType": "Exclusive", "ChargeType": "PostPaid", "InternetChargeType": "PayByBandwidth",
	})}
}

// listAccelerations applies the default of BandwidthType, which hides the
// instances of shared bandwidth (18.2).
func listAccelerations(c *call) answer {
	c.params["BandwidthType"] = c.get("BandwidthType")
	return list(c)
}
