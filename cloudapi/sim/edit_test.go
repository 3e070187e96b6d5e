package sim_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// item is how a type's only object with an id is described.
func item(t testing.TB, c *sim.Cloud, typ, id string) map[string]any {
	t.Helper()
	list, err := c.Objects(typ, id)
	if err != nil || len(list) != 1 {
		t.Fatalf("%s %s: have %v, %v, want one", typ, id, list, err)
	}
	return list[0].Item
}

// network is a VPC with a VSwitch, a route and an EIP, by type.
func network(c *inside) map[string]string {
	c.Assume("i-1")
	vpc := c.settled("CreateVpc", "CidrBlock=10.0.0.0/8", "VpcName=main")
	ids := map[string]string{"vpc": text(vpc, "VpcId"), "routetable": text(vpc, "RouteTableId"), "vrouter": text(vpc, "VRouterId")}
	ids["vswitch"] = text(c.settled("CreateVSwitch", "VpcId="+ids["vpc"], "CidrBlock=10.1.0.0/16", "ZoneId=cn-hangzhou-b"), "VSwitchId")
	ids["eip"] = text(c.settled("AllocateEipAddress"), "AllocationId")
	return ids
}

// TestObjects: every object is told under the names of its description.
func TestObjects(t *testing.T) {
	c := newInside(t)
	ids := network(c)
	for typ, list := range map[string]string{"vpc": "DescribeVpcs Vpcs.Vpc", "vswitch": "DescribeVSwitches VSwitches.VSwitch", "eip": "DescribeEipAddresses EipAddresses.EipAddress"} {
		action, path, _ := strings.Cut(list, " ")
		shown := get(c.do(action), path+".0").(map[string]any)
		have := item(t, c.Cloud, typ, ids[typ])
		for name, value := range shown {
			if d := cmp.Diff(value, have[name]); d != "" {
				t.Errorf("%s: %s (-want +have):\n%s", typ, name, d)
			}
		}
	}
	vpc := item(t, c.Cloud, "", ids["vpc"])
	if _, told := vpc["CloudResources"]; !told || vpc["RequestId"] != nil || vpc["TotalCount"] != nil {
		t.Errorf("the VPC is %v", vpc)
	}
	all, err := c.Objects("", "")
	if err != nil || !slices.ContainsFunc(all, func(o sim.Object) bool {
		return o.Type == "routeentry" && o.Item["DestinationCidrBlock"] == "100.64.0.0/10" && o.Region == "cn-hangzhou" && o.Account == sim.Account
	}) {
		t.Errorf("the system route entry is not told: %v", err)
	}
	if none, err := c.Objects("vpc", "vpc-none"); err != nil || len(none) != 0 {
		t.Errorf("unknown id: have %v, %v", none, err)
	}
	if _, err := c.Objects("moon", ""); err == nil || !strings.Contains(err.Error(), "there are ") || !strings.Contains(err.Error(), "vswitch") {
		t.Errorf("unknown type: have %v", err)
	}
}

