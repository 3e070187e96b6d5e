package schema_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/schema"
)

// plainly is what the conditions of TestFacts are about.
var plainly = map[string]string{
	"main.netplan.hcl": hangzhou + `
variable "zones" { default = ["b", "e", "f"] }
variable "n" { default = 5 }
variable "long" { default = "` + strings.Repeat("x", 300) + `" }
variable "many" { default = [1, 2, 3, 4, 5, 6, 7] }
variable "secret" {
  default   = "hush"
  sensitive = true
}
locals {
  off  = false
  nets = {
    hub  = { n = 1, cidr = "10.0.0.0/16", zones = ["b", "e"] }
    shop = { n = 20, cidr = "10.0.128.0/20", zones = ["e", "f"] }
    side = { n = 30, cidr = "10.1.0.0/16", zones = [] }
  }
}
resource "vpc" "v" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "s" {
  for_each     = { x = 1, y = 2, z = 3, u = 4, w = 5 }
  vpc_id       = vpc.v.id
  zone_id      = "cn-hangzhou-b"
  cidr_block   = "10.0.${each.value}.0/24"
  vswitch_name = each.key == "y" ? "why" : null
}
resource "eip" "slow" {}
resource "eip" "pair" {
  count     = 2
  bandwidth = 10 + 190 * count.index
}
resource "vpn_connection" "c" {
  name                = "office"
  vpn_gateway_id      = "vpn-1"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["10.0.0.0/16"]
  remote_subnet       = ["172.16.0.0/16"]
  ike_config { psk = "whisper" }
}
module "m" {
  source = "./m"
  count  = 2
}
`,
	"m/m.netplan.hcl": "resource \"eip\" \"e\" {\n  bandwidth = 20\n}\noutput \"mbps\" {\n  value = eip.e.bandwidth\n}\n",
}

