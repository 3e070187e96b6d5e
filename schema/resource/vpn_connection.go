package resource

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// What 15.12 lists for the two phases of a tunnel, and what clients know.
var (
	ciphers  = []string{"aes", "aes192", "aes256", "des", "3des"}
	dhGroups = []string{"group1", "group2", "group5", "group14", "group24"}
	digests  = map[string]string{"SHA1": "sha1", "MD5": "md5"} // 15.12 writes md5 and MD5
)

var vpnConnection = &schema.Type{
	Name:    "vpn_connection",
	Summary: "An IPsec connection between a VPN gateway and a customer gateway, for the networks behind them.",
	Section: "15.11-15.15",
	Actions: schema.Actions{
		Create: "CreateVpnConnection", Read: "DescribeVpnConnections",
		Update: []string{"ModifyVpnConnectionAttribute"}, Delete: "DeleteVpnConnection",
	},
	ID:      []string{"vpn_connection_id"},
	Parent:  "vpn_gateway_id",
	Natural: []string{"vpn_gateway_id", "customer_gateway_id", "name"},
	Attrs: []schema.Attr{
		{Name: "vpn_gateway_id", Refs: []string{"vpn_gateway.id"}, Doc: "VPN gateway with IPsec."},
		{Name: "customer_gateway_id", Refs: []string{"customer_gateway.id"}, Doc: "Customer gateway at the other end."},
		{Name: "local_subnet", Cuts: "the tunnel is negotiated anew, which may cut its connections for a moment", Type: cty.Set(cty.String), Doc: "Networks on the side of the VPC, as the other end has them as remote."},
		{Name: "remote_subnet", Cuts: "the tunnel is negotiated anew, which may cut its connections for a moment", Type: cty.Set(cty.String), Doc: "Networks at the other end; routes to them are route_entry resources."},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "effect_immediately", Doc: "Whether the tunnel is negotiated as soon as it is configured, anew after each change; else when traffic enters."},
		{
			Name: "ike_config", Cuts: "the tunnel is negotiated anew, which may cut its connections for a moment", Form: schema.Merged, Doc: "Phase 1, in which the ends know each other. What is not written is the cloud's.", // 15.11, 15.12
			Elem: []schema.Attr{
				{Name: "psk", Mode: schema.Sensitive, Doc: "Pre-shared key; one of 16 characters is made when left out."}, // 15.12: it is returned in clear
				{Name: "ike_version", Values: []string{"ikev1", "ikev2"}, Doc: "Version; ikev1 when left out."},
				{Name: "ike_mode", Values: []string{"main", "aggressive"}, Doc: "main, which is safer, or aggressive, for NAT; main when left out."},
				{Name: "ike_enc_alg", Values: ciphers, Doc: "Encryption; aes when left out."},
				{Name: "ike_auth_alg", Alias: digests, Doc: "Digest, sha1 or md5 in any case; sha1 when left out."}, // 15.12
				{Name: "ike_pfs", Values: dhGroups, Doc: "Diffie-Hellman group; group2 when left out."},
				{Name: "ike_lifetime", Doc: "Seconds until phase 1 is negotiated anew, 0 to 86400; 86400 when left out."},
				{Name: "local_id", Doc: "How this end names itself, an IPv4 address or a domain name; the VPN gateway's address when left out."},
				{Name: "remote_id", Doc: "How the other end names itself; the customer gateway's address when left out."},
			},
		},
		{
			Name: "ipsec_config", Cuts: "the tunnel is negotiated anew, which may cut its connections for a moment", Form: schema.Merged, Doc: "Phase 2, which protects the traffic. What is not written is the cloud's.", // 15.11, 15.12
			Elem: []schema.Attr{
				{Name: "ipsec_enc_alg", Values: ciphers, Doc: "Encryption; aes when left out."},
				{Name: "ipsec_auth_alg", Alias: digests, Doc: "Digest, sha1 or md5 in any case; sha1 when left out."}, // 15.12
				{Name: "ipsec_pfs", Values: dhGroups, Doc: "Diffie-Hellman group; group2 when left out."},
				{Name: "ipsec_lifetime", Doc: "Seconds until phase 2 is negotiated anew, 0 to 86400; 86400 when left out."},
			},
		},
	},
	// 15.12: the status tells how far the two ends have come; the connection is
	// there whatever the other end does, and without traffic may stay at the first.
	Status: schema.Status{
		Field: "Status",
		Ready: []string{"ike_sa_not_established", "ike_sa_established", "ipsec_sa_not_established", "ipsec_sa_established"},
	},
	Claims: []schema.Claim{
		// 15.11: InvalidVpnConnection.AlreadyExists
		{
			Kind: schema.Key, Name: "IPsec connection of these networks", In: "vpn_gateway_id", Of: []string{"customer_gateway_id", "local_subnet", "remote_subnet"},
			// Ranges for documentation, in which nobody has a host.
			Park: &schema.Park{
				Attr: "remote_subnet", Values: []string{"192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"},
				Cut: "nothing passes through it until it has its new networks",
			},
		},
		{Kind: schema.Slot, Name: "vpn_connections_per_gateway", In: "vpn_gateway_id"},
	},
	Lanes: []string{"^vpn_gateway"},
	// 15.11, 15.14, 15.15: the gateway is configured after each.
	Unsettles: "vpn_gateway",
	Carries:   "connections through its tunnel",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vpn_gateway" "main" {
  vpc_id    = vpc.main.id
  bandwidth = 5
}

resource "customer_gateway" "office" {
  ip_address = "203.0.113.10"
}

variable "psk" {
  sensitive = true
  default   = "an example key"
}

resource "vpn_connection" "example" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]
  name                = "example"
  effect_immediately  = true

  ike_config {
    psk         = var.psk
    ike_version = "ikev2"
    ike_enc_alg = "aes256"
  }
  ipsec_config {
    ipsec_enc_alg = "aes256"
    ipsec_pfs     = "group14"
  }
}
`,
}
