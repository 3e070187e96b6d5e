package diff_test

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
	"netplan/schema/resource"
)

var types = func() *schema.Registry {
	r, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		panic(err)
	}
	return r
}()

// want is a resource with some attributes written.
func want(name string, attrs map[string]cty.Value) *schema.Resource {
	t := types.Type(name)
	r := &schema.Resource{Addr: name + ".x", Block: name + ".x", Type: t, Values: make([]schema.Value, len(t.Attrs))}
	for i := range t.Attrs {
		r.Values[i].V = cty.NullVal(t.Attrs[i].Derived.Type)
	}
	for attr, v := range attrs {
		r.Values[t.Index(attr)].V = v
	}
	return r
}

// have is the object of one described row.
func have(t *testing.T, name, row string) *schema.Object {
	t.Helper()
	typ := types.Type(name)
	text := row
	for part := range strings.SplitSeq(reverse(typ.Items), ".") {
		if list, ok := strings.CutSuffix(part, "[]"); ok {
			text = `{"` + list + `":[` + text + `]}`
		} else {
			text = `{"` + part + `":` + text + `}`
		}
	}
	answer := map[string]any{}
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	objects := typ.Rows(answer)
	if len(objects) != 1 {
		t.Fatalf("%s decodes to %d objects", text, len(objects))
	}
	return objects[0]
}

// reverse turns a.b[].c[] into c[].b[].a.
func reverse(path string) string {
	parts := strings.Split(path, ".")
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return strings.Join(parts, ".")
}

func text(s string) cty.Value { return cty.StringVal(s) }

const vswitchRow = `{"VSwitchId":"vsw-1","VpcId":"vpc-1","CidrBlock":"10.0.0.0/24","ZoneId":"cn-hangzhou-b","VSwitchName":"app","Description":""}`

