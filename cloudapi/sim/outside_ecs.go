package sim

import (
	"encoding/json"
	"slices"
	"strings"
)

// Beyond the reference: actions of the products ECS and SLB.

func ecsOps() []op {
	grouped := map[string]func(*call, *object, string) bool{"SecurityGroupId": func(_ *call, o *object, want string) bool {
		return slices.Contains(splitList(o.Attrs["SecurityGroupIds.SecurityGroupId[]"]), want)
	}}
	return []op{
		{
			action: "ecs.DescribeInstances", kind: kindInstance, list: "Instances.Instance[]", filters: grouped,
			guards: []guard{{"InvalidParameter", "InstanceIds", noTexts("InstanceIds")}}, run: listNamed("InstanceIds", "InstanceId"),
		},
		{
			action: "ecs.DescribeNetworkInterfaces", kind: kindNetInterface, list: "NetworkInterfaceSets.NetworkInterfaceSet[]",
			filters: grouped, run: listNamed("NetworkInterfaceId", "NetworkInterfaceId"),
		},
		{action: "slb.DescribeLoadBalancers", kind: kindBalancer, list: "LoadBalancers.LoadBalancer[]", run: list,
			filters: map[string]func(*call, *object, string) bool{"AddressType": func(c *call, o *object, want string) bool { return addressType(c.Cloud, o) == want }}},
		{
			action: "ecs.DescribeSecurityGroups", kind: kindSecurityGroup, list: "SecurityGroups.SecurityGroup[]",
			guards: []guard{{"InvalidParameter", "SecurityGroupIds", noTexts("SecurityGroupIds")}}, run: listNamed("SecurityGroupIds", "SecurityGroupId"),
		},
		{
			action: "ecs.CreateSecurityGroup", kind: kindSecurityGroup, run: create,
			needs: []need{{"VpcId", kindVpc, "InvalidVpcId.NotFound"}},
		},
		{
			action: "ecs.DeleteSecurityGroup", kind: kindSecurityGroup, run: removeNow,
			target: "SecurityGroupId", unknown: "InvalidSecurityGroupId.NotFound",
			guards: []guard{{"DependencyViolation", "", groupUsed}},
		},
		{action: "ecs.DescribeRegions", run: ecsRegions, list: "Regions.Region[]"},
		{action: "ecs.DescribeZones", run: ecsZones, list: "Zones.Zone[]"},
	}
}

func groupUsed(c *call) bool {
	for _, k := range []kindName{kindInstance, kindNetInterface} {
		for o := range c.where(k, attrHome, home(c.account, c.region)).all {
			if slices.Contains(splitList(o.Attrs["SecurityGroupIds.SecurityGroupId[]"]), c.target.ID) {
				return true
			}
		}
	}
	return false
}

// noTexts: a parameter is no JSON list of texts, as ids of ECS are given.
func noTexts(param string) func(*call) bool {
	return func(c *call) bool {
		var ids []string
		return c.has(param) && json.Unmarshal([]byte(c.get(param)), &ids) != nil
	}
}

// listNamed is list for an action that names objects by a JSON list of ids or
// one of indexed parameters.
func listNamed(param, id string) func(*call) answer {
	return func(c *call) answer {
		var ids []string
		given := c.has(param) && json.Unmarshal([]byte(c.get(param)), &ids) == nil
		for _, item := range c.items(param) {
			ids, given = append(ids, item[""]), true
		}
		for name := range c.params {
			if name == param || strings.HasPrefix(name, param+".") {
				delete(c.params, name)
			}
		}
		if given {
			c.params[id] = strings.Join(ids, ",")
		}
		a := list(c)
		a.values = row{"RegionId": c.region}
		return a
	}
}

func ecsRegions(c *call) answer {
	a := describeRegions(c)
	for _, r := range a.rows {
		r["Status"] = "available"
	}
	return a
}

// ecsZones says of each zone what can be made there: a VSwitch.
func ecsZones(c *call) answer {
	a := describeZones(c)
	for _, r := range a.rows {
		r["AvailableResourceCreation.ResourceTypes[]"] = "VSwitch"
	}
	return a
}
