package engine_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"netplan/engine"
	"netplan/schema/resource"
)

// sourceTopology holds what data sources read, as far as this package's other
// tests declare it; sourceSite makes the rest by calls.
const sourceTopology = `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  vpc_name   = "shared"
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "main" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.1.0.0/16"
}

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "eip" "main" {}
`

// sourceSite is a site with an object of each kind that a data source reads,
// and their ids by the names under which sourceReads knows them.
func sourceSite(t *testing.T) (*site, *strings.Replacer) {
	s := newSite(t)
	s.apply(sourceTopology)
	ids := map[string]string{"REGION": region, "START": "2030-01-01T02:00:00Z", "END": "2030-01-01T02:10:00Z"}
	for name, addr := range map[string]string{"VPC": "vpc.main", "VSW": "vswitch.main", "NAT": "nat_gateway.main", "EIP": "eip.main"} {
		ids[name] = s.id(addr)
	}
	make := func(name, field, action string, params ...string) {
		given := map[string]string{}
		for _, p := range params {
			key, value, _ := strings.Cut(p, "=")
			given[key] = value
			if id, known := ids[value]; known {
				given[key] = id
			}
		}
		ids[name], _ = s.call(action, given)[field].(string)
	}
	vrouter := s.call("DescribeVRouters", nil)["VRouters"].(map[string]any)["VRouter"].([]any)[0].(map[string]any)
	ids["ROUTER"], _ = vrouter["VRouterId"].(string)
	make("RI", "RouterInterfaceId", "CreateRouterInterface", "RouterId=ROUTER", "RouterType=VRouter", "Role=InitiatingSide", "Spec=Small.1", "OppositeRegionId=REGION", "Name=one")
	make("RI2", "RouterInterfaceId", "CreateRouterInterface", "RouterId=ROUTER", "RouterType=VRouter", "Role=AcceptingSide", "Spec=Negative", "OppositeRegionId=REGION", "Name=two")
	make("PC", "PhysicalConnectionId", "CreatePhysicalConnection", "AccessPointId=ap-cn-hangzhou-A", "LineOperator=CT", "PeerLocation=Hangzhou", "Name=line")
	make("VPN", "VpnGatewayId", "CreateVpnGateway", "VpcId=VPC", "Bandwidth=5", "EnableSsl=true")
	make("CGW", "CustomerGatewayId", "CreateCustomerGateway", "IpAddress=203.0.113.9")
	make("VCO", "VpnConnectionId", "CreateVpnConnection", "VpnGatewayId=VPN", "CustomerGatewayId=CGW", "LocalSubnet=10.0.0.0/8", "RemoteSubnet=172.16.0.0/16", `IkeConfig={"Psk":"hunter22hunter22"}`)
	make("VSS", "SslVpnServerId", "CreateSslVpnServer", "VpnGatewayId=VPN", "ClientIpPool=192.168.1.0/24", "LocalSubnet=10.0.0.0/8")
	make("VSC", "SslVpnClientCertId", "CreateSslVpnClientCert", "SslVpnServerId=VSS", "Name=one")
	for range 3 * 60 {
		s.pass()
	}
	var pairs []string
	for _, name := range slices.Backward(slices.Sorted(maps.Keys(ids))) { // RI2 before RI
		pairs = append(pairs, "@"+name, ids[name])
	}
	return s, strings.NewReplacer(pairs...)
}

