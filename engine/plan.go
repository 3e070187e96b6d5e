package engine

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi"
	"netplan/diff"
	"netplan/schema"
)

// Mode says what a plan leads to.
type Mode string

// The modes of a plan.
const (
	ModeApply   Mode = "apply"   // what the topology wants
	ModeDestroy Mode = "destroy" // nothing
)

// PlanInput is what a plan is asked for.
type PlanInput struct {
	// Vars are the values of variables, see schema.Inputs.
	Vars []schema.VarInput
	Mode Mode
	// Targets are addresses, of resources, blocks or modules, that the plan
	// is limited to together with what they need; empty plans everything.
	Targets []string
	// Excludes are such addresses whose changes are left out, together with
	// those that need one of them. They win over targets.
	Excludes []string
	// AllowDestroy is how many bound objects a plan to apply may delete or
	// replace: a number, or "all". Where it is empty the topology says so, see
	// schema.Allowance, or else the brake holds what is more than
	// BrakeObjects and more than a third of what is bound.
	AllowDestroy string
}

// Plan reads what is bound, compares it with the configuration, orders the
// changes and rehearses them. It changes nothing. Without errors among the
// diagnostics the plan can be applied.
func (e *Engine) Plan(ctx context.Context, c *schema.Config, in PlanInput) (*Plan, hcl.Diagnostics) {
	p, diags := e.planFrom(ctx, c, in)
	return p.plan, diags
}

// planFrom makes a plan of what a topology is made of, see Plan.
func (e *Engine) planFrom(ctx context.Context, c source, in PlanInput) (*planner, hcl.Diagnostics) {
	p, diags := e.compare(ctx, c, in)
	for !diags.HasErrors() {
		known := p.known()
		more := p.arrange(ctx)
		if !more.HasErrors() && p.known() == known {
			more = append(more, p.tryOut(ctx)...)
		}
		if p.known() == known {
			return p, slices.Concat(diags, more, p.renamed())
		}
		diags = p.again(ctx, c)
	}
	return p, diags
}

// known counts what was found out about changes, so that they have to be
// compared again.
func (p *planner) known() int { return p.rounds + len(p.late) }

// tryOut says what the steps take, and rehearses them. Where that is refused with
// something that netplan has created first, this goes first instead.
func (p *planner) tryOut(ctx context.Context) hcl.Diagnostics {
	p.reckon()
	diags := p.rehearse(ctx)
	if diags.HasErrors() && p.turnAll("created first it is refused in rehearsal") {
		return nil
	}
	p.account(p.estimate())
	if diags.HasErrors() {
		return diags
	}
	return append(diags, p.brake()...)
}

// source is what a topology is made of: a configuration, or what is recalled.
type source interface {
	Moved() []schema.Moved
	Evaluate(in schema.Inputs) (*schema.Topology, hcl.Diagnostics)
}

// arrange makes the steps of the changes, in order. Where it finds a circle that
// can be broken it has noted how, and the changes have to be compared again.
func (p *planner) arrange(ctx context.Context) hcl.Diagnostics {
	if err := p.leftovers(ctx); err != nil {
		return hcl.Diagnostics{unread(err)}
	}
	diags := p.limit()
	if diags.HasErrors() {
		return diags
	}
	diags = append(diags, p.prepaid()...)
	diags = append(diags, p.prevented()...)
	diags = append(diags, p.forbidden()...)
	if diags.HasErrors() {
		return diags
	}
	return append(diags, p.order()...)
}

// planner makes one plan.
type planner struct {
	e    *Engine
	in   PlanInput
	plan *Plan
	snap *snapshot
	// follow are the moved blocks as the bindings were before; nil without any.
	follow *schema.Moves
	// changes are by address, those with verb None too.
	changes map[string]*diff.Change
	// leaving are the replacements that go before they are there again, by
	// address and by block.
	leaving replaced
	// joined says of addresses, in words, with whom their objects are joined for
	// life while somebody else is wanted: they have to be replaced.
	joined map[string]string
	// seated says of addresses, in words, which object that goes holds theirs: they
	// have to be replaced, and deleted first.
	seated map[string]string
	// broken says of addresses, in words, which circle of changes is broken by
	// deleting their object and making it again; parked are those whose object is
	// parked for that, rounds how often circles were broken.
	broken map[string][]diff.Reason
	// late says of replacements by address, in words, why they are deleted first
	// though their lifecycle does not ask for it.
	late   map[string]string
	parked map[string]parking
	rounds int
	// played is the last rehearsal, nil without any.
	played *play
	// held is what holders returns, made when it is needed.
	held holders
}

