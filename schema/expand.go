package schema

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// expand makes the instances of a block, without evaluating them.
func (e *evaluator) expand(s *scope, b *block, needs *[]string, diags *hcl.Diagnostics) *expanded {
	name := b.name
	if b.kind == refModule {
		name = "module." + name
	}
	x := &expanded{block: b, byKey: map[string]*instance{}, addr: join(s.prefix, name)}
	c := &context{scope: s, needs: needs, diags: diags}
	switch {
	case b.count != nil:
		x.how = counted
		e.expandCount(x, c)
	case b.forEach != nil:
		x.how = forEach
		e.expandEach(x, c)
	default:
		x.add(s, cty.NilVal, cty.NilVal)
	}
	return x
}

// add appends an instance.
func (x *expanded) add(s *scope, key, value cty.Value) *instance {
	inst := &instance{of: x, scope: s, key: key, value: value, addr: x.addr + instanceKey(key)}
	x.list = append(x.list, inst)
	if key != cty.NilVal {
		x.byKey[keyText(key)] = inst
	}
	return inst
}

// maxInstances bounds a topology: more is a slip.
const maxInstances = 500_000

// room counts instances to be made, and reports when they are too many.
func (e *evaluator) room(n int64, code string, at hcl.Range, x *expanded, c *context) bool {
	if n <= int64(maxInstances-e.instances) {
		e.instances += int(n)
		return true
	}
	*c.diags = append(*c.diags, mistake(code, at, "%s would have %d instances; a topology has at most %d.", x.addr, n, maxInstances))
	return false
}

func (e *evaluator) expandCount(x *expanded, c *context) {
	b := x.block
	v, _ := e.value(b.count, c).Unmark()
	switch {
	case !v.IsKnown():
		e.unknownRepeat(x, c, "NP-COUNT", "count", b.count)
		return
	case v.IsNull() || v.Type() != cty.Number || !v.AsBigFloat().IsInt() || v.AsBigFloat().Sign() < 0:
		*c.diags = append(*c.diags, mistake("NP-COUNT", b.count.Range(), "count of %s is no whole number of 0 or more.", x.addr))
		return
	}
	n, _ := v.AsBigFloat().Int64()
	if !e.room(n, "NP-COUNT", b.count.Range(), x, c) {
		return
	}
	for i := range n {
		x.add(c.scope, cty.NumberIntVal(i), cty.NilVal)
	}
}

// unknownRepeat reports a count or for_each that cannot be known before apply.
// One that is unknown because of an earlier mistake is silent.
func (e *evaluator) unknownRepeat(x *expanded, c *context, code, argument string, expr *expression) {
	if c.diags.HasErrors() {
		return
	}
	*c.diags = append(*c.diags, mistake(code, expr.Range(), "%s of %s depends on what the cloud computes, so that it is not known before apply. Use values written in the topology.", argument, x.addr))
}

func (e *evaluator) expandEach(x *expanded, c *context) {
	b := x.block
	v, marks := e.value(b.forEach, c).Unmark()
	if _, sensitive := marks[sensitiveMark{}]; sensitive {
		*c.diags = append(*c.diags, mistake("NP-FOR-EACH", b.forEach.Range(), "for_each of %s is sensitive, and its keys would show in addresses.", x.addr))
		return
	}
	typ := v.Type()
	switch {
	case !v.IsKnown() || typ.IsSetType() && !v.IsWhollyKnown():
		e.unknownRepeat(x, c, "NP-FOR-EACH", "for_each", b.forEach)
		return
	case v.IsNull() || !typ.IsObjectType() && !typ.IsMapType() && !(typ.IsSetType() && (typ.ElementType() == cty.String || v.LengthInt() == 0)):
		*c.diags = append(*c.diags, mistake("NP-FOR-EACH", b.forEach.Range(), "for_each of %s is %s; write a map, an object or a set of texts, for example toset([\"a\", \"b\"]).", x.addr, typ.FriendlyName()))
		return
	}
	if !e.room(int64(v.LengthInt()), "NP-FOR-EACH", b.forEach.Range(), x, c) {
		return
	}
	sources := e.sources(b, c)
	for it := v.ElementIterator(); it.Next(); {
		key, value := it.Element()
		key, _ = key.Unmark()
		if key.IsNull() {
			*c.diags = append(*c.diags, mistake("NP-FOR-EACH", b.forEach.Range(), "for_each of %s holds null, which is no key.", x.addr))
			continue
		}
		inst := x.add(c.scope, key, value)
		inst.source = sources[keyText(key)]
	}
}

// sources are the instances of the resource block that for_each names, if it
// is one reference to a whole block.
func (e *evaluator) sources(b *block, c *context) map[string]*instance {
	if !b.forEach.direct {
		return nil
	}
	r := b.forEach.refs[0]
	if r.kind != refResource || r.keyed() || r.attr != "" {
		return nil
	}
	if x := c.scope.resources[r.name]; x != nil && x.how == forEach {
		return x.byKey
	}
	return nil
}

