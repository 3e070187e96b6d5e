package sim

import "strings"

// Chapter 9: the two ends of a connection. The opposite interface may be in
// another region and belong to another account.

// faced are what an interface shows of the opposite one, and the attribute
// there. Once the opposite one is gone, or while it is not known, it shows what
// it keeps under the path itself.
var faced = row{
	"OppositeInterfaceStatus": "Status", "OppositeInterfaceSpec": "Spec", "OppositeBandwidth": "Bandwidth",
	"OppositeInterfaceBusinessStatus": "BusinessStatus", "OppositeVpcInstanceId": "VpcInstanceId",
}

func facing(path, attr string) func(*Cloud, *object) string {
	return func(c *Cloud, ri *object) string {
		if peer := c.opposite(ri); peer != nil {
			return peer.Attrs[attr]
		}
		return ri.Attrs[path]
	}
}

// opposite is the interface that one names as its opposite, or nil.
func (c *Cloud) opposite(ri *object) *object {
	return c.object(kindInterface, ri.Attrs["OppositeInterfaceId"])
}

// mate is the opposite interface if both name each other, else nil.
func (c *Cloud) mate(ri *object) *object {
	if peer := c.opposite(ri); peer != nil && peer.Attrs["OppositeInterfaceId"] == ri.ID {
		return peer
	}
	return nil
}

// part leaves an interface without the opposite one, which it keeps on showing
// (9.2): there is no connection any more.
func (c *Cloud) part(ri, gone *object) {
	for path, attr := range faced {
		c.set(ri, path, gone.Attrs[attr])
	}
	c.set(ri, "OppositeInterfaceStatus", "Deleted")
	if ri.status() != "Idle" {
		c.enter(ri, "", "Inactive", 0)
	}
}

// connected notes when an interface was connected.
func connected(c *Cloud, ri *object) {
	if ri.status() == "Active" && ri.Attrs["ConnectedTime"] == "" {
		c.set(ri, "ConnectedTime", ri.Since.Format(timeFormat))
	}
}

// importInterface keeps what the interface shows of an opposite one that need
// not be known here.
func importInterface(c *Cloud, ri *object, item row) {
	c.set(ri, "RouterInterfaceOwnerId", ri.owner())
	for path := range faced {
		c.set(ri, path, item[path])
	}
}

// crossBorder says whether the connection leaves the mainland.
func crossBorder(_ *Cloud, ri *object) string {
	inland := func(region string) bool { return strings.HasPrefix(region, "cn-") && region != "cn-hongkong" }
	if inland(ri.Attrs["RegionId"]) != inland(ri.Attrs["OppositeRegionId"]) {
		return "true"
	}
	return "false"
}

// widow leaves those that named an interface without it.
func widow(c *Cloud, gone *object) {
	for ri := range c.where(kindInterface, "OppositeInterfaceId", gone.ID).all {
		c.part(ri, gone)
	}
}
