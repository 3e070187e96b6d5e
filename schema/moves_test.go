package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"netplan/schema"
)

func TestMoves(t *testing.T) {
	move := func(from, to string) schema.Moved { return schema.Moved{From: from, To: to} }
	moves := schema.NewMoves([]schema.Moved{
		move("vpc.c", "vpc.d"), move("vpc.b", "vpc.c"), // a chain, last part first
		move("eip.x", `eip.x["k"]`),                                         // into a key
		move("module.a", "module.b"), move("module.b", "module.a.module.c"), // into itself, ever deeper
		move(`vswitch.s["a.b"]`, "vswitch.t"),
		move("nat_gateway.p", "nat_gateway.q"), move("nat_gateway.q", "nat_gateway.p"),
	})
	for from, want := range map[string]string{
		"vpc.b": "vpc.d", `vpc.b["x"]`: `vpc.d["x"]`, "vpc.bb": "vpc.bb",
		"eip.x": `eip.x["k"]`, `eip.x["k"]`: `eip.x["k"]`,
		`vswitch.s["a.b"]`: "vswitch.t", `vswitch.s["a"]`: `vswitch.s["a"]`,
		"module.a.vpc.v": "", "nat_gateway.p": "nat_gateway.p",
	} {
		way, ok := moves.Follow(from)
		if ok != (want != "") || ok && way.To != want {
			t.Errorf("%s leads to %s (%v), want %q", from, way.To, ok, want)
		}
	}
}

// TestMovesLong follows many addresses along one long chain, and into one long
// circle: each part of the way is gone once.
func TestMovesLong(t *testing.T) {
	const n = 20_000
	name := func(i int) string { return fmt.Sprintf("vpc.v%d", i) }
	for _, closed := range []bool{false, true} {
		var blocks []schema.Moved
		for i := range n {
			blocks = append(blocks, schema.Moved{From: name(i), To: name(i + 1)})
		}
		if closed {
			blocks = append(blocks, schema.Moved{From: name(n), To: name(0)})
		}
		moves := schema.NewMoves(blocks)
		for i := range n {
			to := name(n)
			if closed {
				to = name(i) // a swap that is made
			}
			if way, ok := moves.Follow(name(i)); !ok || way.To != to || way.From != name(i) {
				t.Fatalf("%s leads to %+v (%v)", name(i), way, ok)
			}
		}
	}
}

// TestReferences writes addresses so that they are read as the same.
func TestReferences(t *testing.T) {
	for _, key := range []string{"a", "a.b", `quo"te`, `back\slash`, "ключ", "${x}", "%{ if }", "$${x}", "[0]", "", " ", "a\nb", "\x00", "\u200b", "$", "é"} {
		for _, addr := range []string{fmt.Sprintf("vpc.a[%q]", key), fmt.Sprintf("module.m[%q].vpc.a[%q]", key, key), "vpc.a[3]"} {
			text := schema.Reference(addr)
			if have, err := schema.ParseAddr(text); err != nil || have != addr {
				t.Errorf("%s is written %s and read as %s (%v)", addr, text, have, err)
			}
		}
	}
	for addr, want := range map[string]string{
		"vpc.a":                         "vpc.a",
		`vpc.a["x.y[0]"]`:               `vpc.a vpc.a["x.y[0]"]`,
		`module.m["a.b"].vpc.a[0]`:      `module.m module.m["a.b"] module.m["a.b"].vpc.a module.m["a.b"].vpc.a[0]`,
		`module.m.module.n["\""].vpc.a`: `module.m module.m.module.n module.m.module.n["\""] module.m.module.n["\""].vpc.a`,
		"vpc":                           "", "": "",
	} {
		if have := strings.Join(schema.Scopes(addr), " "); have != want {
			t.Errorf("%s lies in %s, want %s", addr, have, want)
		}
	}
}
