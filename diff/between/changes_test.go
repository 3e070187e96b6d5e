package between_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/diff/between"
	"netplan/schema"
	"netplan/schema/resource"
)

var types = sync.OnceValue(func() *schema.Registry {
	r, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		panic(err)
	}
	return r
})

// side evaluates one file of a topology.
func side(t testing.TB, text string) between.Side {
	t.Helper()
	dir := t.TempDir()
	if !strings.Contains(text, "cloud ") {
		text = "cloud { region = \"cn-hangzhou\" }\n" + text
	}
	if err := os.WriteFile(filepath.Join(dir, "main.netplan.hcl"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	config, diags := schema.Load(dir, types())
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	topology, diags := config.Evaluate(schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return between.Side{Topology: topology, Sources: config.Sources()}
}

// lines are the moves and changes between two texts, without reasons.
func lines(t testing.TB, before, now string) []string {
	t.Helper()
	changes, moved := between.Resources(side(t, before), side(t, now))
	var list []string
	for _, m := range moved {
		list = append(list, "> "+m.From+" -> "+m.To)
	}
	for _, c := range changes {
		for _, line := range c.Lines() {
			if !strings.HasPrefix(line, "    #") {
				list = append(list, strings.Join(strings.Fields(line), " "))
			}
		}
	}
	return list
}

// res is a resource block.
func res(typ, name, body string) string {
	return fmt.Sprintf("resource %q %q {\n%s\n}\n", typ, name, strings.ReplaceAll(body, "; ", "\n"))
}

func TestResources(t *testing.T) {
	const (
		main   = "vpc_name = \"main\"; cidr_block = \"10.0.0.0/8\""
		app    = "vpc_id = vpc.main.id; zone_id = \"cn-hangzhou-b\"; cidr_block = \"10.1.0.0/24\""
		secret = "variable \"s\" {\n  default = \"tell\"\n  sensitive = true\n}\n"
	)
	vpc, vswitch := res("vpc", "main", main), res("vswitch", "app", app)
	for _, test := range []struct {
		name, before, now string
		want              []string
	}{
		{"the same", vpc + vswitch, vswitch + "\n# shifted\n" + vpc, nil},
		{"normal forms are the same", vpc, res("vpc", "main", "vpc_name = \"main\"; cidr_block = \"10.0.0.0/8\"; description = \"\""), nil},
		{"added", vpc, vpc + vswitch, []string{
			"+ vswitch.app", "vpc_id = vpc.main.id, zone_id = cn-hangzhou-b, cidr_block = 10.1.0.0/24",
		}},
		{"removed", vpc + vswitch, vpc, []string{"- vswitch.app", "vpc_id = vpc.main.id, zone_id = cn-hangzhou-b, cidr_block = 10.1.0.0/24"}},
		{"updated", vpc, strings.Replace(vpc, `"main"`+"\n", `"other"`+"\n", 1), []string{"~ vpc.main", "vpc_name main -> other"}},
		{"replaced, with what needs it", vpc + vswitch, strings.Replace(vpc, "10.0.0.0/8", "10.0.0.0/9", 1) + vswitch, []string{
			"± vpc.main", "cidr_block 10.0.0.0/8 -> 10.0.0.0/9 (forces replacement)",
			"± vswitch.app", "vpc_id vpc.main.id -> vpc.main.id (replaced) (forces replacement)",
		}},
		{"another reference", vpc + res("vpc", "b", "vpc_name = \"b\"") + vswitch, vpc + res("vpc", "b", "vpc_name = \"b\"") + strings.Replace(vswitch, "vpc.main.id", "vpc.b.id", 1), []string{
			"± vswitch.app", "vpc_id vpc.main.id -> vpc.b.id (forces replacement)",
		}},
		{"a reference in place of an id", vpc + strings.Replace(vswitch, "vpc.main.id", `"vpc-1"`, 1), vpc + vswitch, []string{
			"± vswitch.app", "vpc_id vpc-1 -> vpc.main.id (forces replacement)",
		}},
		{"the default of the API", res("vpc", "main", "vpc_name = \"main\""), res("vpc", "main", "vpc_name = \"main\"; cidr_block = \"172.16.0.0/12\""), []string{
			"~ vpc.main", "cidr_block (none) -> 172.16.0.0/12 (what the API gives when it is not written)",
		}},
		{"written no more", res("vpc", "main", main+"; description = \"a text\""), vpc, []string{
			"~ vpc.main", "description a text -> (none) (not written any more: the object keeps it)",
		}},
		{"ignored", vpc, res("vpc", "main", "vpc_name = \"other\"; cidr_block = \"10.0.0.0/8\"; lifecycle {; ignore_changes = [vpc_name]; }"), []string{
			"~ vpc.main", "vpc_name main -> other (ignored, as its lifecycle says)",
		}},
		{"moved", vpc + vswitch, strings.ReplaceAll(res("vpc", "net", main)+vswitch, "vpc.main", "vpc.net") + "moved {\n  from = vpc.main\n  to = vpc.net\n}\n", []string{
			"> vpc.main -> vpc.net",
		}},
		{"moved and changed", vpc, res("vpc", "net", "vpc_name = \"other\"; cidr_block = \"10.0.0.0/8\"") + "moved {\n  from = vpc.main\n  to = vpc.net\n}\n", []string{
			"> vpc.main -> vpc.net", "~ vpc.net (was vpc.main)", "vpc_name main -> other",
		}},
		{"moved into a key", vpc, res("vpc", "main", main+"; for_each = toset([\"x\"])") + "moved {\n  from = vpc.main\n  to = vpc.main[\"x\"]\n}\n", []string{
			`> vpc.main -> vpc.main["x"]`,
		}},
		{"moved to where one is", vpc + res("vpc", "b", main), res("vpc", "b", main) + "moved {\n  from = vpc.main\n  to = vpc.b\n}\n", []string{
			"- vpc.main", "cidr_block = 10.0.0.0/8, vpc_name = main",
		}},
		{"let go of", vpc, "removed {\n  from = vpc.main\n  lifecycle {\n    destroy = false\n  }\n}\n", []string{"x vpc.main"}},
		{"to another region", vpc, strings.Replace(vpc, "vpc_name", "region = \"cn-beijing\"\nvpc_name", 1), []string{"± vpc.main"}},
		{"an expression of what is not known", vpc + res("eip", "a", "description = \"of ${vpc.main.id} in ${vpc.main.route_table_id}\""), vpc + res("eip", "a", "description = \"of ${vpc.main.id} in ${vpc.main.id}\""), []string{
			"~ eip.a", `description "of ${vpc.main.id} in ${vpc.main.route_table_id}" -> "of ${vpc.main.id} in ${vpc.main.id}"`,
		}},
		{"the same expression", vpc + res("eip", "a", "description = \"of ${vpc.main.id}\""), vpc + "\n" + res("eip", "a", "description    =   \"of ${vpc.main.id}\""), nil},
		{"the same expression with another beginning", "locals {\n x = \"east \"\n}\n" + vpc + res("eip", "a", "description = \"${local.x}${vpc.main.id}\""), "locals {\n x = \"west \"\n}\n" + vpc + res("eip", "a", "description = \"${local.x}${vpc.main.id}\""), []string{
			"~ eip.a", `description "${local.x}${vpc.main.id}" -> "${local.x}${vpc.main.id}"`,
		}},
		{"a secret before", secret + res("eip", "a", "description = var.s"), res("eip", "a", "description = \"public\""), []string{
			"~ eip.a", "description (sensitive) -> (sensitive)",
		}},
		{"a secret now", res("eip", "a", "description = \"public\""), secret + res("eip", "a", "description = var.s"), []string{
			"~ eip.a", "description (sensitive) -> (sensitive)",
		}},
		{"a secret gone", secret + res("eip", "a", "description = var.s"), "", []string{"- eip.a", "description = (sensitive)"}},
		{"a secret written no more", secret + res("eip", "a", "description = var.s; name = \"a\""), res("eip", "a", "name = \"a\""), []string{
			"~ eip.a", "description (sensitive) -> (none) (not written any more: the object keeps it)",
		}},
		{"what is never read back", res("vpc", "main", main+"; enable_ipv6 = true"), res("vpc", "main", main+"; enable_ipv6 = false"), []string{
			"~ vpc.main", "enable_ipv6 true -> false",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if d := cmp.Diff(test.want, lines(t, test.before, test.now)); d != "" {
				t.Errorf("-want +have\n%s", d)
			}
		})
	}
}

// TestFormerSecretsAreInNoReason replaces a range that was sensitive by one that
// is not.
func TestFormerSecretsAreInNoReason(t *testing.T) {
	const text = "variable \"s\" {\n  default = \"10.77.0.0/24\"\n  sensitive = true\n}\n"
	vswitch := func(of string) string {
		return text + res("vpc", "main", "cidr_block = \"10.0.0.0/8\"") + res("vswitch", "a", "vpc_id = vpc.main.id; zone_id = \"cn-hangzhou-b\"; cidr_block = "+of)
	}
	changes, _ := between.Resources(side(t, vswitch("var.s")), side(t, vswitch(`"10.78.0.0/24"`)))
	for _, line := range changes[0].Lines() {
		if strings.Contains(line, "10.77.") {
			t.Errorf("a secret is told: %s", line)
		}
	}
}
