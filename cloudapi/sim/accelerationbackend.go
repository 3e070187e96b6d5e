package sim

import (
	"cmp"
	"strings"

	"netplan/cloudapi/catalog"
)

// Sections 18.6 to 18.8: the backend server of an instance. Several instances
// may have the same server; it lies in another region than the instance, in the
// area that the instance serves.

const kindBackend kindName = "accelerationbackend"

func backendKind() kind {
	return kind{
		name: kindBackend, id: "BackendId",
		key:   func(attrs row) string { return attrs["GlobalAccelerationInstanceId"] + "/" + attrs["ServerId"] },
		index: []string{"ServerId"},
		links: []link{{attr: "GlobalAccelerationInstanceId", to: kindAcceleration}},
	}
}

// areas are the values of ServiceLocation by the beginning of region ids; the
// longest that fits counts.
var areas = row{
	"cn-": "china-mainland", "cn-hongkong": "asia-pacific", "ap-": "asia-pacific",
	"us-": "north-america", "eu-": "europe", "me-": "europe",
}

// areaOf is the area that a region lies in, or empty for what is no region.
func areaOf(region string) string {
	if catalog.LookupRegion(region) == nil {
		return ""
	}
	longest := ""
	for beginning := range areas {
		if strings.HasPrefix(region, beginning) && len(beginning) > len(longest) {
			longest = beginning
		}
	}
	return areas[longest]
}

// serving are the backend servers of the target, sharing its EIPs.
func (c *call) serving() *series {
	return c.where(kindBackend, "GlobalAccelerationInstanceId", c.target.ID)
}
func (c *call) sharing() *series {
	return c.where(kindEip, "GlobalAccelerationInstanceId", c.target.ID)
}

// serverGuards want the backend server that two parameters name.
func serverGuards(id, typ string) []guard {
	return []guard{
		{"InvalidBackendServerId.NotFound", "", func(c *call) bool { return !c.serverExists(c.get(typ), c.get(id)) }},
		{"InvalidBackendServerId.NotInVPC", "", func(c *call) bool { s := c.standIn(c.get(id)); return s != nil && s.Attrs["VpcId"] == "" }},
	}
}

// serverKinds are the backend servers by type (18.6).
var serverKinds = map[string]kindName{"EcsInstance": kindInstance, "SlbInstance": kindBalancer}

// serverExists says whether an instance or load balancer of that type exists in
// the account and, where the call names it, the server's region. One that a
// described acceleration instance has does.
func (c *call) serverExists(typ, id string) bool {
	if s := c.standIn(id); s != nil {
		region := cmp.Or(c.params["BackendServerRegionId"], s.Attrs["RegionId"])
		return s.Kind == serverKinds[typ] && s.owner() == c.account && s.Attrs["RegionId"] == region
	}
	shown := shownType(id)
	return (c.stands(id) || c.where(kindBackend, "ServerId", id).len() > 0) && (shown == "" || shown == typ)
}

func backendGuards() []guard {
	const unfit = "IncorrectGlobalAccelerationInstanceIdStatus"
	own := []guard{
		{"InvalidBackendServerRegionId.EqualRegionId", "", func(c *call) bool { return c.get("BackendServerRegionId") == c.region }},
		{"InvalidParameter", "The specified parameter", func(c *call) bool { return areaOf(c.get("BackendServerRegionId")) != c.target.Attrs["ServiceLocation"] }},
		{"InvalidParameter", "The specified parameter", func(c *call) bool { return !exclusive(c) }},
		{"InvalidAssociation.Duplicated", "", func(c *call) bool { return servedBy(c, c.target, c.get("BackendServerId")) }},
		{unfit, "", func(c *call) bool { return c.target.status() == "InUse" }},
		{"InvalidAssociation.Duplicated", "", func(c *call) bool { return c.where(kindEip, "InstanceId", c.get("BackendServerId")).len() > 0 }},
		{"TaskConflict.AssociateGlobalAccelerationInstance", "", func(c *call) bool { return c.serverBusy(c.get("BackendServerId")) }},
	}
	return append(serverGuards("BackendServerId", "BackendServerType"), own...)
}

// exclusive: the target has bandwidth of its own.
func exclusive(c *call) bool { return c.target.Attrs["BandwidthType"] != "Sharing" }

// serverBusy says whether a server is being bound or unbound.
func (c *call) serverBusy(id string) bool {
	for b := range c.where(kindBackend, "ServerId", id).all {
		if o := c.object(kindAcceleration, b.Attrs["GlobalAccelerationInstanceId"]); o != nil && o.busy() {
			return true
		}
	}
	return false
}

// servedBy says whether an instance has a backend server.
func servedBy(c *call, o *object, id string) bool {
	return c.object(kindBackend, o.ID+"/"+id) != nil
}

// servedAs says whether the target's server has a type, which 18.7 spells with
// Remote or without.
func (c *call) servedAs(typ string) bool {
	for b := range c.serving().all {
		if b.Attrs["ServerType"] != strings.TrimPrefix(typ, "Remote") {
			return false
		}
	}
	return true
}

func bindBackend(c *call) answer {
	c.spawn(kindBackend, row{
		"GlobalAccelerationInstanceId": c.target.ID, "ServerId": c.get("BackendServerId"),
		"ServerType": c.get("BackendServerType"), "RegionId": c.get("BackendServerRegionId"),
		"ServerIpAddress": c.addressOf(c.get("BackendServerId")),
	})
	return move(c)
}

// released takes the backend server from an instance that has been unbound.
func released(c *Cloud, o *object) {
	if o.status() != "Available" {
		return
	}
	for _, b := range c.where(kindBackend, "GlobalAccelerationInstanceId", o.ID).page(0, c.all[kindBackend].len()) {
		c.vanish(b, c.now)
	}
}

// backendAddress is the address of an instance's server (18.8).
func backendAddress(c *Cloud, o *object) string {
	for b := range c.where(kindBackend, "GlobalAccelerationInstanceId", o.ID).all {
		return b.Attrs["ServerIpAddress"]
	}
	return ""
}

// listRelated are the instances of exclusive bandwidth that have a server. The
// region is that of the server or of the instance (18.8).
func listRelated(c *call) answer {
	var p page
	for b := range c.where(kindBackend, "ServerId", c.get("ServerId")).all {
		o := c.object(kindAcceleration, b.Attrs["GlobalAccelerationInstanceId"])
		here := o != nil && (o.Attrs["RegionId"] == c.region || b.Attrs["RegionId"] == c.region)
		if here && o.owner() == c.account && o.Attrs["BandwidthType"] != "Sharing" {
			p.items = append(p.items, o)
		}
	}
	return answer{page: p}
}