// TestEdit: what is changed shows in the answers and is found by the filters.
func TestEdit(t *testing.T) {
	c := newInside(t)
	ids := network(c)
	for _, e := range []struct {
		typ     string
		changes map[string]any
		action  string
		want    map[string]string
	}{
		{"vpc", map[string]any{"Description": "by hand", "VpcName": "renamed"}, "DescribeVpcs", map[string]string{"Vpcs.Vpc.0.Description": "by hand", "Vpcs.Vpc.0.VpcName": "renamed"}},
		{"vpc", map[string]any{"UserCidrs": map[string]any{"UserCidr": []any{"11.0.0.0/8", "12.0.0.0/8"}}}, "DescribeVpcs", map[string]string{"Vpcs.Vpc.0.UserCidrs.UserCidr": "[11.0.0.0/8 12.0.0.0/8]"}},
		{"vpc", map[string]any{"UserCidrs": map[string]any{"UserCidr": nil}, "Description": nil}, "DescribeVpcs", map[string]string{"Vpcs.Vpc.0.UserCidrs.UserCidr": "[]", "Vpcs.Vpc.0.Description": ""}},
		{"vswitch", map[string]any{"CidrBlock": "10.2.0.0/16"}, "DescribeVSwitches", map[string]string{"VSwitches.VSwitch.0.CidrBlock": "10.2.0.0/16", "VSwitches.VSwitch.0.AvailableIpAddressCount": "65532"}},
		{"eip", map[string]any{"Bandwidth": 7, "Status": "Locked"}, "DescribeEipAddresses", map[string]string{"EipAddresses.EipAddress.0.Bandwidth": "7", "EipAddresses.EipAddress.0.Status": "Locked"}},
		{"vpc", map[string]any{"IsDefault": true}, "DescribeVpcs", map[string]string{"Vpcs.Vpc.0.IsDefault": "true"}},
	} {
		if err := c.Edit(e.typ, ids[e.typ], e.changes); err != nil {
			t.Errorf("%s %v: %v", e.typ, e.changes, err)
		}
		want(t, c.do(e.action), e.want)
	}
	want(t, c.do("DescribeVpcs", "VpcName=renamed"), map[string]string{"TotalCount": "1"})
	want(t, c.do("DescribeVpcs", "VpcName=main"), map[string]string{"TotalCount": "0"})
	// The claim has moved along.
	c.refused(400, "InvalidCidrBlock.Overlapped", "CreateVSwitch", "VpcId="+ids["vpc"], "CidrBlock=10.2.0.0/24", "ZoneId=cn-hangzhou-b")
	c.do("CreateVSwitch", "VpcId="+ids["vpc"], "CidrBlock=10.3.0.0/24", "ZoneId=cn-hangzhou-b")
}

