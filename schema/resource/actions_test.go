package resource_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

// apiOnly are the actions that no resource type and no data source uses, with
// the reason; netplan api calls them.
var apiOnly = map[string]string{
	"DescribeVpcAttribute":                              "one VPC at a time; DescribeVpcs lists all, with what netplan compares",
	"DescribeVSwitchAttributes":                         "one VSwitch at a time; DescribeVSwitches lists all, with what netplan compares",
	"DescribeIpv6GatewayAttribute":                      "one IPv6 gateway at a time; DescribeIpv6Gateways lists all, with what netplan compares",
	"DescribeVpnGateway":                                "one VPN gateway at a time; DescribeVpnGateways lists all, with what netplan compares",
	"DescribeCustomerGateway":                           "one customer gateway at a time; DescribeCustomerGateways lists all, with what netplan compares",
	"DescribeVpnConnection":                             "one IPsec connection at a time; DescribeVpnConnections lists all, with what netplan compares",
	"DescribeVirtualBorderRoutersForPhysicalConnection": "for the owner of a leased line: the routers of other accounts too, which are not theirs to change",
	"DescribeServerRelatedGlobalAccelerationInstances":  "the way back from a server; DescribeGlobalAccelerationInstances says which server each has",
	"DescribeBandwidthPackagePublicIpMonitorData":       "traffic of addresses that only accounts from before 2017-11-03 have; nothing is built from it",
	"ModifyCommonBandwidthPackagePayType":               "an order for months or years that nothing takes back; a person makes it, and netplan plans with what is prepaid",
}

// use is a way in which netplan uses an action, and the types or sources that
// do.
type use struct {
	how string
	by  []string
}

// ways are how an action can be used, with what a reader is told of each.
var ways = [][2]string{
	{"prepare", "is called before an object is made"}, {"create", "makes an object"}, {"read", "lists objects"}, {"update", "changes an object in place"},
	{"move", "leads an object from one status to another"}, {"delete", "deletes an object"},
	{"data", "answers a data source"},
}

// uses are the ways in which each action is used, by its name.
func uses(r *schema.Registry) map[string][]use {
	all := map[string][]use{}
	note := func(how, by string, actions ...string) {
		for _, action := range actions {
			i := slices.IndexFunc(all[action], func(u use) bool { return u.how == how })
			if i < 0 {
				i = len(all[action])
				all[action] = append(all[action], use{how: how})
			}
			if !slices.Contains(all[action][i].by, by) {
				all[action][i].by = append(all[action][i].by, by)
			}
		}
	}
	for _, name := range r.Types() {
		t := r.Type(name)
		for _, b := range t.Before {
			note("prepare", name, b.Action)
		}
		note("create", name, t.Actions.Create)
		note("read", name, t.Actions.Read)
		note("update", name, t.Actions.Update...)
		for _, attr := range slices.Sorted(maps.Keys(t.Change)) {
			note("update", name, t.Change[attr].Actions...)
		}
		for _, m := range t.Status.Moves {
			note("move", name, m.Action)
		}
		note("delete", name, t.Actions.Delete)
	}
	for _, name := range r.Sources() {
		note("data", name, r.Source(name).Action)
	}
	return all
}

// TestEveryActionIsAccountedFor checks that each action of the reference is
// used by a resource type or a data source, or listed with the reason why not.
func TestEveryActionIsAccountedFor(t *testing.T) {
	used := uses(registry(t))
	for _, a := range catalog.All() {
		reason, listed := apiOnly[a.Name]
		switch {
		case len(used[a.Name]) == 0 && !listed:
			t.Errorf("%s %s: no resource type and no data source uses it, and apiOnly gives no reason", a.Section, a.Name)
		case len(used[a.Name]) > 0 && listed:
			t.Errorf("%s %s: apiOnly lists it, but it is used: %v", a.Section, a.Name, used[a.Name])
		case listed && reason == "":
			t.Errorf("apiOnly gives no reason for %s", a.Name)
		}
	}
	for name := range apiOnly {
		if a := catalog.Lookup(name); a == nil || a.Beyond() {
			t.Errorf("apiOnly lists %s, which is no action of the reference", name)
		}
	}
}

// actionsPage is the table of all actions and how netplan uses each.
func actionsPage(used map[string][]use) string {
	var b strings.Builder
	b.WriteString("# Actions of the API\n\nHow netplan uses each action of the reference. This page is made from the types, the\ndata sources and the API catalogue; `go test ./schema/resource -update` writes it.\n\n")
	b.WriteString("| Use | The action |\n| --- | --- |\n")
	for _, way := range ways {
		fmt.Fprintf(&b, "| %s | %s |\n", way[0], way[1])
	}
	b.WriteString("| `netplan api` | is called by hand only, for the reason given |\n\n")
	n := 0
	for _, a := range catalog.All() {
		if len(used[a.Name]) > 0 {
			n++
		}
	}
	fmt.Fprintf(&b, "Of %d actions, resource types and data sources use %d.\n\n", len(catalog.All()), n)
	b.WriteString("| Section | Action | Use |\n| --- | --- | --- |\n")
	for _, a := range slices.Concat(catalog.All(), catalog.Beyond()) {
		fmt.Fprintf(&b, "| %s | `%s` | %s |\n", a.Section, a.Name, useText(used[a.Name], apiOnly[a.Name]))
	}
	return b.String()
}

// useText says how an action is used, and by what: by the pages of the types.
func useText(used []use, reason string) string {
	if len(used) == 0 {
		return "`netplan api`: " + reason
	}
	var texts []string
	for _, u := range used {
		links := make([]string, len(u.by))
		for i, name := range u.by {
			file := name
			if u.how == "data" {
				file = "data_" + name
			}
			links[i] = fmt.Sprintf("[%s](%s.md)", name, file)
		}
		texts = append(texts, u.how+" "+strings.Join(links, ", "))
	}
	return strings.Join(texts, "; ")
}
