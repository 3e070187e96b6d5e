package sim

import "slices"

// store holds the objects and finds them by kind and id, by kind and indexed
// attribute, and in the order of creation.
type store struct {
	byID map[kindName]map[string]*object
	all  map[kindName]*series
	by   map[place]*series
	// spaces are the prefixes that objects occupy, by kind and space.
	spaces map[place]*space
	seq    int
}

// place is an attribute's value among the objects of a kind.
type place struct {
	kind        kindName
	attr, value string
}

func newStore() *store {
	return &store{
		byID: map[kindName]map[string]*object{}, all: map[kindName]*series{},
		by: map[place]*series{}, spaces: map[place]*space{},
	}
}

// insert adds an object under its id. It gets the next number in the order of
// creation unless it has one.
func (s *store) insert(r *registry, o *object) {
	if o.Seq == 0 {
		o.Seq = s.seq + 1
	}
	s.seq = max(s.seq, o.Seq)
	if s.byID[o.Kind] == nil {
		s.byID[o.Kind], s.all[o.Kind] = map[string]*object{}, &series{}
	}
	s.byID[o.Kind][o.ID] = o
	s.all[o.Kind].add(o)
	for attr := range r.index[o.Kind] {
		s.file(o, attr)
	}
	for _, cl := range r.kinds[o.Kind].claims {
		s.occupy(o, cl)
	}
}

// delete takes an object out.
func (s *store) delete(r *registry, o *object) {
	delete(s.byID[o.Kind], o.ID)
	s.all[o.Kind].remove(o)
	for attr := range r.index[o.Kind] {
		s.unfile(o, attr)
	}
	for _, cl := range r.kinds[o.Kind].claims {
		s.vacate(o, cl)
	}
}

// set changes an attribute and what is found by it.
func (s *store) set(r *registry, o *object, attr, value string) {
	if o.Attrs[attr] == value {
		return
	}
	indexed := r.index[o.Kind][attr]
	claims := slices.DeleteFunc(slices.Clone(r.kinds[o.Kind].claims), func(cl claim) bool { return cl.in != attr && cl.cidr != attr })
	if indexed {
		s.unfile(o, attr)
	}
	if attr == "RegionId" {
		s.unfile(o, attrHome)
	}
	for _, cl := range claims {
		s.vacate(o, cl)
	}
	o.Attrs[attr] = value
	if indexed {
		s.file(o, attr)
	}
	if attr == "RegionId" {
		s.file(o, attrHome)
	}
	for _, cl := range claims {
		s.occupy(o, cl)
	}
}

func (s *store) file(o *object, attr string) {
	p := place{o.Kind, attr, o.value(attr)}
	if p.value == "" {
		return
	}
	if s.by[p] == nil {
		s.by[p] = &series{}
	}
	s.by[p].add(o)
}

func (s *store) unfile(o *object, attr string) {
	p := place{o.Kind, attr, o.value(attr)}
	if s.by[p] == nil {
		return
	}
	if s.by[p].remove(o); s.by[p].n == 0 {
		delete(s.by, p)
	}
}

func (s *store) occupy(o *object, cl claim) {
	p, prefix := place{o.Kind, cl.in, o.Attrs[cl.in]}, parsePrefix(o.Attrs[cl.cidr])
	if p.value == "" || !prefix.IsValid() {
		return
	}
	if s.spaces[p] == nil {
		s.spaces[p] = &space{}
	}
	s.spaces[p].add(prefix)
}

func (s *store) vacate(o *object, cl claim) {
	p, prefix := place{o.Kind, cl.in, o.Attrs[cl.in]}, parsePrefix(o.Attrs[cl.cidr])
	if s.spaces[p] == nil || !prefix.IsValid() {
		return
	}
	if s.spaces[p].remove(prefix); len(s.spaces[p].held) == 0 {
		delete(s.spaces, p)
	}
}
