package engine

import (
	"context"
	"errors"

	"netplan/schema"
)

// replacedAddr is what an object is bound to while it waits to be deleted and
// its address already belongs to its replacement.
func replacedAddr(addr, id string) string { return addr + "@" + id }

// bind writes down, after the given records, that the step's address is now
// the object of an id, and remembers it. What the address was before stays
// bound under another address until it is deleted.
func (r *stepRun) bind(ctx context.Context, id string, values []schema.Value, before ...Record) error {
	records := before
	next := r.binding(id, values)
	if have, ok := r.book.get(r.step.Addr); ok && have.object() != next.object() && r.stays(have.ID) {
		aside := replacedAddr(r.step.Addr, have.ID)
		records = append(records, r.boundRecord(aside, have))
		defer r.book.bind(aside, have)
	}
	err := r.e.Journal.Append(append(records, r.boundRecord(r.step.Addr, next))...)
	r.book.bind(r.step.Addr, next)
	return errors.Join(err, r.book.saveSome(ctx))
}

// stays says whether the object that the address was bound to still exists.
func (r *stepRun) stays(id string) bool {
	had := r.plan.Have[r.step.Addr]
	return had != nil && had.ID == id
}

// rebind writes down what an update changed about the binding.
func (r *stepRun) rebind(ctx context.Context, id string, values []schema.Value) error {
	if have, ok := r.book.get(r.step.Addr); ok && have.same(r.binding(id, values)) {
		return nil
	}
	return r.bind(ctx, id, values)
}

// binding is what binds the step's address to an object.
func (r *stepRun) binding(id string, values []schema.Value) Binding {
	b := r.place.binding(id)
	b.Needs = r.step.Change.Want.Needs
	b.Prints = prints(r.book.lineage(), r.place.typ, values)
	b.Sensitive = sensitive(r.place.typ, values)
	return b
}

// unbind writes down, after the given records, that the step's object is no
// longer that of any address.
func (r *stepRun) unbind(ctx context.Context, id string, before ...Record) error {
	addr := r.boundAddr(id)
	gone := Record{Kind: Unbound, At: r.e.Clock.Now(), Step: r.step.Key, Addr: addr}
	err := r.e.Journal.Append(append(before, gone)...)
	r.book.unbind(addr)
	r.world.drop(r.step.Addr, id)
	return errors.Join(err, r.book.saveSome(ctx))
}

// boundAddr is the address under which an object of the step is bound.
func (r *stepRun) boundAddr(id string) string {
	if b, ok := r.book.get(r.step.Addr); ok && b.ID != id {
		return replacedAddr(r.step.Addr, id)
	}
	return r.step.Addr
}

// bound is the binding of the object that the step changes or removes.
func (r *stepRun) bound() (Binding, bool) {
	if have := r.step.Change.Have; have != nil {
		return r.book.get(r.boundAddr(have.ID))
	}
	return r.book.get(r.step.Addr)
}

func (r *stepRun) boundRecord(addr string, b Binding) Record {
	return Record{Kind: Bound, At: r.e.Clock.Now(), Step: r.step.Key, Addr: addr, Binding: &b}
}
