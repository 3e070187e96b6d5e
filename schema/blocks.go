package schema

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// blockReaders are the blocks of the language with the number of labels and
// whether only the root module may have them.
func (l *loader) blockReaders() map[string]blockReader {
	return map[string]blockReader{
		"resource": {labels: 2, read: l.resource},
		"data":     {labels: 2, read: l.dataBlock},
		"module":   {labels: 1, read: l.moduleCall},
		"variable": {labels: 1, read: l.variable},
		"locals":   {labels: 0, read: l.localsBlock},
		"output":   {labels: 1, read: l.output},
		"check":    {labels: 1, read: l.check},
		"netplan":  {labels: 0, root: true, read: l.netplan},
		"cloud":    {labels: -1, root: true, read: l.cloud},
		"moved":    {labels: 0, root: true, read: l.moved},
		"import":   {labels: 0, root: true, read: l.importBlock},
		"removed":  {labels: 0, root: true, read: l.removed},
	}
}

type blockReader struct {
	labels int // -1: none or one
	root   bool
	read   func(m *module, b *hclsyntax.Block)
}

// body reads the blocks of a file.
func (l *loader) body(m *module, body *hclsyntax.Body) {
	readers := l.blockReaders()
	for _, a := range attributes(body) {
		l.fail("NP-ATTR-UNKNOWN", a.NameRange, "%s stands outside of a block. Put it into a locals block, or into the block it belongs to.", a.Name)
	}
	for _, b := range body.Blocks {
		r, known := readers[b.Type]
		switch {
		case !known:
			l.fail("NP-BLOCK-UNKNOWN", b.TypeRange, "There is no block %q.%s", b.Type, didYouMean(b.Type, sortedNames(readers)))
		case r.root && m.path != "":
			l.fail("NP-BLOCK-UNKNOWN", b.TypeRange, "A %s block stands in the topology's own folder only, not in a module.", b.Type)
		case r.labels >= 0 && len(b.Labels) != r.labels || r.labels < 0 && len(b.Labels) > 1:
			l.fail("NP-BLOCK-LABELS", b.DefRange(), "This %s block has %d labels; write %s.", b.Type, len(b.Labels), blockForm(b.Type, r.labels))
		case !l.validLabels(b):
		default:
			r.read(m, b)
		}
	}
}

func blockForm(name string, labels int) string {
	form := name
	for i := range max(0, labels) {
		form += []string{" \"first\"", " \"second\""}[i]
	}
	return form + " { ... }"
}

// validLabels reports a label that is no name.
func (l *loader) validLabels(b *hclsyntax.Block) bool {
	for i, label := range b.Labels {
		if !identifier(label) {
			l.fail("NP-BLOCK-LABELS", b.LabelRanges[i], "%q is no name; write letters, digits, '_' and '-', a letter first.", label)
			return false
		}
	}
	return true
}

// identifier says whether a text is a name. It asks HCL only where it must.
func identifier(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case letter(c), i > 0 && (digit(c) || c == '-'):
		case c >= 0x80:
			return hclsyntax.ValidIdentifier(s)
		default:
			return false
		}
	}
	return s != ""
}

// attributes are the attributes of a body in the order of the file.
func attributes(body *hclsyntax.Body) []*hclsyntax.Attribute {
	list := make([]*hclsyntax.Attribute, 0, len(body.Attributes))
	for _, a := range body.Attributes {
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b *hclsyntax.Attribute) int { return a.NameRange.Start.Byte - b.NameRange.Start.Byte })
	return list
}

// expr compiles an expression and keeps it for the check of its references.
func (l *loader) expr(m *module, e hclsyntax.Expression, s scopeRule) *expression {
	x := l.compile(e, s)
	if x.literal == cty.NilVal {
		l.keep(m, x)
	}
	return x
}

// keep notes an expression and those of its keys.
func (l *loader) keep(m *module, x *expression) {
	l.expressions[m] = append(l.expressions[m], x)
	for _, r := range x.refs {
		if r.key != nil && r.key.literal == cty.NilVal {
			l.keep(m, r.key)
		}
	}
}

