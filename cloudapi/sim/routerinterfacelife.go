package sim

import (
	"cmp"
	"time"
)

// Chapter 9: the life of a connection. What moves one end moves the other.

func interfaceLifeOps() []op {
	return []op{
		{
			action: "ConnectRouterInterface", kind: kindInterface, run: connectInterface,
			target: "RouterInterfaceId", unknown: "InvalidRouterInterfaceId.NotFound",
			from: []string{"Idle"}, code: "IncorrectStatus",
			via: "Connecting", to: "Active", takes: 5 * time.Second,
			guards: connectGuards(),
		},
		{
			action: "ActivateRouterInterface", kind: kindInterface, run: movePair,
			target: "RouterInterfaceId", unknown: "InvalidRouterInterfaceId.NotFound", foreign: "Forbbiden",
			from: []string{"Inactive"}, code: "IncorrectStatus",
			via: "Activating", to: "Active", takes: 5 * time.Second,
			guards: []guard{
				{"Forbidden.FinancileLocked", "", financialLock},
				{"IncorrectOppositeInterfaceInfo.NotSet", "", alone},
			},
		},
		{
			action: "DeactivateRouterInterface", kind: kindInterface, run: movePair,
			target: "RouterInterfaceId", unknown: "InvalidRouterInterfaceId.NotFound",
			from: []string{"Active"}, code: "IncorrectStatus",
			via: "Deactivating", to: "Inactive", takes: 5 * time.Second,
			guards: []guard{{"Forbidden.FinancileLocked", "", financialLock}},
		},
		{
			action: "ModifyRouterInterfaceSpec", kind: kindInterface, run: resizeInterface,
			target: "RouterInterfaceId", unknown: "InvalidRouterInterfaceId.NotFound", foreign: "InvalidInstanceOwner.Error",
			from: []string{"Active"}, code: "InvalidInstance.StatusError",
			via: "Activating", to: "Active", takes: 5 * time.Second,
			codes: row{"Spec": "InvalidSpec.ValudNotSupported"},
			guards: []guard{
				{"InvalidInstance.StatusError", "", financialLock},
				{"InvalidSpec.ValudNotSupported", "", wrongSide},
			},
		},
	}
}

// financialLock: the interface is in arrears.
func financialLock(c *call) bool { return c.target.Attrs["BusinessStatus"] == "FinancialLocked" }

// alone: the opposite interface is gone, or names another one.
func alone(c *call) bool {
	if c.opposite(c.target) != nil {
		return c.mate(c.target) == nil
	}
	return c.target.Attrs["OppositeInterfaceStatus"] == "Deleted" || c.target.Attrs["OppositeInterfaceId"] == ""
}

func connectGuards() []guard {
	return []guard{
		{"IncorrectRole.NotInitiatingSide", "", func(c *call) bool { return c.target.Attrs["Role"] != "InitiatingSide" }},
		{"Forbidden.BillsOutstanding", "", inArrears},
		{"IncorrectOppositeInterfaceInfo.NotSet", "", func(c *call) bool { return !facesEachOther(c.Cloud, c.target) }},
		{"IncorrectStatus", "", func(c *call) bool { return c.opposite(c.target).status() != "Idle" }},
		{"Forbidden.OnlyOneConnection", "concurrently", func(c *call) bool {
			return c.target.Attrs["RouterId"] == c.opposite(c.target).Attrs["RouterId"] || c.linkedWith("Connecting")
		}},
		{"Forbidden.OnlyOneConnection", "already", func(c *call) bool {
			return c.linkedWith("Active", "Activating", "Deactivating", "Inactive")
		}},
	}
}

// facesEachOther says whether both ends name each other, and whatever else
// they say of each other is true.
func facesEachOther(c *Cloud, ri *object) bool {
	peer := c.mate(ri)
	return peer != nil && peer.Attrs["Role"] == "AcceptingSide" && describes(ri, peer) && describes(peer, ri)
}

// describes says whether what an interface says of the opposite one is true.
// What it leaves out is not false; the owner is by default its own.
func describes(ri, peer *object) bool {
	said := func(name, is string) bool { return ri.Attrs[name] == "" || ri.Attrs[name] == is }
	return said("OppositeRegionId", peer.Attrs["RegionId"]) && said("OppositeRouterId", peer.Attrs["RouterId"]) &&
		said("OppositeRouterType", peer.Attrs["RouterType"]) &&
		cmp.Or(ri.Attrs["OppositeInterfaceOwnerId"], ri.owner()) == peer.owner()
}

// linkedWith says whether another pair between the same two routers has one of
// the statuses.
func (c *call) linkedWith(statuses ...string) bool {
	there := c.opposite(c.target).Attrs["RouterId"]
	for ri := range c.where(kindInterface, "RouterId", c.target.Attrs["RouterId"]).all {
		peer := c.mate(ri)
		if ri == c.target || peer == nil || peer.Attrs["RouterId"] != there {
			continue
		}
		for _, s := range statuses {
			if ri.status() == s {
				return true
			}
		}
	}
	return false
}

// connectInterface also fills in what the two ends left out of each other.
func connectInterface(c *call) answer {
	peer := c.mate(c.target)
	acquaint(c.Cloud, c.target, peer)
	acquaint(c.Cloud, peer, c.target)
	return movePair(c)
}

func acquaint(c *Cloud, ri, peer *object) {
	c.set(ri, "OppositeRouterId", peer.Attrs["RouterId"])
	c.set(ri, "OppositeRouterType", peer.Attrs["RouterType"])
	c.set(ri, "OppositeInterfaceOwnerId", peer.owner())
}

// movePair takes both ends through the op's statuses.
func movePair(c *call) answer {
	if peer := c.mate(c.target); peer != nil {
		c.advance(peer)
	}
	return move(c)
}

func resizeInterface(c *call) answer {
	spec := c.get("Spec")
	c.set(c.target, "Spec", spec)
	c.set(c.target, "Bandwidth", bandwidths[spec])
	movePair(c)
	return answer{values: row{"Spec": spec}}
}
