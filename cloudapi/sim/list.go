package sim

import (
	"cmp"
	"slices"
	"strings"
)

// page is a cut of a list.
type page struct {
	items        []*object
	total        int
	number, size int
}

// list answers a listing action: the objects of the op's kind in the region
// that every given filter permits, in the order of creation.
func list(c *call) answer {
	q := c.query()
	p := page{number: cmp.Or(c.number("PageNumber"), 1), size: cmp.Or(c.number("PageSize"), 10)}
	if c.action.Param("PageSize") == nil && !c.has("PageNumber") && !c.has("PageSize") {
		p.size = max(1, q.from.len())
	}
	skip := (p.number - 1) * p.size
	if len(q.tests) == 0 {
		p.total, p.items = q.from.len(), q.from.page(skip, p.size)
		return answer{page: p}
	}
	for o := range q.from.all {
		if !q.permits(o) {
			continue
		}
		if p.total++; p.total > skip && len(p.items) < p.size {
			p.items = append(p.items, o)
		}
	}
	return answer{page: p}
}

// query is what to look through, and what an object has to pass.
type query struct {
	from  *series
	tests []func(*object) bool
}

func (q *query) permits(o *object) bool {
	for _, test := range q.tests {
		if !test(o) {
			return false
		}
	}
	return true
}

// query turns the filters of a call into the shortest list that an index has,
// and tests for the rest.
func (c *call) query() query {
	var q query
	exact := c.exactFilters(&q)
	met := c.shortest(&q, exact)
	for i, p := range exact {
		if i != met {
			q.tests = append(q.tests, func(o *object) bool { return o.value(p.attr) == p.value })
		}
	}
	return q
}

// shortest chooses what to look through. It returns the index of the filter
// that is met by that, or -1.
func (c *call) shortest(q *query, exact []place) int {
	ids := c.idFilter()
	switch {
	case c.stale.by > 0:
		q.from = c.past()
		if ids != nil {
			q.tests = append(q.tests, func(o *object) bool { return slices.Contains(ids, o.ID) })
		}
		return -1
	case ids != nil:
		q.from = c.series(ids)
		return -1
	}
	met := -1
	q.from = c.all[c.op.kind]
	for i, p := range exact {
		if s := c.by[p]; c.reg.index[p.kind][p.attr] && s.len() <= q.from.len() {
			met, q.from = i, s
		}
	}
	return met
}

// past are the objects that a stale read sees.
func (c *call) past() *series {
	past := &series{}
	for o := range c.all[c.op.kind].all {
		if !c.stale.unborn(o) {
			past.add(o)
		}
	}
	for _, o := range c.graves {
		if o.Kind == c.op.kind && c.stale.undead(o) {
			past.add(o)
		}
	}
	return past
}

// exactFilters are the filters that ask for one value of an attribute; the
// others become tests.
func (c *call) exactFilters(q *query) []place {
	exact := []place{{c.op.kind, attrOwner, c.account}}
	switch {
	case c.op.within != "":
		exact = nil
	case c.region != "":
		exact[0] = place{c.op.kind, attrHome, home(c.account, c.region)}
	}
	for _, param := range sortedKeys(c.params) {
		want := c.params[param]
		own := c.op.filters[param]
		switch {
		case param == "PageNumber" || param == "PageSize" || param == "ClientToken":
		case own != nil:
			q.tests = append(q.tests, func(o *object) bool { return own(c, o, want) })
		case strings.HasPrefix(param, "Tag.") || strings.HasPrefix(param, "Filter."):
		case c.name(param) == c.reg.kinds[c.op.kind].id:
		default:
			exact = append(exact, place{c.op.kind, c.name(param), want})
		}
	}
	for _, tag := range c.items("Tag") {
		q.tests = append(q.tests, func(o *object) bool { return tagged(o, tag) })
	}
	for _, f := range c.items("Filter") {
		q.tests = append(q.tests, func(o *object) bool { return wanted(c.described(o, f["Key"]), f) })
	}
	return exact
}

// described is a value as the answer shows it.
func (c *call) described(o *object, path string) string {
	if compute := c.reg.kinds[o.Kind].fields[path]; compute != nil {
		return compute(c.Cloud, o)
	}
	return o.Attrs[c.name(path)]
}

// idFilter are the ids that the call asks for; nil when it asks for none.
func (c *call) idFilter() []string {
	for _, param := range sortedKeys(c.params) {
		if c.op.filters[param] == nil && c.name(param) == c.reg.kinds[c.op.kind].id {
			return append([]string{}, splitList(c.params[param])...)
		}
	}
	return nil
}

// series are the objects with these ids.
func (c *call) series(ids []string) *series {
	s := &series{}
	for _, id := range ids {
		if o := c.object(c.op.kind, id); o != nil {
			s.add(o)
		}
	}
	return s
}

// tagged says whether an object has a tag with that key and, if given, value.
func tagged(o *object, tag row) bool {
	return slices.ContainsFunc(o.Rows["Tags.Tag[]"], func(have row) bool {
		return (tag["Key"] == "" || have["Key"] == tag["Key"]) && (tag["Value"] == "" || have["Value"] == tag["Value"])
	})
}

// wanted says whether a value is one of those of a Filter.N, which are written
// Filter.N.Value or Filter.N.Value.M.
func wanted(have string, filter row) bool {
	for name, want := range filter {
		if strings.HasPrefix(name, "Value") && want == have {
			return true
		}
	}
	return false
}