func TestCompare(t *testing.T) {
	hop := func(id, weight string) cty.Value {
		w := cty.NullVal(cty.Number)
		if weight != "" {
			w = cty.MustParseNumberVal(weight)
		}
		return cty.ObjectVal(map[string]cty.Value{"next_hop_id": text(id), "next_hop_type": cty.NullVal(cty.String), "weight": w})
	}
	const ecmp = `{"RouteTableId":"rtb-1","DestinationCidrBlock":"10.1.0.0/16","NextHops":{"NextHop":[
		{"NextHopId":"ri-1","NextHopType":"RouterInterface","Weight":100},{"NextHopId":"ri-2","NextHopType":"RouterInterface","Weight":100}]}}`
	for _, test := range []struct {
		name, typ, row string
		attrs          map[string]cty.Value
		verb           diff.Verb
		differ         string
	}{
		{"no object", "vswitch", "", map[string]cty.Value{"cidr_block": text("10.0.0.0/24"), "vpc_id": cty.UnknownVal(cty.String)}, diff.Create, "vpc_id cidr_block"},
		{"nothing written", "vswitch", vswitchRow, nil, diff.None, ""},
		{"equal", "vswitch", vswitchRow, map[string]cty.Value{"cidr_block": text("10.0.0.0/24"), "vswitch_name": text("app")}, diff.None, ""},
		{"host bits do not count", "vswitch", vswitchRow, map[string]cty.Value{"cidr_block": text("10.0.0.7/24")}, diff.None, ""},
		{"empty text is no text", "vswitch", vswitchRow, map[string]cty.Value{"description": text("")}, diff.None, ""},
		{"text is cleared", "vswitch", vswitchRow, map[string]cty.Value{"vswitch_name": text("")}, diff.Update, "vswitch_name"},
		{"empty text where only a new object could have none", "eip", `{"AllocationId":"eip-1","ResourceGroupId":"rg-default"}`,
			map[string]cty.Value{"resource_group_id": text("")}, diff.None, ""},
		{"in place", "vswitch", vswitchRow, map[string]cty.Value{"vswitch_name": text("web")}, diff.Update, "vswitch_name"},
		{"replaced", "vswitch", vswitchRow, map[string]cty.Value{"cidr_block": text("10.0.1.0/24")}, diff.Replace, "cidr_block!"},
		{"replaced although another is in place", "vswitch", vswitchRow, map[string]cty.Value{"cidr_block": text("10.0.1.0/24"), "vswitch_name": text("web")}, diff.Replace, "cidr_block! vswitch_name"},
		{"not known yet", "vswitch", vswitchRow, map[string]cty.Value{"vpc_id": cty.UnknownVal(cty.String)}, diff.Replace, "vpc_id!"},
		{"numbers by value", "eip", `{"AllocationId":"eip-1","EipBandwidth":"","Bandwidth":"5"}`, map[string]cty.Value{"bandwidth": cty.MustParseNumberVal("5.0")}, diff.None, ""},
		{"letter case of an enum", "eip", `{"AllocationId":"eip-1","InternetChargeType":"PayByTraffic"}`, map[string]cty.Value{"internet_charge_type": text("paybytraffic")}, diff.None, ""},
		{"a hint", "eip", `{"AllocationId":"eip-1"}`, map[string]cty.Value{"auto_pay": cty.True}, diff.None, ""},
		{"a set in another order", "vpc", `{"VpcId":"vpc-1","UserCidrs":{"UserCidr":["1.0.0.0/8","2.0.0.0/8"]}}`,
			map[string]cty.Value{"user_cidr": cty.SetVal([]cty.Value{text("2.0.0.0/8"), text("1.0.0.0/8")})}, diff.None, ""},
		{"a set with another element", "vpc", `{"VpcId":"vpc-1","UserCidrs":{"UserCidr":["1.0.0.0/8"]}}`,
			map[string]cty.Value{"user_cidr": cty.SetVal([]cty.Value{text("2.0.0.0/8")})}, diff.Replace, "user_cidr!"},
		{"a set with an unknown element", "vpc", `{"VpcId":"vpc-1","UserCidrs":{"UserCidr":["1.0.0.0/8"]}}`,
			map[string]cty.Value{"user_cidr": cty.SetVal([]cty.Value{cty.UnknownVal(cty.String)})}, diff.Replace, "user_cidr!"},
		{"blocks in another order, a field not written", "route_entry", ecmp,
			map[string]cty.Value{"next_hop": cty.ListVal([]cty.Value{hop("ri-2", "100"), hop("ri-1", "")})}, diff.None, ""},
		{"a block differs", "route_entry", ecmp,
			map[string]cty.Value{"next_hop": cty.ListVal([]cty.Value{hop("ri-2", "50"), hop("ri-1", "")})}, diff.Replace, "next_hop!"},
		{"a block more", "route_entry", ecmp,
			map[string]cty.Value{"next_hop": cty.ListVal([]cty.Value{hop("ri-1", ""), hop("ri-2", ""), hop("ri-3", "")})}, diff.Replace, "next_hop!"},
		{"a destination without prefix length", "route_entry", `{"RouteTableId":"rtb-1","DestinationCidrBlock":"10.1.0.1/32"}`,
			map[string]cty.Value{"destination_cidr_block": text("10.1.0.1")}, diff.None, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var o *schema.Object
			if test.row != "" {
				o = have(t, test.typ, test.row)
			}
			c := diff.Compare(want(test.typ, test.attrs), o, diff.Prints{})
			var differ []string
			for _, d := range c.Attrs {
				name := d.Attr.Name
				if d.Replaces {
					name += "!"
				}
				differ = append(differ, name)
			}
			if c.Verb != test.verb || strings.Join(differ, " ") != test.differ {
				t.Errorf("have %q %v, want %q %v", c.Verb, differ, test.verb, test.differ)
			}
		})
	}
}

func TestComparePrints(t *testing.T) {
	w := want("eip", map[string]cty.Value{"netmode": text("public")})
	o := have(t, "eip", `{"AllocationId":"eip-1"}`)
	for _, test := range []struct {
		want, have string
		verb       diff.Verb
	}{{"a", "a", diff.None}, {"a", "b", diff.Replace}, {"a", "", diff.Replace}} {
		c := diff.Compare(w, o, diff.Prints{Want: map[string]string{"netmode": test.want}, Have: map[string]string{"netmode": test.have}})
		if c.Verb != test.verb {
			t.Errorf("print %q after %q: have %q, want %q", test.want, test.have, c.Verb, test.verb)
		}
	}
}

func TestReasons(t *testing.T) {
	c := diff.Compare(want("vswitch", map[string]cty.Value{"cidr_block": text("10.0.1.0/24")}), have(t, "vswitch", vswitchRow), diff.Prints{})
	c.Explain()
	wants := []diff.Reason{
		{Kind: diff.Forces, Text: "replaced because cidr_block changes: 10.0.0.0/24 -> 10.0.1.0/24; the API cannot change it in place (6)"},
		{Kind: diff.Cut, Text: "connections of its hosts are cut until it is there again"},
		{Kind: diff.Lost, Text: "its address range 10.0.0.0/24 is given up"},
		{Kind: diff.Lost, Text: "its id vsw-1 is gone, and the new one has another"},
		{Kind: diff.Lost, Text: "hosts in it do not move to the new one, and the old one goes only when it has none"},
	}
	if d := cmp.Diff(wants, c.Reasons); d != "" {
		t.Error(d)
	}
	c.Turn = schema.CreateFirst
	if c.Explain(); c.Reasons[1].Text != "connections of its hosts are cut only as the old one goes; the new one is there by then" {
		t.Errorf("created first: %q", c.Reasons[1])
	}
	zone := diff.Compare(want("vswitch", map[string]cty.Value{"cidr_block": text("10.0.0.0/24"), "zone_id": text("cn-hangzhou-c")}), have(t, "vswitch", vswitchRow), diff.Prints{})
	if zone.Explain(); strings.Contains(strings.Join(diff.Texts(zone.Reasons), "; "), "given up") {
		t.Errorf("its range is kept: %q", zone.Reasons)
	}
}

