package schema

import (
	"github.com/hashicorp/hcl/v2"
	"strconv"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func (l *loader) netplan(m *module, b *hclsyntax.Block) {
	l.only(b.Body, "allow_destroy")
	l.noBlocks(b.Body, "bindings")
	if a := b.Body.Attributes["allow_destroy"]; a != nil {
		l.allowance(m, a)
	}
	for _, nested := range b.Body.Blocks {
		if nested.Type != "bindings" || len(nested.Labels) != 1 {
			l.fail("NP-BLOCK-LABELS", nested.DefRange(), "A bindings block has one label, the store: bindings \"file\" { path = \"netplan.bindings.json\" }.")
			continue
		}
		m.bindings = BindingsConfig{Store: nested.Labels[0], Settings: map[string]string{}, Range: nested.DefRange()}
		for _, a := range attributes(nested.Body) {
			m.bindings.Settings[a.Name] = l.constText(nested.Body, a.Name)
		}
		if nested.Labels[0] != "file" {
			l.fail("NP-BLOCK-LABELS", nested.LabelRanges[0], "There is no bindings store %q; write \"file\".", nested.Labels[0])
		}
	}
}

func (l *loader) cloud(m *module, b *hclsyntax.Block) {
	label := ""
	if len(b.Labels) == 1 {
		label = b.Labels[0]
	}
	if have := m.clouds[label]; have != nil {
		l.diags = append(l.diags, collision("NP-DUPLICATE", b.DefRange(), have.Range, "There are two cloud blocks with the label %q; give one another label.", label))
		return
	}
	l.only(b.Body, "region", "endpoint", "profile", "quotas")
	l.noBlocks(b.Body)
	c := &CloudConfig{
		Label: label, Region: l.constText(b.Body, "region"), Endpoint: l.constText(b.Body, "endpoint"),
		Profile: l.constText(b.Body, "profile"), Quotas: map[string]int{}, QuotaRanges: map[string]hcl.Range{}, Range: b.DefRange(),
	}
	if a := b.Body.Attributes["quotas"]; a != nil {
		l.quotas(c, a.Expr)
	}
	m.clouds[label] = c
}

// quotas reads a map of quota names to numbers.
func (l *loader) quotas(c *CloudConfig, e hclsyntax.Expression) {
	v := l.plain(e)
	if !v.IsKnown() || v.IsNull() || !v.CanIterateElements() || !v.Type().IsObjectType() && !v.Type().IsMapType() {
		l.fail("NP-ATTR-TYPE", e.Range(), "quotas is a map such as { vswitches_per_vpc = 48 }.")
		return
	}
	for it := v.ElementIterator(); it.Next(); {
		key, n := it.Element()
		name := key.AsString()
		at := itemRange(e, name)
		if !isQuota(name) {
			l.fail("NP-ATTR-UNKNOWN", at, "There is no quota %q.%s", name, didYouMean(name, quotaNames()))
			continue
		}
		if n.IsNull() || n.Type() != cty.Number || !n.AsBigFloat().IsInt() || n.AsBigFloat().Sign() < 0 {
			l.fail("NP-ATTR-TYPE", at, "The quota %s is a whole number of 0 or more; 0 is no limit.", name)
			continue
		}
		limit, _ := n.AsBigFloat().Int64()
		c.Quotas[name], c.QuotaRanges[name] = int(limit), at
	}
}

// itemRange is where an item of a map is written, or the whole map where it is
// made by an expression.
func itemRange(e hclsyntax.Expression, name string) hcl.Range {
	if object, ok := e.(*hclsyntax.ObjectConsExpr); ok {
		for _, item := range object.Items {
			if key, _ := item.KeyExpr.Value(nil); key.RawEquals(cty.StringVal(name)) {
				return hcl.RangeBetween(item.KeyExpr.Range(), item.ValueExpr.Range())
			}
		}
	}
	return e.Range()
}

func quotaNames() []string {
	var names []string
	for _, q := range quotas {
		names = append(names, q.Name)
	}
	return names
}

func isQuota(name string) bool {
	for _, q := range quotas {
		if q.Name == name {
			return true
		}
	}
	return false
}

func (l *loader) moved(m *module, b *hclsyntax.Block) {
	l.only(b.Body, "from", "to")
	l.noBlocks(b.Body)
	m.moved = append(m.moved, Moved{
		From: l.address(b.Body, "from", b.DefRange()), To: l.address(b.Body, "to", b.DefRange()), Range: b.DefRange(),
	})
}

func (l *loader) importBlock(m *module, b *hclsyntax.Block) {
	l.only(b.Body, "to", "id")
	l.noBlocks(b.Body)
	a := b.Body.Attributes["id"]
	if a == nil {
		l.fail("NP-ATTR-REQUIRED", b.DefRange(), "This import block has no id; write that of the object in the cloud.")
		return
	}
	m.imports = append(m.imports, importBlock{to: l.address(b.Body, "to", b.DefRange()), id: l.expr(m, a.Expr, scopeRule{}), at: b.DefRange()})
}

func (l *loader) removed(m *module, b *hclsyntax.Block) {
	l.only(b.Body, "from")
	l.noBlocks(b.Body, "lifecycle")
	r := Removed{From: l.address(b.Body, "from", b.DefRange()), Destroy: true, Range: b.DefRange()}
	for _, nested := range b.Body.Blocks {
		if nested.Type == "lifecycle" {
			l.only(nested.Body, "destroy")
			r.Destroy = l.constBool(nested.Body, "destroy", true)
		}
	}
	m.removed = append(m.removed, r)
}

// instanceKey writes a key as it stands in an address: ["a"] or [0].
func instanceKey(key cty.Value) string {
	switch {
	case key == cty.NilVal || key.IsNull() || !key.IsKnown():
		return ""
	case key.Type() == cty.Number:
		return "[" + NumberText(key) + "]"
	case key.Type() == cty.String:
		return "[" + strconv.Quote(key.AsString()) + "]"
	}
	return ""
}
