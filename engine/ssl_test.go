package engine_test

import (
	"strings"
	"testing"

	"netplan/engine"
)

// sslOf is an SSL server on a gateway, and its certificates.
func sslOf(gateway string) string {
	return strings.ReplaceAll(`
cloud { region = "cn-hangzhou" }

resource "ssl_vpn_server" "door" {
  count          = 2
  vpn_gateway_id = GATEWAY
  client_ip_pool = cidrsubnet("10.8.0.0/16", 8, count.index)
  local_subnet   = ["192.168.0.0/16", "172.16.0.0/12"]
  name           = "door-${count.index}"
}

resource "ssl_vpn_client_cert" "staff" {
  for_each          = toset(["ann", "bob", "cem"])
  ssl_vpn_server_id = ssl_vpn_server.door[0].id
  name              = "staff-${each.key}"
}
`, "GATEWAY", gateway)
}

const sslGateway = `
resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 5
  enable_ssl = true
}
`

// TestSslStepsWaitForTheGateway makes, changes and removes several servers and
// certificates of one gateway at once, be it named by reference or by id: no
// call is made more often than planned, as one is that is refused while the
// gateway is being configured.
func TestSslStepsWaitForTheGateway(t *testing.T) {
	s := newSite(t)
	s.width = 8
	s.apply(sslGateway + `cloud { region = "cn-hangzhou" }`)
	for _, gateway := range []string{"vpn_gateway.main.id", `"` + s.id("vpn_gateway.main") + `"`} {
		text := sslOf(gateway) + sslGateway
		s.apply(text)
		s.apply(strings.NewReplacer("10.8.0.0", "10.9.0.0", "staff-", "crew-").Replace(text))
		s.apply(`cloud { region = "cn-hangzhou" }` + sslGateway)
	}
	s.destroy(`cloud { region = "cn-hangzhou" }` + sslGateway)
}

// TestSslGatewayOfSomebodyElse puts a server on a gateway that no topology
// has, and waits for it all the same.
func TestSslGatewayOfSomebodyElse(t *testing.T) {
	s := newSite(t)
	vpc, _ := s.call("CreateVpc", map[string]string{"CidrBlock": "192.168.0.0/16"})["VpcId"].(string)
	gateway, _ := s.call("CreateVpnGateway", map[string]string{"VpcId": vpc, "Bandwidth": "5", "EnableSsl": "true"})["VpnGatewayId"].(string)
	text := sslOf(`"` + gateway + `"`)
	s.apply(text)
	s.destroy(text)
	without, _ := s.call("CreateVpnGateway", map[string]string{"VpcId": vpc, "Bandwidth": "5"})["VpnGatewayId"].(string)
	_, diags := s.try(s.engine(), engine.PlanInput{}, sslOf(`"`+without+`"`))
	if len(diags) == 0 || !strings.Contains(diags[0].Detail, "OperationDenied") {
		t.Errorf("on a gateway without SSL: %v, want a refusal in the rehearsal", diags)
	}
}