// expandModule makes the instances of a module call with their scopes.
func (e *evaluator) expandModule(s *scope, b *block, diags *hcl.Diagnostics) {
	var needs []string
	x := e.expand(s, b, &needs, diags)
	s.children[b.name] = x
	c := &context{scope: s, needs: &needs, diags: diags}
	for _, r := range b.dependsOn {
		e.need(c, r)
	}
	child := s.m.children[b.name]
	for _, inst := range x.list {
		inst.inside = newScope(child, s, inst.addr, inst)
		inst.inside.inherited = unique(append(slices.Clone(s.inherited), needs...))
		e.scopes[child] = append(e.scopes[child], inst.inside)
	}
}

// expandResource makes and evaluates the instances of a resource block.
func (e *evaluator) expandResource(s *scope, b *block, diags *hcl.Diagnostics) {
	var shared []string
	x := e.expand(s, b, &shared, diags)
	if len(x.list) > 0 && x.list[0].source != nil {
		shared = nil // each instance needs its own source only
	}
	c := &context{scope: s, needs: &shared, diags: diags}
	for _, r := range b.dependsOn {
		e.need(c, r)
	}
	shared = append(shared, s.inherited...)
	s.resources[b.name] = x
	if b.lifecycle.PreventDestroy {
		e.topology.protected[x.addr] = b.at
	}
	e.topology.Resources = slices.Grow(e.topology.Resources, len(x.list))
	for _, inst := range x.list {
		e.resource(inst, shared, diags)
	}
}

// resource evaluates one instance and asks what is known of its object.
func (e *evaluator) resource(inst *instance, shared []string, diags *hcl.Diagnostics) {
	needs := slices.Clone(shared)
	c := &context{scope: inst.scope, here: inst, needs: &needs, diags: diags}
	b := inst.of.block
	for _, a := range b.before {
		if e.assert(c, a, "NP-CHECK", inst.addr) {
			e.open = append(e.open, openCondition{context{scope: inst.scope, here: inst}, a, "NP-CHECK", inst.addr})
			inst.open = append(inst.open, a)
		}
	}
	r := &Resource{Addr: inst.addr, Block: inst.of.addr, Type: b.typ, Lifecycle: b.lifecycle, Range: b.at, Ranges: make([]hcl.Range, len(b.typ.Attrs)), instance: inst}
	e.where(r, inst, c)
	r.Values, r.Fields = e.attributes(b, c, r.Ranges), b.fields()
	needs = slices.DeleteFunc(unique(needs), func(addr string) bool { return addr == inst.addr })
	r.Needs = needs
	inst.resource = r
	e.topology.Resources = append(e.topology.Resources, r)
	e.topology.byAddr[r.Addr] = r
	if e.topology.instances == nil {
		e.topology.instances = map[string]*instance{}
	}
	e.topology.instances[r.Addr] = inst
	if e.in.Prior != nil {
		inst.prior = e.in.Prior(r)
	}
	if len(b.after) > 0 {
		e.later = append(e.later, func() { e.postconditions(inst, c) })
	}
}

// postconditions are checked once everything is evaluated, since they may
// refer to anything.
func (e *evaluator) postconditions(inst *instance, c *context) {
	for _, a := range inst.of.block.after {
		after := *c
		after.self = e.fullValue(inst, c)
		e.assert(&after, a, "NP-CHECK", inst.addr)
	}
}

// where reads the region and cloud of a resource.
func (e *evaluator) where(r *Resource, inst *instance, c *context) {
	b := inst.of.block
	r.Cloud = e.placeText(b, "cloud", c)
	cloud := e.topology.Clouds[r.Cloud]
	r.Region = e.placeText(b, "region", c)
	switch x := b.attrs["cloud"]; {
	case cloud != nil:
		if r.Region == "" {
			r.Region = cloud.Region
		}
	case x != nil:
		*c.diags = append(*c.diags, mistake("NP-REF-UNKNOWN", x.Range(), "There is no cloud block %q.%s", r.Cloud, didYouMean(r.Cloud, sortedNames(e.topology.Clouds))))
		return
	case len(e.topology.Clouds) > 0:
		*c.diags = append(*c.diags, mistake("NP-REF-UNKNOWN", b.at, "%s belongs to no cloud: every cloud block has a label. Write cloud = %q in the resource, or a cloud block without a label.", r.Addr, sortedNames(e.topology.Clouds)[0]))
		return
	}
	if r.Region == "" && b.attrs["region"] == nil {
		*c.diags = append(*c.diags, mistake("NP-REGION-MISSING", b.at, "%s lives in no region. Write cloud { region = \"cn-hangzhou\" } once, or region in the resource.", r.Addr))
	}
}

// placeText is the value of the region or cloud argument, which must be known.
func (e *evaluator) placeText(b *block, name string, c *context) string {
	x := b.attrs[name]
	if x == nil {
		return ""
	}
	v, marks := e.value(x, c).Unmark()
	if v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		*c.diags = append(*c.diags, mistake("NP-ATTR-TYPE", x.Range(), "%s of %s is no text that is known before apply.", name, c.here.addr))
		return ""
	}
	if _, sensitive := marks[sensitiveMark{}]; sensitive {
		*c.diags = append(*c.diags, mistake("NP-ATTR-TYPE", x.Range(), "%s of %s is sensitive, and it shows in plans.", name, c.here.addr))
		return ""
	}
	return v.AsString()
}
