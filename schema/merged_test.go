package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/schema"
)

// connection is a topology with one IPsec connection and these blocks in it.
func connection(blocks string) string {
	return hangzhou + fmt.Sprintf(`
resource "vpn_connection" "c" {
  vpn_gateway_id      = "vpn-1"
  customer_gateway_id = "cgw-1"
  local_subnet        = ["10.0.0.0/16"]
  remote_subnet       = ["172.16.0.0/16"]
  %s
}
`, blocks)
}

// described is a connection as the cloud describes it.
func described(t *testing.T) *schema.Object {
	t.Helper()
	rows := types().Type("vpn_connection").Rows(map[string]any{"VpnConnections": map[string]any{"VpnConnection": []any{map[string]any{
		"VpnConnectionId": "vco-1", "VpnGatewayId": "vpn-1", "CustomerGatewayId": "cgw-1",
		"IkeConfig": map[string]any{"Psk": "theirs", "IkeVersion": "ikev1", "IkeLifetime": "86400", "IkeAuthAlg": "MD5"},
	}}}})
	if len(rows) != 1 {
		t.Fatalf("have %d rows, want 1", len(rows))
	}
	return rows[0]
}

// TestMergedBlocksAreSent compares the JSON that a block becomes: alone when the
// object is made, and laid over what it has when it is changed.
func TestMergedBlocksAreSent(t *testing.T) {
	for _, tt := range []struct{ block, created, changed string }{
		{"", "", ""},
		{"ike_config {}", "", `{"IkeAuthAlg":"md5","IkeLifetime":86400,"IkeVersion":"ikev1","Psk":"theirs"}`},
		{"ike_config {\n psk = null\n }", "", `{"IkeAuthAlg":"md5","IkeLifetime":86400,"IkeVersion":"ikev1","Psk":"theirs"}`},
		{
			"ike_config {\n psk = \"<a & \\\"b\\\">\"\n ike_lifetime = 3600\n }", `{"IkeLifetime":3600,"Psk":"<a & \"b\">"}`,
			`{"IkeAuthAlg":"md5","IkeLifetime":3600,"IkeVersion":"ikev1","Psk":"<a & \"b\">"}`,
		},
		{
			"dynamic \"ike_config\" {\n for_each = [\"ikev2\"]\n content {\n ike_version = ike_config.value\n }\n }", `{"IkeVersion":"ikev2"}`,
			`{"IkeAuthAlg":"md5","IkeLifetime":86400,"IkeVersion":"ikev2","Psk":"theirs"}`,
		},
	} {
		topology, diags := evaluate(one(t, connection(tt.block)), schema.Inputs{})
		if diags.HasErrors() {
			t.Fatal(explain(diags))
		}
		r := topology.Resource("vpn_connection.c")
		create, err := r.Type.CreateCall(r.Values)
		if err != nil || create.Params["IkeConfig"] != tt.created {
			t.Errorf("%s\nis created with %q (%v), want %q", tt.block, create.Params["IkeConfig"], err, tt.created)
		}
		if tt.changed == "" {
			continue
		}
		calls, err := r.Type.UpdateCalls(described(t), r.Values, []int{r.Type.Index("ike_config")})
		if err != nil || len(calls) != 1 {
			t.Fatalf("%v, %v", calls, err)
		}
		want := map[string]string{"VpnConnectionId": "vco-1", "IkeConfig": tt.changed}
		if d := cmp.Diff(want, calls[0].Params); d != "" {
			t.Errorf("%s\nis changed with (-want +have)\n%s", tt.block, d)
		}
	}
}

// TestMergedBlocksAreReferredTo reads settings before there is an object and
// when there is one. What is never shown is sensitive whoever wrote it.
func TestMergedBlocksAreReferredTo(t *testing.T) {
	text := connection("ike_config {\n ike_version = \"ikev2\"\n local_id = var.id\n }") + `
variable "id" {
  default   = "office"
  sensitive = true
}
output "written" { value = vpn_connection.c.ike_config.ike_version }
output "left" { value = vpn_connection.c.ike_config.ike_auth_alg }
output "key" { value = vpn_connection.c.ike_config.psk }
output "given" { value = vpn_connection.c.ike_config.local_id }
output "absent" { value = vpn_connection.c.ike_config.remote_id }
output "all" { value = vpn_connection.c.ike_config }
output "other" { value = vpn_connection.c.ipsec_config.ipsec_pfs }
`
	for _, tt := range []struct {
		prior *schema.Object
		want  string
	}{
		{nil, "absent=? all=? (sensitive) given=office (sensitive) key=? (sensitive) left=? other=? written=ikev2"},
		{described(t), "absent=null all=... (sensitive) given=office (sensitive) key=theirs (sensitive) left=md5 other=null written=ikev2"},
	} {
		in := schema.Inputs{Prior: func(*schema.Resource) *schema.Object { return tt.prior }}
		topology, diags := evaluate(one(t, text), in)
		if diags.HasErrors() {
			t.Fatal(explain(diags))
		}
		outputs, diags := topology.Outputs(func(string) *schema.Object { return tt.prior })
		if diags.HasErrors() {
			t.Fatal(explain(diags))
		}
		var have []string
		for _, name := range []string{"absent", "all", "given", "key", "left", "other", "written"} {
			o := outputs[name]
			text := "..."
			switch {
			case !o.Value.IsWhollyKnown():
				text = "?"
			case o.Value.IsNull():
				text = "null"
			case o.Value.Type().IsPrimitiveType():
				text = o.Value.AsString()
			}
			if o.Sensitive {
				text += " (sensitive)"
			}
			have = append(have, name+"="+text)
		}
		if d := cmp.Diff(tt.want, strings.Join(have, " ")); d != "" {
			t.Errorf("with %v (-want +have)\n%s", tt.prior, d)
		}
	}
}

// TestMergedBlocksOnce writes a block twice, at once and by a dynamic block.
func TestMergedBlocksOnce(t *testing.T) {
	for _, blocks := range []string{
		"ike_config {}\n ike_config {}",
		"ike_config {}\n dynamic \"ike_config\" {\n for_each = [1]\n content {}\n }",
		"dynamic \"ike_config\" {\n for_each = [1, 2]\n content {}\n }",
	} {
		_, diags := evaluate(one(t, connection(blocks)), schema.Inputs{})
		if codes(diags) != "NP-DUPLICATE" {
			t.Errorf("%s\nhas %s, want NP-DUPLICATE", blocks, explain(diags))
		}
	}
}

// TestAliasesOfRows reads values that the cloud writes in words of its own.
func TestAliasesOfRows(t *testing.T) {
	row := map[string]any{"VpnGatewayId": "vpn-1", "Spec": "5M", "IpsecVpn": "enable", "SslVpn": "disable", "ChargeType": "PostpayByFlow"}
	rows := types().Type("vpn_gateway").Rows(map[string]any{"VpnGateways": map[string]any{"VpnGateway": []any{row}}})
	o := rows[0]
	have := fmt.Sprintf("%v %v %v %v", o.Attr("bandwidth").AsBigFloat(), o.Attr("enable_ipsec").True(), o.Attr("enable_ssl").True(), o.Attr("instance_charge_type").AsString())
	if want := "5 true false POSTPAY"; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
}
