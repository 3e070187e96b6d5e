package engine

import (
	"context"
	"errors"
	"fmt"

	"netplan/diff"
	"netplan/schema"
)

// creations is how often a creation is sent again when reading back showed
// that the one before never happened.
const creations = 3

// create makes the object of the step, binds it, waits until it is ready and
// sets what only an update can set.
func (r *stepRun) create(ctx context.Context) error {
	values, err := r.values()
	if err != nil {
		return err
	}
	r.place.scope = wantScope(r.place.typ, values)
	if err := r.prepare(ctx, values); err != nil {
		return err
	}
	id, err := r.make(ctx, values)
	if err != nil {
		return err
	}
	have, err := r.settled(ctx, id)
	if err != nil {
		return err
	}
	later := func(_ int, a *schema.Attr) bool { return a.Derived.Create == "" }
	if err := r.change(ctx, have, values, r.differing(have, values, later)); err != nil {
		return err
	}
	return r.keep(ctx, id, values)
}

// prepare makes the calls that go before the creation. One that gets no answer
// is made again.
func (r *stepRun) prepare(ctx context.Context, values []schema.Value) error {
	calls, err := r.place.typ.BeforeCalls(values)
	if err != nil {
		return err
	}
	for _, call := range calls {
		in, err := r.intend(ctx, call, r.place.binding(""), Record{Verb: diff.Update, Key: r.place.scope})
		if err != nil {
			return err
		}
		a := r.send(ctx, in, call, func() bool { return false })
		if err := r.noted(a.err, r.outcome(in, a)); err != nil {
			return err
		}
	}
	return nil
}

// make sends the creation until there is an object, and binds it.
func (r *stepRun) make(ctx context.Context, values []schema.Value) (id string, err error) {
	call, err := r.place.typ.CreateCall(values)
	if err != nil {
		return "", err
	}
	key := createKey(r.place.typ, values)
	if !takesToken(call.Action) {
		// Without a token an object whose creation got no answer is known by
		// its key alone: so no two of a key are created at once.
		give, err := r.turns.take(ctx, r.place.key()+"\x00"+keyName(key))
		if err != nil {
			return "", err
		}
		defer give()
	}
	for n := 1; ; n++ {
		id, err = r.makeOnce(ctx, call, key, values)
		if n == creations || !errors.Is(err, errAbsent) {
			return id, err
		}
	}
}

// makeOnce sends the creation with an intent of its own. Which objects its
// key recognises is looked up before, so that none of those is taken for the
// new one.
func (r *stepRun) makeOnce(ctx context.Context, call schema.Call, key map[string]string, values []schema.Value) (string, error) {
	was, _ := r.book.get(r.step.Addr)
	before, err := r.before(ctx, r.place)
	if err != nil {
		return "", interrupted(ctx, err)
	}
	in, err := r.intend(ctx, call, r.binding("", values), Record{Key: key, Seen: r.free(before.matches(key)), Was: was.ID})
	if err != nil {
		return "", err
	}
	a := r.send(ctx, in, call, nil)
	out := r.outcome(in, a)
	switch {
	case a.err == nil:
		if out.ID, a.err = r.place.typ.CreatedID(a.resp, values); a.err != nil {
			out.Result = Unknown
		}
	case a.doubt && in.Token == "":
		var found string
		if found, err = r.readBack(ctx, in); err == nil {
			a.err, out.ID, out.Result = nil, found, Succeeded
		} else if errors.Is(err, errAbsent) {
			a.err, out.Result = fmt.Errorf("%w (%w)", a.err, err), Absent
		}
	}
	if out.Result == Unknown {
		r.unknown.Add(1)
		a.err = fmt.Errorf("%w (%w)", a.err, errUnknown)
	}
	if a.err != nil {
		return "", r.noted(a.err, out)
	}
	return out.ID, r.bind(ctx, out.ID, values, out)
}

// free returns those of the ids that are bound to no address.
func (r *stepRun) free(ids []string) []string {
	var free []string
	for _, id := range ids {
		if r.book.owner(r.place.binding(id).object()) == "" {
			free = append(free, id)
		}
	}
	return free
}

// settled waits until the object is ready and puts it into the world.
func (r *stepRun) settled(ctx context.Context, id string) (*schema.Object, error) {
	o, err := r.ready(ctx, id)
	if err != nil {
		return nil, err
	}
	r.world.set(r.step.Addr, o)
	return o, nil
}
