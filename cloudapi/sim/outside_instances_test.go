package sim_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

func (c *inside) assume(all ...sim.Instance) {
	c.t.Helper()
	for _, i := range all {
		if err := c.AssumeInstance(i); err != nil {
			c.t.Fatal(err)
		}
	}
}

// crowd is a network with one instance of each sort, in every condition that a
// rule asks for.
func crowd(t *testing.T) *natNet {
	n := newNatNet(t)
	elsewhere := newNatNetIn(n)
	n.assume(
		sim.Instance{ID: "i-run", VSwitchID: n.vsw, PrivateIP: "10.1.0.10", Name: "web", SecurityGroups: []string{"sg-1", "sg-2"}},
		sim.Instance{ID: "i-stopped", VSwitchID: n.vsw, Status: "Stopped"},
		sim.Instance{ID: "i-starting", VSwitchID: n.vsw, Status: "Starting"},
		sim.Instance{ID: "i-classic", Region: "cn-hangzhou"},
		sim.Instance{ID: "i-far", Region: "cn-beijing"},
		sim.Instance{ID: "i-else", VSwitchID: elsewhere},
		sim.Instance{ID: "i-theirs", VSwitchID: n.vsw, Account: "2222222222222222"},
		sim.Instance{ID: "lb-in", VSwitchID: n.vsw},
		sim.Instance{ID: "lb-out", Region: "cn-hangzhou"},
		sim.Instance{ID: "lb-locked", VSwitchID: n.vsw, Status: "locked"},
		sim.Instance{ID: "eni-1", VSwitchID: n.vsw, InstanceID: "i-run", Status: "InUse"},
		sim.Instance{ID: "eni-busy", VSwitchID: n.vsw, Status: "Detaching"},
		sim.Instance{ID: "eni-else", VSwitchID: elsewhere},
		sim.Instance{ID: "havip-1", VSwitchID: n.vsw},
		sim.Instance{ID: "havip-busy", VSwitchID: n.vsw, Status: "Creating"},
		sim.Instance{ID: "havip-else", VSwitchID: elsewhere},
		sim.Instance{ID: "sg-1", VpcID: n.vpc},
	)
	return n
}

