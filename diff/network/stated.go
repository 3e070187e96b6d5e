package network

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// Stated is what a topology says, in place of what addresses are bound to: for
// the comparison of two topologies, neither of which a cloud need hold.
func Stated(t *schema.Topology) map[string]Bound {
	bound := map[string]Bound{}
	for _, r := range t.Resources {
		o := &schema.Object{Type: r.Type, Region: r.Region, Values: make([]cty.Value, len(r.Values))}
		b := Bound{Cloud: r.Cloud, Region: r.Region, Object: o}
		for i, v := range r.Values {
			o.Values[i] = cty.NullVal(r.Type.Attrs[i].Derived.Type)
			if v.Known() {
				o.Values[i] = v.V
			}
			if v.Sensitive || len(v.SensitiveFields) > 0 {
				b.Hidden = append(b.Hidden, r.Type.Attrs[i].Name)
			}
		}
		bound[r.Addr] = b
	}
	return bound
}
