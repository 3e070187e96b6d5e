package engine

import (
	"slices"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

func (e *Engine) pace() cloudapi.Pace {
	if e.Pace.Settle == nil {
		return cloudapi.UsualPace()
	}
	return e.Pace
}

// estimate fills in the expected calls and duration of a plan: that of its
// steps in their lanes, with the listings before creations and with the limits
// of calls. It says when each step starts.
func (p *planner) estimate() graph.Schedule {
	f := &forecast{pace: p.e.pace(), buckets: map[bucket]time.Duration{}, shelves: map[string]*stock{}, calls: p.plan.Calls}
	p.stock(f.shelves)
	for _, s := range p.plan.Steps {
		for _, action := range s.Actions {
			f.calls[action]++
		}
	}
	g, steps := p.plan.graph()
	p.plan.Width = p.e.width()
	when := g.Forecast(task(steps), p.plan.Width, func(key string, at time.Duration) time.Duration {
		if s := steps[key]; s != nil {
			return f.takes(s, at)
		}
		return 0
	})
	p.plan.Makespan = when.Makespan
	return when
}

// onlyReads says whether an action only reads.
func onlyReads(action string) bool {
	a := catalog.Lookup(action)
	return a != nil && !a.Mutates()
}

// forecast is a run to come, as far as it depends on when steps run.
type forecast struct {
	pace    cloudapi.Pace
	buckets map[bucket]time.Duration
	shelves map[string]*stock
	calls   map[string]int
}

// bucket is what calls are limited by. Its time is when the last call would be
// due if all came evenly.
type bucket struct{ cloud, region, action string }

// stock is what is expected of a place: how many objects it has, whether it can
// only be read as a whole, and the last listing that is of use before a
// creation.
type stock struct {
	objects     int
	whole       bool
	running     []time.Duration // ends of steps there
	reads       float64         // not counted yet
	listed      bool
	began, took time.Duration
}

// reckon says what each step is expected to take, before it is rehearsed.
func (p *planner) reckon() {
	places := &placer{p}
	for _, s := range p.plan.Steps {
		s.effort = p.e.reckon(s)
		s.Cost = s.effort.took
		places.site(s)
	}
}

// site notes where the calls of a step go, and where it looks.
func (p *placer) site(s *Step) {
	if s.Verb == diff.Delete || s.Verb == diff.Forget {
		b := p.plan.Bindings.Entries[s.Addr]
		s.cloud, s.region = b.Cloud, b.Region
		if have := s.Change.Have; have != nil {
			s.shelf = shelfOf(have.Type, s.cloud, s.region, func(attr string) string { return p.have(have, attr) })
		}
		return
	}
	want := s.Change.Want
	s.cloud, s.region = want.Cloud, want.Region
	s.shelf = shelfOf(want.Type, s.cloud, s.region, func(attr string) string { return p.want(want, attr) })
}

// shelfOf names a place that is perhaps not there yet, as place.key does.
func shelfOf(t *schema.Type, cloud, region string, name func(attr string) string) string {
	p := place{typ: t, cloud: cloud, region: region, scope: map[string]string{}}
	for _, attr := range scopeNames(t) {
		p.scope[attr] = name(attr)
	}
	return p.key()
}

// stock counts what is bound by place.
func (p *planner) stock(shelves map[string]*stock) {
	places := &placer{p}
	for _, s := range p.plan.Steps {
		_, alone := place{typ: s.Change.Type}.alone("")
		shelves[s.shelf] = &stock{whole: !alone}
	}
	for addr, o := range p.plan.Have {
		b := p.plan.Bindings.Entries[addr]
		if shelf := shelves[shelfOf(o.Type, b.Cloud, b.Region, func(attr string) string { return places.have(o, attr) })]; shelf != nil {
			shelf.objects++
		}
	}
}

// pages is how many pages a listing has.
func (s *stock) pages() int { return s.objects/cloudapi.PageSize + 1 }

// crowd is how many steps run there at a time, with one more.
func (s *stock) crowd(at time.Duration) int {
	s.running = slices.DeleteFunc(s.running, func(end time.Duration) bool { return end <= at })
	return len(s.running) + 1
}

// takes is how long a step takes that starts at a time. It counts on steps
// being asked about in the order in which they start.
func (f *forecast) takes(s *Step, at time.Duration) time.Duration {
	shelf := f.shelves[s.shelf]
	took := f.before(s, shelf, at) + s.Cost
	longer, crowded := f.longer(s, shelf, at)
	took += longer
	var late time.Duration
	for _, t := range s.effort.calls {
		switch {
		case t.action == s.Change.Type.Actions.Read && crowded:
			f.share(shelf, t, at, took)
		default:
			f.count(t.action, t.n)
			late = max(late, f.limited(bucket{s.cloud, s.region, t.action}, t.n, at))
		}
	}
	if took += late; shelf.whole {
		shelf.began, shelf.took = at+took-f.pace.Call, f.pace.Call
	}
	shelf.running = append(shelf.running, at+took)
	return took
}

// count counts calls that only read.
func (f *forecast) count(action string, n int) {
	if onlyReads(action) {
		f.calls[action] += n
	}
}

// longer is how much longer a step takes because so many others look at the
// same place that a listing is made for all (lister.find), one at a time: each
// waits for the one that runs, and for the next.
func (f *forecast) longer(s *Step, shelf *stock, at time.Duration) (longer time.Duration, crowded bool) {
	pages := shelf.pages()
	longer = time.Duration(pages-1) * f.pace.Call * 3 / 2
	took := s.Cost + longer
	looking := took - time.Duration(len(s.Actions))*f.pace.Call
	if shelf.whole || took == 0 || float64(shelf.crowd(at))*float64(looking)/float64(took) <= float64(pages) {
		return 0, false
	}
	return longer, true
}

// share counts reads that many steps share. That a listing at a time is made
// keeps them within the limit of calls.
func (f *forecast) share(shelf *stock, t calling, at, took time.Duration) {
	listing := time.Duration(shelf.pages()) * f.pace.Call
	together := float64(shelf.crowd(at)*t.n) * float64(listing) / float64(took)
	shelf.reads += float64(t.n*shelf.pages()) / max(1, together)
	f.count(t.action, int(shelf.reads))
	shelf.reads -= float64(int(shelf.reads))
}

// limited is how long calls have to wait for their turn.
func (f *forecast) limited(b bucket, n int, at time.Duration) time.Duration {
	if f.pace.Rate == 0 {
		return 0
	}
	gap := time.Duration(float64(time.Second) / f.pace.Rate)
	due := max(f.buckets[b], at) + time.Duration(n)*gap
	f.buckets[b] = due
	return max(0, due-at-time.Duration(f.pace.Burst)*gap)
}

// before is how long the listing takes that precedes a creation, and later in a
// run other changes too, see lister.recent and stepRun.holds.
func (f *forecast) before(s *Step, shelf *stock, at time.Duration) time.Duration {
	switch {
	case s.Verb == diff.Create:
		defer func() { shelf.objects++ }()
	case at <= fresh || s.Verb == diff.Adopt || s.Verb == diff.Forget:
		return 0
	case s.Verb == diff.Delete && len(natural(s.Change.Type)) == 0:
		return 0
	}
	if !shelf.listed || at-shelf.began > recentFor(shelf.took, shelf.objects) {
		pages := shelf.pages()
		shelf.listed, shelf.began, shelf.took = true, at, time.Duration(pages)*f.pace.Call
		read := s.Change.Type.Actions.Read
		f.calls[read] += pages
		shelf.took += f.limited(bucket{s.cloud, s.region, read}, pages, at)
	}
	return max(0, shelf.began+shelf.took-at)
}
