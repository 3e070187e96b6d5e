package engine

import (
	"cmp"
	"context"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

// Inverse is the way back from what a plan leads to, to what is there now.
type Inverse struct {
	// Forward is the plan that is to be undone, Plan leads back.
	Forward, Plan *Plan
	// Losses are what the way back does not restore, sorted by address.
	Losses []Loss
	// Made are the ids and addresses that the rehearsal made up for what is still
	// to be made, and what stands for each in words.
	Made map[string]string
	// Recalled is what was there, Again are the addresses of it that are to be
	// made or bound again, sorted.
	Recalled *schema.Recollection
	Again    []string

	was, then boundNames
}

// Inverse plans, rehearses the plan, and plans the way back from there. What it
// does not restore is found by rehearsing it too and comparing what is there
// then with what is there now. It changes nothing.
func (e *Engine) Inverse(ctx context.Context, c *schema.Config, in PlanInput) (*Inverse, hcl.Diagnostics) {
	in.AllowDestroy = "all" // it is shown, not applied
	p, diags := e.planFrom(ctx, c, in)
	v := &Inverse{Forward: p.plan, Plan: &Plan{Topology: p.plan.Topology, Bindings: p.plan.Bindings}, Made: map[string]string{}, Recalled: &schema.Recollection{}}
	v.moved()
	if diags.HasErrors() || len(p.plan.Steps) == 0 {
		return v, diags
	}
	if p.played == nil || !p.played.result.OK() {
		return v, append(diags, problem(codeRehearsal, hcl.Range{}, "", "The way back is told from where the rehearsal of the plan ends, and it %s.", unended(p.played)))
	}
	v.made(p)
	v.Recalled = p.recall(v)
	back, more := p.reached().planFrom(ctx, v.Recalled, PlanInput{Mode: ModeApply, AllowDestroy: "all"})
	if more.HasErrors() {
		return v, append(diags, more...)
	}
	v.Plan = back.plan
	v.moved()
	v.compare(p, back)
	return v, diags
}

// moved moves back the bindings that the plan moves.
func (v *Inverse) moved() {
	for _, m := range v.Forward.Moved {
		v.Plan.Moved = append(v.Plan.Moved, schema.Moved{From: m.To, To: m.From})
	}
}

// Told is a text with words in place of what the rehearsal made up.
func (v *Inverse) Told(text string) string {
	for made, words := range v.Made {
		text = strings.ReplaceAll(text, made, words)
	}
	return text
}

// unended says how a rehearsal did not end.
func unended(played *play) string {
	if played == nil {
		return "was not rehearsed; leave out --no-rehearsal"
	}
	for _, f := range played.result.Failed {
		return "ends where " + f.Step.Key + " waits: " + f.Message
	}
	return "was interrupted"
}

// reached is an engine for the clouds as the rehearsal left them.
func (p *planner) reached() *Engine {
	s := p.played.stage
	return &Engine{
		Types: p.e.Types, APIs: s.APIs, Store: NewMemoryStore(p.played.bindings), Journal: &Journal{}, Clock: s.Clock,
		Rehearse: p.e.Rehearse, Width: p.e.Width, Pace: p.e.Pace, Limits: p.e.Limits, Cloud: p.e.Cloud, Account: p.e.Account,
	}
}

// made finds what the rehearsal made up.
func (v *Inverse) made(p *planner) {
	for _, addr := range p.played.bindings.Addrs() {
		is, was := p.played.bindings.Entries[addr], p.plan.Bindings.Entries[addr]
		have := p.played.result.Have[addr]
		if is.ID == was.ID || have == nil || p.snap.objects[is.object()] != nil {
			continue
		}
		for _, ip := range diff.PublicAddresses(have) {
			v.Made[ip] = cmp.Or(v.Made[ip], "(public address of "+addr+")")
		}
		if given(have.Type) {
			v.Made[is.ID] = "(id of " + addr + ")"
		}
	}
}

// given says whether the cloud gives objects of a type their ids.
func given(t *schema.Type) bool { return len(t.ID) == 1 && t.Index(t.ID[0]) < 0 }
