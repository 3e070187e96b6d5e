package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"netplan/engine"
	"netplan/schema"
)

// offered are the moves that a plan offers, and the warnings that it gives.
func (s *site) offered(files ...string) (p *engine.Plan, moves []string) {
	s.t.Helper()
	p, diags := s.try(s.engine(), planOnly, files...)
	warned := 0
	for _, d := range diags {
		if note, _ := d.Extra.(schema.Note); note.Code == "NP-PLAN-RENAMED" {
			warned++
			if d.Severity != hcl.DiagWarning || d.Subject == nil {
				s.t.Errorf("have %v at %v, want a warning with a place", d.Severity, d.Subject)
			}
		} else if d.Severity == hcl.DiagError {
			s.t.Errorf("%s: %s", d.Summary, d.Detail)
		}
	}
	for _, m := range p.Renames {
		moves = append(moves, m.From+" -> "+m.To)
	}
	if (warned > 0) != (len(moves) > 0) {
		s.t.Errorf("%d warnings for %v", warned, moves)
	}
	return p, moves
}

const twoEips = head + `
resource "eip" "a" { bandwidth = 5 }
resource "eip" "b" { bandwidth = 7 }
`

// TestRenames looks for what was renamed. Once the offered blocks are written
// nothing is destroyed.
func TestRenames(t *testing.T) {
	keyed := func(name, keys string) string {
		return head + "resource \"eip\" \"" + name + "\" {\n  for_each = toset([" + keys + "])\n  bandwidth = length(each.key)\n}\n"
	}
	counted := head + "resource \"eip\" \"a\" {\n  count = 2\n  bandwidth = count.index + 1\n}\n"
	for name, c := range map[string]struct {
		have, want string
		moves      []string
	}{
		"by natural key":                {network, with(network, `"vswitch" "a"`, `"vswitch" "c"`), []string{"vswitch.a -> vswitch.c"}},
		"with what lies in it":          {network, with(network, `"vpc" "main"`, `"vpc" "hub"`, "vpc.main", "vpc.hub", `"vswitch" "a"`, `"vswitch" "c"`), []string{"vpc.main -> vpc.hub", "vswitch.a -> vswitch.c"}},
		"by settings":                   {twoEips, with(twoEips, `"a"`, `"x"`, `"b"`, `"y"`), []string{"eip.a -> eip.x", "eip.b -> eip.y"}},
		"names that shift":              {twoEips, with(twoEips, `"a"`, `"b"`, `"b"`, `"c"`), nil},
		"not what differs":              {twoEips, with(withoutBlocks(twoEips, "eip.b"), `"a" { bandwidth = 5`, `"x" { bandwidth = 6`), nil},
		"not what is like two":          {with(twoEips, "= 7", "= 5"), head + "resource \"eip\" \"x\" { bandwidth = 5 }\n", nil},
		"not what is told to go":        {twoEips, with(twoEips, `"a"`, `"x"`) + "removed {\n  from = eip.a\n}\n", nil},
		"a block":                       {keyed("a", `"x", "yy", "zzz"`), keyed("b", `"x", "yy", "zzz"`), []string{"eip.a -> eip.b"}},
		"a block of equal ones":         {keyed("a", `"x", "y", "z"`), keyed("b", `"x", "y", "z"`), []string{"eip.a -> eip.b"}},
		"a block that lost one":         {keyed("a", `"x", "yy", "zzz"`), keyed("b", `"x", "yy"`), []string{"eip.a -> eip.b"}},
		"a key":                         {keyed("a", `"x", "yy"`), keyed("a", `"w", "yy"`), []string{`eip.a["x"] -> eip.a["w"]`}},
		"count to for_each":             {counted, keyed("a", `"x", "yy"`), []string{`eip.a[0] -> eip.a["x"]`, `eip.a[1] -> eip.a["yy"]`}},
		"one to for_each":               {head + `resource "eip" "a" { bandwidth = 5 }`, keyed("a", `"quo\"te.", "ключ ${"$"}{x}"`), nil},
		"odd keys":                      {keyed("a", `"quo\"te.", "$${x}"`), keyed("b", `"quo\"te.", "$${x}"`), []string{"eip.a -> eip.b"}},
		"an odd key":                    {keyed("a", `"quo\"te.[0]", "$${x}"`), keyed("a", `"quo\"te.[1]", "$${x}"`), []string{`eip.a["quo\"te.[0]"] -> eip.a["quo\"te.[1]"]`}},
		"another region is another one": {twoEips, with(twoEips, `"a" {`, `"x" {`+"\n  region = \"cn-shanghai\"\n ", " }\nresource", "\n}\nresource"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(c.have)
			p, moves := s.offered(c.want)
			if d := cmp.Diff(c.moves, moves); d != "" {
				t.Fatalf("offered (-want +have):\n%s", d)
			}
			var blocks strings.Builder
			for _, m := range p.Renames {
				blocks.WriteString(engine.MovedBlock(m) + "\n")
			}
			if len(moves) > 0 {
				s.keeps(c.want, blocks.String())
			}
		})
	}
}

