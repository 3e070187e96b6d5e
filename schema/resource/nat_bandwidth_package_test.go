package resource_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// addresses are rows of addresses 1 to n, of which those named are in use.
func addresses(n int, used ...int) []any {
	var rows []any
	for i := 1; i <= n; i++ {
		status := "Idle"
		for _, u := range used {
			if u == i {
				status = "UsedBySnatTable"
			}
		}
		rows = append(rows, map[string]any{"IpAddress": fmt.Sprint("a", i), "UsingStatus": status})
	}
	return rows
}

// TestChangeIPCount checks the calls for another number of addresses: 17.7
// adds, 17.9 removes at most 20 that no entry uses.
func TestChangeIPCount(t *testing.T) {
	remove := func(from, to int) schema.Call {
		c := schema.Call{Action: "RemoveBandwidthPackageIps", Params: map[string]string{"BandwidthPackageId": "bwp-1"}}
		for i := from; i >= to; i-- {
			c.Params[fmt.Sprint("RemovedIpAddresses.", from-i+1)] = fmt.Sprint("a", i)
		}
		return c
	}
	add := schema.Call{Action: "AddBandwidthPackageIps", Params: map[string]string{"BandwidthPackageId": "bwp-1", "IpCount": "3"}}
	skip := remove(4, 4)
	skip.Params["RemovedIpAddresses.2"] = "a2"
	tests := map[string]struct {
		count     any
		addresses any
		change    cty.Value
		want      []schema.Call
	}{
		"three more":           {"2", addresses(2), cty.NumberIntVal(5), []schema.Call{add}},
		"the last two":         {"4", addresses(4), cty.NumberIntVal(2), []schema.Call{remove(4, 3)}},
		"not one in use":       {"4", addresses(4, 3), cty.NumberIntVal(2), []schema.Call{skip}},
		"21 in two calls":      {"30", addresses(30), cty.NumberIntVal(9), []schema.Call{remove(30, 11), remove(10, 10)}},
		"all in use":           {"2", addresses(2, 1, 2), cty.NumberIntVal(1), nil},
		"no addresses listed":  {"2", nil, cty.NumberIntVal(1), nil},
		"addresses of nothing": {"2", []any{map[string]any{}, "a1"}, cty.NumberIntVal(1), nil},
		"no number listed":     {nil, addresses(2), cty.NumberIntVal(1), nil},
		"no number known yet":  {"2", addresses(2), cty.UnknownVal(cty.Number), nil},
	}
	typ := registry(t).Type("nat_bandwidth_package")
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			row := map[string]any{"BandwidthPackageId": "bwp-1", "IpCount": tt.count}
			row["PublicIpAddresses"] = map[string]any{"PublicIpAddresse": tt.addresses}
			objects := typ.Rows(map[string]any{"BandwidthPackages": map[string]any{"BandwidthPackage": []any{row}}})
			want := make([]schema.Value, len(typ.Attrs))
			want[typ.Index("ip_count")].V = tt.change
			have := typ.Change["ip_count"].Calls(objects[0], want)
			if diff := cmp.Diff(tt.want, have); diff != "" {
				t.Errorf("calls (-want +have):\n%s", diff)
			}
		})
	}
}
