package schema

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// assert reports a condition that is false, with what made it so. One that is
// not known yet is counted, and stays open.
func (e *evaluator) assert(c *context, a *assertion, code, addr string) (open bool) {
	before := len(*c.diags)
	v, _ := e.value(a.condition, c).Unmark()
	switch typ := v.Type(); {
	case len(*c.diags) > before:
		return false // it could not be evaluated, which is reported
	case typ != cty.Bool && typ != cty.DynamicPseudoType:
		e.wrongCondition(c, a, addr, "it is "+article(typ.FriendlyName()))
		return false
	case !v.IsKnown():
		if c.world == nil {
			e.topology.putOff(Undecided{Codes: []string{code}, Addr: addr, Range: a.condition.Range(), Why: whyLater})
		}
		return true
	case v.IsNull():
		e.wrongCondition(c, a, addr, "it is null")
		return false
	case v.True():
		return false
	}
	facts, other := e.explain(a.condition, c)
	d := mistake(code, a.condition.Range(), "%s", withFacts(e.message(c, a, addr), facts))
	d.Extra = Note{Code: code, Addr: addr, Other: other, Through: c.scope.calls()}
	*c.diags = append(*c.diags, d)
	return false
}

// wrongCondition reports a condition that is neither true nor false.
func (e *evaluator) wrongCondition(c *context, a *assertion, addr, what string) {
	facts, _ := e.explain(a.condition, c)
	text := "A condition is true or false; " + what + ". Write a comparison, such as length(var.names) > 0 or var.name != null."
	d := mistake("NP-ATTR-TYPE", a.condition.Range(), "%s", withFacts(text, facts))
	d.Extra = Note{Code: "NP-ATTR-TYPE", Addr: addr}
	*c.diags = append(*c.diags, d)
}

// message is the error_message of a condition that is false. One that cannot be
// shown is reported beside.
func (e *evaluator) message(c *context, a *assertion, addr string) string {
	v := e.value(a.message, c)
	plain, _ := v.UnmarkDeep()
	wrong := notText(plain)
	switch {
	case hasSecret(v):
		wrong = "error_message holds a sensitive value, and it is shown. Write it without that value."
	case wrong == "" && plain.IsKnown():
		return plain.AsString()
	}
	if wrong != "" {
		d := mistake("NP-ATTR-TYPE", a.message.Range(), "%s", wrong)
		d.Extra = Note{Code: "NP-ATTR-TYPE", Addr: addr}
		*c.diags = append(*c.diags, d)
	}
	return "The condition is false."
}

// notText says what is wrong with an error_message that is no text; empty where
// it is one or may become one.
func notText(v cty.Value) string {
	switch {
	case v == cty.NilVal || v.Type() == cty.DynamicPseudoType && !v.IsKnown():
		return ""
	case v.IsNull():
		return "error_message is null; write a text that says what must be changed."
	case v.Type() != cty.String:
		return "error_message is " + article(v.Type().FriendlyName()) + "; write a text, such as \"The size is ${var.size}.\"."
	}
	return ""
}