// TestEditRefused: the error says what is wrong, and nothing changes.
func TestEditRefused(t *testing.T) {
	c := newInside(t)
	ids := network(c)
	var entry string
	entries, err := c.Objects("routeentry", "")
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	entry = entries[0].ID
	table := text(c.settled("CreateNatGateway", "VpcId="+ids["vpc"]), "SnatTableIds.SnatTableId.0")
	eip := text(c.do("AllocateEipAddress"), "AllocationId")
	nat := text(c.do("DescribeNatGateways"), "NatGateways.NatGateway.0.NatGatewayId")
	_, ip := c.eip(nat)
	snat := text(c.do("CreateSnatEntry", "SnatTableId="+table, "SnatIp="+ip, "SourceVSwitchId="+ids["vswitch"]), "SnatEntryId")
	before := c.state()
	for _, e := range []struct {
		typ, id string
		changes map[string]any
		want    string
	}{
		{"snattable", table, map[string]any{"NatGatewayId": ""}, "no action describes it"},
		{"moon", "x", nil, `there is no type "moon"; there are `},
		{"vpc", "x", nil, `there is no vpc "x"`},
		{"", "x", nil, `there is no object "x"`},
		{"vpc", ids["vpc"], map[string]any{"Description": "a", "Colour": "red"}, `it has no "Colour"; it has `},
		{"vpc", ids["vpc"], map[string]any{"VpcId": "vpc-2"}, "VpcId cannot be changed"},
		{"vpc", ids["vpc"], map[string]any{"RegionId": "cn-beijing"}, "RegionId cannot be changed"},
		{"vpc", ids["vpc"], map[string]any{"RequestId": "1"}, `it has no "RequestId"`},
		{"vpc", ids["vpc"], map[string]any{"VSwitchIds": map[string]any{"VSwitchId": []any{"vsw-9"}}}, "made of other objects"},
		{"vpc", ids["vpc"], map[string]any{"VSwitchIds": map[string]any{"Nonsense": nil}}, `VSwitchIds has no "Nonsense"`},
		{"vpc", ids["vpc"], map[string]any{"UserCidrs": "11.0.0.0/8"}, "want an object"},
		{"vpc", ids["vpc"], map[string]any{"UserCidrs": map[string]any{"UserCidr": "11.0.0.0/8"}}, "want a list"},
		{"vpc", ids["vpc"], map[string]any{"UserCidrs": map[string]any{"UserCidr": []any{"a,b"}}}, "holds a comma"},
		{"vpc", ids["vpc"], map[string]any{"IsDefault": "perhaps"}, "want true or false"},
		{"vpc", ids["vpc"], map[string]any{"Description": []any{}}, "want a text, a number or a boolean"},
		{"vswitch", ids["vswitch"], map[string]any{"CidrBlock": "ten"}, `"ten" is no prefix`},
		{"vswitch", ids["vswitch"], map[string]any{"VpcId": "vpc-9"}, `VpcId "vpc-9": there is no such object`},
		{"vpc", ids["vpc"], map[string]any{"VRouterId": "vrt-9"}, `VRouterId "vrt-9": there is no such object`},
		{"vpc", ids["vpc"], map[string]any{"CidrBlock": "ten"}, `"ten" is no prefix`},
		{"eip", eip, map[string]any{"BandwidthPackageId": "cbwp-9"}, `BandwidthPackageId "cbwp-9": there is no such object`},
		{"eip", eip, map[string]any{"InstanceId": "i-9"}, `InstanceId "i-9": there is no such object`},
		{"eip", eip, map[string]any{"Bandwidth": "plenty"}, `Bandwidth is "plenty", want a whole number`},
		{"eip", eip, map[string]any{"Name": "a\x00b"}, `Name is "a\x00b", which has a character that no answer can hold`},
		{"eip", eip, map[string]any{"Name": "\uffff"}, "that no answer can hold"},
		{"eip", eip, map[string]any{"Bandwidth": -1}, `Bandwidth is "-1", want a whole number`},
		{"eip", eip, map[string]any{"ChargeType": "Free"}, `ChargeType is "Free", want one of PrePaid, PostPaid`},
		{"eip", eip, map[string]any{"IpAddress": "1.2.3"}, `IpAddress is "1.2.3", want an IP address`},
		{"vpc", ids["vpc"], map[string]any{"CidrBlock": "10.0.0.1/8"}, `CidrBlock is "10.0.0.1/8", want an IPv4 prefix`},
		{"vpc", ids["vpc"], map[string]any{"UserCidrs": map[string]any{"UserCidr": []any{"11.0.0.0/8", "ten"}}}, "want IPv4 prefixes"},
		{"snatentry", snat, map[string]any{"SnatIp": "1.2.3.4,1.2.3"}, "want IPv4 addresses"},
		{"vswitch", ids["vswitch"], map[string]any{"AvailableIpAddressCount": 3}, "made of other objects or attributes"},
		{"routeentry", entry, map[string]any{"DestinationCidrBlock": "10.9.0.0/16"}, "what identifies it cannot be changed"},
	} {
		if err := c.Edit(e.typ, e.id, e.changes); err == nil || !strings.Contains(err.Error(), e.want) {
			t.Errorf("%s %s %v: have %v, want %q", e.typ, e.id, e.changes, err, e.want)
		}
	}
	if c.state() != before {
		t.Error("refused edits changed the cloud")
	}
}

