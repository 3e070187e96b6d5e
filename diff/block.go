package diff

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// sameBlocks says whether an object has the wanted blocks of an attribute. In
// each block only what is written counts. Their order does not.
func sameBlocks(a *schema.Attr, want, have cty.Value) bool {
	if !want.IsWhollyKnown() {
		return false
	}
	wanted, left := blocksOf(want), blocksOf(have)
	if len(wanted) != len(left) {
		return false
	}
	for _, w := range wanted {
		i := fitting(a, w, left)
		if i < 0 {
			return false
		}
		left = append(left[:i:i], left[i+1:]...)
	}
	return true
}

func blocksOf(v cty.Value) []cty.Value {
	if v == cty.NilVal || v.IsNull() {
		return nil
	}
	return v.AsValueSlice()
}

// fitting is the index of the first block that has what is wanted, or -1.
func fitting(a *schema.Attr, want cty.Value, blocks []cty.Value) int {
	for i, b := range blocks {
		if fits(a, want, b) {
			return i
		}
	}
	return -1
}

func fits(a *schema.Attr, want, have cty.Value) bool {
	for i := range a.Elem {
		e := &a.Elem[i]
		w := want.GetAttr(e.Name)
		if !w.IsNull() && !same(e.Normal(w), e.Normal(have.GetAttr(e.Name))) {
			return false
		}
	}
	return true
}
