package schema

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// assert reports a condition that is false. One that is not known yet is
// counted as undecided.
func (e *evaluator) assert(c *context, a *assertion, code, addr string) {
	v, _ := e.value(a.condition, c).Unmark()
	switch {
	case !v.IsKnown():
		if c.world == nil {
			e.topology.putOff(Undecided{Codes: []string{code}, Addr: addr, Range: a.condition.Range(), Why: whyLater})
		}
		return
	case v.IsNull() || v.Type() != cty.Bool:
		*c.diags = append(*c.diags, mistake("NP-ATTR-TYPE", a.condition.Range(), "A condition is true or false; this one is %s.", v.Type().FriendlyName()))
		return
	case v.True():
		return
	}
	text := "The condition is false."
	message, marks := e.value(a.message, c).Unmark()
	if _, sensitive := marks[sensitiveMark{}]; !sensitive && message.IsKnown() && !message.IsNull() && message.Type() == cty.String {
		text = message.AsString()
	}
	d := mistake(code, a.condition.Range(), "%s", text)
	d.Extra = Note{Code: code, Addr: addr}
	*c.diags = append(*c.diags, d)
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
	for m, scopes := range e.scopes {
		for _, s := range scopes {
			for _, ch := range m.checks {
				for _, a := range ch.assertions {
					e.assert(&context{scope: s, world: world, work: w, needs: new([]string), diags: diags}, a, "NP-CHECK", join(s.prefix, "check."+ch.name))
				}
			}
		}
	}
}

// Checks evaluates the check blocks and postconditions with what the cloud
// holds now.
func (t *Topology) Checks(world World) hcl.Diagnostics {
	var diags hcl.Diagnostics
	w := newWork()
	t.eval.checks(world, w, &diags)
	for _, inst := range t.instances {
		if len(inst.of.block.after) > 0 {
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
