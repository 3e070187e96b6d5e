package schema_test

import (
	"errors"
	"strings"
	"testing"

	"netplan/schema"
)

// TestDataMistakes checks what is said, offline, of arguments that a data
// source does not take.
func TestDataMistakes(t *testing.T) {
	const secret = "variable \"s\" {\n  default   = \"hunter22\"\n  sensitive = true\n}\n"
	for _, h := range []struct{ text, code, says string }{
		{`data "eip_monitor_data" "d" { allocation_id = "eip-1" }`, "NP-ATTR-REQUIRED", "has no start_time, which DescribeEipMonitorData needs"},
		{`data "vpn_connection_config" "d" {}`, "NP-ATTR-REQUIRED", "vpn_connection_id, which DownloadVpnConnectionConfig needs"},
		{"data \"router_interfaces\" \"d\" {\n  status = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"]\n}", "NP-ATTR-TYPE", "has 6 values; write at most 5"},
		{"data \"router_interfaces\" \"d\" {\n  status = []\n}", "NP-ATTR-TYPE", "is no text"},
		{"data \"router_interfaces\" \"d\" {\n  status = [{}]\n}", "NP-ATTR-TYPE", "is no text"},
		{"data \"router_interfaces\" \"d\" {\n  name = \"a\"\n  status = \"b\"\n  router_id = \"c\"\n  router_type = \"d\"\n  opposite_router_id = \"e\"\n  opposite_interface_id = \"f\"\n}", "NP-ATTR-TYPE", "filter number 6; leave out some, the API takes 5"},
		{"data \"router_interfaces\" \"d\" {\n  include_reservation_data = \"maybe\"\n}", "", ""}, // 9.2 lists no values
		{"data \"router_interfaces\" \"d\" {\n  status = null\n}", "NP-ATTR-TYPE", "is no text"},
		{"data \"router_interfaces\" \"d\" {\n  filter = \"a\"\n}", "NP-ATTR-UNKNOWN", "filter"},
		{"data \"vpcs\" \"d\" {\n  vpc_id = [\"a\"]\n}", "NP-ATTR-TYPE", "is a list; it takes one value"},
		{"data \"vpcs\" \"d\" {\n  region = [\"a\", \"b\"]\n}", "NP-ATTR-TYPE", "is a list; it takes one value"},
		{"data \"eip_monitor_data\" \"d\" {\n  allocation_id = \"eip-1\"\n  start_time = \"a\"\n  end_time = \"b\"\n  period = 61\n}", "NP-ATTR-TYPE", `is "61"; write 60 or 600 or 3600`},
		{secret + "data \"eip_monitor_data\" \"d\" {\n  allocation_id = \"eip-1\"\n  start_time = \"a\"\n  end_time = \"b\"\n  period = var.s\n}", "NP-ATTR-TYPE", "holds a sensitive value"},
	} {
		config := one(t, hangzhou+h.text)
		_, diags := evaluate(config, schema.Inputs{})
		if codes(diags) != h.code || !strings.Contains(explain(diags), h.says) || strings.Contains(explain(diags), "hunter22") {
			t.Errorf("%s\nsays %s %s\nwant %s %q", h.text, codes(diags), explain(diags), h.code, h.says)
		}
	}
}

// TestDataFilters checks how filters are sent: numbered in the order of their
// names, each with its values.
func TestDataFilters(t *testing.T) {
	const text = hangzhou + `
data "router_interfaces" "d" {
  status                   = toset(["Idle", "Active"])
  name                     = "one"
  include_reservation_data = true
}
`
	var asked map[string]string
	in := schema.Inputs{Data: func(q schema.DataQuery) ([]map[string]any, error) {
		asked = q.Params
		return nil, nil
	}}
	if _, diags := evaluate(one(t, text), in); diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	want := map[string]string{
		"Filter.1.Key": "Name", "Filter.1.Value.1": "one",
		"Filter.2.Key": "Status", "Filter.2.Value.1": "Active", "Filter.2.Value.2": "Idle",
		"IncludeReservationData": "true",
	}
	if len(asked) != len(want) {
		t.Errorf("asked %v, want %v", asked, want)
	}
	for name, value := range want {
		if asked[name] != value {
			t.Errorf("%s is %q, want %q", name, asked[name], value)
		}
	}
}

// TestDataOfOneObject checks sources whose answer is an object: their fields
// are the results, those that are sensitive before they are known too.
func TestDataOfOneObject(t *testing.T) {
	const text = hangzhou + `
data "vpn_connection_config" "d" {
  vpn_connection_id = "vco-1"
}
output "key" {
  value = data.vpn_connection_config.d.psk
}
output "mode" {
  value = data.vpn_connection_config.d.ike_mode
}
`
	answer := map[string]any{"RequestId": "1", "VpnConnectionConfig": map[string]any{"IkeConfig": map[string]any{"Psk": "hunter22", "IkeMode": "main"}}}
	for _, h := range []struct {
		name      string
		answers   []map[string]any
		err       error
		key, mode string
		code      string
	}{
		{name: "read", answers: []map[string]any{answer}, key: `"hunter22"`, mode: `"main"`},
		{name: "nothing inside", answers: []map[string]any{{"VpnConnectionConfig": map[string]any{}}}, key: "null", mode: "null"},
		{name: "no object", answers: []map[string]any{{"RequestId": "1"}}, code: "NP-DATA"},
		{name: "no answer", code: "NP-DATA"},
		{name: "refused", err: errors.New("there is none"), code: "NP-DATA"},
	} {
		in := schema.Inputs{Data: func(schema.DataQuery) ([]map[string]any, error) { return h.answers, h.err }}
		topology, diags := evaluate(one(t, text), in)
		if codes(diags) != h.code {
			t.Errorf("%s: %q, want %q: %s", h.name, codes(diags), h.code, explain(diags))
			continue
		}
		outputs, _ := topology.Outputs(nil)
		if !outputs["key"].Sensitive || outputs["mode"].Sensitive {
			t.Errorf("%s: sensitive are key %v and mode %v", h.name, outputs["key"].Sensitive, outputs["mode"].Sensitive)
		}
		if h.code == "" && (say(outputs["key"].Value) != h.key || say(outputs["mode"].Value) != h.mode) {
			t.Errorf("%s: key %s and mode %s, want %s and %s", h.name, say(outputs["key"].Value), say(outputs["mode"].Value), h.key, h.mode)
		}
	}
	topology, _ := evaluate(one(t, text), schema.Inputs{})
	if outputs, _ := topology.Outputs(nil); outputs["key"].Value.IsKnown() || !outputs["key"].Sensitive {
		t.Errorf("offline the key is %+v, want a sensitive unknown value", outputs["key"])
	}
}

// TestSourcesAgreeWithTheCatalogue refuses sources that name what their action
// does not answer.
func TestSourcesAgreeWithTheCatalogue(t *testing.T) {
	for _, s := range []schema.Source{
		{Name: "a", Action: "DescribeNothing"},
		{Name: "b", Action: "DescribeVpcs", ID: "VswitchName"},
		{Name: "c", Action: "DescribeVpcs", ID: "VpcId", Sensitive: []string{"psk"}},
		{Name: "d", Action: "DescribeVpcs", Items: "Vpcs.Nothing[]", ID: "VpcId"},
		{Name: "e", Action: "DownloadVpnConnectionConfig", Object: "Config"},
		{Name: "f", Action: "DownloadVpnConnectionConfig"},
	} {
		if _, err := schema.NewRegistry(nil, []*schema.Source{&s}); err == nil {
			t.Errorf("source %s of %s is taken", s.Name, s.Action)
		}
	}
}
