package engine

import (
	"context"
	"maps"
	"time"

	"netplan/schema"
)

// read describes what is bound. An object that the last run made a moment ago
// may be missing in listings: it is looked for again until it had to be
// visible, lest another is made for its address.
func (p *planner) read(ctx context.Context) error {
	var spots []spot
	for _, entry := range p.plan.Bindings.Entries {
		if t := p.e.Types.Type(entry.Type); t != nil {
			spots = append(spots, spot{t, entry.Cloud, entry.Region})
		}
	}
	w := watch{clock: p.e.Clock}
	for {
		if err := p.e.read(ctx, p.snap, unique(spots)); err != nil {
			return err
		}
		if w.deadline = p.found(); !p.e.Clock.Now().Before(w.deadline) {
			return nil
		}
		if err := w.pause(ctx, "an object that was made just now is not listed"); err != nil {
			return err
		}
		p.snap = newSnapshot()
		p.plan.snapshot = p.snap
	}
}

// found notes the objects of bound addresses, and returns until when one that
// is missing may still become visible.
func (p *planner) found() (until time.Time) {
	var made map[string]time.Time
	clear(p.plan.Have)
	for addr, entry := range p.plan.Bindings.Entries {
		if o := p.snap.objects[entry.object()]; o != nil && !replacedBySystem(o) {
			p.plan.Have[addr] = o
			continue
		}
		if made == nil {
			made = p.e.madeLately()
		}
		if visible := made[entry.ID].Add(p.e.Limits.visible()); visible.After(until) {
			until = visible
		}
	}
	return until
}

// replacedBySystem says whether the cloud's own object stands where a bound one
// was: one that is identified by its attributes, such as the route 0.0.0.0/0.
func replacedBySystem(o *schema.Object) bool {
	return o.BySystem() && o.Type.Index(o.Type.ID[0]) >= 0
}

// madeLately is when the last runs made objects that may not be listed yet, by
// id. A journal that cannot be read any more says nothing of that.
func (e *Engine) madeLately() map[string]time.Time {
	made := map[string]time.Time{}
	if e.Journal.path == "" {
		return made
	}
	records, _ := ReadJournal(LastJournal(e.Journal.path))
	for _, r := range records {
		maps.Copy(made, r.Made)
		if r.Kind == Ended && r.ID != "" {
			made[r.ID] = r.At
		}
	}
	now := e.Clock.Now()
	maps.DeleteFunc(made, func(_ string, at time.Time) bool { return now.Sub(at) >= e.Limits.visible() })
	return made
}
