package engine_test

import (
	"os"
	"strings"
	"testing"
)

// seated is a VPN gateway that the cloud puts into the first of two VSwitches.
const seated = head + `
resource "vpc" "main" {
  cidr_block = "10.1.0.0/16"
}

resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.1.1.0/24"
}

resource "vswitch" "b" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.1.2.0/24"
  depends_on = [vswitch.a]
}

resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  depends_on = [vswitch.b]
}

output "seat" {
  value = vpn_gateway.main.vswitch_id
}
`

// TestSeatGoes replaces and deletes the VSwitch that a VPN gateway is in, though
// the gateway says nothing of it: it is deleted before and made again after.
func TestSeatGoes(t *testing.T) {
	loose := with(seated, "  depends_on = [vswitch.b]\n", "")
	for name, c := range map[string]struct{ before, after, gone string }{
		"replaced":     {seated, with(seated, "10.1.1.0", "10.1.3.0"), "is replaced"},
		"named by all": {with(seated, "depends_on = [vswitch.b]", "depends_on = [vswitch.a, vswitch.b]"), with(seated, "depends_on = [vswitch.b]", "depends_on = [vswitch.a, vswitch.b]", "10.1.1.0", "10.1.3.0"), "is replaced"},
		"not named":    {seated, with(loose, "10.1.1.0", "10.1.3.0"), "is replaced"},
		"first":        {seated, turning(with(seated, "10.1.1.0", "10.1.3.0"), "vswitch.a", "true"), "is replaced"},
		"deleted":      {seated, with(withoutBlocks(seated, "vswitch.a"), "  depends_on = [vswitch.a]\n", ""), "is destroyed"},
		"with another": {seated, with(seated, "10.1.1.0", "10.1.3.0", "bandwidth  = 10", "bandwidth  = 20"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(c.before)
			p := s.apply(c.after)
			s.wantOrder(p, "delete vpn_gateway.main", "delete vswitch.a", "create vpn_gateway.main")
			why := s.change(p, "vpn_gateway.main").Reasons[0].Text
			if c.gone != "" && why != "replaced because its vswitch_id is that of vswitch.a, which "+c.gone+" and cannot go while it is used" {
				t.Errorf("it is %s", why)
			}
		})
	}
}

// TestSeatStays changes what a VPN gateway is not in: it stays.
func TestSeatStays(t *testing.T) {
	s := newSite(t)
	s.apply(seated)
	for _, after := range []string{
		with(seated, "10.1.2.0", "10.1.3.0"),
		with(withoutBlocks(seated, "vswitch.b"), "depends_on = [vswitch.b]", "depends_on = [vswitch.a]"),
		with(withoutBlocks(seated, "vswitch.a"), "  depends_on = [vswitch.a]\n", "") + "removed {\n  from = vswitch.a\n  lifecycle {\n    destroy = false\n  }\n}\n",
	} {
		for _, key := range keys(s.apply(after)) {
			if strings.HasSuffix(key, " vpn_gateway.main") {
				t.Errorf("have the step %s", key)
			}
		}
	}
}

// TestSeatRefused wants what must stay, or be created first, while its VSwitch
// goes: the error names it and its attribute.
func TestSeatRefused(t *testing.T) {
	s := newSite(t)
	s.apply(seated)
	after := with(seated, "10.1.1.0", "10.1.3.0")
	why := "its vswitch_id is that of vswitch.a, which is replaced"
	s.refused("NP-PLAN-TURN", []string{"vpn_gateway.main", why, "create_before_destroy = false"}, turning(after, "vpn_gateway.main", "true"))
	s.refused("NP-PLAN-PREVENT", []string{"vpn_gateway.main", why}, with(after, `"vpn_gateway" "main" {`, "\"vpn_gateway\" \"main\" {\n  lifecycle {\n    prevent_destroy = true\n  }"))
}

// TestSeatOfExample moves the VSwitches of the shipped example to other ranges.
func TestSeatOfExample(t *testing.T) {
	text, err := os.ReadFile("../examples/vpn/network.netplan.hcl")
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t)
	s.apply(string(text))
	p := s.apply(with(string(text), "8, index(", "8, 2 + index("))
	for _, key := range []string{"a", "b"} {
		s.wantOrder(p, "delete vpn_gateway.main", `delete vswitch.app["`+key+`"]`, "create vpn_gateway.main")
	}
}
