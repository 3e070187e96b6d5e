package sim_test

import (
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

const accelerated = "GlobalAccelerationInstances.GlobalAccelerationInstance."

// acceleration makes an instance for servers in North America.
func (c *inside) acceleration() string {
	c.t.Helper()
	return text(c.do("CreateGlobalAccelerationInstance", "ServiceLocation=north-america", "Bandwidth=10"), "GlobalAccelerationInstanceId")
}

// bind are the parameters that bind a server in Virginia.
func bind(ga, server string) []string {
	return []string{"GlobalAccelerationInstanceId=" + ga, "BackendServerId=" + server, "BackendServerRegionId=us-east-1"}
}

// describeAcceleration imports what a description says of an instance.
func (c *inside) describeAcceleration(fields map[string]any) {
	c.t.Helper()
	c.describe("DescribeGlobalAccelerationInstances", "GlobalAccelerationInstances.GlobalAccelerationInstance", fields)
}

func TestAccelerationLife(t *testing.T) {
	c := newInside(t)
	c.Assume("i-1", "lb-1")
	create := []string{"ServiceLocation=north-america", "Bandwidth=10", "Name=fast", "Description=a-text", "ClientToken=t1"}
	made := c.do("CreateGlobalAccelerationInstance", create...)
	id, ip := text(made, "GlobalAccelerationInstanceId"), text(made, "IpAddress")
	if again := c.do("CreateGlobalAccelerationInstance", create...); text(again, "GlobalAccelerationInstanceId") != id || !strings.HasPrefix(id, "ga-") {
		t.Errorf("first %v, again %v", made, again)
	}
	want(t, c.do("DescribeGlobalAccelerationInstances", "IpAddress="+ip), map[string]string{
		"TotalCount": "1", "PageNumber": "1", "PageSize": "10",
		accelerated + "0.GlobalAccelerationInstanceId": id, accelerated + "0.IpAddress": ip,
		accelerated + "0.RegionId": "cn-hangzhou", accelerated + "0.Status": "Available", accelerated + "0.Bandwidth": "10",
		accelerated + "0.Name": "fast", accelerated + "0.Description": "a-text", accelerated + "0.CreationTime": "2026-11-23T01:32:23Z",
		accelerated + "0.ServiceLocation": "north-america", accelerated + "0.AccelerationLocation": "china-mainland",
		accelerated + "0.BandwidthType": "Exclusive", accelerated + "0.ChargeType": "PostPaid", accelerated + "0.InternetChargeType": "PayByBandwidth",
		accelerated + "0.HasReservationData": "false", accelerated + "0.ExpiredTime": "",
		accelerated + "0.BackendServers.BackendServer": "[]", accelerated + "0.PublicIpAddresses.PublicIpAddress": "[]", accelerated + "0.OperationLocks.LockReason": "[]",
	})
	at := "GlobalAccelerationInstanceId=" + id
	c.do("ModifyGlobalAccelerationInstanceAttributes", at, "Name=faster")
	c.do("ModifyGlobalAccelerationInstanceSpec", at, "Bandwidth=1000")
	c.settled("AssociateGlobalAccelerationInstance", append(bind(id, "lb-1"), "BackendServerType=SlbInstance")...)
	want(t, c.do("DescribeGlobalAccelerationInstances", at), map[string]string{
		accelerated + "0.Status": "InUse", accelerated + "0.Name": "faster", accelerated + "0.Description": "a-text", accelerated + "0.Bandwidth": "1000",
		accelerated + "0.BackendServers.BackendServer.0.ServerId": "lb-1", accelerated + "0.BackendServers.BackendServer.0.ServerType": "SlbInstance",
		accelerated + "0.BackendServers.BackendServer.0.RegionId": "us-east-1",
	})
	c.settled("UnassociateGlobalAccelerationInstance", at, "InstanceType=RemoteSlbInstance")
	want(t, c.do("DescribeGlobalAccelerationInstances", at), map[string]string{accelerated + "0.Status": "Available", accelerated + "0.BackendServers.BackendServer": "[]"})
	c.settled("AssociateGlobalAccelerationInstance", bind(id, "i-1")...)
	c.settled("UnassociateGlobalAccelerationInstance", at, "InstanceType=EcsInstance")
	c.do("DeleteGlobalAccelerationInstance", at)
	want(t, c.do("DescribeGlobalAccelerationInstances"), map[string]string{"TotalCount": "0"})
}

// TestAccelerationStatuses holds what every action does in every status
// (18.3-18.7): the status it leads to at once and in the end, or the code.
func TestAccelerationStatuses(t *testing.T) {
	const unfit = "IncorrectGlobalAccelerationInstanceIdStatus"
	for _, test := range []struct{ status, action, next, end string }{
		{"Available", "ModifyGlobalAccelerationInstanceAttributes", "Available", "Available"},
		{"Available", "ModifyGlobalAccelerationInstanceSpec", "Available", "Available"},
		{"Available", "AssociateGlobalAccelerationInstance", "Associating", "InUse"},
		{"Available", "UnassociateGlobalAccelerationInstance", unfit, ""},
		{"Available", "DeleteGlobalAccelerationInstance", "<nil>", "<nil>"},
		{"Associating", "ModifyGlobalAccelerationInstanceAttributes", "Associating", "InUse"},
		{"Associating", "ModifyGlobalAccelerationInstanceSpec", "Associating", "InUse"},
		{"Associating", "AssociateGlobalAccelerationInstance", unfit, ""},
		{"Associating", "UnassociateGlobalAccelerationInstance", unfit, ""},
		{"Associating", "DeleteGlobalAccelerationInstance", unfit, ""},
		{"InUse", "ModifyGlobalAccelerationInstanceAttributes", "InUse", "InUse"},
		{"InUse", "ModifyGlobalAccelerationInstanceSpec", "InUse", "InUse"},
		{"InUse", "AssociateGlobalAccelerationInstance", unfit, ""},
		{"InUse", "UnassociateGlobalAccelerationInstance", "Unassociating", "Available"},
		{"InUse", "DeleteGlobalAccelerationInstance", unfit, ""},
		{"Unassociating", "ModifyGlobalAccelerationInstanceAttributes", "Unassociating", "Available"},
		{"Unassociating", "ModifyGlobalAccelerationInstanceSpec", "Unassociating", "Available"},
		{"Unassociating", "AssociateGlobalAccelerationInstance", unfit, ""},
		{"Unassociating", "UnassociateGlobalAccelerationInstance", unfit, ""},
		{"Unassociating", "DeleteGlobalAccelerationInstance", unfit, ""},
	} {
		c := newInside(t)
		c.Assume("i-1", "i-2")
		id := c.accelerationIn(test.status)
		params := bind(id, "i-2")
		switch test.action {
		case "ModifyGlobalAccelerationInstanceSpec":
			params = []string{params[0], "Bandwidth=20"}
		case "AssociateGlobalAccelerationInstance":
		default:
			params = params[:1]
		}
		if test.next == unfit {
			c.refused(400, unfit, test.action, params...)
			continue
		}
		c.do(test.action, params...)
		want(t, c.do("DescribeGlobalAccelerationInstances"), map[string]string{accelerated + "0.Status": test.next})
		c.clock.advance(2 * time.Second)
		want(t, c.do("DescribeGlobalAccelerationInstances"), map[string]string{accelerated + "0.Status": test.end})
	}
}

// accelerationIn is an instance in a status, with server i-1 unless Available.
func (c *inside) accelerationIn(status string) string {
	c.t.Helper()
	id := c.acceleration()
	if status != "Available" {
		c.do("AssociateGlobalAccelerationInstance", bind(id, "i-1")...)
	}
	if status == "InUse" || status == "Unassociating" {
		c.clock.advance(2 * time.Second)
	}
	if status == "Unassociating" {
		c.do("UnassociateGlobalAccelerationInstance", "GlobalAccelerationInstanceId="+id)
	}
	want(c.t, c.do("DescribeGlobalAccelerationInstances"), map[string]string{accelerated + "0.Status": status})
	return id
}

func TestAccelerationFilters(t *testing.T) {
	c := newInside(t)
	c.Assume("i-1")
	id, other := c.acceleration(), c.acceleration()
	c.do("ModifyGlobalAccelerationInstanceAttributes", "GlobalAccelerationInstanceId="+other, "Name=other")
	c.settled("AssociateGlobalAccelerationInstance", bind(id, "i-1")...)
	for filter, found := range map[string]string{
		"Status=Inuse": id, "Status=InUse": id, "Status=Available": other, "Name=other": other, "ServerId=i-1": id,
		"GlobalAccelerationInstanceId=" + id: id, "BandwidthType=Exclusive Name=other": other, "IncludeReservationData=true Name=other": other,
		"ServiceLocation=north-america PageSize=1 PageNumber=2": other,
		"Status=Associating": "<nil>", "ServerId=i-2": "<nil>", "BandwidthType=Sharing": "<nil>", "ServiceLocation=europe": "<nil>", "IpAddress=1.1.1.1": "<nil>",
	} {
		have := c.do("DescribeGlobalAccelerationInstances", strings.Fields(filter)...)
		if got := text(have, accelerated+"0.GlobalAccelerationInstanceId"); got != found {
			t.Errorf("%s: have %q, want %q", filter, got, found)
		}
	}
}

// TestAccelerationServers: several instances share a server, and 18.8 finds
// them from the server's region and from their own.
func TestAccelerationServers(t *testing.T) {
	c := newInside(t)
	c.Assume("i-1", "i-2")
	first, second := c.acceleration(), c.acceleration()
	c.do("AssociateGlobalAccelerationInstance", bind(first, "i-1")...)
	c.refused(400, "TaskConflict.AssociateGlobalAccelerationInstance", "AssociateGlobalAccelerationInstance", bind(second, "i-1")...)
	c.clock.advance(2 * time.Second)
	c.settled("AssociateGlobalAccelerationInstance", bind(second, "i-1")...)
	c.refused(400, "InvalidAssociation.Duplicated", "AssociateGlobalAccelerationInstance", bind(second, "i-1")...)
	for region, count := range map[string]int{"cn-hangzhou": 2, "us-east-1": 2, "eu-west-1": 0} {
		answer, err := c.Call(t.Context(), cloudapi.Request{Action: "DescribeServerRelatedGlobalAccelerationInstances", Region: region, Params: map[string]string{"ServerId": "i-1"}})
		if err != nil {
			t.Fatal(err)
		}
		have := get(answer, "GlobalAccelerationInstances.GlobalAccelerationInstance").([]any)
		if len(have) != count {
			t.Errorf("%s: have %v, want %d", region, have, count)
		} else if count > 0 {
			want(t, answer, map[string]string{accelerated + "0.GlobalAccelerationInstanceId": first, accelerated + "1.GlobalAccelerationInstanceId": second, accelerated + "1.RegionId": "cn-hangzhou"})
		}
	}
	want(t, c.do("DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-2"), map[string]string{"GlobalAccelerationInstances.GlobalAccelerationInstance": "[]"})
	foreign, err := c.As("other").Call(t.Context(), cloudapi.Request{Action: "DescribeServerRelatedGlobalAccelerationInstances", Region: "cn-hangzhou", Params: map[string]string{"ServerId": "i-1"}})
	if err != nil || text(foreign, "GlobalAccelerationInstances.GlobalAccelerationInstance") != "[]" {
		t.Errorf("another account: have %v %v", foreign, err)
	}
}

// TestAccelerationServerPlaces: of a server whose place is known, 18.6 wants
// the account, the region and a VPC.
func TestAccelerationServerPlaces(t *testing.T) {
	c := newInside(t)
	vpc := text(c.settledAbroad("CreateVpc", nil), "VpcId")
	vsw := text(c.settledAbroad("CreateVSwitch", map[string]string{"VpcId": vpc, "ZoneId": "us-east-1-a", "CidrBlock": "172.16.1.0/24"}), "VSwitchId")
	for _, s := range []sim.Instance{
		{ID: "i-1", VSwitchID: vsw, PrivateIP: "172.16.1.9"}, {ID: "lb-1", VSwitchID: vsw, PrivateIP: "172.16.1.10"},
		{ID: "i-classic", Region: "us-east-1"}, {ID: "i-west", Region: "us-west-1"}, {ID: "i-foreign", Region: "us-east-1", Account: "other"},
	} {
		if err := c.AssumeInstance(s); err != nil {
			t.Fatal(err)
		}
	}
	id := c.acceleration()
	c.refused(400, "InvalidBackendServerId.NotInVPC", "AssociateGlobalAccelerationInstance", bind(id, "i-classic")...)
	c.refused(400, "InvalidBackendServerId.NotInVPC", "DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-classic")
	for _, server := range []string{"i-west", "i-foreign", "lb-1"} {
		c.refused(404, "InvalidBackendServerId.NotFound", "AssociateGlobalAccelerationInstance", bind(id, server)...)
	}
	c.refused(404, "InvalidBackendServerId.NotFound", "DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-foreign")
	for server, typ := range map[string]string{"i-1": "EcsInstance", "lb-1": "SlbInstance"} {
		c.settled("AssociateGlobalAccelerationInstance", append(bind(id, server), "BackendServerType="+typ)...)
		ip := map[string]string{"i-1": "172.16.1.9", "lb-1": "172.16.1.10"}[server]
		want(t, c.do("DescribeGlobalAccelerationInstances"), map[string]string{accelerated + "0.BackendServers.BackendServer.0.ServerIpAddress": ip})
		want(t, c.do("DescribeServerRelatedGlobalAccelerationInstances", "ServerId="+server, "ServerType="+typ), map[string]string{accelerated + "0.ServerIpAddress": ip})
		c.settled("UnassociateGlobalAccelerationInstance", "GlobalAccelerationInstanceId="+id)
	}
}

// TestAccelerationAreas holds which regions lie in a ServiceLocation.
func TestAccelerationAreas(t *testing.T) {
	c := newInside(t)
	c.Assume("i-1")
	for region, area := range map[string]string{
		"cn-beijing": "china-mainland", "cn-huhehaote": "china-mainland", "cn-hongkong": "asia-pacific", "ap-south-1": "asia-pacific",
		"us-west-1": "north-america", "eu-central-1": "europe", "me-east-1": "europe",
	} {
		for _, location := range []string{"china-mainland", "asia-pacific", "north-america", "europe"} {
			id := text(c.do("CreateGlobalAccelerationInstance", "ServiceLocation="+location, "Bandwidth=10"), "GlobalAccelerationInstanceId")
			params := []string{"GlobalAccelerationInstanceId=" + id, "BackendServerId=i-1", "BackendServerRegionId=" + region}
			if location == area {
				c.settled("AssociateGlobalAccelerationInstance", params...)
			} else {
				c.refused(400, "InvalidParameter", "AssociateGlobalAccelerationInstance", params...)
			}
		}
	}
}

// shared is an instance of shared bandwidth, which only a description brings.
func (c *inside) shared() string {
	c.describeAcceleration(map[string]any{
		"GlobalAccelerationInstanceId": "ga-shared", "BandwidthType": "Sharing", "Status": "Available", "ChargeType": "PostPaid",
		"ServiceLocation": "north-america", "RegionId": "cn-hangzhou", "Bandwidth": "10",
	})
	return "ga-shared"
}

func TestSharedAcceleration(t *testing.T) {
	c := newInside(t)
	at := "GlobalAccelerationInstanceId=" + c.shared()
	eip, ip := c.eip("")
	other, _ := c.eip("")
	want(t, c.do("DescribeGlobalAccelerationInstances"), map[string]string{"TotalCount": "0"})
	c.do("AddGlobalAccelerationInstanceIp", at, "IpInstanceId="+eip)
	c.do("AddGlobalAccelerationInstanceIp", at, "IpInstanceId="+other)
	want(t, c.do("DescribeGlobalAccelerationInstances", "BandwidthType=Sharing"), map[string]string{
		"TotalCount": "1", accelerated + "0.Status": "InUse", accelerated + "0.IpAddress": "",
		accelerated + "0.PublicIpAddresses.PublicIpAddress.0.AllocationId": eip, accelerated + "0.PublicIpAddresses.PublicIpAddress.0.IpAddress": ip,
		accelerated + "0.PublicIpAddresses.PublicIpAddress.1.AllocationId": other,
	})
	cbwp := text(c.do("CreateCommonBandwidthPackage", "Bandwidth=100"), "BandwidthPackageId")
	c.refused(400, "IncorrectEipStatus", "ReleaseEipAddress", "AllocationId="+eip)
	c.refused(400, "OperationDenied", "AddCommonBandwidthPackageIp", "BandwidthPackageId="+cbwp, "IpInstanceId="+eip)
	c.refused(400, "IncorrectGlobalAccelerationInstanceIdStatus", "DeleteGlobalAccelerationInstance", at)
	c.refused(400, "IncorrectGlobalAccelerationInstanceIdStatus", "UnassociateGlobalAccelerationInstance", at)
	c.do("RemoveGlobalAccelerationInstanceIp", at, "IpInstanceId="+eip)
	want(t, c.do("DescribeGlobalAccelerationInstances", "BandwidthType=Sharing"), map[string]string{accelerated + "0.Status": "InUse"})
	c.refused(400, "IncorrectGlobalAccelerationInstanceIdStatus", "DeleteGlobalAccelerationInstance", at)
	c.do("RemoveGlobalAccelerationInstanceIp", at, "IpInstanceId="+other)
	want(t, c.do("DescribeGlobalAccelerationInstances", "BandwidthType=Sharing"), map[string]string{accelerated + "0.Status": "Available", accelerated + "0.PublicIpAddresses.PublicIpAddress": "[]"})
	c.do("ReleaseEipAddress", "AllocationId="+eip)
	c.do("DeleteGlobalAccelerationInstance", at)
}

func TestAccelerationRefusals(t *testing.T) {
	c := newInside(t)
	c.Assume("i-1", "i-2", "i-3", "lb-1")
	free, used := c.acceleration(), c.acceleration()
	c.settled("AssociateGlobalAccelerationInstance", bind(used, "i-1")...)
	shared := c.shared()
	c.describeAcceleration(map[string]any{"GlobalAccelerationInstanceId": "ga-paid", "BandwidthType": "Exclusive", "Status": "Available", "ChargeType": "PrePaid"})
	c.eip("i-2")
	packed, _ := c.eip("")
	member, _ := c.eip("")
	c.do("AddGlobalAccelerationInstanceIp", "GlobalAccelerationInstanceId="+shared, "IpInstanceId="+member)
	c.do("AddCommonBandwidthPackageIp", "IpInstanceId="+packed, "BandwidthPackageId="+text(c.do("CreateCommonBandwidthPackage", "Bandwidth=100"), "BandwidthPackageId"))
	prepaid := text(c.do("AllocateEipAddress", "InstanceChargeType=PrePaid", "AutoPay=true", "Period=1"), "AllocationId")
	single, _ := c.eip("")
	elsewhere, err := c.Call(t.Context(), cloudapi.Request{Action: "AllocateEipAddress", Region: "cn-beijing"})
	if err != nil {
		t.Fatal(err)
	}
	const unfit, missing = "IncorrectGlobalAccelerationInstanceIdStatus", "InvalidGlobalAccelerationInstanceId.NotFound"
	for _, test := range []struct {
		status             int
		code, action, rest string
	}{
		{400, "MissingParameter", "CreateGlobalAccelerationInstance", "Bandwidth=10"},
		{400, "MissingParameter", "CreateGlobalAccelerationInstance", "ServiceLocation=europe"},
		{400, "InvalidParameter", "CreateGlobalAccelerationInstance", "ServiceLocation=moon Bandwidth=10"},
		{400, "InvalidParameter", "CreateGlobalAccelerationInstance", "ServiceLocation=europe Bandwidth=15"},
		{400, "InvalidParameter", "CreateGlobalAccelerationInstance", "ServiceLocation=europe Bandwidth=1100"},
		{400, "InvalidParameter", "CreateGlobalAccelerationInstance", "ServiceLocation=europe Bandwidth=10 Name=1"},
		{400, "InvalidParameter", "DescribeGlobalAccelerationInstances", "PageSize=51"},
		{400, "InvalidParameter", "DescribeGlobalAccelerationInstances", "BandwidthType=Both"},
		{400, "InvalidParameter", "DescribeGlobalAccelerationInstances", "Status=Gone"},
		{400, missing, "ModifyGlobalAccelerationInstanceAttributes", "GlobalAccelerationInstanceId=ga-none"},
		{400, "InvalidGlobalAccelerationInstanceName.Malformed", "ModifyGlobalAccelerationInstanceAttributes", "Name=1 GlobalAccelerationInstanceId=" + free},
		{400, "InvalidGlobalAccelerationInstanceDescription.Malformed", "ModifyGlobalAccelerationInstanceAttributes", "Description=http://x GlobalAccelerationInstanceId=" + free},
		{400, missing, "ModifyGlobalAccelerationInstanceSpec", "Bandwidth=10 GlobalAccelerationInstanceId=ga-none"},
		{400, "InvalidParameter", "ModifyGlobalAccelerationInstanceSpec", "Bandwidth=11 GlobalAccelerationInstanceId=" + free},
		{400, missing, "DeleteGlobalAccelerationInstance", "GlobalAccelerationInstanceId=ga-none"},
		{400, unfit, "DeleteGlobalAccelerationInstance", "GlobalAccelerationInstanceId=" + used},
		{400, "OperationDenied", "DeleteGlobalAccelerationInstance", "GlobalAccelerationInstanceId=ga-paid"},
		{404, missing, "AssociateGlobalAccelerationInstance", strings.Join(bind("ga-none", "i-3"), " ")},
		{404, "InvalidBackendServerId.NotFound", "AssociateGlobalAccelerationInstance", strings.Join(bind(free, "i-none"), " ")},
		{404, "InvalidBackendServerId.NotFound", "AssociateGlobalAccelerationInstance", strings.Join(bind(free, "lb-1"), " ")},
		{404, "InvalidBackendServerId.NotFound", "AssociateGlobalAccelerationInstance", "BackendServerType=SlbInstance " + strings.Join(bind(free, "i-3"), " ")},
		{400, unfit, "AssociateGlobalAccelerationInstance", strings.Join(bind(used, "i-3"), " ")},
		{400, "InvalidAssociation.Duplicated", "AssociateGlobalAccelerationInstance", strings.Join(bind(used, "i-1"), " ")},
		{400, "InvalidAssociation.Duplicated", "AssociateGlobalAccelerationInstance", strings.Join(bind(free, "i-2"), " ")},
		{400, "InvalidBackendServerRegionId.EqualRegionId", "AssociateGlobalAccelerationInstance", "BackendServerId=i-3 BackendServerRegionId=cn-hangzhou GlobalAccelerationInstanceId=" + free},
		{400, "InvalidParameter", "AssociateGlobalAccelerationInstance", "BackendServerId=i-3 BackendServerRegionId=moon GlobalAccelerationInstanceId=" + free},
		{400, "InvalidParameter", "AssociateGlobalAccelerationInstance", strings.Join(bind(shared, "i-3"), " ")},
		{400, "InvalidBackendServerType.NotFound", "AssociateGlobalAccelerationInstance", "BackendServerType=Rds " + strings.Join(bind(free, "i-3"), " ")},
		{404, missing, "UnassociateGlobalAccelerationInstance", "GlobalAccelerationInstanceId=ga-none"},
		{400, unfit, "UnassociateGlobalAccelerationInstance", "GlobalAccelerationInstanceId=" + free},
		{400, "InvalidParameter", "UnassociateGlobalAccelerationInstance", "InstanceType=RemoteSlbInstance GlobalAccelerationInstanceId=" + used},
		{400, "InvalidParameter", "UnassociateGlobalAccelerationInstance", "InstanceType=RemoteEniInstance GlobalAccelerationInstanceId=" + used},
		{404, "InvalidBackendServerId.NotFound", "DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-none"},
		{404, "InvalidBackendServerId.NotFound", "DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-1 ServerType=SlbInstance"},
		{400, "InvalidBackendServerType.NotFound", "DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-1 ServerType=Rds"},
		{404, "InvalidBandwidthPackageId.NotFound", "AddGlobalAccelerationInstanceIp", "GlobalAccelerationInstanceId=ga-none IpInstanceId=" + single},
		{404, "InvalidBandwidthPackageId.NotFound", "AddGlobalAccelerationInstanceIp", "IpInstanceId=" + single + " GlobalAccelerationInstanceId=" + free},
		{404, "InvalidAllocationId.NotFound", "AddGlobalAccelerationInstanceIp", "IpInstanceId=eip-none GlobalAccelerationInstanceId=" + shared},
		{404, "InvalidAllocationId.NotFound", "AddGlobalAccelerationInstanceIp", "IpInstanceId=" + text(elsewhere, "AllocationId") + " GlobalAccelerationInstanceId=" + shared},
		{400, "OperationDenied", "AddGlobalAccelerationInstanceIp", "IpInstanceId=" + prepaid + " GlobalAccelerationInstanceId=" + shared},
		{400, "OperationDenied", "AddGlobalAccelerationInstanceIp", "IpInstanceId=" + packed + " GlobalAccelerationInstanceId=" + shared},
		{400, "OperationDenied", "AddGlobalAccelerationInstanceIp", "IpInstanceId=" + member + " GlobalAccelerationInstanceId=" + shared},
		{404, "InvalidBandwidthPackageId.NotFound", "RemoveGlobalAccelerationInstanceIp", "GlobalAccelerationInstanceId=ga-none IpInstanceId=" + member},
		{404, "InvalidBandwidthPackageId.NotFound", "RemoveGlobalAccelerationInstanceIp", "IpInstanceId=" + member + " GlobalAccelerationInstanceId=" + free},
		{404, "InvalidAllocationId.NotFound", "RemoveGlobalAccelerationInstanceIp", "IpInstanceId=" + single + " GlobalAccelerationInstanceId=" + shared},
		{400, "InvalidAssociation.Duplicated", "AssociateEipAddress", "InstanceId=i-1 AllocationId=" + single},
	} {
		c.refused(test.status, test.code, test.action, strings.Fields(test.rest)...)
	}
	for _, action := range []string{"AddGlobalAccelerationInstanceIp", "RemoveGlobalAccelerationInstanceIp"} {
		_, err := c.Call(t.Context(), cloudapi.Request{Action: action, Region: "moon", Params: map[string]string{"GlobalAccelerationInstanceId": shared, "IpInstanceId": member}})
		if err == nil || !strings.Contains(err.Error(), "InvalidRegionId.NotFound") {
			t.Errorf("%s on the moon: %v", action, err)
		}
	}
	c.Quotas = map[string]int{"global_accelerations": 5}
	c.do("CreateGlobalAccelerationInstance", "ServiceLocation=europe", "Bandwidth=10")
	c.refused(400, "QuotaExceeded", "CreateGlobalAccelerationInstance", "ServiceLocation=europe", "Bandwidth=10")
}

// TestDescribedAccelerations: what only a description brings. EIPs keep an
// instance from deletion whatever its status, and 18.8 leaves out the servers
// of instances of shared bandwidth.
func TestDescribedAccelerations(t *testing.T) {
	c := newInside(t)
	c.describeAcceleration(map[string]any{
		"GlobalAccelerationInstanceId": "ga-shared", "BandwidthType": "Sharing", "Status": "Available", "ChargeType": "PostPaid",
		"PublicIpAddresses": map[string]any{"PublicIpAddress": []any{map[string]any{"AllocationId": "eip-1", "IpAddress": "198.51.100.1"}}},
		"BackendServers":    map[string]any{"BackendServer": []any{map[string]any{"ServerId": "i-1", "ServerType": "EcsInstance", "RegionId": "us-east-1", "ServerIpAddress": "10.0.0.1"}}},
	})
	c.refused(400, "IncorrectGlobalAccelerationInstanceIdStatus", "DeleteGlobalAccelerationInstance", "GlobalAccelerationInstanceId=ga-shared")
	want(t, c.do("DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-1"), map[string]string{"GlobalAccelerationInstances.GlobalAccelerationInstance": "[]"})
	c.describeAcceleration(map[string]any{
		"GlobalAccelerationInstanceId": "ga-own", "BandwidthType": "Exclusive", "Status": "InUse", "IpAddress": "198.51.100.2", "RegionId": "cn-hangzhou",
		"BackendServers": map[string]any{"BackendServer": []any{map[string]any{"ServerId": "i-1", "ServerType": "EcsInstance", "RegionId": "us-east-1", "ServerIpAddress": "10.0.0.1"}}},
	})
	want(t, c.do("DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-1"), map[string]string{
		accelerated + "0.GlobalAccelerationInstanceId": "ga-own", accelerated + "0.IpAddress": "198.51.100.2",
		accelerated + "0.RegionId": "cn-hangzhou", accelerated + "0.ServerIpAddress": "10.0.0.1", accelerated + "1": "<nil>",
	})
}

// TestAccelerationAddressesDiffer: an instance has an address that no other
// object has.
func TestAccelerationAddressesDiffer(t *testing.T) {
	c := newInside(t)
	seen := map[string]bool{}
	for range 1500 {
		_, ip := c.eip("")
		own := text(c.do("CreateGlobalAccelerationInstance", "ServiceLocation=europe", "Bandwidth=10"), "IpAddress")
		if seen[ip] || seen[own] || ip == own {
			t.Fatalf("one of %s and %s was seen before", ip, own)
		}
		seen[ip], seen[own] = true, true
	}
}

// TestAccelerationImport: a cloud seeded with descriptions answers alike, and
// knows servers, EIPs and statuses.
func TestAccelerationImport(t *testing.T) {
	c := newInside(t)
	c.Assume("i-1", "i-2")
	used, busy := c.acceleration(), c.acceleration()
	c.settled("AssociateGlobalAccelerationInstance", bind(used, "i-1")...)
	c.do("AssociateGlobalAccelerationInstance", bind(busy, "i-2")...)
	eip, _ := c.eip("")
	c.do("AddGlobalAccelerationInstanceIp", "GlobalAccelerationInstanceId="+c.shared(), "IpInstanceId="+eip)
	reads := []cloudapi.Request{
		asked("DescribeGlobalAccelerationInstances"), asked("DescribeGlobalAccelerationInstances", "BandwidthType=Sharing"), asked("DescribeEipAddresses"),
	}
	d := c.beside()
	d.Assume("i-2")
	d.seed(c, reads...)
	d.alike(c, reads...)
	d.refused(400, "IncorrectEipStatus", "ReleaseEipAddress", "AllocationId="+eip)
	want(t, d.do("DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-1"), map[string]string{accelerated + "0.GlobalAccelerationInstanceId": used})
	d.clock.advance(5 * time.Second)
	d.settled("UnassociateGlobalAccelerationInstance", "GlobalAccelerationInstanceId="+busy)
	d.do("DeleteGlobalAccelerationInstance", "GlobalAccelerationInstanceId="+busy)
	if d.Importable("DescribeServerRelatedGlobalAccelerationInstances") {
		t.Error("18.8 does not name the server of what it lists, and yet can be imported")
	}
}

// TestAccelerationLockDescribed: an import says when an instance expires and
// why it is locked.
func TestAccelerationLockDescribed(t *testing.T) {
	c := newInside(t)
	c.describeAcceleration(map[string]any{
		"GlobalAccelerationInstanceId": "ga-1", "BandwidthType": "Exclusive", "Status": "Available", "RegionId": "cn-hangzhou", "ExpiredTime": "2030-01-01T00:00:00Z",
		"OperationLocks": map[string]any{"LockReason": []any{map[string]any{"LockReason": "financial"}}},
	})
	want(t, c.do("DescribeGlobalAccelerationInstances"), map[string]string{
		accelerated + "0.ExpiredTime": "2030-01-01T00:00:00Z", accelerated + "0.OperationLocks.LockReason.0.LockReason": "financial",
	})
}