// TestEditSame: the description of an object, as it is, is permitted and
// changes nothing, for every object there is.
func TestEditSame(t *testing.T) {
	n, _, _ := fullNet(t)
	c := n.inside
	before := c.state()
	all, err := c.Objects("", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range all {
		text, err := json.Marshal(o.Item)
		if err != nil {
			t.Fatal(err)
		}
		var same map[string]any
		if err := json.Unmarshal(text, &same); err != nil {
			t.Fatal(err)
		}
		if err := c.Edit(o.Type, o.ID, same); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	if c.state() != before {
		t.Error("edits that change nothing changed the cloud")
	}
}

// TestEditStatus: a steady status stays, a transient one settles, and one on
// its way arrives or is taken off.
func TestEditStatus(t *testing.T) {
	c := newInside(t)
	vpc := text(c.do("CreateVpc"), "VpcId")
	status := func(have string) {
		t.Helper()
		want(t, c.do("DescribeVpcs"), map[string]string{"Vpcs.Vpc.0.Status": have})
	}
	set := func(to string) {
		t.Helper()
		if err := c.Edit("vpc", vpc, map[string]any{"Status": to}); err != nil {
			t.Fatal(err)
		}
		status(to)
	}
	set("Broken")
	c.clock.advance(time.Hour)
	status("Broken")
	c.refused(400, "IncorrectVpcStatus", "DeleteVpc", "VpcId="+vpc)
	set("Pending")
	c.clock.advance(time.Minute)
	status("Available")
	set("Pending")
	set("Available")
	c.do("DeleteVpc", "VpcId="+vpc)
	status("Pending")
	set("Broken") // the deletion is off
	c.clock.advance(time.Hour)
	status("Broken")
}

// TestEditVbr: what the console alone does to a virtual border router.
func TestEditVbr(t *testing.T) {
	c := newInside(t)
	list, err := c.Objects("vbr", "")
	if err != nil || len(list) != 0 {
		t.Fatalf("have %v, %v", list, err)
	}
	answer := map[string]any{"VirtualBorderRouterSet": map[string]any{"VirtualBorderRouterType": []any{map[string]any{"VbrId": "vbr-1", "Status": "unconfirmed"}}}}
	if err := c.Import(cloudapi.Request{Action: "DescribeVirtualBorderRouters", Region: "cn-hangzhou"}, answer); err != nil {
		t.Fatal(err)
	}
	if err := c.Edit("vbr", "vbr-1", map[string]any{"Status": "active"}); err != nil {
		t.Fatal(err)
	}
	want(t, c.do("DescribeVirtualBorderRouters"), map[string]string{"VirtualBorderRouterSet.VirtualBorderRouterType.0.Status": "active"})
}

// TestEditLock: an EIP that was locked for money is found by its lock.
func TestEditLock(t *testing.T) {
	c := newInside(t)
	eip := text(c.settled("AllocateEipAddress"), "AllocationId")
	if err := c.Edit("eip", eip, map[string]any{"OperationLocks": map[string]any{"LockReason": []any{map[string]any{"LockReason": "financial"}}}}); err != nil {
		t.Fatal(err)
	}
	want(t, c.do("DescribeEipAddresses"), map[string]string{"EipAddresses.EipAddress.0.OperationLocks.LockReason.0.LockReason": "financial"})
	want(t, c.do("DescribeEipAddresses", "LockReason=financial"), map[string]string{"TotalCount": "1"})
	if err := c.Edit("eip", eip, map[string]any{"OperationLocks": map[string]any{"LockReason": nil}}); err != nil {
		t.Fatal(err)
	}
	want(t, c.do("DescribeEipAddresses"), map[string]string{"EipAddresses.EipAddress.0.OperationLocks.LockReason": "[]"})
}

// TestRemove: what hangs on an object keeps it; what goes with it goes.
func TestRemove(t *testing.T) {
	c := newInside(t)
	ids := network(c)
	before := c.state()
	for _, r := range []struct{ typ, id, want string }{
		{"vpc", ids["vpc"], "the vswitch " + ids["vswitch"] + " hangs on it"},
		{"vpc", "vpc-9", `there is no vpc "vpc-9"`},
		{"moon", "", "there is no type"},
	} {
		if err := c.Remove(r.typ, r.id); err == nil || !strings.Contains(err.Error(), r.want) {
			t.Errorf("remove %s %s: have %v, want %q", r.typ, r.id, err, r.want)
		}
	}
	if c.state() != before {
		t.Error("refused removals changed the cloud")
	}
	for _, typ := range []string{"vswitch", "vpc", "eip"} {
		if err := c.Remove("", ids[typ]); err != nil {
			t.Errorf("remove %s: %v", typ, err)
		}
	}
	if left, err := c.Objects("", ""); err != nil || len(left) != 0 {
		t.Errorf("have %v, %v, want nothing left", left, err)
	}
}

// TestTypesDescribed: every type of object that a cloud can hold is named.
func TestTypesDescribed(t *testing.T) {
	types := new(sim.Cloud).Types()
	if !slices.IsSorted(types) || !slices.Contains(types, "vpc") || len(types) < 10 {
		t.Errorf("have %v", types)
	}
}