// TestTargetRules: each rule of the reference that asks for more of an instance
// than its id, with the call that breaks it. Words in
// capitals stand for ids and addresses.
func TestTargetRules(t *testing.T) {
	n := crowd(t)
	free, _ := n.eip("")
	_, door := n.eip(n.gateway)
	n.settled("CreateForwardEntry", n.dnat(door, "80", "10.1.0.10", "tcp")...)
	_, second := n.eip(n.gateway)
	n.eip("i-stopped")
	stopped := text(get(n.do("ecs.DescribeInstances", `InstanceIds=["i-stopped"]`), "Instances.Instance.0"), "VpcAttributes.PrivateIpAddress.IpAddress.0")
	ids := strings.NewReplacer("EIP", free, "TABLE", n.table, "FWD", n.forward, "SNAT", n.snat, "DOOR", door, "SECOND", second, "STOPPED", stopped, "VSW", n.vsw)
	for _, test := range []refusal{
		{400, "InvalidParameter.Mismatch", "AssociateEipAddress", "AllocationId=EIP InstanceId=i-far"},
		{404, "InvalidInstanId.NotFound", "AssociateEipAddress", "AllocationId=EIP InstanceId=i-none"},
		{404, "InvalidInstanId.NotFound", "AssociateEipAddress", "AllocationId=EIP InstanceId=i-run InstanceType=SlbInstance"},
		{400, "OperationDenied", "AssociateEipAddress", "AllocationId=EIP InstanceId=i-classic"},
		{400, "OperationDenied", "AssociateEipAddress", "AllocationId=EIP InstanceId=lb-out InstanceType=SlbInstance"},
		{400, "BIND_INSTANCE_OWENER_ERROR", "AssociateEipAddress", "AllocationId=EIP InstanceId=i-theirs"},
		{400, "IncorrectInstanceStatus", "AssociateEipAddress", "AllocationId=EIP InstanceId=i-starting"},
		{400, "IncorrectInstanceStatus", "AssociateEipAddress", "AllocationId=EIP InstanceId=lb-locked"},
		{400, "IncorrectHaVipStatus", "AssociateEipAddress", "AllocationId=EIP InstanceId=havip-busy"},
		{400, "InvalidAssociation.Duplicated", "AssociateEipAddress", "AllocationId=EIP InstanceId=i-stopped"},
		{400, "BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP", "AssociateEipAddress", "AllocationId=EIP InstanceId=i-run"},
		{400, "InvalidParameter", "AssociateEipAddress", "AllocationId=EIP InstanceId=lb-in PrivateIpAddress=10.2.0.5"},
		{400, "InvalidParameter", "AssociateEipAddress", "AllocationId=EIP InstanceId=lb-in PrivateIpAddress=10.1.0.10"},
		{400, "Forbindden", "CreateForwardEntry", "ForwardTableId=FWD ExternalIp=DOOR ExternalPort=81 InternalIp=STOPPED InternalPort=81 IpProtocol=tcp"},
		{400, "Forbidden.SourceVSwitchId.IncludeHaVip", "CreateSnatEntry", "SnatTableId=SNAT SourceVSwitchId=VSW SnatIp=SECOND"},
		{400, "INVALID_VPC_ID", "CreateRouteEntry", "RouteTableId=TABLE DestinationCidrBlock=172.16.0.0/16 NextHopType=Instance NextHopId=i-else"},
		{404, "InvalidInstanId.NotFound", "CreateRouteEntry", "RouteTableId=TABLE DestinationCidrBlock=172.16.0.0/16 NextHopType=Instance NextHopId=i-theirs"},
		{404, "InvalidInstanId.NotFound", "CreateRouteEntry", "RouteTableId=TABLE DestinationCidrBlock=172.16.0.0/16 NextHopType=Instance NextHopId=i-classic"},
		{400, "IncorrectInstanceStatus", "CreateRouteEntry", "RouteTableId=TABLE DestinationCidrBlock=172.16.0.0/16 NextHopType=Instance NextHopId=i-starting"},
		{404, "InvalidHaVipId.NotFound", "CreateRouteEntry", "RouteTableId=TABLE DestinationCidrBlock=172.16.0.0/16 NextHopType=HaVip NextHopId=havip-else"},
		{400, "IncorrectHaVipStatus", "CreateRouteEntry", "RouteTableId=TABLE DestinationCidrBlock=172.16.0.0/16 NextHopType=HaVip NextHopId=havip-busy"},
		{400, "INVALID_VPC_ID", "CreateRouteEntry", "RouteTableId=TABLE DestinationCidrBlock=172.16.0.0/16 NextHopType=NetworkInterface NextHopId=eni-else"},
		{403, "IncorrectInstanceStatus", "CreateRouteEntry", "RouteTableId=TABLE DestinationCidrBlock=172.16.0.0/16 NextHopType=NetworkInterface NextHopId=eni-busy"},
	} {
		n.refused(test.status, test.code, test.action, strings.Fields(ids.Replace(test.params))...)
	}
	for _, id := range []string{"lb-in", "havip-1", "i-else"} {
		eip, _ := n.eip(id)
		typ := map[byte]string{'l': "SlbInstance", 'h': "HaVip", 'i': "EcsInstance"}[id[0]]
		want(t, n.do("DescribeEipAddresses", "AllocationId="+eip), map[string]string{"EipAddresses.EipAddress.0.InstanceId": id, "EipAddresses.EipAddress.0.InstanceType": typ})
	}
	for i, id := range []string{"Instance=i-run", "Instance=i-stopped", "HaVip=havip-1", "NetworkInterface=eni-1"} {
		typ, hop, _ := strings.Cut(id, "=")
		n.settled("CreateRouteEntry", "RouteTableId="+n.table, fmt.Sprintf("DestinationCidrBlock=172.%d.0.0/16", 20+i), "NextHopType="+typ, "NextHopId="+hop)
	}
}