// article puts a or an before the name of a type, which may be any.
func article(name string) string {
	if strings.ContainsRune("aeiou", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// finish evaluates what nothing refers to: conditions, checks and import blocks; and puts
// the resources in order.
func (e *evaluator) finish(diags *hcl.Diagnostics) {
	for _, check := range e.later {
		check()
	}
	sortResources(e.topology.Resources)
	if !diags.HasErrors() {
		e.checks(nil, nil, diags)
	}
	c := &context{scope: e.root, needs: new([]string), diags: diags}
	for _, b := range e.config.root.imports {
		v, _ := e.value(b.id, c).Unmark()
		if !v.IsKnown() || v.IsNull() || v.Type() != cty.String {
			*diags = append(*diags, mistake("NP-ATTR-TYPE", b.id.Range(), "The id of an import is a text that is known before apply."))
			continue
		}
		e.topology.Imports = append(e.topology.Imports, Import{To: b.to, ID: v.AsString(), Range: b.at})
	}
}

// checks evaluates the check blocks of every module.
func (e *evaluator) checks(world World, w *work, diags *hcl.Diagnostics) {
	for _, m := range e.modules() {
		for _, s := range e.scopes[m] {
			for _, ch := range m.checks {
				for _, a := range ch.assertions {
					e.assert(&context{scope: s, world: world, work: w, needs: new([]string), diags: diags}, a, "NP-CHECK", join(s.prefix, "check."+ch.name))
				}
			}
		}
	}
}

// modules are those that are called, in the order of their paths.
func (e *evaluator) modules() []*module {
	return slices.SortedFunc(maps.Keys(e.scopes), func(a, b *module) int { return strings.Compare(a.path, b.path) })
}

// openCondition is a condition that could not be decided, and where it is
// evaluated.
type openCondition struct {
	c          context
	a          *assertion
	code, addr string
}

// again evaluates a condition; open says that it is still not decided.
func (e *evaluator) again(o openCondition, world World, w *work, diags *hcl.Diagnostics) (open bool) {
	c := o.c
	c.world, c.work, c.needs, c.diags = world, w, new([]string), diags
	return e.assert(&c, o.a, o.code, o.addr)
}

// Preconditions evaluates those of a resource that could not be decided when
// the topology was evaluated, before something is done with the object. It is
// safe for concurrent use.
func (t *Topology) Preconditions(addr string, world World) hcl.Diagnostics {
	inst := t.instances[addr]
	if inst == nil || len(inst.open) == 0 {
		return nil
	}
	var diags hcl.Diagnostics
	w := newWork()
	for _, a := range inst.open {
		t.eval.again(openCondition{context{scope: inst.scope, here: inst}, a, "NP-CHECK", addr}, world, w, &diags)
	}
	return tidy(diags)
}

// Checks evaluates the check blocks and postconditions with what the cloud
// holds now, and the validations and preconditions that could not be decided
// before.
func (t *Topology) Checks(world World) hcl.Diagnostics {
	var diags hcl.Diagnostics
	w := newWork()
	for _, o := range t.eval.open {
		t.eval.again(o, world, w, &diags)
	}
	t.eval.checks(world, w, &diags)
	for _, r := range t.Resources {
		if inst := t.instances[r.Addr]; len(inst.of.block.after) > 0 {
			t.eval.postconditions(inst, &context{scope: inst.scope, here: inst, world: world, work: w, needs: new([]string), diags: &diags})
		}
	}
	return tidy(diags)
}

// Unchecked takes out what checks, preconditions and postconditions report:
// they do not matter for what is going.
func Unchecked(diags hcl.Diagnostics) hcl.Diagnostics {
	return slices.DeleteFunc(slices.Clone(diags), func(d *hcl.Diagnostic) bool { return Code(d) == "NP-CHECK" })
}

// Output is the value of an output of the topology.
type Output struct {
	Value       cty.Value // unmarked
	Sensitive   bool
	Description string
}

// Outputs evaluates the outputs of the topology with what the cloud holds.
func (t *Topology) Outputs(world World) (map[string]Output, hcl.Diagnostics) {
	var diags hcl.Diagnostics
	outputs := map[string]Output{}
	e, w := t.eval, newWork()
	for name, o := range e.config.root.outputs {
		v := split(e.output(&context{scope: e.root, world: world, work: w, needs: new([]string), diags: &diags}, o))
		outputs[name] = Output{Value: v.V, Sensitive: v.Sensitive || o.sensitive, Description: o.description}
	}
	return outputs, tidy(diags)
}

// Resolve evaluates the arguments of a resource again with what the objects
// it refers to have become. It is safe for concurrent use.
func (t *Topology) Resolve(addr string, world World) ([]Value, hcl.Diagnostics) {
	if t.recalled != nil {
		return t.recalled.resolve(addr, world)
	}
	inst := t.instances[addr]
	if inst == nil {
		return nil, hcl.Diagnostics{mistake("NP-REF-UNKNOWN", hcl.Range{}, "The topology has no resource %s.", addr)}
	}
	if world == nil {
		world = func(string) *Object { return nil } // a nil one would let Resolve keep what it computes
	}
	var diags hcl.Diagnostics
	c := &context{scope: inst.scope, here: inst, world: world, work: newWork(), needs: new([]string), diags: &diags}
	return t.eval.attributes(inst.of.block, c, nil), diags
}

// Validate is what rules find in the topology.
func (t *Topology) Validate(rules []*Rule) hcl.Diagnostics { return t.Judge(rules).Findings }