// TestFacts checks what is told of conditions that are false.
func TestFacts(t *testing.T) {
	for condition, want := range map[string]string{
		// comparisons
		`eip.pair[1].bandwidth <= 100`:                `eip.pair[1].bandwidth is 200`,
		`100 >= eip.pair[var.n - 4].bandwidth`:        `eip.pair[1].bandwidth is 200`,
		`module.m[0].mbps > 20`:                       `module.m[0].mbps is 20`,
		`local.off`:                                   `local.off is false`,
		`!(local.nets.hub.n == 1)`:                    `local.nets.hub.n is 1`,
		`length(var.zones) > 3`:                       `length(var.zones) is 3|var.zones is ["b", "e", "f"]`,
		`var.n * 2 + 1 == 10`:                         `var.n * 2 + 1 is 11|var.n * 2 is 10|var.n is 5`,
		`"${var.zones[0]}-${var.n}" == "b-6"`:         `var.zones[0] is "b"|var.n is 5`,
		`var.many == []`:                              `var.many is [1, 2, 3, 4, and 3 more]`,
		`var.long == ""`:                              `var.long is "` + strings.Repeat("x", 77) + `..."`,
		`local.nets["side"].zones[*] != []`:           `local.nets["side"].zones is []`,
		`local.nets.hub == null`:                      `local.nets.hub is { cidr = "10.0.0.0/16", n = 1, zones = ["b", "e"] }`,
		`false`:                                       ``,
		`var.n > 5 ? true : var.zones[1] == "x"`:      `var.n is 5|var.zones[1] is "e"`,
		`vpc.v.cidr_block == "" && vpc.v.id == "vpc"`: `vpc.v.cidr_block == "" is false: vpc.v.cidr_block is "10.0.0.0/8"`,
		// the part that decided
		`var.n > 1 && var.n < 5 && local.nets != {}`: `var.n < 5 is false: var.n is 5`,
		`var.n < 1 || var.zones[0] == "f"`:           `var.n is 5|var.zones[0] is "b"`,
		`!(var.n == 5 || var.n == 6)`:                `var.n == 5 is true: var.n is 5`,
		`!(var.n == 5 && var.zones[0] == "b")`:       `var.n is 5|var.zones[0] is "b"`,
		`(var.n > 1 && local.off) && var.n < 9`:      `local.off is false`,
		// elements
		`alltrue([for z in var.zones : z != "e"])`:                                                                     `var.zones[1] is "e"`,
		`alltrue([for z in toset(var.zones) : z != "e"])`:                                                              `z is "e"`,
		`alltrue([for k, n in local.nets : n.n < 15 && k != ""])`:                                                      `local.nets["shop"].n < 15 is false: local.nets["shop"].n is 20|local.nets["side"].n < 15 is false: local.nets["side"].n is 30`,
		`alltrue([for k, n in local.nets : k != "hub"])`:                                                               `local.nets["hub"]: k is "hub"`,
		`!anytrue([for e in eip.pair : e.bandwidth > 100])`:                                                            `eip.pair[1].bandwidth is 200`,
		`anytrue([for e in eip.pair : e.bandwidth > 1000])`:                                                            `eip.pair[0].bandwidth is 10|eip.pair[1].bandwidth is 200`,
		`alltrue([for e in topology.eip : e.bandwidth <= 100])`:                                                        `eip.pair[1].bandwidth is 200`,
		`alltrue([for e in values(topology.eip) : e.bandwidth != 20])`:                                                 `module.m[0].eip.e.bandwidth is 20|module.m[1].eip.e.bandwidth is 20`,
		`alltrue([for s in topology.vswitch : s.vswitch_name != null])`:                                                `vswitch.s["u"].vswitch_name is null|vswitch.s["w"].vswitch_name is null|vswitch.s["x"].vswitch_name is null|and 1 more: 4 of 5 in all`,
		`length([for k, n in local.nets : k if n.n > 15]) == 0`:                                                        `length(...) is 2|local.nets["shop"].n is 20|local.nets["side"].n is 30`,
		`length([for s in topology.vswitch : s if s.zone_id == "x"]) > 0`:                                              `length(...) is 0|topology.vswitch has 5 resources`,
		`alltrue(flatten([for n in local.nets : [for z in n.zones : z != "e"]]))`:                                      `local.nets["hub"].zones[1] is "e"|local.nets["shop"].zones[0] is "e"`,
		`alltrue([for n in local.nets : alltrue([for z in n.zones : z != "e"])])`:                                      `local.nets["hub"].zones[1] is "e"|local.nets["shop"].zones[0] is "e"`,
		`alltrue([var.n == 5, var.n == 6, local.off])`:                                                                 `var.n is 5|local.off is false`,
		`alltrue([for n in [for m in local.nets : m.n] : n < 30])`:                                                     `local.nets["side"].n is 30`,
		`alltrue([for a in local.nets : alltrue([for b in local.nets : a.n >= b.n || !cidroverlap(a.cidr, b.cidr)])])`: `local.nets["hub"].n is 1, local.nets["shop"].n is 20, local.nets["hub"].cidr ("10.0.0.0/16") and local.nets["shop"].cidr ("10.0.128.0/20") overlap`,
		`alltrue([for z in var.zones : z != "e"]) == true`:                                                             `var.zones[1] is "e"`,
		`sum([for e in topology.eip : e.bandwidth]) < 100`:                                                             `sum(...) is 255|eip.pair[0].bandwidth is 10|eip.pair[1].bandwidth is 200|eip.slow.bandwidth is 5|and 2 more: 5 of 5 in all`,
		// functions
		`!cidroverlap([for n in local.nets : n.cidr]...)`:                                  `local.nets["hub"].cidr ("10.0.0.0/16") and local.nets["shop"].cidr ("10.0.128.0/20") overlap`,
		`!cidroverlap("10.0.0.0/8", vpc.v.cidr_block)`:                                     `"10.0.0.0/8" and vpc.v.cidr_block ("10.0.0.0/8") overlap`,
		`alltrue([for s in topology.vswitch : cidrcontains("10.0.0.0/22", s.cidr_block)])`: `vswitch.s["u"].cidr_block is "10.0.4.0/24"|vswitch.s["w"].cidr_block is "10.0.5.0/24"`,
		`contains(var.zones, "x")`:                                                         `var.zones is ["b", "e", "f"]`,
		`can(regex("^x", var.zones[0]))`:                                                   `var.zones[0] is "b"`,
		`length(distinct([for n in local.nets : length(n.zones)])) == 3`:                   `length(distinct(...)) is 2|length(local.nets["hub"].zones) and length(local.nets["shop"].zones) are both 2`,
		// secrets
		`var.secret == "x"`:                                                    `var.secret is (sensitive value)`,
		`var.secret == "x" || var.n > 5`:                                       `var.secret is (sensitive value)|var.n is 5`,
		`alltrue([for s in ["a", "hush"] : s != var.secret])`:                  `var.secret is (sensitive value)`,
		`alltrue([for s in ["a", "hush"] : !can(regex(var.secret, s))])`:       `var.secret is (sensitive value)`,
		`vpn_connection.c.ike_config.psk == ""`:                                `vpn_connection.c.ike_config.psk is (sensitive value)`,
		`alltrue([for c in topology.vpn_connection : c.ike_config.psk == ""])`: `topology.vpn_connection has 1 resource`,
		`alltrue([for c in topology.vpn_connection : c.name == ""])`:           `vpn_connection.c.name is "office"`,
		`{ hush = 1 }[var.secret] == 2`:                                        `var.secret is (sensitive value)`,
		`sensitive("whisper") == "x"`:                                          ``,
		// unknown values
		`vpc.v.id == "x" && var.n > 5`: `var.n > 5 is false: var.n is 5`,
		`[vpc.v.id, "x"] == ["y"]`:     `vpc.v.id is known after apply`,
	} {
		_, have := checking(t, plainly, "main.netplan.hcl", condition, schema.Inputs{})
		lines := strings.Split(have, "\n- ")
		if lines[0] != "NP-CHECK: MESSAGE" {
			t.Errorf("%s\nhave %q, want a failed check", condition, have)
			continue
		}
		if d := cmp.Diff(want, strings.Join(lines[1:], "|")); d != "" {
			t.Errorf("%s (-want +have):\n%s", condition, d)
		}
	}
}