// TestUnbindTargetRules: an instance that changes keeps its EIP.
func TestUnbindTargetRules(t *testing.T) {
	n := crowd(t)
	for id, test := range map[string]struct{ status, code string }{
		"i-run": {"Stopping", "IncorrectInstanceStatus"}, "lb-in": {"inactive", "IncorrectInstanceStatus"}, "havip-1": {"Associating", "IncorrectHaVipStatus"},
	} {
		eip, _ := n.eip(id)
		n.assume(sim.Instance{ID: id, VSwitchID: n.vsw, Status: test.status})
		n.refused(400, test.code, "UnassociateEipAddress", "AllocationId="+eip, "InstanceId="+id, "InstanceType="+boundAs(id))
		n.assume(sim.Instance{ID: id, VSwitchID: n.vsw})
		n.settled("UnassociateEipAddress", "AllocationId="+eip, "InstanceId="+id, "InstanceType="+boundAs(id))
	}
}

func boundAs(id string) string {
	return map[string]string{"i": "EcsInstance", "lb": "SlbInstance", "havip": "HaVip"}[id[:strings.Index(id, "-")]]
}

// TestDefaultVpcTargets: EIPs of a default VPC, which only Import makes, are
// neither bound nor unbound.
func TestDefaultVpcTargets(t *testing.T) {
	n := crowd(t)
	bound, _ := n.eip("i-run")
	free, _ := n.eip("")
	answer := overTheWire(t, n.do("DescribeVpcs", "VpcId="+n.vpc))
	get(answer, "Vpcs.Vpc.0").(map[string]any)["IsDefault"] = true
	n.bring("DescribeVpcs", answer)
	n.refused(400, "OperationDenied", "AssociateEipAddress", "AllocationId="+free, "InstanceId=i-stopped")
	n.refused(400, "OperationDenied", "AssociateEipAddress", "AllocationId="+free, "InstanceId="+n.gateway, "InstanceType=Nat")
	n.refused(400, "OperationDenied", "UnassociateEipAddress", "AllocationId="+bound, "InstanceId=i-run")
}

// TestVSwitchWithInstances: what stands in a VSwitch takes an address, is
// counted, and keeps VSwitch and VPC from being deleted.
func TestVSwitchWithInstances(t *testing.T) {
	n := newNatNet(t)
	for id, code := range map[string]string{"i-1": "DependencyViolation", "lb-1": "DependencyViolation", "eni-1": "DependencyViolation", "havip-1": "DependencyViolation.HaVip"} {
		vsw := n.vswitch("10.2.0.0/29")
		n.assume(sim.Instance{ID: id, VSwitchID: vsw})
		n.refused(400, code, "DeleteVSwitch", "VSwitchId="+vsw)
		want(t, n.do("DescribeVSwitches", "VSwitchId="+vsw), map[string]string{"VSwitches.VSwitch.0.AvailableIpAddressCount": "3"})
		n.Forget(id)
		want(t, n.do("DescribeVSwitchAttributes", "VSwitchId="+vsw), map[string]string{"AvailableIpAddressCount": "4", "CloudResources.CloudResourceSetType": "[]"})
		n.settled("DeleteVSwitch", "VSwitchId="+vsw)
	}
	n.assume(sim.Instance{ID: "i-1", VSwitchID: n.vsw}, sim.Instance{ID: "i-2", VSwitchID: n.vsw}, sim.Instance{ID: "havip-1", VSwitchID: n.vsw}, sim.Instance{ID: "sg-1", VpcID: n.vpc})
	counts := func(answer any) map[string]string {
		all := map[string]string{}
		for _, r := range get(answer, "CloudResources.CloudResourceSetType").([]any) {
			all[text(r, "ResourceType")] = text(r, "ResourceCount")
		}
		return all
	}
	if have, want := counts(n.do("DescribeVSwitchAttributes", "VSwitchId="+n.vsw)), map[string]string{"Instance": "2", "HaVip": "1"}; !maps.Equal(have, want) {
		t.Errorf("in the VSwitch are %v, want %v", have, want)
	}
	have := counts(n.do("DescribeVpcAttribute", "VpcId="+n.vpc))
	for typ, n := range map[string]string{"Instance": "2", "HaVip": "1", "SecurityGroup": "1", "VSwitch": "1", "VRouter": "1", "RouteTable": "1"} {
		if have[typ] != n {
			t.Errorf("in the VPC are %v, want %s %s", have, n, typ)
		}
	}
	n.refused(400, "DependencyViolation.Instance", "DeleteVpc", "VpcId="+n.vpc)
	vpc := text(n.settled("CreateVpc"), "VpcId")
	n.assume(sim.Instance{ID: "sg-2", VpcID: vpc})
	n.refused(400, "DependencyViolation.SecurityGroup", "DeleteVpc", "VpcId="+vpc)
	n.Forget("sg-2")
	n.settled("DeleteVpc", "VpcId="+vpc)
}

