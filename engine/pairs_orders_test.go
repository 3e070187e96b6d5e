package engine_test

import (
	"math/rand/v2"

	"netplan/engine"
)

// anyOrder makes the steps one by one in a random order that the plan allows,
// and looks at the network after each.
func (tr *trial) anyOrder() *fault {
	const where = "apply in another order"
	s := tr.fork()
	order := linear(tr.rand, tr.plan)
	var seen *fault
	e := s.engine()
	e.Events = func(ev engine.Event) {
		if ev.Kind == engine.StepDone && seen == nil {
			if why := s.impossible(); why != "" {
				seen = &fault{where, "impossible network", "after " + ev.Step.Key + ": " + why}
			}
		}
	}
	if f := s.perform(where, e, chained(tr.plan, order)); f != nil {
		return f
	}
	if seen != nil {
		return seen
	}
	return tr.reached(where, s)
}

// cut makes some steps in an order that the plan allows, and plans anew from
// there.
func (tr *trial) cut() *fault {
	if len(tr.plan.Steps) < 2 {
		return nil
	}
	s := tr.fork()
	order := linear(tr.rand, tr.plan)
	order = order[:1+tr.rand.IntN(len(order)-1)]
	if f := s.perform("apply of a part", s.engine(), chained(tr.plan, order)); f != nil {
		return f
	}
	const where = "the plan after a part"
	e := s.engine()
	p, diags := s.try(e, planOnly, tr.text)
	if diags.HasErrors() {
		done := ""
		for _, step := range order {
			done += "\n  " + step.Key
		}
		return &fault{where, codeIn(errorsOf(diags)), errorsOf(diags) + "\nthe plan:" + steps(p) + "\ndone before:" + done}
	}
	s.width = 4
	if f := s.perform(where, s.engine(), p); f != nil {
		return f
	}
	return tr.reached(where, s)
}

// linear is a random order of the steps of a plan that its needs allow.
func linear(r *rand.Rand, p *engine.Plan) []*engine.Step {
	steps, open, after := map[string]*engine.Step{}, map[string]int{}, map[string][]string{}
	note := func(key string, needs []engine.Need) {
		open[key] = len(needs)
		for _, n := range needs {
			after[n.Step] = append(after[n.Step], key)
		}
	}
	var free []string
	for _, s := range p.Steps {
		steps[s.Key] = s
		note(s.Key, s.Needs)
		if len(s.Needs) == 0 {
			free = append(free, s.Key)
		}
	}
	for name, needs := range p.Joins {
		note(name, needs)
	}
	var order []*engine.Step
	for len(free) > 0 {
		i := r.IntN(len(free))
		key := free[i]
		free[i] = free[len(free)-1]
		free = free[:len(free)-1]
		if s := steps[key]; s != nil {
			order = append(order, s)
		}
		for _, next := range after[key] {
			if open[next]--; open[next] == 0 {
				free = append(free, next)
			}
		}
	}
	return order
}

// chained is a plan of these steps, each after the one before.
func chained(p *engine.Plan, order []*engine.Step) *engine.Plan {
	q := *p
	q.Steps, q.Joins = nil, nil
	for i, s := range order {
		step := *s
		step.Needs = nil
		if i > 0 {
			step.Needs = []engine.Need{{Step: order[i-1].Key, Why: "it is next"}}
		}
		q.Steps = append(q.Steps, &step)
	}
	return &q
}
