package sim

import (
	"fmt"
	"slices"
	"strings"
)

// Object is a thing in the cloud as the answers of Describe actions show it.
type Object struct {
	// Type is one of Types, Account whose it is. Region is empty for what
	// belongs to none.
	Type    string `json:"type"`
	ID      string `json:"id"`
	Account string `json:"account"`
	Region  string `json:"region,omitempty"`
	// Item is its description: all that the items of the lists and the answers
	// that are about it alone say.
	Item map[string]any `json:"item"`
}

// Types are the types of objects, in alphabetical order.
func (c *Cloud) Types() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	return c.typesLocked()
}

func (c *Cloud) typesLocked() []string {
	var names []string
	for name := range c.reg.kinds {
		names = append(names, string(name))
	}
	slices.Sort(names)
	return names
}

// Objects are the objects of a type, or of all for "", with that id, or any
// for "": of every account and region, each type in the order of creation.
// Statuses are the present ones. An unknown type is an error.
func (c *Cloud) Objects(typ, id string) ([]Object, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	list := []Object{}
	for _, name := range c.typesLocked() {
		if typ != "" && typ != name {
			continue
		}
		views := c.reg.views(kindName(name))
		for o := range c.all[kindName(name)].all {
			if id == "" || id == o.ID {
				list = append(list, c.shownLocked(views, o))
			}
		}
	}
	if len(list) == 0 && typ != "" && c.reg.kinds[kindName(typ)] == nil {
		return nil, c.noTypeLocked(typ)
	}
	return list, nil
}

func (c *Cloud) noTypeLocked(typ string) error {
	return fmt.Errorf("there is no type %q; there are %s", typ, strings.Join(c.typesLocked(), ", "))
}

// view is a place in an answer that describes objects of a kind.
type view struct {
	op *op
	at *shape
}

// views are the places that describe a kind: items of lists first, then whole
// answers, then lists inside other objects.
func (r *registry) views(name kindName) []view {
	k := r.kinds[name]
	views := slices.DeleteFunc(r.allViews(name, map[kindName]bool{}), func(v view) bool {
		return k.key == nil && !v.has(k, k.id)
	})
	slices.SortStableFunc(views, func(a, b view) int { return a.rank(name) - b.rank(name) })
	return views
}

// rank orders views of a kind.
func (v view) rank(name kindName) int {
	switch {
	case v.op.kind != name:
		return 2
	case v.op.list == "":
		return 1
	}
	return 0
}

// allViews follows the kinds inward from those that have actions; seen keeps it
// from going round.
func (r *registry) allViews(name kindName, seen map[kindName]bool) []view {
	if seen[name] {
		return nil
	}
	seen[name] = true
	var views []view
	for _, action := range sortedKeys(r.ops) {
		if o := r.ops[action]; o.kind == name && importable(action, o) {
			if at := r.shapes[action].below(o.list); at != nil {
				views = append(views, view{o, at})
			}
		}
	}
	for _, outer := range r.order {
		if !slices.ContainsFunc(outer.nested, func(n nested) bool { return n.kind == name }) {
			continue
		}
		for _, v := range r.allViews(outer.name, seen) {
			views = append(views, v.inside(outer, name)...)
		}
	}
	return views
}

// inside are the lists of a view of an outer kind that describe a kind.
func (v view) inside(outer *kind, name kindName) []view {
	var views []view
	for _, n := range outer.nested {
		if at := v.at.below(n.path); n.kind == name && at != nil && len(at.kids) > 0 {
			views = append(views, view{v.op, at})
		}
	}
	return views
}

// below is the node of a path, or nil.
func (s *shape) below(path string) *shape {
	if path == "" {
		return s
	}
	for name := range strings.SplitSeq(path, ".") {
		i := slices.IndexFunc(s.kids, func(k *shape) bool { return k.name == strings.TrimSuffix(name, "[]") })
		if i < 0 {
			return nil
		}
		s = s.kids[i]
	}
	return s
}

// has says whether the view shows an attribute of the kind.
func (v view) has(k *kind, attr string) bool {
	return slices.ContainsFunc(v.at.kids, func(s *shape) bool { return v.name(k, s.path) == attr })
}

// name is the attribute of a path of the view.
func (v view) name(k *kind, path string) string {
	return objectSource{c: &call{op: v.op}}.name(k, path)
}

// aboutCall are the members of an answer that describe no object.
var aboutCall = []string{"RequestId", "TotalCount", "PageNumber", "PageSize"}

// shownLocked is an object as its views show it together.
func (c *Cloud) shownLocked(views []view, o *object) Object {
	item := map[string]any{}
	for _, v := range views {
		part := map[string]any{}
		v.at.fill(part, objectSource{&call{Cloud: c, op: v.op}, o})
		for name, value := range part {
			if _, there := item[name]; !there && (v.rank(o.Kind) != 1 || !slices.Contains(aboutCall, name)) {
				item[name] = value
			}
		}
	}
	if len(views) == 0 {
		for name, value := range o.Attrs {
			item[name] = value
		}
	}
	return Object{Type: string(o.Kind), ID: o.ID, Account: o.owner(), Region: o.Attrs["RegionId"], Item: item}
}