func TestAssumeInstanceErrors(t *testing.T) {
	n := newNatNet(t)
	small := n.vswitch("10.2.0.0/29")
	n.assume(sim.Instance{ID: "i-first", VSwitchID: small, PrivateIP: "10.2.0.1"})
	for _, test := range []struct {
		instance sim.Instance
		says     string
	}{
		{sim.Instance{ID: "rds-1", VSwitchID: small}, "begins with"},
		{sim.Instance{ID: "i-1"}, "needs a VSwitch"},
		{sim.Instance{ID: "i-1", VSwitchID: "vsw-none"}, "there is no vswitch vsw-none"},
		{sim.Instance{ID: "sg-1", VpcID: "vpc-none"}, "there is no vpc vpc-none"},
		{sim.Instance{ID: "i-1", VSwitchID: small, VpcID: "vpc-other"}, "is in VPC"},
		{sim.Instance{ID: "i-1", VSwitchID: small, Region: "cn-beijing"}, "is in VPC"},
		{sim.Instance{ID: "i-1", VSwitchID: small, PrivateIP: "10.2.0.0"}, "no address"},
		{sim.Instance{ID: "i-1", VSwitchID: small, PrivateIP: "10.2.0.5"}, "no address"},
		{sim.Instance{ID: "i-1", VSwitchID: small, PrivateIP: "10.3.0.1"}, "no address"},
		{sim.Instance{ID: "i-1", VSwitchID: small, PrivateIP: "ten"}, "no address"},
		{sim.Instance{ID: "i-1", VSwitchID: small, PrivateIP: "10.2.0.1"}, "is taken"},
	} {
		before := n.state()
		if err := n.AssumeInstance(test.instance); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%+v: have %v, want %q", test.instance, err, test.says)
		}
		if n.state() != before {
			t.Errorf("%+v was refused and changed the cloud", test.instance)
		}
	}
	for i := range 3 {
		n.assume(sim.Instance{ID: fmt.Sprint("i-more", i), VSwitchID: small})
	}
	if err := n.AssumeInstance(sim.Instance{ID: "i-last", VSwitchID: small}); err == nil || !strings.Contains(err.Error(), "no free address") {
		t.Errorf("a fifth instance in a /29: %v", err)
	}
	n.assume(sim.Instance{ID: "i-first", VSwitchID: small, PrivateIP: "10.2.0.1", Status: "Stopped"})
}

// TestAssumeThenDetails: plain ids stay as they were, details replace them, and
// all is saved.
func TestAssumeThenDetails(t *testing.T) {
	n := newNatNet(t)
	n.Assume("i-1", "i-2")
	n.assume(sim.Instance{ID: "i-1", VSwitchID: n.vsw, Status: "Starting"})
	n.Assume("i-1")
	var saved bytes.Buffer
	if err := n.Save(&saved); err != nil {
		t.Fatal(err)
	}
	n.Cloud = &sim.Cloud{Now: n.clock.Now}
	if err := n.Load(&saved); err != nil {
		t.Fatal(err)
	}
	eip, _ := n.eip("")
	n.refused(400, "IncorrectInstanceStatus", "AssociateEipAddress", "AllocationId="+eip, "InstanceId=i-1")
	n.settled("AssociateEipAddress", "AllocationId="+eip, "InstanceId=i-2", "PrivateIpAddress=192.168.0.1")
	n.Forget("i-1", "i-2")
	other, _ := n.eip("")
	n.refused(404, "InvalidInstanId.NotFound", "AssociateEipAddress", "AllocationId="+other, "InstanceId=i-1")
	n.settled("UnassociateEipAddress", "AllocationId="+eip, "InstanceId=i-2")
}

