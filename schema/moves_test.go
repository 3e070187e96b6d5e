package schema_test

import (
	"fmt"
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
		"module.a.vpc.v": "", "nat_gateway.p": "",
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
			if way, ok := moves.Follow(name(i)); ok == closed || ok && (way.To != name(n) || way.From != name(i)) {
				t.Fatalf("%s leads to %+v (%v)", name(i), way, ok)
			}
		}
	}
}
