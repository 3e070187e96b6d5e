package engine

import (
	"slices"
	"strconv"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// maxSketches bounds by how many sets of attributes the objects of one type are
// compared with what looks like them.
const maxSketches = 24

// renamer finds what goes under one address and comes under another: by its
// natural attributes, else by all that is written of it, else by the last part
// of its address too. Only what is alone in that on both sides is found.
type renamer struct {
	*planner
	gone map[string][]*diff.Change // by type, cloud and region
	// sketches are what goes by how it looks, of one set of attributes each.
	sketches map[string]map[string][]*diff.Change
	counted  map[string]int // sketches by type, cloud and region
	// was is what goes by the address that it seems to have now; taken are
	// the addresses that it had.
	was   map[string]*diff.Change
	taken map[string]bool
}

// renames are the changes that go, by the address that they seem to have now.
func (p *planner) renames() map[string]*diff.Change {
	r := &renamer{
		planner: p, gone: map[string][]*diff.Change{}, sketches: map[string]map[string][]*diff.Change{},
		counted: map[string]int{}, was: map[string]*diff.Change{}, taken: map[string]bool{},
	}
	told := schema.NewCover(p.plan.Topology.Removed)
	var made []*schema.Resource
	var replaced []*diff.Change
	for _, c := range p.plan.Changes {
		switch {
		case c.Verb == diff.Replace && !told.Covers(c.Addr):
			made, replaced = append(made, c.Want), append(replaced, c)
		case c.Verb == diff.Create:
			made = append(made, c.Want)
		case c.Verb == diff.Delete && c.Have != nil && !told.Covers(c.Addr):
			b := p.plan.Bindings.Entries[c.Addr]
			at := spotName(b.Type, b.Cloud, b.Region)
			r.gone[at] = append(r.gone[at], c)
		}
	}
	if len(r.gone)+len(replaced) == 0 {
		return r.was
	}
	shifts := r.shifts(replaced)
	for _, level := range levels(made) {
		level, again := r.split(level)
		for _, tie := range []func(string) string{nil, lastPart, lastKey} {
			level = r.match(level, (*renamer).natural, tie)
			level = r.match(level, (*renamer).written, tie)
		}
		shifts.match(append(level, again...))
	}
	return r.was
}

// spotName names where objects of a type may be.
func spotName(typ, cloud, region string) string { return typ + "\x00" + cloud + "\x00" + region }

// levels are resources by how many others of them lie between them and those
// that need none.
func levels(made []*schema.Resource) [][]*schema.Resource {
	order, err := referenceOrder(made)
	if err != nil {
		return nil
	}
	byAddr, depth := map[string]*schema.Resource{}, map[string]int{}
	for _, r := range made {
		byAddr[r.Addr] = r
	}
	var list [][]*schema.Resource
	for _, addr := range order {
		r := byAddr[addr]
		if r == nil {
			continue
		}
		for _, need := range r.Needs {
			depth[addr] = max(depth[addr], depth[need])
		}
		if depth[addr] == len(list) {
			list = append(list, nil)
		}
		list[depth[addr]] = append(list[depth[addr]], r)
		depth[addr]++
		depth[r.Block] = max(depth[r.Block], depth[addr])
	}
	return list
}

// match finds resources by some of their attributes, and returns the others.
func (r *renamer) match(level []*schema.Resource, attrs func(*renamer, *schema.Resource) []int, tie func(string) string) (rest []*schema.Resource) {
	looks, names := map[string][]*schema.Resource{}, []string{}
	for _, made := range level {
		name := r.look(made, attrs(r, made), tie)
		if len(looks[name]) == 0 {
			names = append(names, name)
		}
		looks[name] = append(looks[name], made)
	}
	for _, name := range names {
		made, gone := looks[name], r.left(name)
		if name == "" || len(made) != 1 || len(gone) != 1 {
			rest = append(rest, made...)
			continue
		}
		r.was[made[0].Addr], r.taken[gone[0].Addr] = gone[0], true
	}
	return rest
}

// natural are the natural attributes of a resource, unless one is not known.
func (r *renamer) natural(made *schema.Resource) []int {
	var list []int
	for _, name := range made.Type.Natural {
		i := made.Type.Index(name)
		if _, ok := r.text(made, i); !ok {
			return nil
		}
		list = append(list, i)
	}
	return list
}

// written are the attributes that a resource says and that are known.
func (r *renamer) written(made *schema.Resource) []int {
	list := []int{}
	for i := range made.Type.Attrs {
		switch made.Type.Attrs[i].Mode {
		case schema.Hint, schema.WriteOnly, schema.Secret:
			continue
		}
		if _, ok := r.text(made, i); ok {
			list = append(list, i)
		}
	}
	return list
}

// text is the text of an attribute of a resource. What refers to something that
// seems to be renamed is that of what it was.
func (r *renamer) text(made *schema.Resource, i int) (string, bool) {
	if i < 0 {
		return "", false
	}
	v, a := made.Values[i], &made.Type.Attrs[i]
	if v.Known() || v.From == nil {
		return keyText(a, v.V)
	}
	was := r.was[v.From.Addr]
	if was == nil {
		return "", false
	}
	return keyText(a, was.Have.Attr(v.From.Attr))
}

// look is how a resource looks in some of its attributes; empty where that says
// nothing. What goes and looks so is in the sketches then.
func (r *renamer) look(made *schema.Resource, attrs []int, tie func(string) string) string {
	at := spotName(made.Type.Name, made.Cloud, made.Region)
	if attrs == nil || len(r.gone[at]) == 0 {
		return ""
	}
	sketch := sketchName(at, attrs, tie)
	if r.sketches[sketch] == nil {
		if r.counted[at]++; r.counted[at] > maxSketches {
			return ""
		}
		r.draw(sketch, at, attrs, tie)
	}
	return lookName(sketch, attrs, tie, made.Addr, func(i int) string { text, _ := r.text(made, i); return text })
}

// draw makes the sketch of what goes in one place.
func (r *renamer) draw(sketch, at string, attrs []int, tie func(string) string) {
	r.sketches[sketch] = map[string][]*diff.Change{}
	for _, c := range r.gone[at] {
		name := lookName(sketch, attrs, tie, c.Addr, func(i int) string {
			text, _ := keyText(&c.Type.Attrs[i], c.Have.Values[i])
			return text
		})
		r.sketches[sketch][name] = append(r.sketches[sketch][name], c)
	}
}

// left are those that look so and have no other address yet.
func (r *renamer) left(look string) []*diff.Change {
	sketch, _, _ := strings.Cut(look, "\x01")
	return slices.DeleteFunc(slices.Clone(r.sketches[sketch][look]), func(c *diff.Change) bool { return r.taken[c.Addr] })
}

// sketchName names a set of attributes, and what of the address counts too.
func sketchName(at string, attrs []int, tie func(string) string) string {
	name := at
	for _, i := range attrs {
		name += "\x00" + strconv.Itoa(i)
	}
	if tie != nil {
		name += "\x00" + tie(`x.x["x"]`)
	}
	return name
}

// lookName names how something looks in a sketch.
func lookName(sketch string, attrs []int, tie func(string) string, addr string, text func(int) string) string {
	var b strings.Builder
	b.WriteString(sketch)
	b.WriteByte(1)
	for _, i := range attrs {
		b.WriteString(strconv.Quote(text(i)))
	}
	if tie != nil {
		b.WriteString(tie(addr))
	}
	return b.String()
}

// lastPart is an address without its modules, lastKey the key at its end.
func lastPart(addr string) string {
	parts := schema.SplitAddr(addr)
	return strings.Join(parts[max(len(parts)-2, 0):], ".")
}

func lastKey(addr string) string { return strings.TrimPrefix(addr, blockOf(addr)) }