// TestOtherProducts: what the actions of other products show.
func TestOtherProducts(t *testing.T) {
	n := crowd(t)
	_, ip := n.eip("i-run")
	want(t, n.do("ecs.DescribeInstances", `InstanceIds=["i-run","i-none"]`), map[string]string{
		"TotalCount": "1", "Instances.Instance.0.InstanceId": "i-run", "Instances.Instance.0.InstanceName": "web", "Instances.Instance.0.Status": "Running",
		"Instances.Instance.0.VpcAttributes.VpcId": n.vpc, "Instances.Instance.0.VpcAttributes.VSwitchId": n.vsw, "Instances.Instance.0.ZoneId": "cn-hangzhou-b",
		"Instances.Instance.0.VpcAttributes.PrivateIpAddress.IpAddress": "[10.1.0.10]", "Instances.Instance.0.InstanceNetworkType": "vpc",
		"Instances.Instance.0.SecurityGroupIds.SecurityGroupId": "[sg-1 sg-2]", "Instances.Instance.0.EipAddress.IpAddress": ip,
	})
	for filter, count := range map[string]string{
		"VpcId=" + n.vpc: "3", "VSwitchId=" + n.vsw: "3", "Status=Running": "3", "InstanceName=web": "1", "SecurityGroupId=sg-2": "1", "SecurityGroupId=sg-3": "0",
		"InstanceIds=[]": "0", "PageSize=100": "5",
	} {
		want(t, n.do("ecs.DescribeInstances", filter), map[string]string{"TotalCount": count})
	}
	n.refused(400, "InvalidParameter", "ecs.DescribeInstances", "InstanceIds=i-run")
	n.refused(400, "InvalidParameter", "ecs.DescribeInstances", "ImageId=x")
	want(t, n.do("slb.DescribeLoadBalancers", "LoadBalancerId=lb-in,lb-out", "AddressType=intranet"), map[string]string{
		"TotalCount": "1", "LoadBalancers.LoadBalancer.0.LoadBalancerId": "lb-in", "LoadBalancers.LoadBalancer.0.VSwitchId": n.vsw,
		"LoadBalancers.LoadBalancer.0.NetworkType": "vpc", "LoadBalancers.LoadBalancer.0.LoadBalancerStatus": "active",
	})
	want(t, n.do("slb.DescribeLoadBalancers", "LoadBalancerStatus=locked"), map[string]string{"LoadBalancers.LoadBalancer.0.LoadBalancerId": "lb-locked"})
	want(t, n.do("ecs.DescribeNetworkInterfaces", "NetworkInterfaceId.1=eni-1", "NetworkInterfaceId.2=eni-none"), map[string]string{
		"TotalCount": "1", "NetworkInterfaceSets.NetworkInterfaceSet.0.InstanceId": "i-run", "NetworkInterfaceSets.NetworkInterfaceSet.0.Status": "InUse",
	})
	want(t, n.do("ecs.DescribeNetworkInterfaces", "InstanceId=i-run"), map[string]string{"TotalCount": "1"})
	want(t, n.do("ecs.DescribeRegions"), map[string]string{"Regions.Region.0.Status": "available"})
	want(t, n.do("ecs.DescribeZones"), map[string]string{"Zones.Zone.0.AvailableResourceCreation.ResourceTypes": "[VSwitch]"})
}

