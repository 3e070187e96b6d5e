package rules

import (
	"net/netip"
	"slices"
	"strings"

	"netplan/schema"
)

// network is a range of addresses that is in use somewhere, and the attribute
// that says so.
type network struct {
	r    *schema.Resource
	attr string
	p    netip.Prefix
	role role
	// home is the VPC or VBR that it is of, or behind.
	home string
}

// role is what a network is.
type role int

// The roles of networks; those that are equal are compared in this order.
const (
	ofVPC    role = iota // of a VPC
	ofPool               // of the clients of an SSL server
	customer             // of a data centre, office or other place
	roles
)

// allNetworks are the networks of a topology and those that it leads to.
func allNetworks(c *schema.Checker) []network {
	return slices.Concat(vpcNetworks(c), vpnNetworksOf(c), poolNetworks(c), lineNetworks(c), peeringNetworks(c))
}

// vpcNetworks are the ranges of VPCs and what they name as the customer's.
func vpcNetworks(c *schema.Checker) (list []network) {
	for r := range each(c, "vpc") {
		if p, ok := vpcPrefix(c, r); ok {
			list = append(list, network{r, "cidr_block", p, ofVPC, r.Addr})
		}
		if p, ok := prefix(c, r, "ipv6_cidr_block"); ok {
			list = append(list, network{r, "ipv6_cidr_block", p, ofVPC, r.Addr})
		}
		for _, p := range networks(c, r, "user_cidr") {
			list = append(list, network{r, "user_cidr", p, customer, r.Addr})
		}
	}
	return list
}

// vpnNetworksOf are the networks behind the customer gateways of IPsec
// connections. What is behind another VPN gateway is a VPC's.
func vpnNetworksOf(c *schema.Checker) (list []network) {
	for r := range each(c, "vpn_connection") {
		vpc := owner(c, above(c, r, "vpn_gateway"), "vpc_id")
		if vpc == nil || peerGateway(c, r) != nil {
			continue
		}
		for _, p := range networks(c, r, "remote_subnet") {
			list = append(list, network{r, "remote_subnet", p, customer, vpc.Addr})
		}
	}
	return list
}

// poolNetworks are the ranges from which SSL clients get addresses.
func poolNetworks(c *schema.Checker) (list []network) {
	for r := range each(c, "ssl_vpn_server") {
		vpc := owner(c, above(c, r, "vpn_gateway"), "vpc_id")
		s, _ := text(c, r, "client_ip_pool")
		if p, ok := ipv4Network(strings.TrimSpace(s)); ok && vpc != nil {
			list = append(list, network{r, "client_ip_pool", p, ofPool, vpc.Addr})
		}
	}
	return list
}

// lineNetworks are the destinations that VBRs send to their lines.
func lineNetworks(c *schema.Checker) (list []network) {
	for r := range each(c, "route_entry") {
		p, ok := destination(c, r)
		if vbr := owner(c, r, "next_hop_id"); ok && vbr != nil && vbr.Type.Name == "virtual_border_router" {
			list = append(list, network{r, "destination_cidr_block", p, customer, vbr.Addr})
		}
	}
	return list
}

// peeringNetworks are the subnets between VBRs and the routers at the other end
// of their lines.
func peeringNetworks(c *schema.Checker) (list []network) {
	for r := range each(c, "virtual_border_router") {
		if local, _, bits := ends(c, r); bits > 0 && !secret(r, "peering_subnet_mask") {
			list = append(list, network{r, "local_gateway_ip", netip.PrefixFrom(local, bits).Masked(), customer, r.Addr})
		}
	}
	return list
}
