package schema_test

import (
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
