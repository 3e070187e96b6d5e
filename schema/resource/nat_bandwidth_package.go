package resource

import (
	"slices"
	"strconv"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var natBandwidthPackage = &schema.Type{
	Name:    "nat_bandwidth_package",
	Summary: "Public addresses of a NAT gateway that share bandwidth, for accounts that had one before 2017-11-03; others bind EIPs.",
	Section: "17.2-17.5, 17.7, 17.9, 17.11",
	Actions: schema.Actions{
		Create: "CreateBandwidthPackage", Read: "DescribeBandwidthPackages",
		Update: []string{"ModifyBandwidthPackageAttribute", "ModifyBandwidthPackageSpec"}, Delete: "DeleteBandwidthPackage",
	},
	ID:      []string{"bandwidth_package_id"},
	Parent:  "nat_gateway_id",
	Natural: []string{"nat_gateway_id", "name"},
	Attrs: []schema.Attr{
		{Name: "nat_gateway_id", Refs: []string{"nat_gateway.id"}, Doc: "NAT gateway that it belongs to."},
		{Name: "bandwidth", Doc: "Bandwidth in Mbps."},
		{Name: "ip_count", Recomputes: []string{"public_ip_addresses"}, Doc: "Number of public addresses, 1 to 50. Fewer removes idle ones."},
		{Name: "isp", Doc: "Line; BGP."},
		{Name: "internet_charge_type", Doc: "PayByTraffic or PayByBandwidth."},
		{Name: "zone", Field: "ZoneId", Doc: "Zone; any when left out."}, // 17.3
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending", "Modifying"}},
	Claims: []schema.Claim{{Kind: schema.Slot, Name: "nat_packages_per_gateway", In: "nat_gateway_id"}},
	Lanes:  []string{"nat_gateway_id", "."},
	Change: map[string]schema.Change{"ip_count": {
		Actions: []string{"AddBandwidthPackageIps", "RemoveBandwidthPackageIps"}, Calls: changeIPCount,
	}},
	Carries: "connections over its public addresses",
	Address: "public_ip_addresses",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "nat_bandwidth_package" "example" {
  nat_gateway_id = nat_gateway.main.id
  bandwidth      = 10
  ip_count       = 2
  name           = "example"
  description    = "An example package"
}
`,
}

// changeIPCount adds the addresses that are missing (17.7), or removes idle
// ones, the last in order first, at most 20 a call (17.9). It makes no call
// while one of the two numbers is not known.
func changeIPCount(have *schema.Object, want []schema.Value) []schema.Call {
	now, listed := whole(have.Attr("ip_count"))
	count, known := whole(want[have.Type.Index("ip_count")].V)
	switch {
	case !listed || !known:
		return nil
	case count > now:
		return []schema.Call{{Action: "AddBandwidthPackageIps", Params: map[string]string{
			"BandwidthPackageId": have.ID, "IpCount": strconv.Itoa(count - now),
		}}}
	}
	idle := idleAddresses(have.Attr("public_ip_addresses"))
	var calls []schema.Call
	for batch := range slices.Chunk(idle[:min(len(idle), now-count)], 20) {
		params := map[string]string{"BandwidthPackageId": have.ID}
		for i, ip := range batch {
			params["RemovedIpAddresses."+strconv.Itoa(i+1)] = ip
		}
		calls = append(calls, schema.Call{Action: "RemoveBandwidthPackageIps", Params: params})
	}
	return calls
}

// whole is a number, and whether there is one.
func whole(v cty.Value) (int, bool) {
	if v == cty.NilVal || v.IsNull() || !v.IsKnown() {
		return 0, false
	}
	n, _ := v.AsBigFloat().Int64()
	return int(n), true
}

// idleAddresses lists the addresses that no entry uses, the last in order
// first.
func idleAddresses(addresses cty.Value) []string {
	if addresses == cty.NilVal || addresses.IsNull() {
		return nil
	}
	var idle []string
	for _, a := range addresses.AsValueSlice() {
		status, ip := a.GetAttr("using_status"), a.GetAttr("ip_address")
		if !status.IsNull() && !ip.IsNull() && status.AsString() == "Idle" {
			idle = append(idle, ip.AsString())
		}
	}
	slices.Reverse(idle)
	return idle
}