func (l *loader) localsBlock(m *module, b *hclsyntax.Block) {
	for _, a := range attributes(b.Body) {
		if have := m.locals[a.Name]; have != nil {
			l.diags = append(l.diags, collision("NP-DUPLICATE", a.NameRange, have.expr.Range(), "The local value %q is written twice; give one another name.", a.Name))
			continue
		}
		m.locals[a.Name] = &local{name: a.Name, expr: l.expr(m, a.Expr, scopeRule{})}
	}
	l.noBlocks(b.Body)
}

// noBlocks reports nested blocks where there are none.
func (l *loader) noBlocks(body *hclsyntax.Body, known ...string) {
	for _, b := range body.Blocks {
		if !slices.Contains(known, b.Type) {
			l.fail("NP-ATTR-UNKNOWN", b.TypeRange, "There is no block %q here.%s", b.Type, didYouMean(b.Type, known))
		}
	}
}

// only reports attributes that a block does not know.
func (l *loader) only(body *hclsyntax.Body, known ...string) {
	for _, a := range attributes(body) {
		if !slices.Contains(known, a.Name) {
			l.fail("NP-ATTR-UNKNOWN", a.NameRange, "There is no argument %q here; there are %s.%s", a.Name, quoted(known), didYouMean(a.Name, known))
		}
	}
}

func (l *loader) variable(m *module, b *hclsyntax.Block) {
	name := b.Labels[0]
	if have := m.variables[name]; have != nil {
		l.diags = append(l.diags, collision("NP-DUPLICATE", b.DefRange(), have.at, "The variable %q is declared twice; give one another name.", name))
		return
	}
	l.only(b.Body, "type", "default", "description", "sensitive", "nullable")
	l.noBlocks(b.Body, "validation")
	v := &variable{name: name, typ: cty.DynamicPseudoType, value: cty.NilVal, nullable: true, at: b.DefRange()}
	v.description = l.constText(b.Body, "description")
	v.sensitive = l.constBool(b.Body, "sensitive", false)
	v.nullable = l.constBool(b.Body, "nullable", true)
	if a := b.Body.Attributes["type"]; a != nil {
		typ, defaults, diags := typeexpr.TypeConstraintWithDefaults(a.Expr)
		l.diags = append(l.diags, diags...)
		v.typ, v.defaults = typ, defaults
	}
	if a := b.Body.Attributes["default"]; a != nil {
		v.value, v.byDefault = v.convert(l.constant(a.Expr), a.Expr.Range(), &l.diags), &expression{Expression: a.Expr}
	}
	for _, nested := range b.Body.Blocks {
		if nested.Type == "validation" {
			v.validations = append(v.validations, l.assertion(m, nested, scopeRule{}))
		}
	}
	m.variables[name] = v
}

// constant evaluates an expression that may refer to nothing.
func (l *loader) constant(e hclsyntax.Expression) cty.Value {
	v, diags := valueWithin(e, nil, l.functions, l.work)
	l.diags = append(l.diags, diags...)
	if diags.HasErrors() {
		return cty.DynamicVal
	}
	return v
}

// plain is constant for what is shown: it must not be sensitive.
func (l *loader) plain(e hclsyntax.Expression) cty.Value {
	v, marks := l.constant(e).UnmarkDeep()
	if len(marks) > 0 {
		l.fail("NP-ATTR-TYPE", e.Range(), "This value is shown in plans and messages, so that it must not be sensitive.")
	}
	return v
}

func (l *loader) constText(body *hclsyntax.Body, name string) string {
	a := body.Attributes[name]
	if a == nil {
		return ""
	}
	v := l.plain(a.Expr)
	if v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		l.fail("NP-ATTR-TYPE", a.Expr.Range(), "%s is a text that refers to nothing; write it in quotes.", name)
		return ""
	}
	return v.AsString()
}

func (l *loader) constBool(body *hclsyntax.Body, name string, otherwise bool) bool {
	a := body.Attributes[name]
	if a == nil {
		return otherwise
	}
	v := l.plain(a.Expr)
	if v.IsNull() || !v.IsKnown() || v.Type() != cty.Bool {
		l.fail("NP-ATTR-TYPE", a.Expr.Range(), "%s is true or false.", name)
		return otherwise
	}
	return v.True()
}

