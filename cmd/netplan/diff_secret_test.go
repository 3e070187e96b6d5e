package main

import (
	"strings"
	"testing"
)

// TestDiffKeepsSecrets changes secrets, takes them away and adds them: no
// format tells one, and all say that something differs.
func TestDiffKeepsSecrets(t *testing.T) {
	const head = cloudLine + `variable "key" {
  sensitive = true
  default   = "KEY"
}
resource "vpc" "main" {
  vpc_name = "main"
}
resource "vpn_gateway" "main" {
  vpc_id    = vpc.main.id
  bandwidth = 10
  period    = 1
  instance_charge_type = "PREPAY"
}
resource "customer_gateway" "office" {
  ip_address  = "203.0.113.9"
  description = var.key
}
resource "vpn_connection" "office" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = ["10.0.0.0/8"]
  remote_subnet       = ["192.168.0.0/16"]
  ike_config {
    psk       = "PSK-${var.key}"
    ike_version = "ikev2"
  }
}
`
	one := strings.NewReplacer("KEY", "tellnobody1", "PSK", "psktext1").Replace(head)
	two := strings.NewReplacer("KEY", "tellnobody2", "PSK", "psktext2").Replace(head)
	open := strings.Replace(strings.Replace(two, "description = var.key", "description = \"an office\"", 1), "    psk       = \"psktext2-${var.key}\"\n", "", 1)
	d := newDesk(t, map[string]string{"one/main.netplan.hcl": one, "two/main.netplan.hcl": two, "open/main.netplan.hcl": open, "none/main.netplan.hcl": cloudLine})
	for _, sides := range [][2]string{{"one", "two"}, {"one", "open"}, {"open", "two"}, {"none", "two"}, {"one", "none"}} {
		for _, format := range []string{"text", "json", "markdown", "html"} {
			o := d.must(2, "diff", "--detailed-exitcode", "--format", format, "DIR/"+sides[0], "DIR/"+sides[1]).says("vpn_connection.office", "ike_config.psk")
			for _, secret := range []string{"tellnobody", "psktext"} {
				if strings.Contains(o.out+o.err, secret) {
					t.Errorf("%v in %s tells %s:\n%s", sides, format, secret, o.out)
				}
			}
		}
	}
}
