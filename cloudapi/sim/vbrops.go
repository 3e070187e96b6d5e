package sim

import (
	"maps"
	"slices"
	"time"
)

// Chapter 11: the actions on VBRs. Those on another account's VBR on an own
// physical connection find it by kind.shared.

func vbrOps() []op {
	return []op{
		{
			action: "CreateVirtualBorderRouter", kind: kindVbr, run: createVbr, borrows: "ModifyVirtualBorderRouterAttribute",
			needs:  []need{{"PhysicalConnectionId", kindConnection, "InvalidPhysicalConnectionId.NotFound"}},
			codes:  row{"PeerGatewayIp": "InvalidIp.Malformed", "VbrOwnerId": "InvalidVbrOwnerId.NotFound"},
			guards: append(createVbrGuards(), gatewayGuards()...),
			quotas: []quota{{code: "QuotaExceeded.vbrPerpConn", limit: "vbrs_per_connection", count: countBy(kindVbr, "PhysicalConnectionId"), add: one}},
		},
		{
			action: "DescribeVirtualBorderRouters", kind: kindVbr, run: list, list: "VirtualBorderRouterSet.VirtualBorderRouterType[]",
			codes: row{"Filter.N.Key": "InvalidFilterKey.ValueNotSupported"},
		},
		{
			action: "DescribeVirtualBorderRoutersForPhysicalConnection", kind: kindVbr, run: list,
			list:   "VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType[]",
			within: "PhysicalConnectionId", borrows: "DescribeVirtualBorderRouters",
			needs:  []need{{"PhysicalConnectionId", kindConnection, "InvalidPhysicalConnectionId.NotFound"}},
			codes:  row{"Filter.N.Key": "InvalidFilterKey.ValueNotSupported"},
			sparse: []string{"VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType[].VbrOwnerUid"},
		},
		{
			action: "ModifyVirtualBorderRouterAttribute", kind: kindVbr, run: modifyVbr, borrows: "CreateVirtualBorderRouter",
			target: "VbrId", unknown: "InvalidVbrId.NotFound",
			codes: row{
				"LocalGatewayIp": "InvalidIp.Malformed", "PeerGatewayIp": "InvalidIp.Malformed",
				"Name": "InvalidName.Malformed", "Description": "InvalidDescription.Malformed",
			},
			guards: append(modifyVbrGuards(), gatewayGuards()...),
		},
	}
}

// vbrMoves are the actions that end a VBR and bring it back.
func vbrMoves() []op {
	return []op{
		{
			action: "DeleteVirtualBorderRouter", kind: kindVbr, run: remove, deletes: true,
			target: "VbrId", unknown: "InvalidVbrId.NotFound",
			from: []string{vbrUnconfirmed, vbrActive, vbrTerminated}, code: "InvalidOperation.OperationNotAllowedInState",
			rights: []guard{{"Forbidden.OperationNotAllowedByUser", "", func(c *call) bool {
				return c.target.owner() != c.account && c.target.status() != vbrUnconfirmed
			}}},
		},
		{
			action: "TerminateVirtualBorderRouter", kind: kindVbr, run: move,
			target: "VbrId", unknown: "InvalidVbrId.NotFound",
			from: []string{vbrActive}, code: "InvalidOperation.OperationNotAllowedInState",
			via: vbrTerminating, to: vbrTerminated, takes: 2 * time.Second,
			rights: []guard{{"Forbidden.OperationNotAllowedByUser", "", notConnectionOwner}},
		},
		{
			action: "RecoverVirtualBorderRouter", kind: kindVbr, run: move,
			target: "VbrId", unknown: "InvalidVbrId.NotFound",
			from: []string{vbrTerminated}, code: "InvalidOperation.OperationNotAllowedInState",
			via: vbrRecovering, to: vbrActive, takes: 2 * time.Second,
			rights: []guard{{"Forbidden.OperationNotAllowedByUser", "", notConnectionOwner}},
			guards: []guard{
				{"InvalidOperation.OperationNotAllowedInState", "", func(c *call) bool {
					return ofConnection("Status", "PhysicalConnectionStatus")(c.Cloud, c.target) != connEnabled
				}},
				{"OperationFailed.VlanIdAlreadyInUse", "", vlanTaken},
			},
		},
	}
}

func notConnectionOwner(c *call) bool {
	return c.target.Attrs["PhysicalConnectionOwnerUid"] != c.account
}

// vbrOwner is the account for which a call makes a VBR (11.1).
func vbrOwner(c *call) string {
	if c.has("VbrOwnerId") {
		return c.get("VbrOwnerId")
	}
	return c.account
}

// known says whether an account exists: one that a key has, or that owns
// something.
func (c *Cloud) known(account string) bool {
	return account == Account || slices.Contains(slices.Collect(maps.Values(c.Accounts)), account) || c.owns(account)
}

func (c *Cloud) owns(account string) bool {
	return slices.ContainsFunc(c.reg.order, func(k *kind) bool { return c.where(k.name, attrOwner, account).len() > 0 })
}

func createVbr(c *call) answer {
	pc, owner := c.refs["PhysicalConnectionId"], vbrOwner(c)
	attrs := row{
		"RegionId": c.region, "PhysicalConnectionOwnerUid": pc.owner(),
		"VlanInterfaceId": c.newID(&kind{name: "vlaninterface", prefix: "ri-"}),
	}
	for _, name := range []string{"PhysicalConnectionId", "VlanId", "CircuitCode", "Name", "Description", "LocalGatewayIp", "PeerGatewayIp", "PeeringSubnetMask"} {
		attrs[name] = c.get(name)
	}
	status := vbrActive
	if owner != pc.owner() {
		attrs["VbrOwnerUid"], status = owner, vbrUnconfirmed
	}
	vbr := c.spawnFor(owner, kindVbr, attrs)
	c.set(vbr, "RouteTableId", c.spawnFor(owner, kindRouteTable, vbrTable(vbr)).ID)
	c.enter(vbr, "", status, 0)
	return answer{object: vbr}
}

// modifyVbr changes the attributes given. The associated connections take the
// place of the former ones; the VBR's own is none of them.
func modifyVbr(c *call) answer {
	for _, name := range []string{"VlanId", "CircuitCode", "Name", "Description", "LocalGatewayIp", "PeerGatewayIp", "PeeringSubnetMask"} {
		if c.has(name) {
			c.set(c.target, name, c.get(name))
		}
	}
	if c.has("AssociatedPhysicalConnections") {
		c.associateVbr(c.words("AssociatedPhysicalConnections"))
	}
	return answer{}
}

func (c *call) associateVbr(ids []string) {
	former := c.where(kindVbrAssociation, "VbrId", c.target.ID)
	for _, o := range former.page(0, former.len()) {
		c.vanish(o, c.now)
	}
	for _, id := range ids {
		if id != c.target.Attrs["PhysicalConnectionId"] {
			c.spawnFor(c.target.owner(), kindVbrAssociation, row{
				"RegionId": c.region, "VbrId": c.target.ID, "PhysicalConnectionId": id, "PhysicalConnectionOwnerUid": c.account,
			})
		}
	}
}
