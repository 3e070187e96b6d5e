package sim

// Chapter 11: virtual border routers (VBRs). One lies on a physical connection
// and belongs to the connection's owner or to another account.

const (
	kindVbr kindName = "vbr"
	// kindVbrAssociation is a further physical connection of a VBR.
	kindVbrAssociation kindName = "vbrassociation"
)

// The statuses of a VBR as the answers show them: the text calls the active one
// Enabled or Active.
const (
	vbrUnconfirmed = "unconfirmed"
	vbrActive      = "active"
	vbrTerminating = "terminating"
	vbrTerminated  = "terminated"
	vbrRecovering  = "recovering"
)

func vbrChapter() chapter {
	return chapter{
		kinds:  []kind{vbrKind(), vbrAssociationKind()},
		ops:    append(vbrOps(), vbrMoves()...),
		limits: map[string]int{"vbrs_per_connection": unlimited}, // 11.1 has the code, no number
		ledger: vbrLedger(),
	}
}

func vbrKind() kind {
	return kind{
		name: kindVbr, id: "VbrId", prefix: "vbr-",
		settles: map[string]string{vbrTerminating: vbrTerminated, vbrRecovering: vbrActive},
		ownedBy: "VbrOwnerUid", shared: []string{"PhysicalConnectionOwnerUid"},
		index: []string{"RouteTableId"},
		links: []link{{attr: "PhysicalConnectionId", to: kindConnection, code: "Forbidden.VBRExists"}},
		nested: []nested{{
			path: "AssociatedPhysicalConnections.AssociatedPhysicalConnection[]", kind: kindVbrAssociation, by: "VbrId",
		}},
		fields: map[string]func(*Cloud, *object) string{
			"PhysicalConnectionStatus":         ofConnection("Status", "PhysicalConnectionStatus"),
			"PhysicalConnectionBusinessStatus": ofConnection("BusinessStatus", "PhysicalConnectionBusinessStatus"),
			"AccessPointId":                    ofConnection("AccessPointId", "AccessPointId"),
		},
		arrived: (*Cloud).dateVbr, imported: importVbr,
	}
}

func vbrAssociationKind() kind {
	return kind{
		name: kindVbrAssociation, id: "AssociationKey",
		key: func(at row) string { return at["VbrId"] + " " + at["PhysicalConnectionId"] },
		links: []link{
			{attr: "PhysicalConnectionId", to: kindConnection, code: "Forbidden.AssociateToVBR"},
			{attr: "VbrId", to: kindVbr, code: "Forbidden.MultiVlanRi", when: hasVlanInterface},
			{attr: "VbrId", to: kindVbr, code: "InvalidStatus.NotAllowed"},
		},
		fields: map[string]func(*Cloud, *object) string{
			"PhysicalConnectionStatus":         ofConnection("Status", "PhysicalConnectionStatus"),
			"PhysicalConnectionBusinessStatus": ofConnection("BusinessStatus", "PhysicalConnectionBusinessStatus"),
		},
	}
}

func hasVlanInterface(association *object) bool { return association.Attrs["VlanInterfaceId"] != "" }

// ofConnection is an attribute of the physical connection, or while that is
// not known what the description of the VBR said.
func ofConnection(attr, told string) func(*Cloud, *object) string {
	return func(c *Cloud, o *object) string {
		if pc := c.object(kindConnection, o.Attrs["PhysicalConnectionId"]); pc != nil {
			return pc.Attrs[attr]
		}
		return o.Attrs[told]
	}
}

// dateVbr notes when a VBR is first active, recovered and terminated.
func (c *Cloud) dateVbr(o *object) {
	now := c.now.Format(timeFormat)
	switch {
	case o.status() == vbrTerminated && o.Was == vbrTerminating:
		c.set(o, "TerminationTime", now)
	case o.status() == vbrActive && o.Was == vbrRecovering:
		c.set(o, "RecoveryTime", now)
	case o.status() == vbrActive && o.Attrs["ActivationTime"] == "":
		c.set(o, "ActivationTime", now)
	}
}

// importVbr keeps what the description says of the connection, which may be
// another account's, and makes the VBR's route table known.
func importVbr(c *Cloud, o *object, item row) {
	for _, path := range []string{"PhysicalConnectionStatus", "PhysicalConnectionBusinessStatus", "AccessPointId"} {
		if item[path] != "" {
			c.set(o, path, item[path])
		}
	}
	if o.Attrs["PhysicalConnectionOwnerUid"] == "" {
		c.set(o, "PhysicalConnectionOwnerUid", Account)
	}
	if table := o.Attrs["RouteTableId"]; table != "" {
		c.adopt(kindRouteTable, table, vbrTable(o))
	}
}

// vbrTable are the attributes of a VBR's route table.
func vbrTable(vbr *object) row {
	return row{"RegionId": vbr.Attrs["RegionId"], "VRouterId": vbr.ID, "RouterType": "VBR", "RouteTableType": "System"}
}