// sourceReads are, for each data source, arguments, an expression of its
// results where $ is the data block, and what it is. Names behind @ are those
// of sourceSite.
var sourceReads = map[string][]struct{ args, result, want string }{
	"vpcs":         {{`vpc_name = "shared"`, `$.ids[0]`, "@VPC"}, {`vpc_name = "none"`, `length($.items)`, "0"}},
	"vswitches":    {{`vpc_id = vpc.main.id`, `$.items[0].vswitch_id`, "@VSW"}},
	"route_tables": {{`vpc_id = "@VPC"`, `$.items[0].route_table_type`, "System"}},
	"eips":         {{`status = "Available"`, `$.items[0].allocation_id`, "@EIP"}},
	"nat_gateways": {{`vpc_id = "@VPC"`, `$.ids[0]`, "@NAT"}},
	"router_interfaces": {
		{`router_id = "@ROUTER"`, `length($.ids)`, "2"},
		{`name = "two"`, `$.ids[0]`, "@RI2"},
		{"router_type = \"VRouter\"\n  name = [\"one\", \"none\"]", `join(" ", $.ids)`, "@RI"},
		{`opposite_router_id = "none"`, `length($.ids)`, "0"},
	},
	"physical_connections": {
		{`line_operator = ["CT", "CU"]`, `"${$.ids[0]} ${$.items[0].name}"`, "@PC line"},
		{`status = "Enabled"`, `length($.ids)`, "0"},
	},
	"vpn_connection_config": {
		{`vpn_connection_id = "@VCO"`, `"${$.local} ${$.local_subnet} ${$.ike_version}"`, "203.0.113.9 172.16.0.0/16 ikev1"},
		{`vpn_connection_id = "@VCO"`, `$.psk`, "secret hunter22hunter22"},
	},
	"ssl_vpn_client_cert": {
		{`ssl_vpn_client_cert_id = "@VSC"`, `"${$.name} ${$.ssl_vpn_server_id} ${substr($.client_cert, 0, 27)}"`, "one @VSS -----BEGIN CERTIFICATE-----"},
		{`ssl_vpn_client_cert_id = "@VSC"`, `substr($.client_key, 0, 27)`, "secret -----BEGIN PRIVATE KEY-----"},
		{`ssl_vpn_client_cert_id = "@VSC"`, `substr($.client_config, 0, 6)`, "secret client"},
	},
	"eip_monitor_data": {
		{"allocation_id = eip.main.id\n  start_time = \"@START\"\n  end_time = \"@END\"", `"${length($.items)} ${$.items[0].time_stamp}"`, "10 @START"},
		{"allocation_id = \"@EIP\"\n  start_time = \"@START\"\n  end_time = \"@END\"\n  period = 600", `length($.items)`, "1"},
	},
	"zones":         {{``, `$.ids[0]`, "cn-hangzhou-b"}},
	"access_points": {{`region = "cn-beijing"`, `length($.ids)`, "5"}, {`type = "none"`, `length($.ids)`, "0"}},
	"regions":       {{``, `contains($.ids, "cn-hangzhou")`, "true"}},
}

// TestSourcesReadTheCloud reads each data source from a simulated cloud. What
// is sensitive is a sensitive output.
func TestSourcesReadTheCloud(t *testing.T) {
	s, names := sourceSite(t)
	for _, source := range resource.Sources() {
		if len(sourceReads[source.Name]) == 0 {
			t.Errorf("nothing reads the data source %s", source.Name)
		}
		for _, read := range sourceReads[source.Name] {
			text := fmt.Sprintf("data %q \"d\" {\n  %s\n}\n\noutput \"o\" {\n  value = %s\n}\n", source.Name, read.args, read.result)
			text = names.Replace(strings.ReplaceAll(text, "$.", "data."+source.Name+".d."))
			p := s.plan(sourceTopology, text)
			outputs, diags := p.Topology.Outputs(nil)
			s.wantNone(diags)
			if have, want := told(t, outputs["o"].Value, outputs["o"].Sensitive), names.Replace(read.want); have != want {
				t.Errorf("%s\nis %s, want %s", text, have, want)
			}
			if !p.Empty() {
				t.Errorf("%s\nmakes a change: %s", text, steps(p))
			}
		}
	}
}

// told is an output as text.
func told(t *testing.T, v cty.Value, sensitive bool) string {
	t.Helper()
	if !v.IsWhollyKnown() || v.IsNull() {
		return "not known"
	}
	text := fmt.Sprint(v.GoString())
	switch v.Type() {
	case cty.String:
		text = v.AsString()
	case cty.Number:
		text = v.AsBigFloat().String()
	case cty.Bool:
		text = fmt.Sprint(v.True())
	}
	if sensitive {
		return "secret " + text
	}
	return text
}

// TestSourceSecretsStayInside uses a secret that a data source reads as an
// argument: neither the plan nor what is saved of it holds it.
func TestSourceSecretsStayInside(t *testing.T) {
	s, names := sourceSite(t)
	text := names.Replace(`
data "vpn_connection_config" "d" {
  vpn_connection_id = "@VCO"
}

resource "vpc" "other" {
  cidr_block  = "172.16.0.0/12"
  description = data.vpn_connection_config.d.psk
}
`)
	p := s.plan(sourceTopology, text)
	if len(p.Steps) != 1 {
		t.Fatalf("have the steps %s, want one", steps(p))
	}
	for _, d := range s.change(p, "vpc.other").Attrs {
		if d.Attr.Name == "description" && !d.Sensitive {
			t.Error("the description is shown")
		}
	}
	if saved := fmt.Sprintf("%+v", s.save(engine.PlanInput{}, sourceTopology, text)); strings.Contains(saved, "hunter22") {
		t.Errorf("the saved plan holds the key: %s", saved)
	}
}