// keeps wants a plan with moved blocks to make nothing.
func (s *site) keeps(files ...string) {
	s.t.Helper()
	for _, key := range keys(s.plan(files...)) {
		if strings.HasPrefix(key, "create ") {
			s.t.Errorf("with the blocks there is still the step %s", key)
		}
	}
}

// netModule is a network of its own.
const netModule = `
variable "range" { type = string }

resource "vpc" "main" {
  vpc_name   = "net"
  cidr_block = var.range
}

resource "vswitch" "zone" {
  count      = 2
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet(var.range, 8, count.index)
}

resource "eip" "out" {}
resource "eip" "in" {}
`

// TestRenamedModules offers one block for a whole module.
func TestRenamedModules(t *testing.T) {
	call := func(name, more string) string {
		return "module \"" + name + "\" {\n  source = \"./module0\"\n  range  = \"10.0.0.0/8\"\n" + more + "}\n"
	}
	loose := strings.NewReplacer("variable \"range\" { type = string }", "", "var.range", `"10.0.0.0/8"`).Replace(netModule)
	for name, c := range map[string]struct {
		have, want string
		moves      []string
	}{
		"another name":      {call("a", ""), call("b", ""), []string{"module.a -> module.b"}},
		"count":             {call("a", ""), call("a", "count = 1\n"), []string{"module.a -> module.a[0]"}},
		"count to each":     {call("a", "count = 1\n"), call("a", "for_each = toset([\"k.\"])\n"), []string{`module.a[0] -> module.a["k."]`}},
		"repeated":          {call("a", "for_each = toset([\"k\"])\n"), call("b", "for_each = toset([\"k\"])\n"), []string{"module.a -> module.b"}},
		"into a module":     {loose, call("a", ""), []string{"eip.in -> module.a.eip.in", "eip.out -> module.a.eip.out", "vpc.main -> module.a.vpc.main", "vswitch.zone -> module.a.vswitch.zone"}},
		"out of a module":   {call("a", ""), loose, []string{"module.a.eip.in -> eip.in", "module.a.eip.out -> eip.out", "module.a.vpc.main -> vpc.main", "module.a.vswitch.zone -> vswitch.zone"}},
		"beside what stays": {call("a", ""), call("a", "") + "resource \"eip\" \"more\" {}\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.module(netModule)
			s.apply(head + c.have)
			p, moves := s.offered(head + c.want)
			if d := cmp.Diff(c.moves, moves); d != "" {
				t.Fatalf("offered (-want +have):\n%s", d)
			}
			var blocks strings.Builder
			for _, m := range p.Renames {
				blocks.WriteString(engine.MovedBlock(m) + "\n")
			}
			if p = s.apply(head+c.want, blocks.String()); len(moves) > 0 && len(p.Steps) != 0 {
				t.Errorf("with the blocks there are still the steps %v", keys(p))
			}
		})
	}
}

// TestManyRenames renames many at once in a time that does not grow with their
// square.
func TestManyRenames(t *testing.T) {
	many := func(prefix string) string {
		return fmt.Sprintf(head+"resource \"eip\" \"a\" {\n  for_each = toset([for i in range(400) : \"%s${i}\"])\n}\n", prefix)
	}
	s := newSite(t).limit(map[string]int{"eips": 0})
	s.apply(many("x"))
	begin := time.Now()
	_, moves := s.offered(many("y"))
	if took := time.Since(begin); took > time.Minute {
		t.Errorf("it takes %s", took)
	}
	if len(moves) != 0 {
		t.Errorf("%d moves are offered among equal ones", len(moves))
	}
}
