package sim

import (
	"fmt"
	"maps"
	"slices"
)

// dangling is a link of an object to nothing: an import of one listing leaves
// such links, and what Forget takes away.
type dangling struct {
	from     *object
	attr, to string
}

// Error says which link it is, and how a state says that it is meant.
func (d dangling) Error() string {
	return fmt.Sprintf("the %s %q: there is no object %q, which its %s names; an id that is missing on purpose stands in \"missing\"",
		d.from.Kind, d.from.ID, d.to, d.attr)
}

// danglings are the links of objects to ids that neither they nor the others
// have.
func (r *registry) danglings(objects []*object, others ...string) (all []dangling) {
	there := map[string]bool{"": true}
	for _, id := range others {
		there[id] = true
	}
	for _, o := range objects {
		there[o.ID] = true
	}
	for _, o := range objects {
		for _, l := range r.kinds[o.Kind].links {
			if to := o.Attrs[l.attr]; !there[to] {
				all = append(all, dangling{o, l.attr, to})
			}
		}
	}
	return all
}

// missing are the ids that objects are linked to and that are none, in
// alphabetical order.
func (r *registry) missing(objects []*object, others ...string) []string {
	ids := map[string]bool{}
	for _, d := range r.danglings(objects, others...) {
		ids[d.to] = true
	}
	return slices.Sorted(maps.Keys(ids))
}
