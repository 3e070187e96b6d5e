package engine

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/schema"
)

// place is where objects of a type are listed together.
type place struct {
	typ           *schema.Type
	cloud, region string
	// scope are the values that the listing is narrowed by, see
	// schema.Type.ReadScope.
	scope map[string]string
}

// key names the place, the same for equal places.
func (p place) key() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\x00%s\x00%s", p.typ.Name, p.cloud, p.region)
	for _, name := range slices.Sorted(maps.Keys(p.scope)) {
		fmt.Fprintf(&b, "\x00%s=%s", name, p.scope[name])
	}
	return b.String()
}

// binding is what binds an address to the object of an id in the place.
func (p place) binding(id string) Binding {
	return Binding{Type: p.typ.Name, Cloud: p.cloud, Region: p.region, ID: id}
}

// lister reads places for many steps at once: a listing that began late
// enough for a caller is not made again for it.
type lister struct {
	e      *Engine
	mu     sync.Mutex
	shelfs map[string]*shelf
}

// shelf holds the last listing of a place. busy has room for one: whoever
// fills it reads and looks at the listing.
type shelf struct {
	busy    chan struct{}
	last    *listing
	waiting int // steps that wait for an object there; guarded by lister.mu
	pages   int // of the last listing; guarded by lister.mu
}

// listing is the objects of a place by id.
type listing struct {
	began time.Time
	took  time.Duration
	byID  map[string]*schema.Object

	mu    sync.Mutex
	byKey map[string]map[string][]string // ids by set of attributes and key
}

func newLister(e *Engine) *lister { return &lister{e: e, shelfs: map[string]*shelf{}} }

func (l *lister) shelf(p place) *shelf {
	key := p.key()
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.shelfs[key]
	if s == nil {
		s = &shelf{busy: make(chan struct{}, 1)}
		l.shelfs[key] = s
	}
	return s
}

// since returns a listing of the place that began at or after a time.
func (l *lister) since(ctx context.Context, p place, t time.Time) (*listing, error) {
	return l.fit(ctx, p, func(last *listing) bool { return !last.began.Before(t) })
}

// recent returns a listing that is at most a few seconds old, or ten times as
// old as it took to make or would take at ten pages a second: so listings take
// a fixed share of a run, however many objects there are and however often
// this is asked.
func (l *lister) recent(ctx context.Context, p place) (*listing, error) {
	now := l.e.Clock.Now()
	return l.fit(ctx, p, func(last *listing) bool {
		return now.Sub(last.began) <= recentFor(last.took, len(last.byID))
	})
}

// recentFor is how old a recent listing may be that took some time and has so many
// objects.
func recentFor(took time.Duration, objects int) time.Duration {
	atTen := time.Duration(objects) * time.Second / 10 / cloudapi.PageSize
	return max(5*time.Second, 10*took, 10*atTen)
}

func (l *lister) fit(ctx context.Context, p place, fits func(*listing) bool) (*listing, error) {
	s := l.shelf(p)
	select {
	case s.busy <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-s.busy }()
	if s.last != nil && fits(s.last) {
		return s.last, nil
	}
	fresh, pages, err := l.read(ctx, p, p.typ.ReadCall(p.scope))
	if err != nil {
		return nil, err
	}
	s.last = fresh
	l.mu.Lock()
	defer l.mu.Unlock()
	s.pages = pages
	return fresh, nil
}

// forget drops the last listing of a place: what began before a call shows
// nothing of what the call does, even where the clock did not move.
func (l *lister) forget(p place) {
	s := l.shelf(p)
	s.busy <- struct{}{}
	s.last = nil
	<-s.busy
}

// read makes a listing, and says how many pages it has.
func (l *lister) read(ctx context.Context, p place, call schema.Call) (*listing, int, error) {
	fresh := &listing{began: l.e.Clock.Now(), byID: map[string]*schema.Object{}}
	answers, err := l.e.list(ctx, p.cloud, cloudapi.Request{Action: call.Action, Region: p.region, Params: call.Params})
	if err != nil {
		return nil, 0, err
	}
	for _, answer := range answers {
		for _, o := range p.typ.RowsOf(call, answer) {
			o.Region = p.region
			fresh.byID[o.ID] = o
		}
	}
	fresh.took = l.e.Clock.Now().Sub(fresh.began)
	return fresh, len(answers), nil
}

// find returns the object of an id as it was at or after a time, or nil when
// it is not there. It reads the object alone where that is fewer calls than
// a listing for all who wait.
func (l *lister) find(ctx context.Context, p place, id string, t time.Time) (*schema.Object, error) {
	var have *listing
	var err error
	if call, ok := p.alone(id); ok && l.few(p) {
		if have, _, err = l.read(ctx, p, call); cloudapi.ClassOf(err) == cloudapi.NotFound {
			return nil, nil
		}
	} else {
		have, err = l.since(ctx, p, t)
	}
	if err != nil {
		return nil, err
	}
	return have.byID[id], nil
}

// few says whether reading the objects that steps wait for one by one takes
// no more calls than a listing.
func (l *lister) few(p place) bool {
	s := l.shelf(p)
	l.mu.Lock()
	defer l.mu.Unlock()
	return s.waiting <= max(s.pages, 1)
}

// alone is the call that reads one object, if the read action can do that.
func (p place) alone(id string) (schema.Call, bool) {
	action := catalog.Lookup(p.typ.Actions.Read)
	if action == nil {
		return schema.Call{}, false
	}
	call := p.typ.ReadCall(p.scope)
	params := maps.Clone(call.Params)
	if params == nil {
		params = map[string]string{}
	}
	call.Params = params
	if param := action.Param(p.typ.ID[0]); param != nil && len(p.typ.ID) == 1 && p.typ.Index(p.typ.ID[0]) < 0 {
		params[param.Name] = id
		return call, true
	}
	key := filterKey(action, p.typ.ID[0])
	if key == "" || params["Filter.1.Key"] != "" {
		return schema.Call{}, false
	}
	first, _, _ := strings.Cut(id, "|") // those of a pair are found by one end
	params["Filter.1.Key"], params["Filter.1.Value.1"] = key, first
	return call, true
}

// filterKey is the key of a Filter.N by which a read action finds objects of an
// id, or empty where the reference names none.
func filterKey(action *catalog.Action, id string) string {
	keys := action.Param("Filter.N.Key")
	if keys == nil {
		return ""
	}
	i := slices.IndexFunc(keys.Enum, func(key string) bool { return catalog.Fold(key) == catalog.Fold(id) })
	if i < 0 {
		return ""
	}
	return keys.Enum[i]
}

// wait counts a step that waits at a place until the returned function is
// called.
func (l *lister) wait(p place) (done func()) {
	s := l.shelf(p)
	add := func(n int) {
		l.mu.Lock()
		defer l.mu.Unlock()
		s.waiting += n
	}
	add(1)
	return func() { add(-1) }
}
