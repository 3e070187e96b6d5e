package schema

import (
	"path/filepath"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

func sortTexts(list []string) { slices.Sort(list) }

// value evaluates an expression. What goes wrong is reported, and the value is
// unknown then.
func (e *evaluator) value(x *expression, c *context) cty.Value {
	if x.literal != cty.NilVal {
		return x.literal
	}
	if x.direct {
		return e.direct(x, c)
	}
	w := c.work
	if w == nil {
		w = e.work
	}
	if w.spent() {
		return cty.DynamicVal // reported by the expression that spent the last
	}
	vars, missing := e.variables(x, c)
	w.spend(x.cost + len(*c.needs))
	v, diags := valueWithin(x.Expression, vars, w.calls(e.config.files), w)
	if sayMissing(diags, missing); diags.HasErrors() && secret(vars) {
		hideDetails(diags)
	}
	if w.spent() && !diags.HasErrors() {
		diags = append(diags, tooMuch(x.Range(), tooManySteps))
	}
	e.report(c, diags)
	if diags.HasErrors() {
		return cty.DynamicVal
	}
	if derives(x.Expression) {
		return withoutOrigins(v)
	}
	return v
}

// sayMissing puts the mistake that an instance is missing in the place of the
// one that a key is not in an object.
func sayMissing(diags, missing hcl.Diagnostics) {
	for i, d := range diags {
		for _, m := range missing {
			if d.Subject != nil && d.Subject.Overlaps(*m.Subject) {
				diags[i] = m
			}
		}
	}
}

// secret says whether a sensitive value is among those of an expression.
func secret(vars map[string]cty.Value) bool {
	for _, v := range vars {
		if !v.ContainsMarked() {
			continue
		}
		_, marks := v.UnmarkDeep()
		if _, sensitive := marks[sensitiveMark{}]; sensitive {
			return true
		}
	}
	return false
}

// hideDetails takes out what could tell a sensitive value: HCL and functions
// quote the values that they refuse.
func hideDetails(diags hcl.Diagnostics) {
	for _, d := range diags {
		if _, ours := d.Extra.(Note); !ours {
			d.Detail = failedCall(d) + "The reason is not shown, since the expression uses a sensitive value."
		}
	}
}

// report keeps diagnostics without the values of the context, which may be
// large or sensitive, and names the instance.
func (e *evaluator) report(c *context, diags hcl.Diagnostics) {
	for _, d := range diags {
		d.Detail += e.adviseNull(d, c)
		d.EvalContext, d.Expression = nil, nil
		if d.Extra == nil && c.here != nil {
			d.Extra = Note{Code: "NP-SYNTAX", Addr: c.here.addr}
		} else if _, ours := d.Extra.(Note); !ours {
			d.Extra = Note{Code: "NP-SYNTAX"}
		}
		*c.diags = append(*c.diags, d)
	}
}

// direct evaluates an expression that is one reference.
func (e *evaluator) direct(x *expression, c *context) cty.Value {
	r := x.refs[0]
	v, rest := e.step(r, c)
	if v == cty.NilVal {
		return cty.DynamicVal
	}
	if len(rest) == 0 {
		return v
	}
	v, diags := rest.TraverseRel(v)
	e.report(c, diags)
	if diags.HasErrors() {
		return cty.DynamicVal
	}
	return v
}

// step is the value of the block, instance or attribute that a reference
// names, and what of it is left to follow. A reference that names no instance
// gives cty.NilVal, after a report.
func (e *evaluator) step(r ref, c *context) (cty.Value, hcl.Traversal) {
	switch r.kind {
	case refResource, refModule:
		x := e.expandedOf(r, c)
		if x == nil {
			return cty.DynamicVal, nil
		}
		key := e.keyOf(r, c)
		inst, whole, missing := e.pick(x, r, key, c)
		switch {
		case missing != nil:
			*c.diags = append(*c.diags, missing)
			return cty.NilVal, nil
		case whole && key != cty.NilVal:
			e.needBlock(c, x)
			return e.index(e.wholeValue(x, c), key, r, c), r.rest
		case whole:
			e.needBlock(c, x)
			return e.wholeValue(x, c), r.rest
		case r.attr != "":
			return e.attrOf(inst, r.attr, c), r.rest[1:]
		}
		return e.fullValue(inst, c), r.rest
	case refEach:
		return e.eachRef(r, c), r.rest[1:]
	case refCount:
		return c.here.key, r.rest[1:]
	case refSelf:
		return c.self, r.rest
	case refPath:
		return e.paths(c), r.rest
	case refTopology:
		return e.everywhere(r, c), r.rest[1:]
	}
	return e.named(r, c), r.rest
}

// keyOf is the key of the instance that a reference names, or cty.NilVal.
func (e *evaluator) keyOf(r ref, c *context) cty.Value {
	if r.key != nil {
		return e.value(r.key, c)
	}
	return r.lit
}

// index is an element of all instances, for keys that name none of them.
func (e *evaluator) index(whole, key cty.Value, r ref, c *context) cty.Value {
	v, diags := hcl.Index(whole, key, &r.at)
	e.report(c, diags)
	if diags.HasErrors() {
		return cty.DynamicVal
	}
	return v
}

// eachRef is each.key or each.value.
func (e *evaluator) eachRef(r ref, c *context) cty.Value {
	if r.attr == "key" {
		return c.here.key
	}
	if src := c.here.source; src != nil {
		e.needInstance(c, src)
		return e.fullValue(src, c)
	}
	if c.world != nil && !c.here.value.IsWhollyKnown() {
		return e.eachAgain(c)
	}
	return c.here.value
}

// eachAgain evaluates for_each again, now that more is known. It takes time in
// the size of the collection, which only collections of unknown values do.
func (e *evaluator) eachAgain(c *context) cty.Value {
	outer := *c
	outer.here = nil
	if c.here.of.block.kind == refModule || c.here.scope != nil {
		outer.scope = c.here.scope
	}
	v, _ := e.value(c.here.of.block.forEach, &outer).Unmark()
	if !v.IsKnown() || v.IsNull() || v.Type().IsSetType() {
		return c.here.value
	}
	key := c.here.key.AsString()
	if v.Type().IsObjectType() && v.Type().HasAttribute(key) {
		return v.GetAttr(key)
	}
	if v.Type().IsMapType() && v.HasIndex(c.here.key).True() {
		return v.Index(c.here.key)
	}
	return c.here.value
}

// named is the value of a variable, local or data block.
func (e *evaluator) named(r ref, c *context) cty.Value {
	s := c.scope
	var k known
	switch r.kind {
	case refVar:
		k = s.vars[r.name]
	case refLocal:
		k = s.locals[r.name]
	case refData:
		k = s.data[r.name]
	}
	*c.needs = append(*c.needs, k.needs...)
	if k.v == cty.NilVal {
		return cty.DynamicVal
	}
	if k.final || c.world == nil || r.kind == refData {
		return k.v
	}
	inner := *c
	inner.here, inner.self, inner.iterators = nil, cty.NilVal, nil
	if r.kind == refVar {
		return e.variable(&inner, s.m.variables[r.name])
	}
	return e.value(s.m.locals[r.name].expr, &inner)
}

// expandedOf is the expanded block that a reference names, or nil when it
// could not be expanded.
func (e *evaluator) expandedOf(r ref, c *context) *expanded {
	if r.kind == refModule {
		return c.scope.children[r.name]
	}
	return c.scope.resources[r.name]
}

// pick finds the instance that a reference names; whole says that it names all
// of them. A key that no instance has is a mistake, unless the expression asks
// for it in vain only where it does without, as in try(a[0], b).
func (e *evaluator) pick(x *expanded, r ref, key cty.Value, c *context) (inst *instance, whole bool, missing *hcl.Diagnostic) {
	if x.how == once && !r.keyed() {
		if len(x.list) == 0 {
			return nil, true, nil
		}
		e.needInstance(c, x.list[0])
		return x.list[0], false, nil
	}
	if key == cty.NilVal {
		return nil, true, nil
	}
	key, marks := key.Unmark()
	if !key.IsKnown() || key.IsNull() || x.how == once {
		return nil, true, nil
	}
	inst = x.byKey[keyText(key)]
	if _, hidden := marks[sensitiveMark{}]; inst == nil && hidden {
		return nil, false, mistake("NP-REF-UNKNOWN", r.at, "%s has no instance of this key, which is sensitive.", x.addr)
	} else if inst == nil {
		return nil, false, mistake("NP-REF-UNKNOWN", r.at, "%s has no instance %s.%s", x.addr, instanceKey(key), guess(*c.diags, keyText(key), x.byKey))
	}
	e.needInstance(c, inst)
	return inst, false, nil
}

// keyText is the key of an instance as text.
func keyText(key cty.Value) string {
	switch key.Type() {
	case cty.String:
		return key.AsString()
	case cty.Number:
		return NumberText(key)
	}
	return ""
}

// needInstance notes that an instance must be there first.
func (e *evaluator) needInstance(c *context, inst *instance) {
	if inst.inside == nil {
		*c.needs = append(*c.needs, inst.addr)
	}
}

// needBlock notes that all instances of a resource block must be there first.
func (e *evaluator) needBlock(c *context, x *expanded) {
	if x.block.kind == refResource && len(x.list) > 0 {
		*c.needs = append(*c.needs, x.addr)
	}
}

// need notes what a depends_on names, without its value.
func (e *evaluator) need(c *context, r ref) {
	switch r.kind {
	case refResource:
		if x := c.scope.resources[r.name]; x != nil {
			if inst := x.byKey[keyText(literalKey(r))]; r.keyed() && inst != nil {
				e.needInstance(c, inst)
			} else {
				e.needBlock(c, x)
			}
		}
	case refModule:
		if x := c.scope.children[r.name]; x != nil {
			for _, inst := range x.list {
				e.needModule(c, inst.inside)
			}
		}
	case refVar, refLocal, refData:
		e.named(r, c)
	}
}

// needModule notes every resource block of a module instance.
func (e *evaluator) needModule(c *context, s *scope) {
	for _, name := range sortedNames(s.resources) {
		e.needBlock(c, s.resources[name])
	}
	for _, name := range sortedNames(s.children) {
		for _, inst := range s.children[name].list {
			e.needModule(c, inst.inside)
		}
	}
}

func literalKey(r ref) cty.Value {
	if r.lit == cty.NilVal {
		return cty.StringVal("")
	}
	return r.lit
}

// paths are path.module and path.root, relative to the folder of the topology
// as the paths are that functions take.
func (e *evaluator) paths(c *context) cty.Value {
	dir, err := filepath.Rel(absolute(e.config.Dir), absolute(c.scope.m.dir))
	if err != nil {
		dir = absolute(c.scope.m.dir)
	}
	return cty.ObjectVal(map[string]cty.Value{
		"module": cty.StringVal(filepath.ToSlash(dir)), "root": cty.StringVal("."),
	})
}

// attrOf is an attribute of an instance: of a resource what is written, else
// what the cloud says, else unknown; of a module an output.
func (e *evaluator) attrOf(inst *instance, name string, c *context) cty.Value {
	if inst.inside != nil {
		return e.moduleOutput(inst.inside, name, c)
	}
	t := inst.of.block.typ
	r := inst.resource
	if r == nil {
		return cty.DynamicVal
	}
	o := e.objectOf(inst, c)
	i := t.Index(name)
	if i >= 0 && t.Attrs[i].Form == Merged {
		return t.Attrs[i].becomes(r.Values[i], i, o)
	}
	if i >= 0 && r.Values[i].Written() {
		if v := r.Values[i]; c.world == nil || v.Known() || o == nil {
			return remark(v)
		}
	}
	if o != nil {
		if v := o.Attr(name); v != cty.NilVal {
			return t.hiding(i, v).Mark(originMark{inst.addr, t.oneName(name)})
		}
	}
	typ, ok := t.Computed(name)
	if i >= 0 {
		typ, ok = t.Attrs[i].Derived.Type, true
	}
	if !ok {
		typ = cty.DynamicPseudoType
	}
	return t.hiding(i, cty.UnknownVal(typ)).Mark(originMark{inst.addr, t.oneName(name)})
}

// oneName is the one name under which a computed attribute is known: the id of
// a VPC is what its vpc_id is.
func (t *Type) oneName(name string) string {
	if len(t.ID) == 1 && t.Index(t.ID[0]) < 0 && catalog.Fold(name) == catalog.Fold(t.ID[0]) {
		return "id"
	}
	return name
}

// objectOf is what the cloud holds of an instance, or nil.
func (e *evaluator) objectOf(inst *instance, c *context) *Object {
	if c.world != nil {
		if now := c.world(inst.addr); now != nil {
			return now
		}
	}
	return inst.prior
}

// hiding marks what the cloud says of the attribute at an index, if it is never
// shown.
func (t *Type) hiding(i int, v cty.Value) cty.Value {
	if i >= 0 && t.Attrs[i].Hidden() {
		return v.Mark(sensitiveMark{})
	}
	return v
}

// remark gives an evaluated value its marks back.
func remark(v Value) cty.Value {
	marked := v.V
	if v.From != nil {
		marked = marked.Mark(originMark{v.From.Addr, v.From.Attr})
	}
	if v.Sensitive {
		marked = marked.Mark(sensitiveMark{})
	}
	return marked
}

// moduleOutput is an output of a module instance.
func (e *evaluator) moduleOutput(s *scope, name string, c *context) cty.Value {
	k := s.outs[name]
	*c.needs = append(*c.needs, k.needs...)
	if k.v == cty.NilVal {
		return cty.DynamicVal
	}
	if k.final || c.world == nil {
		return k.v
	}
	return e.output(&context{scope: s, world: c.world, work: c.work, needs: c.needs, diags: c.diags}, s.m.outputs[name])
}

// fullValue is all of an instance as an object.
func (e *evaluator) fullValue(inst *instance, c *context) cty.Value {
	if c.world == nil && inst.full != cty.NilVal {
		return inst.full
	}
	fields := map[string]cty.Value{}
	if inst.inside != nil {
		for _, name := range sortedNames(inst.inside.m.outputs) {
			fields[name] = e.moduleOutput(inst.inside, name, c)
		}
	} else {
		for _, name := range inst.of.block.typ.attributeNames() {
			fields[name] = e.attrOf(inst, name, c)
		}
	}
	v := cty.ObjectVal(fields)
	if c.world == nil && inst.inside == nil {
		inst.full = v
	}
	return v
}

// wholeValue is all instances of a block: an object by key, or a tuple.
func (e *evaluator) wholeValue(x *expanded, c *context) cty.Value {
	if c.world == nil && x.whole != cty.NilVal {
		return x.whole
	}
	var v cty.Value
	switch x.how {
	case forEach:
		fields := map[string]cty.Value{}
		for _, inst := range x.list {
			fields[keyText(inst.key)] = e.fullValue(inst, c)
		}
		v = cty.ObjectVal(fields)
	case counted:
		elems := make([]cty.Value, len(x.list))
		for i, inst := range x.list {
			elems[i] = e.fullValue(inst, c)
		}
		v = cty.TupleVal(elems)
	default:
		if len(x.list) == 0 {
			return cty.DynamicVal
		}
		v = e.fullValue(x.list[0], c)
	}
	if c.world == nil && x.block.kind == refResource {
		x.whole = v
	}
	return v
}
