package resource

import "netplan/schema"

// enabled are the words that 15.2 returns for a function that is on or off.
var enabled = map[string]string{"enable": "true", "disable": "false"}

var vpnGateway = &schema.Type{
	Name:    "vpn_gateway",
	Summary: "The gateway of a VPC for encrypted connections: to other networks (IPsec) and to single computers (SSL).",
	Section: "15.1-15.5",
	Actions: schema.Actions{
		Create: "CreateVpnGateway", Read: "DescribeVpnGateways",
		Update: []string{"ModifyVpnGatewayAttribute"}, Delete: "DeleteVpnGateway",
	},
	ID:      []string{"vpn_gateway_id"},
	Parent:  "vpc_id",
	Natural: []string{"vpc_id", "name"},
	Attrs: []schema.Attr{
		{Name: "vpc_id", Refs: []string{"vpc.id"}, Doc: "VPC that it serves."},
		{
			Name: "bandwidth", Field: "Spec", Alias: map[string]string{"5M": "5", "10M": "10", "20M": "20", "50M": "50", "100M": "100"}, // 15.2
			Doc: "Bandwidth in Mbps.",
		},
		{Name: "name", Doc: "Name, 2 to 100 characters without dots; the gateway's id when left out."},
		{Name: "description", Doc: "Description, 2 to 256 characters; set after creation."},
		{Name: "enable_ipsec", Field: "IpsecVpn", Alias: enabled, Doc: "Whether it takes IPsec connections; true when left out."}, // 15.2
		{Name: "enable_ssl", Field: "SslVpn", Alias: enabled, Doc: "Whether it takes SSL servers; false when left out."},          // 15.2
		{Name: "ssl_connections", Field: "SslMaxConnections", Doc: "How many SSL clients may be connected at once."},              // 15.2
		{
			Name: "instance_charge_type", Field: "ChargeType", // 15.2
			Alias: map[string]string{"Prepay": "PREPAY", "PostpayByFlow": "POSTPAY", "PayByTraffic": "POSTPAY"},
			Doc:   "POSTPAY or PREPAY; a prepaid gateway cannot be deleted before it ends.",
		},
		{Name: "period", Mode: schema.Hint, Doc: "Months that a prepaid gateway is paid for."},
		{Name: "auto_pay", Mode: schema.Hint, Doc: "Whether the order of a prepaid gateway is paid at once."},
		// 15.2: the cloud chooses it, and it cannot go before the gateway.
		{Name: "vswitch_id", Mode: schema.ReadOnly, Field: "VSwitchId", Refs: []string{"vswitch.id"}, Doc: "VSwitch that it was put into: the first one of the VPC that was there."},
	},
	Status:  schema.Status{Field: "Status", Ready: []string{"active"}, Wait: []string{"init", "provisioning", "updating", "deleting"}},
	Prepaid: schema.Prepaid{Field: "ChargeType", Values: []string{"Prepay"}, Until: "EndTime", Ends: true, Section: "15.5"},
	Claims:  []schema.Claim{{Kind: schema.Slot, Name: "vpn_gateways", In: "account"}},
	Lanes:   []string{"."},
	Carries: "tunnels and connections of clients that end at it",
	Address: "internet_ip",
	Renewed: "the other sites and the clients have the public address configured, and need the new one",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vpn_gateway" "example" {
  vpc_id          = vpc.main.id
  bandwidth       = 10
  name            = "example"
  description     = "An example gateway"
  enable_ipsec    = true
  enable_ssl      = true
  ssl_connections = 20
}
`,
}
