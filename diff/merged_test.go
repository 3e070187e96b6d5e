package diff_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// settings is a phase 1 in which some settings are written.
func settings(fields map[string]cty.Value) cty.Value {
	t := types.Type("vpn_connection")
	a := &t.Attrs[t.Index("ike_config")]
	all := map[string]cty.Value{}
	for i := range a.Elem {
		all[a.Elem[i].Name] = cty.NullVal(a.Elem[i].Derived.Type)
	}
	for name, v := range fields {
		all[name] = v
	}
	return cty.ObjectVal(all)
}

// TestMergedBlocks compares the settings of a connection one by one: those that
// are written, in the words of the topology, without telling the key.
func TestMergedBlocks(t *testing.T) {
	const row = `{"VpnConnectionId":"vco-1","IkeConfig":{"Psk":"old","IkeVersion":"ikev1","IkeLifetime":86400,"IkeAuthAlg":"MD5"}}`
	text := cty.StringVal
	for _, tt := range []struct {
		name string
		want map[string]cty.Value
		have string
		verb diff.Verb
		says string
	}{
		{"nothing written", nil, row, diff.None, ""},
		{"as it is", map[string]cty.Value{"psk": text("old"), "ike_auth_alg": text("md5"), "ike_lifetime": cty.NumberIntVal(86400)}, row, diff.None, ""},
		{"another key", map[string]cty.Value{"psk": text("new"), "ike_version": text("ikev1")}, row, diff.Update, "ike_config.psk (sensitive) -> (sensitive)"},
		{
			"two settings", map[string]cty.Value{"ike_version": text("ikev2"), "ike_lifetime": cty.NumberIntVal(3600)}, row, diff.Update,
			"ike_config.ike_version ikev1 -> ikev2; ike_config.ike_lifetime 86400 -> 3600",
		},
		{"known later", map[string]cty.Value{"local_id": cty.UnknownVal(cty.String)}, row, diff.Update, "ike_config.local_id (none) -> (known after apply)"},
		{"without settings", map[string]cty.Value{"psk": text("new")}, `{"VpnConnectionId":"vco-1"}`, diff.Update, "ike_config.psk (none) -> (sensitive)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := diff.Compare(want("vpn_connection", map[string]cty.Value{"ike_config": settings(tt.want)}), have(t, "vpn_connection", tt.have), diff.Prints{})
			if c.Verb != tt.verb {
				t.Errorf("have the verb %q, want %q", c.Verb, tt.verb)
			}
			if d := cmp.Diff(tt.says, told(c)); d != "" {
				t.Error(d)
			}
		})
	}
	created := diff.Compare(want("vpn_connection", map[string]cty.Value{"ike_config": settings(map[string]cty.Value{"psk": text("new")})}), nil, diff.Prints{})
	if d := cmp.Diff("ike_config.psk = (sensitive)", told(created)); d != "" {
		t.Error(d)
	}
	gone := diff.Remove("vpn_connection.x", types.Type("vpn_connection"), have(t, "vpn_connection", row), []string{"ike_config.ike_version"})
	if d := cmp.Diff("ike_config.psk = (sensitive), ike_config.ike_version = (sensitive),; ike_config.ike_auth_alg = md5, ike_config.ike_lifetime = 86400", told(gone)); d != "" {
		t.Error(d)
	}
}

// told are the lines of a change about its attributes.
func told(c *diff.Change) string {
	var list []string
	for _, l := range c.Lines()[1:] {
		if !strings.Contains(l, "# ") {
			list = append(list, strings.Join(strings.Fields(l), " "))
		}
	}
	return strings.Join(list, "; ")
}

// TestSensitiveAttributes compares a key that is read back and shows that it
// differs.
func TestSensitiveAttributes(t *testing.T) {
	row := `{"BgpGroupId":"bgpg-1","AuthKey":"old"}`
	for key, says := range map[string]string{"old": "", "new": "auth_key (sensitive) -> (sensitive)"} {
		c := diff.Compare(want("bgp_group", map[string]cty.Value{"auth_key": cty.StringVal(key)}), have(t, "bgp_group", row), diff.Prints{})
		if d := cmp.Diff(says, told(c)); d != "" {
			t.Error(d)
		}
	}
	if a := types.Type("bgp_group"); !a.Attrs[a.Index("auth_key")].Hidden() || a.Attrs[a.Index("auth_key")].Mode != schema.Sensitive {
		t.Error("auth_key of a bgp_group is not sensitive")
	}
}
