package sim

import "time"

// Beyond the reference: HaVips, which the VPC API has had since.

func haVipOps() []op {
	at := need{"VSwitchId", kindVSwitch, "InvalidVSwitchId.NotFound"}
	return []op{
		{
			action: "CreateHaVip", kind: kindHaVip, run: createHaVip, needs: []need{at},
			via: "Creating", to: "Available", takes: time.Second,
			guards: []guard{
				{"IncorrectVSwitchStatus", "", func(c *call) bool { return c.refs["VSwitchId"].status() != "Available" }},
				{"InvalidIpAddress.AlreadyUsed", "", func(c *call) bool {
					return c.has("IpAddress") && c.addressHeld(c.refs["VSwitchId"], c.get("IpAddress"), "")
				}},
				{"InvalidIpAddress.NotInVSwitch", "", func(c *call) bool {
					_, err := c.addressIn(c.refs["VSwitchId"], c.get("IpAddress"), "")
					return err != nil
				}},
			},
		},
		{action: "DescribeHaVips", kind: kindHaVip, run: list, list: "HaVips.HaVip[]"},
		{
			action: "DeleteHaVip", kind: kindHaVip, run: remove, target: "HaVipId", unknown: "InvalidHaVipId.NotFound",
			from: []string{"Available"}, code: "IncorrectHaVipStatus", via: "Deleting", takes: time.Second,
			guards: []guard{{"DependencyViolation", "", func(c *call) bool {
				return c.where(kindEip, "InstanceId", c.target.ID).len() > 0 || c.where(kindRouteEntry, "InstanceId", c.target.ID).len() > 0
			}}},
		},
		{
			action: "AssociateHaVip", kind: kindHaVip, run: update, target: "HaVipId", unknown: "InvalidHaVipId.NotFound",
			from: []string{"Available"}, code: "IncorrectHaVipStatus", via: "Associating", to: "InUse", takes: time.Second,
			guards: []guard{
				{"InvalidInstanceId.NotFound", "", func(c *call) bool {
					s := theTarget(c)
					return s == nil && !c.stands(c.get("InstanceId")) || s != nil && (s.owner() != c.account || s.Attrs["VSwitchId"] != c.target.Attrs["VSwitchId"])
				}},
				{"IncorrectInstanceStatus", "", ofTarget(unready)},
			},
		},
		{
			action: "UnassociateHaVip", kind: kindHaVip, run: move, target: "HaVipId", unknown: "InvalidHaVipId.NotFound",
			from: []string{"InUse"}, code: "IncorrectHaVipStatus", via: "Unassociating", to: "Available", takes: time.Second,
			guards: []guard{{"InvalidInstanceId.NotFound", "", func(c *call) bool { return c.target.Attrs["InstanceId"] != c.get("InstanceId") }}},
		},
	}
}

func createHaVip(c *call) answer {
	vsw := c.refs["VSwitchId"]
	ip, _ := c.addressIn(vsw, c.get("IpAddress"), "")
	return answer{object: c.create(row{"Address": ip, "VpcId": vsw.Attrs["VpcId"], "ZoneId": vsw.Attrs["ZoneId"]})}
}
