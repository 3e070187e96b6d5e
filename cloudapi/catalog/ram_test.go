package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi/catalog"
)

// haVips are the actions of chapter 3 that no section describes.
var haVips = []string{"CreateHaVip", "DeleteHaVip", "AssociateHaVip", "UnassociateHaVip", "DescribeHaVips"}

// resourceTypes are the names and placeholders of the first table of chapter 3.
var resourceTypes = []string{
	"vpc/$vpcid", "vrouter/$vrouterid", "vswitch/$vswitchid", "routetable/$routetableid", "havip/$havipid",
	"eip/$allocationid", "natgateway/$natgatewayid", "bandwidthpackage/$bandwidthpackageid",
	"forwardtable/$forwardtableid", "snattable/$snattableid", "customergateway/$customergatewayid",
	"vpnconnection/$vpnconnectionid", "vpngateway/$vpngatewayid",
	"globalaccelerationinstance/$globalaccelerationinstanceid", "*/*",
}

func TestResourceTypes(t *testing.T) {
	var have []string
	for _, r := range catalog.ResourceTypes() {
		have = append(have, r.Name+"/"+r.ID)
	}
	if diff := cmp.Diff(resourceTypes, have); diff != "" {
		t.Errorf("resource types (-want +have):\n%s", diff)
	}
}

// pattern is a resource in the form of resourceTypes, with its product if it
// is another one.
func pattern(r catalog.Resource) string {
	if r.Product != "vpc" {
		return r.Product + ":" + r.Type + "/" + r.ID
	}
	return r.Type + "/" + r.ID
}

func TestGrantsNameActions(t *testing.T) {
	if have := len(catalog.Grants()); have != 69 {
		t.Errorf("have %d rows, want the 69 of chapter 3", have)
	}
	seen := map[string]bool{}
	for _, g := range catalog.Grants() {
		if seen[g.Action] {
			t.Errorf("%s has two rows", g.Action)
		}
		seen[g.Action] = true
		if described := catalog.Lookup(g.Action) != nil; described == slices.Contains(haVips, g.Action) {
			t.Errorf("%s: described %v, want an action or one of HaVips", g.Action, described)
		}
		if have := catalog.GrantOf(g.Action); have == nil || have.Action != g.Action || len(have.Resources) == 0 {
			t.Errorf("%s: GrantOf finds %v", g.Action, have)
		}
	}
	without := 0
	for _, a := range catalog.All() {
		if catalog.GrantOf(a.Name) == nil {
			without++
		}
	}
	if without != 80 {
		t.Errorf("%d actions have no row, want 80", without)
	}
}

// TestGrantsNameTypes: every resource is of a type of the first table, all of
// it or one object, or an ECS instance; an id comes from a parameter that the
// action has.
func TestGrantsNameTypes(t *testing.T) {
	for _, g := range catalog.Grants() {
		resources := slices.Clone(g.Resources)
		for _, c := range g.Conditions {
			resources = append(resources, c.Value)
		}
		for _, r := range resources {
			have := pattern(r)
			kind, _, _ := strings.Cut(have, "/")
			one := slices.Contains(resourceTypes, have) || have == "ecs:instance/$instanceid"
			all := r.ID == "*" && slices.ContainsFunc(resourceTypes, func(t string) bool { return strings.HasPrefix(t, kind+"/") })
			if !one && !all {
				t.Errorf("%s: %s is of no type of chapter 3", g.Action, have)
			}
			if r.ID == "*" && r.Param != "" {
				t.Errorf("%s: %s takes its id from %s", g.Action, have, r.Param)
			}
			if a := catalog.Lookup(g.Action); r.Param != "" && a.Param(r.Param) == nil {
				t.Errorf("%s has no parameter %s", g.Action, r.Param)
			}
		}
	}
}

// TestGrantsOfOneObject: what deletes, modifies or releases is granted on the
// object that its parameters name.
func TestGrantsOfOneObject(t *testing.T) {
	for _, g := range catalog.Grants() {
		verb := strings.HasPrefix(g.Action, "Delete") || strings.HasPrefix(g.Action, "Modify") || strings.HasPrefix(g.Action, "Release")
		if verb && g.Action != "DeleteHaVip" && g.Resources[0].Param == "" {
			t.Errorf("%s: %s names no object", g.Action, pattern(g.Resources[0]))
		}
	}
}

// TestGrantPatterns holds the rows that touch several objects or depart from
// the pattern of the others.
func TestGrantPatterns(t *testing.T) {
	for action, want := range map[string]string{
		"CreateVpc":                          "vpc/*",
		"CreateVSwitch":                      "vswitch/* vpc/$vpcid VpcId",
		"CreateHaVip":                        "havip/* vswitch/$vswitchid",
		"AssociateHaVip":                     "havip/$havipid ecs:instance/$instanceid",
		"ModifyVRouterAttribute":             "vrouter/$vrouterid VRouterId",
		"AssociateEipAddress":                "eip/$allocationid AllocationId ecs:instance/$instanceid InstanceId havip/$havipid InstanceId",
		"UnassociateEipAddress":              "eip/$allocationid AllocationId ecs:instance/$instanceid InstanceId havip/$havipid InstanceId",
		"CreateForwardEntry":                 "forwardtable/$forwardtableid ForwardTableId",
		"CreateSnatEntry":                    "snattable/*",
		"DescribeVpcs":                       "vpc/*",
		"DescribeVRouters":                   "vrouter/* ?vpc:Vpc vpc/$vpcid",
		"DescribeVSwitches":                  "vswitch/* ?vpc:Vpc vpc/$vpcid VpcId",
		"DescribeRouteTables":                "routetable/* ?vpc:VRouter vrouter/$vrouterid VRouterId",
		"AddGlobalAccelerationInstanceIp":    "globalaccelerationinstance/$globalaccelerationinstanceid GlobalAccelerationInstanceId eip/$allocationid IpInstanceId",
		"RemoveGlobalAccelerationInstanceIp": "globalaccelerationinstance/$globalaccelerationinstanceid GlobalAccelerationInstanceId eip/$allocationid IpInstanceId",
	} {
		var have []string
		add := func(r catalog.Resource) {
			have = append(have, pattern(r))
			if r.Param != "" {
				have = append(have, r.Param)
			}
		}
		g := catalog.GrantOf(action)
		for _, r := range g.Resources {
			add(r)
		}
		for _, c := range g.Conditions {
			have = append(have, "?"+c.Key)
			add(c.Value)
		}
		if diff := cmp.Diff(want, strings.Join(have, " ")); diff != "" {
			t.Errorf("%s (-want +have):\n%s", action, diff)
		}
	}
}

func TestARN(t *testing.T) {
	r := catalog.GrantOf("DeleteVpc").Resources[0]
	if have, want := r.ARN("cn-beijing", "42", "vpc-1"), "acs:vpc:cn-beijing:42:vpc/vpc-1"; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
	ecs := catalog.GrantOf("AssociateEipAddress").Resources[1]
	if have, want := ecs.ARN("cn-beijing", "42", "i-1"), "acs:ecs:cn-beijing:42:instance/i-1"; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
}