// assertion reads condition and error_message.
func (l *loader) assertion(m *module, b *hclsyntax.Block, s scopeRule) *assertion {
	l.only(b.Body, "condition", "error_message")
	l.noBlocks(b.Body)
	a := &assertion{}
	for name, target := range map[string]**expression{"condition": &a.condition, "error_message": &a.message} {
		attr := b.Body.Attributes[name]
		if attr == nil {
			l.fail("NP-ATTR-REQUIRED", b.DefRange(), "This %s block has no %s; write condition and error_message.", b.Type, name)
			*target = &expression{Expression: &hclsyntax.LiteralValueExpr{Val: cty.DynamicVal, SrcRange: b.DefRange()}, literal: cty.DynamicVal}
			continue
		}
		*target = l.expr(m, attr.Expr, s)
	}
	if wrong := notText(a.message.literal); wrong != "" {
		l.fail("NP-ATTR-TYPE", a.message.Range(), "%s", wrong)
	}
	return a
}

func (l *loader) output(m *module, b *hclsyntax.Block) {
	name := b.Labels[0]
	if have := m.outputs[name]; have != nil {
		l.diags = append(l.diags, collision("NP-DUPLICATE", b.DefRange(), have.at, "The output %q is written twice; give one another name.", name))
		return
	}
	l.only(b.Body, "value", "description", "sensitive", "depends_on")
	l.noBlocks(b.Body)
	a := b.Body.Attributes["value"]
	if a == nil {
		l.fail("NP-ATTR-REQUIRED", b.DefRange(), "The output %q has no value.", name)
		return
	}
	m.outputs[name] = &output{
		name: name, expr: l.expr(m, a.Expr, scopeRule{}), description: l.constText(b.Body, "description"),
		sensitive: l.constBool(b.Body, "sensitive", false), dependsOn: l.dependsOn(b.Body), at: b.DefRange(),
	}
}

func (l *loader) check(m *module, b *hclsyntax.Block) {
	l.only(b.Body)
	l.noBlocks(b.Body, "assert")
	c := &check{name: b.Labels[0], at: b.DefRange()}
	if i := slices.IndexFunc(m.checks, func(have *check) bool { return have.name == c.name }); i >= 0 {
		l.diags = append(l.diags, collision("NP-DUPLICATE", c.at, m.checks[i].at, "The check %q is written twice; give one another name.", c.name))
		return
	}
	for _, nested := range b.Body.Blocks {
		if nested.Type == "assert" {
			c.assertions = append(c.assertions, l.assertion(m, nested, scopeRule{topology: true}))
		}
	}
	if len(c.assertions) == 0 {
		l.fail("NP-ATTR-REQUIRED", c.at, "The check %q has no assert block; write assert { ... } with condition and error_message.", c.name)
	}
	m.checks = append(m.checks, c)
}

// dependsOn reads a list of references.
func (l *loader) dependsOn(body *hclsyntax.Body) []ref {
	a := body.Attributes["depends_on"]
	if a == nil {
		return nil
	}
	list, ok := a.Expr.(*hclsyntax.TupleConsExpr)
	if !ok {
		l.fail("NP-ATTR-TYPE", a.Expr.Range(), "depends_on is a list of references such as [vpc.main].")
		return nil
	}
	var refs []ref
	for _, e := range list.Exprs {
		t, diags := hcl.AbsTraversalForExpr(e)
		if diags.HasErrors() {
			l.fail("NP-ATTR-TYPE", e.Range(), "depends_on holds references such as vpc.main, without quotes.")
			continue
		}
		if r, ok := l.ref(t, scopeRule{}, nil); ok {
			refs = append(refs, r)
		}
	}
	return refs
}

// address reads a traversal as an address: module.net["a"].vpc.main.
func (l *loader) address(body *hclsyntax.Body, name string, at hcl.Range) string {
	a := body.Attributes[name]
	if a == nil {
		l.fail("NP-ATTR-REQUIRED", at, "%s is not written; write an address such as vpc.main.", name)
		return ""
	}
	t, diags := hcl.AbsTraversalForExpr(a.Expr)
	if diags.HasErrors() {
		l.fail("NP-ATTR-TYPE", a.Expr.Range(), "%s is an address such as vpc.main, without quotes.", name)
		return ""
	}
	return addressOf(t)
}