// compare reads and compares: the plan has changes and no steps.
func (e *Engine) compare(ctx context.Context, c source, in PlanInput) (*planner, hcl.Diagnostics) {
	p := &planner{e: e, in: in, snap: newSnapshot(), changes: map[string]*diff.Change{}, leaving: replaced{}, late: map[string]string{}, joined: map[string]string{}, seated: map[string]string{}, broken: map[string][]diff.Reason{}, parked: map[string]parking{}}
	p.plan = &Plan{Have: map[string]*schema.Object{}, Calls: map[string]int{}, snapshot: p.snap, read: e.Clock.Now()}
	b, err := e.Store.Load(ctx)
	if err == nil {
		err = e.own(b)
	}
	p.plan.Bindings = b
	if err != nil {
		return p, hcl.Diagnostics{problem(codeBindings, hcl.Range{}, "", "%v.", err)}
	}
	diags := p.rebind(c)
	if diags.HasErrors() {
		return p, diags // what is bound to what is not known
	}
	if err := p.read(ctx); err != nil {
		return p, append(diags, unread(err))
	}
	return p, append(diags, p.again(ctx, c)...)
}

// again compares what was described with the configuration.
func (p *planner) again(ctx context.Context, c source) hcl.Diagnostics {
	p.plan.Changes, p.plan.Steps, p.plan.Kept = nil, nil, nil
	clear(p.plan.Calls)
	diags := p.evaluate(ctx, c)
	p.held = nil
	if !diags.HasErrors() {
		if p.in.Mode != ModeDestroy {
			diags = append(diags, p.plan.Topology.Validate(p.e.Rules)...)
			diags = append(diags, p.restless()...)
			diags = append(diags, p.unfollowed()...)
		}
		p.refresh()
		p.collect()
	}
	return diags
}

// evaluate evaluates the configuration with what is described, and again with
// each object that is found to be adopted or to have the wrong partner, so that
// what refers to it is known, or known to be another.
func (p *planner) evaluate(ctx context.Context, c source) hcl.Diagnostics {
	for {
		clear(p.changes)
		clear(p.leaving)
		topology, diags := c.Evaluate(schema.Inputs{Vars: p.in.Vars, Prior: p.prior, Data: func(q schema.DataQuery) ([]map[string]any, error) {
			return p.data(ctx, q)
		}})
		p.plan.Topology = topology
		if p.in.Mode == ModeDestroy {
			diags = schema.Unchecked(diags)
		}
		if diags.HasErrors() {
			return diags
		}
		found, more := p.adoptions(ctx)
		if diags = append(diags, more...); diags.HasErrors() || !found && !p.partners() && !p.seats() && !p.turns() {
			return diags
		}
	}
}

// unread is the error of a read.
func unread(err error) *hcl.Diagnostic {
	return problem(codeRead, hcl.Range{}, "", "%s.%s", strings.TrimRight(err.Error(), "."), advice(err))
}

// advice is what to do about the error of a call, as a sentence to follow.
func advice(err error) string {
	if text := cloudapi.Explain(err); text != "" {
		return " This means: " + text + "."
	}
	return ""
}

func unique(spots []spot) []spot {
	seen := map[spot]bool{}
	kept := spots[:0]
	for _, s := range spots {
		if !seen[s] {
			seen[s] = true
			kept = append(kept, s)
		}
	}
	return kept
}

// data answers a data block.
func (p *planner) data(ctx context.Context, q schema.DataQuery) ([]map[string]any, error) {
	r := cloudapi.Request{Action: q.Source.Action, Region: q.Region, Params: q.Params}
	answers, err := p.e.list(ctx, q.Cloud, r)
	if err != nil {
		return nil, err
	}
	pages := make([]map[string]any, len(answers))
	for i, a := range answers {
		p.snap.described[q.Cloud] = append(p.snap.described[q.Cloud], Described{r, a})
		pages[i] = a
	}
	return pages, nil
}

// collect gathers the changes of the topology and of what is bound beyond it,
// sorted by address.
func (p *planner) collect() {
	if p.in.Mode == ModeDestroy {
		clear(p.changes)
	}
	for _, addr := range p.addrs() {
		c := p.changes[addr]
		if c == nil {
			c = p.removal(addr)
		}
		if c != nil && c.Verb != diff.None {
			p.plan.Changes = append(p.plan.Changes, c)
		}
	}
}
