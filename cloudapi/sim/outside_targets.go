package sim

// The rules of the reference that ask for more of an instance than its id.

// theTarget is the instance that a call of chapter 13 names; nil if nothing is
// known of it but its id.
func theTarget(c *call) *object { return c.standIn(c.get("InstanceId")) }

// ofTarget asks about the instance that a call of chapter 13 names.
func ofTarget(test func(c *call, s *object) bool) func(*call) bool {
	return func(c *call) bool {
		s := theTarget(c)
		return s != nil && test(c, s)
	}
}

func unready(_ *call, s *object) bool { return s.Kind != kindHaVip && !ready(s) }

func haVipUnready(_ *call, s *object) bool { return s.Kind == kindHaVip && !ready(s) }

// otherRegion: the call says, or it is known, that the target is in another
// region (13.1).
func otherRegion(c *call) bool {
	s := theTarget(c)
	return c.has("InstanceRegionId") && c.get("InstanceRegionId") != c.region || s != nil && s.Attrs["RegionId"] != c.region
}

// inDefaultVpc: the target is in the region's default VPC.
func inDefaultVpc(c *call) bool {
	for _, o := range []*object{theTarget(c), c.object(kindNatGateway, c.get("InstanceId"))} {
		if o == nil {
			continue
		}
		if vpc := c.object(kindVpc, o.Attrs["VpcId"]); vpc != nil && vpc.Attrs["IsDefault"] == "true" {
			return true
		}
	}
	return false
}

// bindTargetGuards are the conditions of 13.1 on the target.
func bindTargetGuards() []guard {
	return []guard{
		{"BIND_INSTANCE_OWENER_ERROR", "", ofTarget(func(c *call, s *object) bool { return s.owner() != c.account })},
		{"OperationDenied", "not in VPC", ofTarget(func(_ *call, s *object) bool { return s.Attrs["VpcId"] == "" })},
		{"OperationDenied", "default vpc", inDefaultVpc},
		{"IncorrectInstanceStatus", "", ofTarget(unready)},
		{"IncorrectHaVipStatus", "", ofTarget(haVipUnready)},
		{"BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP", "", ofTarget(forwardedTo)},
		{"InvalidParameter", "", ofTarget(func(c *call, s *object) bool { return c.has("PrivateIpAddress") && !hasAddress(c, s) })},
	}
}

// unbindTargetGuards are the conditions of 13.4 on the target.
func unbindTargetGuards() []guard {
	return []guard{
		{"OperationDenied", "", inDefaultVpc},
		{"IncorrectInstanceStatus", "", ofTarget(unready)},
		{"IncorrectHaVipStatus", "", ofTarget(haVipUnready)},
	}
}

// hasAddress: the private address of the call can be the target's: it is in
// its VSwitch and nobody else's (13.1).
func hasAddress(c *call, s *object) bool {
	vsw := c.object(kindVSwitch, s.Attrs["VSwitchId"])
	_, err := c.addressIn(vsw, c.get("PrivateIpAddress"), s.ID)
	return err == nil
}

// forwardedTo: a DNAT entry of the instance's VPC leads to it (13.1).
func forwardedTo(c *call, s *object) bool {
	for e := range c.where(kindForwardEntry, "InternalIp", s.Attrs["Address"]).all {
		if s.Kind == kindInstance && c.forwardVpc(e.Attrs["ForwardTableId"]) == s.Attrs["VpcId"] {
			return true
		}
	}
	return false
}

// standsHere says whether an id stands for a thing of the caller's in the call's
// region. What Assume named is everyone's, everywhere.
func (c *call) standsHere(id string) bool {
	if s := c.standIn(id); s != nil {
		return c.find(s.Kind, id) != nil
	}
	return c.stands(id)
}

// forwardVpc is the VPC of a forward table's NAT gateway.
func (c *Cloud) forwardVpc(table string) string {
	t := c.object(kindForwardTable, table)
	if t == nil {
		return ""
	}
	gw := c.object(kindNatGateway, t.Attrs["NatGatewayId"])
	if gw == nil {
		return ""
	}
	return gw.Attrs["VpcId"]
}

// bindsEip: the instance that a DNAT entry leads to has an EIP (17.13).
func bindsEip(c *call) bool {
	vpc := c.forwardVpc(c.refs["ForwardTableId"].ID)
	for s := range c.where(kindInstance, "Address", c.attr("InternalIp")).all {
		if s.Attrs["VpcId"] == vpc && c.where(kindEip, "InstanceId", s.ID).len() > 0 {
			return true
		}
	}
	return false
}

// hopTypeKinds are the types of next hops that are instances.
var hopTypeKinds = map[string]kindName{"Instance": kindInstance, "HaVip": kindHaVip, "NetworkInterface": kindNetInterface}

// leadsTo says whether an instance can be a next hop of the type for the route
// table that the call names: it is the caller's and in the table's VPC (8.8).
func (c *call) leadsTo(typ string, s *object) bool {
	return hopTypeKinds[typ] == s.Kind && s.owner() == c.account && s.Attrs["VpcId"] == c.refs["RouteTableId"].Attrs["VpcId"]
}

// hopUnready: the next hop is an instance of the kind in a status that is none
// to be used in.
func hopUnready(k kindName) func(*call) bool {
	return func(c *call) bool {
		s := c.standIn(c.get("NextHopId"))
		return s != nil && s.Kind == k && !ready(s)
	}
}

func hopStatusGuards() []guard {
	return []guard{
		{"IncorrectInstanceStatus", "Current instance", hopUnready(kindInstance)},
		{"IncorrectInstanceStatus", "the resource", hopUnready(kindNetInterface)},
		{"IncorrectHaVipStatus", "", hopUnready(kindHaVip)},
	}
}

// haVipsIn: the VSwitch that a parameter names has HaVips (17.17).
func haVipsIn(param string) func(*call) bool {
	return func(c *call) bool { return c.has(param) && c.where(kindHaVip, "VSwitchId", c.get(param)).len() > 0 }
}