// TestLostAddresses deletes and replaces what has public addresses of its own,
// and what has that of another object.
func TestLostAddresses(t *testing.T) {
	again := func(o *schema.Object) *diff.Change {
		c := diff.Remove(o.Type.Name+".x", o.Type, o, nil)
		c.Verb, c.Want = diff.Replace, want(o.Type.Name, nil)
		return c
	}
	for typ, row := range map[string]string{
		"eip":                          `{"AllocationId":"eip-1","IpAddress":"47.1.2.3"}`,
		"vpn_gateway":                  `{"VpnGatewayId":"vpn-1","InternetIp":"47.1.2.3"}`,
		"nat_bandwidth_package":        `{"BandwidthPackageId":"bwp-1","PublicIpAddresses":{"PublicIpAddresse":[{"IpAddress":"47.1.2.3"}]}}`,
		"global_acceleration_instance": `{"GlobalAccelerationInstanceId":"ga-1","IpAddress":"47.1.2.3"}`,
	} {
		o := have(t, typ, row)
		gone := diff.Remove(typ+".x", o.Type, o, nil)
		for want, c := range map[string]*diff.Change{
			"its public address 47.1.2.3 is given back; the same one cannot be had again": gone,
			"its public address 47.1.2.3 is given back, and the new one gets another":     again(o),
		} {
			if have := strings.Join(diff.Texts(c.Costs()), "; "); !strings.Contains(have, want) {
				t.Errorf("%s: have %q, want %q", typ, have, want)
			}
		}
	}
	bound := have(t, "eip_association", `{"AllocationId":"eip-1","InstanceId":"ngw-1","IpAddress":"47.1.2.3"}`)
	gone := diff.Remove("eip_association.x", bound.Type, bound, nil)
	if have := strings.Join(diff.Texts(gone.Costs()), "; "); have != "connections over the public address are cut for good" {
		t.Error(have)
	}
}

// TestCutForGood replaces what connections go over: where the public address is
// another one they are cut for good, in either turn.
func TestCutForGood(t *testing.T) {
	binding := map[string]cty.Value{"allocation_id": text("eip-1"), "instance_id": text("ngw-1")}
	other := func(attr string) map[string]cty.Value {
		values := maps.Clone(binding)
		values[attr] = text("other")
		return values
	}
	const row = `{"AllocationId":"eip-1","InstanceId":"ngw-1","IpAddress":"47.1.2.3"}`
	const gateway = `{"VpnGatewayId":"vpn-1","VpcId":"vpc-1","Spec":"5M","InternetIp":"47.1.2.3"}`
	for _, c := range []struct {
		typ, row string
		want     map[string]cty.Value
		good     bool
	}{
		{"eip_association", row, other("allocation_id"), true},
		{"eip_association", row, other("instance_id"), false},
		{"vpn_gateway", gateway, map[string]cty.Value{"vpc_id": text("vpc-2")}, true},
	} {
		for _, turn := range []schema.Turn{schema.CreateFirst, schema.DeleteFirst} {
			change := diff.Compare(want(c.typ, c.want), have(t, c.typ, c.row), diff.Prints{})
			change.Turn = turn
			said := strings.Join(diff.Texts(change.Costs()), "; ")
			if change.Verb != diff.Replace || strings.Contains(said, "cut for good as the old one goes: the new one has another public address") != c.good {
				t.Errorf("%s in turn %v: %q %s", c.typ, turn, change.Verb, said)
			}
		}
	}
}

func TestRemoveForgets(t *testing.T) {
	if c := diff.Remove("vpc.x", types.Type("vpc"), nil, nil); c.Verb != diff.Forget {
		t.Errorf("without object: %q", c.Verb)
	}
	router := have(t, "vrouter", `{"VRouterId":"vrt-1","VpcId":"vpc-1"}`)
	if c := diff.Remove("vrouter.x", router.Type, router, nil); c.Verb != diff.Forget {
		t.Errorf("without delete action: %q", c.Verb)
	}
}
