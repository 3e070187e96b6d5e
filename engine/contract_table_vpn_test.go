package engine_test

// vpnVariations are those of chapter 15.
var vpnVariations = map[string]variation{
	"customer_gateway.ip_address": {why: "public addresses", first: `"203.0.113.10"`, other: `"203.0.113.11"`},

	"vpn_connection.vpn_gateway_id": {
		why: "another gateway", first: "vpn_gateway.main.id", other: "vpn_gateway.other.id",
		more: "resource \"vpn_gateway\" \"other\" {\n  vpc_id = vpc.main.id\n  bandwidth = 5\n}\n",
	},
	"vpn_connection.customer_gateway_id": {
		why: "another gateway", first: "customer_gateway.office.id", other: "customer_gateway.other.id",
		more: "resource \"customer_gateway\" \"other\" {\n  ip_address = \"203.0.113.11\"\n}\n",
	},
	"vpn_connection.local_subnet":  {why: "networks", first: `["192.168.0.0/16"]`, other: `["192.168.2.0/24", "192.168.1.0/24"]`},
	"vpn_connection.remote_subnet": {why: "networks", first: `["10.0.0.0/16", "10.1.0.0/16"]`, other: `["10.1.0.0/16", "10.2.0.0/16"]`},
	"vpn_connection.ike_config": {
		why: "a block", first: "ike_config {\n  psk = \"one\"\n}", other: "ike_config {\n  psk = \"two\"\n}",
	},
	"vpn_connection.ipsec_config": {
		why: "a block", first: "ipsec_config {\n  ipsec_lifetime = 3600\n}", other: "ipsec_config {\n  ipsec_lifetime = 7200\n  ipsec_auth_alg = \"MD5\"\n}",
	},

	"vpn_gateway.vpc_id": {why: "another VPC", first: "vpc.main.id", other: "vpc.other.id", more: otherVpc},
	"vpn_gateway.instance_charge_type": {
		why: "prepaid, which is not deleted (15.5)", first: `"POSTPAY"`, other: `"PREPAY"`, kept: true,
		set: map[string]string{"period": "1", "auto_pay": "true"},
	},
	"vpn_gateway.period": {why: "months of a prepaid gateway have no effect later", first: "1", other: "2"},
}
