package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"netplan/graph"
	"netplan/schema"
)

// Adoptions are the objects that unbound resources of a topology seem to be.
// They are sorted by address.
type Adoptions struct {
	Found []Adoption
	// Not are the unbound resources without an object, and why.
	Not []NotAdopted

	bindings *Bindings // that this was found for
}

// Adoption is an object that a resource is.
type Adoption struct {
	Addr    string
	Binding Binding
}

// NotAdopted is a resource whose object was not found.
type NotAdopted struct {
	Addr string
	// IDs are the objects that it may be when there are several.
	IDs []string
	// Why is a sentence without full stop.
	Why string
}

// FindAdoptions looks in the cloud for the objects of all resources that are
// not bound: those that their natural attributes recognise, and no other
// resource's. It writes nothing.
func (e *Engine) FindAdoptions(ctx context.Context, t *schema.Topology) (*Adoptions, error) {
	b, err := e.Store.Load(ctx)
	if err != nil {
		return nil, err
	}
	if err := e.own(b); err != nil {
		return nil, err
	}
	f := &finder{
		lists: newLister(e), book: newBook(e.Store, b), world: newWorld(nil), topology: t,
		namesakes: map[string]int{}, found: &Adoptions{bindings: b},
	}
	byAddr := map[string]*schema.Resource{}
	for _, r := range t.Resources {
		byAddr[r.Addr] = r
		f.namesakes[identity(r)]++
	}
	order, err := referenceOrder(t.Resources)
	if err != nil {
		return nil, err
	}
	for _, addr := range order {
		if r := byAddr[addr]; r != nil {
			if err := f.look(ctx, r); err != nil {
				return nil, fmt.Errorf("%s: %w", addr, err)
			}
		}
	}
	slices.SortFunc(f.found.Found, func(a, b Adoption) int { return strings.Compare(a.Addr, b.Addr) })
	slices.SortFunc(f.found.Not, func(a, b NotAdopted) int { return strings.Compare(a.Addr, b.Addr) })
	return f.found, nil
}

// Adopt binds what was found and saves the bindings. It fails with ErrMoved
// when those are not the ones that it was found for.
func (e *Engine) Adopt(ctx context.Context, a *Adoptions) (err error) {
	unlock, err := e.Store.Lock(ctx, "adopt")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	book, err := e.open(ctx, &Plan{Bindings: a.bindings})
	if err != nil {
		return err
	}
	for _, found := range a.Found {
		book.bind(found.Addr, found.Binding)
	}
	return book.save(ctx)
}

// referenceOrder sorts addresses so that each comes after those that it needs.
// The name of a block stands for all its instances.
func referenceOrder(resources []*schema.Resource) ([]string, error) {
	var b graph.Builder
	for _, r := range resources {
		b.Node(r.Addr)
		if r.Block != r.Addr {
			b.Edge(r.Addr, r.Block, "")
		}
		for _, need := range r.Needs {
			b.Edge(need, r.Addr, "")
		}
	}
	return b.Build().Order()
}

// identity is the same for resources that their natural attributes cannot
// tell apart, even while those are not known.
func identity(r *schema.Resource) string {
	parts := []string{r.Type.Name, r.Cloud, r.Region}
	for _, name := range r.Type.Natural {
		v := r.Value(name)
		text := v.Identity()
		if text == "" && v.Known() {
			text, _ = keyText(&r.Type.Attrs[r.Type.Index(name)], v.V)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "\x00")
}

// finder finds adoptions, resource after resource.
type finder struct {
	lists     *lister
	book      *book
	world     *world
	topology  *schema.Topology
	namesakes map[string]int // resources by identity
	found     *Adoptions
}

// look finds the object of a resource.
func (f *finder) look(ctx context.Context, r *schema.Resource) error {
	values, diags := f.topology.Resolve(r.Addr, f.world.get)
	if diags.HasErrors() {
		return diags
	}
	p := place{typ: r.Type, cloud: r.Cloud, region: r.Region, scope: wantScope(r.Type, values)}
	if have, ok := f.book.get(r.Addr); ok {
		return f.know(ctx, p, r.Addr, have.ID)
	}
	ids, why, err := f.candidates(ctx, p, r, values)
	if err != nil {
		return err
	}
	if why != "" {
		f.found.Not = append(f.found.Not, NotAdopted{r.Addr, ids, why})
		return nil
	}
	b := p.binding(ids[0])
	b.Needs = r.Needs
	f.book.bind(r.Addr, b)
	f.found.Found = append(f.found.Found, Adoption{r.Addr, b})
	return f.know(ctx, p, r.Addr, b.ID)
}

// candidates are the unbound objects that a resource may be, and why they do
// not settle it.
func (f *finder) candidates(ctx context.Context, p place, r *schema.Resource, values []schema.Value) (ids []string, why string, err error) {
	if f.vague(r.Type, values) {
		return nil, "what it belongs to was not found", nil
	}
	key, ok := naturalKey(r.Type, values)
	if !ok {
		return nil, "nothing that is written recognises it", nil
	}
	listed, err := f.lists.recent(ctx, p)
	if err != nil {
		return nil, "", err
	}
	for _, id := range listed.matches(key) {
		if f.book.owner(p.binding(id).object()) == "" {
			ids = append(ids, id)
		}
	}
	return ids, f.doubt(r, ids), nil
}

// know puts the object of a resource into the world, for those that refer to
// it.
func (f *finder) know(ctx context.Context, p place, addr, id string) error {
	listed, err := f.lists.recent(ctx, p)
	if err != nil {
		return err
	}
	if o := listed.byID[id]; o != nil {
		f.world.set(addr, o)
	}
	return nil
}

// vague says whether a natural or scope attribute is not known, since what it
// refers to was not found.
func (f *finder) vague(t *schema.Type, values []schema.Value) bool {
	return slices.ContainsFunc(append(scopeNames(t), t.Natural...), func(name string) bool {
		i := t.Index(name)
		return i >= 0 && values[i].Written() && !values[i].Known()
	})
}

// doubt says why the objects found do not settle which one a resource is, or
// nothing when they do.
func (f *finder) doubt(r *schema.Resource, ids []string) string {
	switch {
	case len(ids) == 0:
		return "there is no such object"
	case len(ids) > 1:
		return "there are several such objects"
	case f.namesakes[identity(r)] > 1:
		return "other resources are written like it"
	}
	return ""
}