func TestSecurityGroups(t *testing.T) {
	n := newNatNet(t)
	id := text(n.do("ecs.CreateSecurityGroup", "VpcId="+n.vpc, "SecurityGroupName=web", "ClientToken=t"), "SecurityGroupId")
	if again := text(n.do("ecs.CreateSecurityGroup", "VpcId="+n.vpc, "SecurityGroupName=web", "ClientToken=t"), "SecurityGroupId"); again != id {
		t.Errorf("the token made %s, then %s", id, again)
	}
	want(t, n.do("ecs.DescribeSecurityGroups", `SecurityGroupIds=["`+id+`"]`), map[string]string{
		"TotalCount": "1", "RegionId": "cn-hangzhou", "SecurityGroups.SecurityGroup.0.VpcId": n.vpc, "SecurityGroups.SecurityGroup.0.SecurityGroupName": "web",
	})
	want(t, n.do("ecs.DescribeSecurityGroups", "SecurityGroupName=other"), map[string]string{"TotalCount": "0"})
	n.refused(404, "InvalidVpcId.NotFound", "ecs.CreateSecurityGroup", "VpcId=vpc-none")
	n.refused(404, "InvalidSecurityGroupId.NotFound", "ecs.DeleteSecurityGroup", "SecurityGroupId=sg-none")
	n.assume(sim.Instance{ID: "i-1", VSwitchID: n.vsw, SecurityGroups: []string{id}})
	n.refused(403, "DependencyViolation", "ecs.DeleteSecurityGroup", "SecurityGroupId="+id)
	n.Forget("i-1")
	n.do("ecs.DeleteSecurityGroup", "SecurityGroupId="+id)
	want(t, n.do("ecs.DescribeSecurityGroups"), map[string]string{"TotalCount": "0"})
}

func TestHaVips(t *testing.T) {
	n := newNatNet(t)
	n.assume(sim.Instance{ID: "i-1", VSwitchID: n.vsw}, sim.Instance{ID: "i-else", VSwitchID: newNatNetIn(n)}, sim.Instance{ID: "i-busy", VSwitchID: n.vsw, Status: "Pending"})
	made := n.do("CreateHaVip", "VSwitchId="+n.vsw, "IpAddress=10.1.0.20", "Name=door")
	id := text(made, "HaVipId")
	at := "HaVipId=" + id
	show := func(values map[string]string) {
		t.Helper()
		all := map[string]string{"TotalCount": "1"}
		for path, value := range values {
			all["HaVips.HaVip.0."+path] = value
		}
		want(t, n.do("DescribeHaVips", "Filter.1.Key=HaVipId", "Filter.1.Value.1="+id), all)
	}
	show(map[string]string{"Status": "Creating", "IpAddress": "10.1.0.20", "VpcId": n.vpc, "VSwitchId": n.vsw, "Name": "door", "AssociatedInstances.associatedInstance": "[]"})
	n.refused(400, "IncorrectHaVipStatus", "AssociateHaVip", at, "InstanceId=i-1")
	n.clock.advance(time.Minute)
	for _, test := range []refusal{
		{404, "InvalidVSwitchId.NotFound", "CreateHaVip", "VSwitchId=vsw-none"},
		{400, "InvalidIpAddress.AlreadyUsed", "CreateHaVip", "VSwitchId=" + n.vsw + " IpAddress=10.1.0.20"},
		{400, "InvalidIpAddress.NotInVSwitch", "CreateHaVip", "VSwitchId=" + n.vsw + " IpAddress=10.2.0.20"},
		{404, "InvalidHaVipId.NotFound", "AssociateHaVip", "HaVipId=havip-none InstanceId=i-1"},
		{404, "InvalidInstanceId.NotFound", "AssociateHaVip", at + " InstanceId=i-none"},
		{404, "InvalidInstanceId.NotFound", "AssociateHaVip", at + " InstanceId=i-else"},
		{400, "IncorrectInstanceStatus", "AssociateHaVip", at + " InstanceId=i-busy"},
		{400, "IncorrectHaVipStatus", "UnassociateHaVip", at + " InstanceId=i-1"},
		{400, "DependencyViolation.HaVip", "DeleteVSwitch", "VSwitchId=" + n.vsw},
		{404, "InvalidHaVipId.NotFound", "DeleteHaVip", "HaVipId=havip-none"},
	} {
		if test.action == "DeleteVSwitch" {
			n.Forget("i-1", "i-busy")
		}
		n.refused(test.status, test.code, test.action, strings.Fields(test.params)...)
	}
	n.assume(sim.Instance{ID: "i-1", VSwitchID: n.vsw})
	n.settled("AssociateHaVip", at, "InstanceId=i-1")
	show(map[string]string{"Status": "InUse", "AssociatedInstances.associatedInstance": "[i-1]", "MasterInstanceId": "i-1"})
	n.refused(400, "IncorrectHaVipStatus", "DeleteHaVip", at)
	n.refused(404, "InvalidInstanceId.NotFound", "UnassociateHaVip", at, "InstanceId=i-2")
	eip, ip := n.eip(id)
	show(map[string]string{"AssociatedEipAddresses.associatedEipAddresse": "[" + ip + "]"})
	n.settled("UnassociateHaVip", at, "InstanceId=i-1")
	show(map[string]string{"Status": "Available", "AssociatedInstances.associatedInstance": "[]"})
	n.refused(400, "DependencyViolation", "DeleteHaVip", at)
	n.settled("UnassociateEipAddress", "AllocationId="+eip, "InstanceId="+id, "InstanceType=HaVip")
	n.settled("DeleteHaVip", at)
	want(t, n.do("DescribeHaVips"), map[string]string{"TotalCount": "0"})
}

