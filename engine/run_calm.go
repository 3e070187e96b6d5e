package engine

import (
	"context"
	"strings"

	"netplan/schema"
)

// calm waits until the object above that the calls of the step keep busy is
// ready again: the next call under it would be refused until then. One that is
// not there keeps nobody waiting.
func (r *stepRun) calm(ctx context.Context, of *schema.Object) error {
	busy := of.Type.Unsettles
	p := place{cloud: r.place.cloud, region: r.place.region}
	since := r.began // what is on the way up does not change its parent
	for of.Type.Name != busy {
		id := parentID(of)
		if p.typ = r.e.Types.Type(parentType(of.Type)); busy == "" || p.typ == nil || id == "" {
			return nil
		}
		if p.typ.Name == busy {
			r.lists.forget(p) // one of this moment may be from before the call
			since = r.e.Clock.Now()
		}
		above, err := r.lists.find(ctx, p, id, since)
		if above == nil || err != nil {
			return interrupted(ctx, err)
		}
		of = above
	}
	if _, ready, err := standing(p.typ, of.ID, of); ready || err != nil {
		return err
	}
	_, err := r.lists.ready(ctx, p, of.ID, &watch{clock: r.watch.clock, deadline: r.watch.deadline}, r.waits)
	return err
}

// parentType is the type of the objects that those of a type live in, if it is
// one type.
func parentType(t *schema.Type) string {
	i := t.Index(t.Parent)
	if i < 0 || len(t.Attrs[i].Refs) != 1 {
		return ""
	}
	name, _ := strings.CutSuffix(t.Attrs[i].Refs[0], ".id")
	return name
}

// parentID is the id of the object that an object lives in, or empty.
func parentID(o *schema.Object) string {
	i := o.Type.Index(o.Type.Parent)
	if i < 0 {
		return ""
	}
	text, _ := keyText(&o.Type.Attrs[i], o.Values[i])
	return text
}
