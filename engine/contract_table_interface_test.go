package engine_test

import (
	"maps"
	"strings"
)

// accepting is the other side: of a VPC, with a leased line opposite.
var accepting = map[string]string{
	"role": `"AcceptingSide"`, "spec": `"Negative"`, "opposite_router_id": "",
	"opposite_router_type": `"VBR"`, "opposite_access_point_id": `"ap-cn-hangzhou-A"`,
}

// acceptingWith are more attributes of the accepting side.
func acceptingWith(name, value string) map[string]string {
	set := maps.Clone(accepting)
	set[name] = value
	return set
}

// otherSide is an accepting interface of the other VPC, connected is its
// connection with the example, and onLine is a VBR.
const (
	otherSide = `
resource "router_interface" "other" {
  router_id            = vpc.other.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
`
	onLine = `
resource "physical_connection" "main" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}

resource "virtual_border_router" "main" {
  physical_connection_id = physical_connection.main.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
}
`
	connected = otherSide + `
resource "router_interface_connection" "main" {
  router_interface_id   = router_interface.example.id
  opposite_interface_id = router_interface.other.id
}
`
)

// interfaceVariations are those of chapter 9.
var interfaceVariations = map[string]variation{
	"router_interface.router_id": {
		why: "another VPC", first: "vpc.main.vrouter_id", other: "vpc.third.vrouter_id",
		more: "resource \"vpc\" \"third\" {\n  cidr_block = \"10.0.0.0/8\"\n}\n",
	},
	"router_interface.role": {
		why: "the accepting side has no bandwidth (9.1)", first: `"InitiatingSide"`, other: `"AcceptingSide"`, also: map[string]string{"spec": `"Negative"`},
	},
	"router_interface.spec": {why: "it is changed while connected (9.6)", first: `"Mini.2"`, other: `"Xlarge.1"`, more: connected},
	"router_interface.opposite_region_id": {
		why: "another region", first: `"cn-hangzhou"`, other: `"cn-beijing"`, set: map[string]string{"opposite_router_id": ""},
	},
	"router_interface.opposite_router_id": {why: "another router", first: "vpc.other.vrouter_id", other: "vpc.main.vrouter_id"},
	"router_interface.opposite_router_type": {
		why: "a VBR has an access point (9.1)", first: `"VRouter"`, other: `"VBR"`,
		set:  map[string]string{"role": `"AcceptingSide"`, "spec": `"Negative"`, "opposite_router_id": ""},
		also: map[string]string{"opposite_access_point_id": `"ap-cn-hangzhou-A"`},
	},
	"router_interface.access_point_id": {
		why: "that of the VBR's line (9.1)", first: `"ap-cn-hangzhou-A"`, more: onLine,
		set: map[string]string{"router_id": "virtual_border_router.main.id", "router_type": `"VBR"`},
	},
	"router_interface.router_type": {
		why: "a VBR is another router (9.1)", first: `"VRouter"`, other: `"VBR"`, more: onLine,
		also: map[string]string{"router_id": "virtual_border_router.main.id", "access_point_id": `"ap-cn-hangzhou-A"`},
	},
	"router_interface.opposite_access_point_id": {
		why: "another access point", first: `"ap-cn-beijing-ft-A"`, other: `"ap-cn-beijing-yz-A"`,
		set: acceptingWith("opposite_region_id", `"cn-beijing"`),
	},
	"router_interface.health_check_source_ip": {
		why: "with a target and a VBR opposite (9.1)", first: `"192.168.0.10"`, other: `"192.168.0.11"`,
		set: acceptingWith("health_check_target_ip", `"10.1.1.1"`),
	},
	"router_interface.health_check_target_ip": {
		why: "beyond the VBR opposite (9.1)", first: `"10.1.1.1"`, other: `"10.1.1.2"`, set: acceptingWith("health_check_source_ip", `"192.168.0.10"`),
	},
	"router_interface_connection.router_interface_id": {
		why: "another one needs another one opposite, which is replaced", first: "router_interface.main.id", other: "router_interface.third.id",
		also: map[string]string{"opposite_interface_id": "router_interface.other.id"},
		more: strings.NewReplacer(`"other"`, `"third"`, "vpc.other", "vpc.main", `"AcceptingSide"`, `"InitiatingSide"`, `"Negative"`, `"Mini.2"`, "cn-hangzhou", "cn-beijing").Replace(otherSide),
	},
	"router_interface_connection.opposite_interface_id": {
		why: "another one needs another one that initiates, which is replaced", first: "router_interface.other.id", other: "router_interface.third.id",
		also: map[string]string{"router_interface_id": "router_interface.main.id"},
		more: strings.NewReplacer(`"other" {`, "\"third\" {\n  region = \"cn-beijing\"").Replace(otherSide),
	},
	"router_interface_connection.opposite_region_id": {why: "the interface is in one region", first: `"cn-beijing"`},

	"router_interface.instance_charge_type": {
		why: "prepaid needs terms, and is not deleted (9.8)", first: `"PostPaid"`, other: `"PrePaid"`, kept: true,
		set: map[string]string{"period": "1", "pricing_cycle": `"Month"`, "auto_pay": "true"},
	},
}
