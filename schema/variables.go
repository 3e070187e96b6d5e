package schema

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// part is what an expression uses of a block: all of it, some attributes, or
// some instances. Contexts hold no more than that, so that evaluating one
// expression never costs the whole topology.
type part struct {
	value cty.Value // all of it
	attrs map[string]cty.Value
	keys  map[string]*part
}

// object is the part as a value.
func (p *part) object() cty.Value {
	if p.value != cty.NilVal {
		return p.value
	}
	fields := map[string]cty.Value{}
	for name, v := range p.attrs {
		fields[name] = v
	}
	for key, inner := range p.keys {
		fields[key] = inner.object()
	}
	return cty.ObjectVal(fields)
}

func (p *part) key(name string) *part {
	if p.keys == nil {
		p.keys = map[string]*part{}
	}
	if p.keys[name] == nil {
		p.keys[name] = &part{}
	}
	return p.keys[name]
}

func (p *part) attr(name string, v cty.Value) {
	if p.attrs == nil {
		p.attrs = map[string]cty.Value{}
	}
	p.attrs[name] = v
}

// variables are what an expression refers to, as HCL wants them, and the
// instances that it names and that are not there.
func (e *evaluator) variables(x *expression, c *context) (vars map[string]cty.Value, missing hcl.Diagnostics) {
	roots := &part{}
	for _, r := range x.refs {
		if d := e.place(roots, r, c); d != nil {
			missing = append(missing, d)
		}
	}
	vars = make(map[string]cty.Value, len(roots.keys)+len(c.iterators))
	for name, p := range roots.keys {
		vars[name] = p.object()
	}
	for name, v := range c.iterators {
		vars[name] = v
	}
	return vars, missing
}

// place puts what a reference names where the expression looks for it.
func (e *evaluator) place(roots *part, r ref, c *context) (missing *hcl.Diagnostic) {
	switch r.kind {
	case refVar:
		roots.key("var").attr(r.name, e.named(r, c))
	case refLocal:
		roots.key("local").attr(r.name, e.named(r, c))
	case refData:
		e.atBlock(roots.key("data"), r.name).value = e.named(r, c)
	case refEach:
		roots.key("each").attr(r.attr, e.eachRef(r, c))
	case refCount:
		roots.key("count").attr("index", c.here.key)
	case refSelf:
		roots.key("self").value = c.self
	case refPath:
		roots.key("path").value = e.paths(c)
	case refTopology:
		if all := roots.key("topology"); all.attrs[r.name] == cty.NilVal {
			all.attr(r.name, e.everywhere(r, c))
		}
	case refResource:
		return e.placeInstance(e.atBlock(roots, r.name), r, c)
	case refModule:
		return e.placeInstance(roots.key("module").key(r.name), r, c)
	}
	return nil
}

// atBlock is the place of a block named type.name.
func (e *evaluator) atBlock(p *part, name string) *part {
	for i := range len(name) {
		if name[i] == '.' {
			return p.key(name[:i]).key(name[i+1:])
		}
	}
	return p.key(name)
}

// placeInstance puts an instance, or one attribute of it, or the whole block.
func (e *evaluator) placeInstance(p *part, r ref, c *context) (missing *hcl.Diagnostic) {
	x := e.expandedOf(r, c)
	if x == nil {
		p.value = cty.DynamicVal
		return nil
	}
	quiet := *c
	quiet.diags = &hcl.Diagnostics{} // the expression evaluates the key again
	inst, whole, missing := e.pick(x, r, e.keyOf(r, &quiet), c)
	switch {
	case missing != nil:
		return missing
	case whole:
		e.needBlock(c, x)
		p.value = e.wholeValue(x, c)
		return nil
	case x.how != once:
		p = p.key(keyText(inst.key))
	}
	if r.attr != "" {
		p.attr(r.attr, e.attrOf(inst, r.attr, c))
	} else {
		p.value = e.fullValue(inst, c)
	}
	return nil
}