// TestHaVipRoutes: at most five routes of a table lead to HaVips (8.8).
func TestHaVipRoutes(t *testing.T) {
	n := crowd(t)
	to := func(i int) []string {
		return []string{"RouteTableId=" + n.table, fmt.Sprintf("DestinationCidrBlock=172.%d.0.0/16", 16+i), "NextHopType=HaVip", "NextHopId=havip-1"}
	}
	for i := range 5 {
		n.settled("CreateRouteEntry", to(i)...)
	}
	n.refused(400, "CountLimitExceed.HaVipRouteEntry", "CreateRouteEntry", to(5)...)
}

// TestForeignEips: an EIP of another account has a code of its own.
func TestForeignEips(t *testing.T) {
	n := crowd(t)
	eip, _ := n.eip("")
	for action, params := range map[string]map[string]string{
		"AssociateEipAddress": {"InstanceId": "i-run"}, "UnassociateEipAddress": {"InstanceId": "i-run"}, "ReleaseEipAddress": {},
	} {
		params["AllocationId"] = eip
		_, err := n.As("2222222222222222").Call(t.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou", Params: params})
		var fail *cloudapi.Error
		if !errors.As(err, &fail) || fail.Code != "Forbbiden" || fail.Status != 400 {
			t.Errorf("%s: have %v, want 400 Forbbiden", action, err)
		}
	}
}

// TestAssumedServers: a backend server is in a VPC of its region, and its
// address is shown (18.6, 18.8).
func TestAssumedServers(t *testing.T) {
	c := newInside(t)
	vpc := text(c.settledAbroad("CreateVpc", nil), "VpcId")
	zone := text(c.settledAbroad("DescribeZones", nil), "Zones.Zone.0.ZoneId")
	vsw := text(c.settledAbroad("CreateVSwitch", map[string]string{"VpcId": vpc, "ZoneId": zone, "CidrBlock": "172.16.0.0/24"}), "VSwitchId")
	c.assume(
		sim.Instance{ID: "i-us", VSwitchID: vsw, PrivateIP: "172.16.0.9"},
		sim.Instance{ID: "i-classic", Region: "us-east-1"}, sim.Instance{ID: "i-west", Region: "us-west-1"},
	)
	id := c.accelerationIn("Available")
	c.refused(400, "InvalidBackendServerId.NotInVPC", "AssociateGlobalAccelerationInstance", bind(id, "i-classic")...)
	c.refused(404, "InvalidBackendServerId.NotFound", "AssociateGlobalAccelerationInstance", bind(id, "i-west")...)
	c.refused(400, "InvalidBackendServerId.NotInVPC", "DescribeServerRelatedGlobalAccelerationInstances", "ServerId=i-classic")
	c.settled("AssociateGlobalAccelerationInstance", bind(id, "i-us")...)
	want(t, c.do("DescribeGlobalAccelerationInstances"), map[string]string{accelerated + "0.BackendServers.BackendServer.0.ServerIpAddress": "172.16.0.9"})
}
