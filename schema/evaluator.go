package schema

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// evaluator keeps what a topology needs to be evaluated, and evaluated again
// at apply. After Evaluate it only reads its scopes.
type evaluator struct {
	config   *Config
	in       Inputs
	given    map[string]VarInput
	topology *Topology
	scopes   map[*module][]*scope
	root     *scope
	// work is what Evaluate may still do, instances how many there are.
	work      *work
	instances int
	// later is what is checked once everything is evaluated.
	later []func()
	// open are the validations and preconditions that could not be decided.
	open []openCondition
}

// scope is one instance of a module.
type scope struct {
	m      *module
	prefix string // address of the instance; empty for the root
	parent *scope
	here   *instance // the instance of the call, for each and count in its arguments
	vars   map[string]known
	locals map[string]known
	outs   map[string]known
	data   map[string]known
	// resources and children are the expanded blocks.
	resources map[string]*expanded
	children  map[string]*expanded
	inherited []string // what depends_on of the module call names
	tracer    *tracer
}

// known is a value with what it needs; final says that it will not change
// during apply.
type known struct {
	v     cty.Value
	needs []string
	final bool
}

// repeat is how a block is repeated.
type repeat int

const (
	once repeat = iota
	counted
	forEach
)

// expanded is a resource or module block with its instances.
type expanded struct {
	block *block
	how   repeat
	list  []*instance
	byKey map[string]*instance
	addr  string
	whole cty.Value // memoised value of all instances
}

// instance is one instance of a block.
type instance struct {
	of    *expanded
	scope *scope // that holds the block
	key   cty.Value
	addr  string
	value cty.Value // each.value
	// source is the instance that each.value is, when for_each names a
	// resource block; nil otherwise.
	source   *instance
	resource *Resource
	prior    *Object
	// open are the preconditions that could not be decided.
	open   []*assertion
	inside *scope    // of a module
	full   cty.Value // memoised value of a resource
}

// context is where an expression is evaluated.
type context struct {
	scope *scope
	here  *instance
	self  cty.Value
	// iterators are those of dynamic blocks.
	iterators map[string]cty.Value
	world     World
	work      *work // nil during Evaluate, which has its own
	needs     *[]string
	diags     *hcl.Diagnostics
}

// originMark marks a value that a resource computes.
type originMark struct{ addr, attr string }

// sensitiveMark marks a value that must not be shown.
type sensitiveMark struct{}

// Evaluate gives the configuration the values of its variables and what is
// known of the cloud. The topology is returned even with errors, as far as it
// could be evaluated.
func (c *Config) Evaluate(in Inputs) (*Topology, hcl.Diagnostics) {
	t := &Topology{Clouds: c.root.clouds, Bindings: c.root.bindings, Allowance: c.root.allowance, Moved: c.root.moved, Removed: c.root.removed, byAddr: map[string]*Resource{}, protected: map[string]hcl.Range{}}
	e := &evaluator{config: c, in: in, topology: t, scopes: map[*module][]*scope{}, given: map[string]VarInput{}, work: newWork()}
	t.eval = e
	var diags hcl.Diagnostics
	for _, v := range in.Vars {
		if c.root.variables[v.Name] == nil && v.From != "NETPLAN_VAR_"+v.Name {
			at := v.Range
			at.Filename = v.From
			diags = append(diags, mistake("NP-VAR-UNKNOWN", at, "%s gives a value for %q, and there is no such variable.%s", v.From, v.Name, guess(diags, v.Name, c.root.variables)))
		}
		e.given[v.Name] = v
	}
	e.root = newScope(c.root, nil, "", nil)
	e.root.tracer = newTracer(e)
	e.scopes[c.root] = []*scope{e.root}
	for _, n := range c.order {
		for _, s := range e.scopes[n.m] {
			e.node(n, s, &diags)
		}
	}
	e.finish(&diags)
	return t, tidy(diags)
}

