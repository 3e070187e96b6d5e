package engine_test

// vpnVariations are those of chapter 15.
var vpnVariations = map[string]variation{
	"customer_gateway.ip_address": {why: "public addresses", first: `"203.0.113.10"`, other: `"203.0.113.11"`},

	"vpn_gateway.vpc_id": {why: "another VPC", first: "vpc.main.id", other: "vpc.other.id", more: otherVpc},
	"vpn_gateway.instance_charge_type": {
		why: "prepaid, which is not deleted (15.5)", first: `"POSTPAY"`, other: `"PREPAY"`, kept: true,
		set: map[string]string{"period": "1", "auto_pay": "true"},
	},
	"vpn_gateway.period": {why: "months of a prepaid gateway have no effect later", first: "1", other: "2"},
}
