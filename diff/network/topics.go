package network

import "slices"

// Topic is what a line is about.
type Topic string

// The topics, in the order in which they are told.
const (
	VPC       Topic = "vpc"
	Range     Topic = "range"
	Table     Topic = "route table"
	Route     Topic = "route"
	Address   Topic = "public address"
	Port      Topic = "open port"
	Source    Topic = "snat"
	NAT       Topic = "nat"
	IPv6      Topic = "ipv6"
	VPN       Topic = "vpn"
	Leased    Topic = "leased line"
	Peering   Topic = "connection"
	Global    Topic = "global"
	Bandwidth Topic = "bandwidth"
	Prepaid   Topic = "prepaid"
	Log       Topic = "flow log"
	Quota     Topic = "quota"
	Settings  Topic = "settings"
)

// Topics are all topics in the order in which they are told.
var Topics = []Topic{VPC, Range, Table, Route, Address, Port, Source, NAT, IPv6, VPN, Leased, Peering, Global, Bandwidth, Prepaid, Log, Quota, Settings}

// apart are the topics whose things come and go on their own: a resource that
// has another one is told as one that goes and one that comes.
var apart = map[Topic]bool{Range: true, Route: true, Port: true, Source: true, Table: true}

func (t Topic) rank() int { return slices.Index(Topics, t) }

// kind is how resources of a type are told under a topic. What, At and In are
// templates: {attr} stands for the value of an attribute, {a|b} for that of the
// first that is written, {@} for the address of the resource.
type kind struct {
	topic Topic
	// what is the thing, the same while it goes from hand to hand.
	what string
	// at is where it is or leads to.
	at string
	// in is what it is in; one thing in two places is two.
	in   string
	note func(what, at string) string
}

// kinds are those of all types; a type may be told under several topics.
var kinds = map[string][]kind{
	"vpc":     {{topic: VPC, what: "{cidr_block}", at: "{@} {vpc_name}", in: "{@}"}},
	"vswitch": {{topic: Range, what: "{cidr_block}", at: "{@} in {zone_id}", in: "{vpc_id}"}},

	"route_table":             {{topic: Table, what: "{@}", in: "{vpc_id}"}},
	"route_table_association": {{topic: Table, what: "{vswitch_id}", at: "{route_table_id}", in: "{vswitch_id}"}},
	"route_entry":             {{topic: Route, what: "{destination_cidr_block}", at: "{next_hop_id|next_hop}", in: "{route_table_id}", note: whole}},
	"nat_gateway": {
		{topic: Route, what: "0.0.0.0/0", at: "{@}", in: "{vpc_id}.route_table_id", note: whole}, // 17.1: it comes with the gateway
		{topic: NAT, what: "{@}", at: "{spec}", in: "{vpc_id}"},
	},
	"nat_bandwidth_package": {{topic: Address, what: "{@}", at: "{ip_count} on {nat_gateway_id}"}},

	"eip":             {{topic: Address, what: "{@}"}},
	"eip_association": {{topic: Address, what: "{allocation_id}", at: "{instance_id}"}},
	"forward_entry":   {{topic: Port, what: "{ip_protocol} {external_port} of {external_ip}", at: "{internal_ip}:{internal_port}", note: opened}},
	"snat_entry":      {{topic: Source, what: "{source_vswitch_id|source_cidr}", at: "{snat_ip}", in: "{snat_table_id}"}},

	"common_bandwidth_package_ip": {{topic: Bandwidth, what: "{ip_instance_id}", at: "shares {bandwidth_package_id}"}},

	"ipv6_gateway":          {{topic: IPv6, what: "{@}", at: "{spec}", in: "{vpc_id}"}},
	"ipv6_egress_only_rule": {{topic: IPv6, what: "{instance_id}", at: "only out", in: "{ipv6_gateway_id}"}},

	"vpn_gateway":         {{topic: VPN, what: "gateway {@}", in: "{vpc_id}"}},
	"customer_gateway":    {{topic: VPN, what: "customer gateway {@}", at: "{ip_address}"}},
	"vpn_connection":      {{topic: VPN, what: "IPsec tunnel {@}", at: "{local_subnet} to {remote_subnet} by {vpn_gateway_id} and {customer_gateway_id}"}},
	"ssl_vpn_server":      {{topic: VPN, what: "SSL server {@}", at: "clients in {client_ip_pool} reach {local_subnet}", in: "{vpn_gateway_id}"}},
	"ssl_vpn_client_cert": {{topic: VPN, what: "certificate {@}", at: "{ssl_vpn_server_id}"}},

	"physical_connection":   {{topic: Leased, what: "line {@}", at: "{access_point_id}"}},
	"virtual_border_router": {{topic: Leased, what: "VBR {@}", at: "VLAN {vlan_id} on {physical_connection_id}"}},
	"bgp_group":             {{topic: Leased, what: "BGP group {@}", at: "AS {peer_asn}", in: "{router_id}"}},
	"bgp_peer":              {{topic: Leased, what: "BGP peer {peer_ip_address}", at: "{@}", in: "{bgp_group_id}"}},
	"bgp_network":           {{topic: Leased, what: "announced {dst_cidr_block}", at: "{vpc_id}", in: "{router_id}"}},

	"router_interface":            {{topic: Peering, what: "interface {@}", at: "{spec} on {router_id}"}},
	"router_interface_connection": {{topic: Peering, what: "{router_interface_id}", at: "with {opposite_interface_id} {status}"}},

	"global_acceleration_instance":             {{topic: Global, what: "{@}", at: "{service_location}"}},
	"global_acceleration_instance_association": {{topic: Global, what: "{global_acceleration_instance_id}", at: "{backend_server_id}"}},
	"global_acceleration_instance_ip":          {{topic: Global, what: "{ip_instance_id}", at: "{global_acceleration_instance_id}"}},

	"flow_log": {{topic: Log, what: "{resource_id} {traffic_type}", at: "{project_name} {log_store_name} {status}"}},
}

// whole notes a route for everything.
func whole(what, _ string) string {
	if what == "0.0.0.0/0" || what == "::/0" {
		return "default route"
	}
	return ""
}

// opened notes a port that the Internet reaches.
func opened(what, _ string) string {
	if what == "" {
		return ""
	}
	return "open to the Internet"
}