func newScope(m *module, parent *scope, prefix string, here *instance) *scope {
	s := &scope{
		m: m, prefix: prefix, parent: parent, here: here,
		vars: map[string]known{}, locals: map[string]known{}, outs: map[string]known{}, data: map[string]known{},
		resources: map[string]*expanded{}, children: map[string]*expanded{},
	}
	if parent != nil {
		s.tracer = parent.tracer
	}
	return s
}

// node evaluates one node in one instance of its module.
func (e *evaluator) node(n node, s *scope, diags *hcl.Diagnostics) {
	switch n.kind {
	case nodeCall:
		e.expandModule(s, n.m.calls[n.name], diags)
	case nodeVar:
		s.vars[n.name] = e.keep(func(c *context) cty.Value { return e.variable(c, n.m.variables[n.name]) }, s, diags)
		e.later = append(e.later, func() { e.validateVar(s, n.m.variables[n.name], diags) })
	case nodeLocal:
		s.locals[n.name] = e.keep(func(c *context) cty.Value { return e.value(n.m.locals[n.name].expr, c) }, s, diags)
	case nodeOutput:
		s.outs[n.name] = e.keep(func(c *context) cty.Value { return e.output(c, n.m.outputs[n.name]) }, s, diags)
	case nodeData:
		s.data[n.name] = e.keep(func(c *context) cty.Value { return e.data(c, n.m.data[n.name]) }, s, diags)
	case nodeResource:
		e.expandResource(s, n.m.resources[n.name], diags)
	}
}

// keep evaluates something and notes what it needs.
func (e *evaluator) keep(eval func(*context) cty.Value, s *scope, diags *hcl.Diagnostics) known {
	var needs []string
	v := eval(&context{scope: s, needs: &needs, diags: diags})
	return known{v: v, needs: unique(needs), final: v.IsWhollyKnown()}
}

// output is the value of an output.
func (e *evaluator) output(c *context, o *output) cty.Value {
	for _, r := range o.dependsOn {
		e.need(c, r)
	}
	v := e.value(o.expr, c)
	if o.sensitive {
		v = v.Mark(sensitiveMark{})
	}
	return v
}

// variable is the value of a variable in a scope: from the module call, or
// from outside for the root.
func (e *evaluator) variable(c *context, v *variable) cty.Value {
	value := v.value
	s := c.scope
	if s.parent == nil {
		if in, ok := e.given[v.name]; ok {
			value = v.read(in, c.diags)
		}
	} else if x := s.m.call.attrs[v.name]; x != nil {
		outer := *c
		outer.scope, outer.here = s.parent, s.here
		inner := e.value(x, &outer)
		value = e.converted(v, inner, x, &outer)
	}
	if value == cty.NilVal {
		*c.diags = append(*c.diags, mistake("NP-VAR-MISSING", v.at, "The variable %q has no value. Give one with --var %s=..., in a file of --var-file, or as NETPLAN_VAR_%s; or write a default.", v.name, v.name, v.name))
		value = cty.UnknownVal(v.typ)
	}
	if v.sensitive {
		value = value.Mark(sensitiveMark{})
	}
	return value
}

// converted is the value of an argument of a module call as the type of its
// variable; what cannot be is reported where it is written.
func (e *evaluator) converted(v *variable, value cty.Value, x *expression, c *context) cty.Value {
	var found hcl.Diagnostics
	converted := v.convert(value, x.Range(), &found)
	for _, d := range found {
		if note, ok := d.Extra.(Note); ok && !v.sensitive && !anySecret([]cty.Value{value}) {
			way := c.scope.tracer.trace(x, c.scope, c.here)
			note.Through = way.Through
			d.Subject, d.Extra = &way.Written, note
		}
	}
	*c.diags = append(*c.diags, found...)
	return converted
}

// unique sorts texts and takes out repetitions.
func unique(list []string) []string {
	if len(list) < 2 {
		return list
	}
	seen := make(map[string]bool, len(list))
	kept := list[:0:0]
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			kept = append(kept, s)
		}
	}
	sortTexts(kept)
	return kept
}
