package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
)

// HCL is the block that a topology would say of an object, to be pasted: with
// its attributes as they were described, and references in place of the ids of
// what has an address. Sensitive values are left for others to write. An
// instance, or what is part of a module, is a block of its own.
func (m *Recollection) HCL(addr string) string {
	m.index()
	o := m.byAddr[addr]
	if o == nil {
		return ""
	}
	var b strings.Builder
	parts := SplitAddr(o.Block)
	name := parts[len(parts)-1]
	if o.Addr != o.Object.Type.Name+"."+name {
		fmt.Fprintf(&b, "# %s\n", o.Addr)
	}
	fmt.Fprintf(&b, "resource %q %q {\n", o.Object.Type.Name, name)
	if o.Cloud != "" {
		fmt.Fprintf(&b, "cloud = %q\n", o.Cloud)
	}
	if c := m.Clouds[o.Cloud]; c == nil || c.Region != o.Region {
		fmt.Fprintf(&b, "region = %q\n", o.Region)
	}
	values := m.values(o, nil)
	for i, v := range values {
		if a := &o.Object.Type.Attrs[i]; v.Written() {
			m.write(&b, o, a, v)
		}
	}
	b.WriteString("}\n")
	return string(hclwrite.Format([]byte(b.String())))
}

// write writes an attribute, or a block.
func (m *Recollection) write(b *strings.Builder, o *Recalled, a *Attr, v Value) {
	switch {
	case v.Sensitive || a.Hidden():
		fmt.Fprintf(b, "# %s is sensitive: write it here\n", a.Name)
	case len(a.Elem) == 0:
		fmt.Fprintf(b, "%s = %s\n", a.Name, m.written(o, a, v.V))
	case a.Form == Merged:
		m.writeBlock(b, o, a, v.V, v.SensitiveFields)
	default:
		for _, block := range v.V.AsValueSlice() {
			m.writeBlock(b, o, a, block, nil)
		}
	}
}

func (m *Recollection) writeBlock(b *strings.Builder, o *Recalled, a *Attr, block cty.Value, hidden []string) {
	fmt.Fprintf(b, "%s {\n", a.Name)
	for i := range a.Elem {
		e := &a.Elem[i]
		switch v := FieldOf(block, e.Name); {
		case v == cty.NilVal || v.IsNull():
		case e.Hidden() || slices.Contains(hidden, e.Name):
			fmt.Fprintf(b, "# %s is sensitive: write it here\n", e.Name)
		default:
			fmt.Fprintf(b, "%s = %s\n", e.Name, m.written(o, e, v))
		}
	}
	b.WriteString("}\n")
}

// written is a value as an expression.
func (m *Recollection) written(o *Recalled, a *Attr, v cty.Value) string {
	if (v.Type().IsListType() || v.Type().IsSetType()) && !v.IsNull() {
		parts := []string{}
		for _, e := range v.AsValueSlice() {
			parts = append(parts, m.written(o, a, e))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	if n, ok := m.name(o, a, v); ok {
		of := m.byAddr[n.addr].Object.Attr(n.field)
		path := strings.TrimPrefix(n.addr, modulePath(o.Addr)) + "." + n.field
		if of != cty.NilVal && of.Type() != cty.String {
			path += fmt.Sprintf("[%d]", n.at)
		}
		return path
	}
	return string(hclwrite.TokensForValue(v).Bytes())
}

// modulePath is the part of an address that names its modules, with a dot at
// its end; empty for what is in the root.
func modulePath(addr string) string {
	parts := SplitAddr(addr)
	if len(parts) <= 2 {
		return ""
	}
	return strings.Join(parts[:len(parts)-2], ".") + "."
}
