package engine

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/zclconf/go-cty/cty"
	"golang.org/x/sync/errgroup"

	"netplan/cloudapi"
	"netplan/schema"
)

// snapshot is what the cloud was described to hold. It grows with each read.
type snapshot struct {
	// objects are all objects of the types that were read.
	objects map[object]*schema.Object
	// byID finds an object of any type by its id.
	byID map[cloudID]*schema.Object
	// described are the raw answers by cloud, in the order of their queries.
	described map[string][]Described
	asked     map[query]bool
}

// cloudID is an id in a cloud.
type cloudID struct{ cloud, id string }

// query is one listing. Types that share a read action share it.
type query struct{ cloud, region, action, scope string }

func (q query) compare(r query) int {
	return cmp.Or(strings.Compare(q.cloud, r.cloud), strings.Compare(q.region, r.region),
		strings.Compare(q.action, r.action), strings.Compare(q.scope, r.scope))
}

func newSnapshot() *snapshot {
	return &snapshot{
		objects: map[object]*schema.Object{}, byID: map[cloudID]*schema.Object{},
		described: map[string][]Described{}, asked: map[query]bool{},
	}
}

// spot is where objects of a type may be.
type spot struct {
	typ           *schema.Type
	cloud, region string
}

// read describes the objects of types in places, a listing each and no
// listing twice: first what is listed by region, then, with what that shows,
// what is listed by parent.
func (e *Engine) read(ctx context.Context, s *snapshot, spots []spot) error {
	var plain, scoped []place
	for _, at := range spots {
		if names := at.typ.ReadScope(); len(names) > 0 {
			scoped = append(scoped, place{typ: at.typ, cloud: at.cloud, region: at.region})
			plain = append(plain, e.parents(at, names[0])...)
			continue
		}
		plain = append(plain, place{typ: at.typ, cloud: at.cloud, region: at.region})
	}
	if err := e.readPlaces(ctx, s, plain); err != nil {
		return err
	}
	var narrowed []place
	for _, p := range scoped {
		narrowed = append(narrowed, s.narrow(p)...)
	}
	return e.readPlaces(ctx, s, narrowed)
}

// parents are the places of what a scope attribute refers to.
func (e *Engine) parents(at spot, attr string) []place {
	var places []place
	for _, ref := range at.typ.Attrs[at.typ.Index(attr)].Refs {
		name, _, _ := strings.Cut(ref, ".")
		if t := e.Types.Type(name); t != nil {
			places = append(places, place{typ: t, cloud: at.cloud, region: at.region})
		}
	}
	return places
}

// narrow turns the place of a type that is listed by parent into one for each
// parent that the snapshot holds.
func (s *snapshot) narrow(p place) []place {
	attr := p.typ.ReadScope()[0]
	var places []place
	for _, ref := range p.typ.Attrs[p.typ.Index(attr)].Refs {
		name, field, _ := strings.Cut(ref, ".")
		for o, have := range s.objects {
			if o.kind != name || o.cloud != p.cloud || o.region != p.region {
				continue
			}
			for _, text := range texts(have.Attr(field)) {
				places = append(places, place{typ: p.typ, cloud: p.cloud, region: p.region, scope: map[string]string{attr: text}})
			}
		}
	}
	return places
}

// readPlaces makes the listings of places that were not made before.
func (e *Engine) readPlaces(ctx context.Context, s *snapshot, places []place) error {
	types := map[query]map[string]*schema.Type{}
	calls := map[query]schema.Call{}
	for _, p := range places {
		call := p.typ.ReadCall(p.scope)
		q := query{p.cloud, p.region, call.Action, keyName(call.Params)}
		if types[q] == nil {
			types[q], calls[q] = map[string]*schema.Type{}, call
		}
		types[q][p.typ.Name] = p.typ
	}
	answers, err := e.ask(ctx, s, calls)
	if err != nil {
		return err
	}
	for _, q := range slices.SortedFunc(maps.Keys(calls), query.compare) {
		s.add(q, calls[q], answers[q], types[q])
	}
	return nil
}

// ask makes the calls that were not made before, several at once.
func (e *Engine) ask(ctx context.Context, s *snapshot, calls map[query]schema.Call) (map[query][]cloudapi.Response, error) {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(e.width())
	var mu sync.Mutex
	answers := map[query][]cloudapi.Response{}
	for q, call := range calls {
		if s.asked[q] {
			answers[q] = s.answers(q, call)
		}
	}
	for q, call := range calls {
		if s.asked[q] {
			continue
		}
		group.Go(func() error {
			list, err := e.list(ctx, q.cloud, cloudapi.Request{Action: q.action, Region: q.region, Params: call.Params})
			mu.Lock()
			defer mu.Unlock()
			answers[q] = list
			return err
		})
	}
	return answers, group.Wait()
}

// answers finds the answers of a call that was made before.
func (s *snapshot) answers(q query, call schema.Call) []cloudapi.Response {
	var list []cloudapi.Response
	for _, d := range s.described[q.cloud] {
		if d.Request.Action == q.action && d.Request.Region == q.region && maps.Equal(d.Request.Params, call.Params) {
			list = append(list, d.Response)
		}
	}
	return list
}

// add decodes the answers of a query as objects of types.
func (s *snapshot) add(q query, call schema.Call, answers []cloudapi.Response, types map[string]*schema.Type) {
	for _, answer := range answers {
		if !s.asked[q] {
			s.described[q.cloud] = append(s.described[q.cloud], Described{cloudapi.Request{Action: q.action, Region: q.region, Params: call.Params}, answer})
		}
		for _, t := range types {
			for _, o := range t.RowsOf(call, answer) {
				o.Region = q.region
				s.objects[object{q.cloud, t.Name, q.region, o.ID}] = o
				s.byID[cloudID{q.cloud, o.ID}] = o
			}
		}
	}
	s.asked[q] = true
}

// texts are the elements of a list of texts, or the one text.
func texts(v cty.Value) []string {
	switch {
	case v == cty.NilVal || v.IsNull() || !v.IsWhollyKnown():
		return nil
	case v.Type() == cty.String:
		return []string{v.AsString()}
	case !v.CanIterateElements():
		return nil
	}
	var list []string
	for _, e := range v.AsValueSlice() {
		if e.Type() == cty.String && !e.IsNull() {
			list = append(list, e.AsString())
		}
	}
	return list
}
