package engine

import (
	"context"
	"fmt"
	"slices"
	"time"

	"netplan/diff"
)

// settle reads back what became of the open intents, and writes it down.
func (s *settler) settle(ctx context.Context) error {
	groups := map[string][]*Record{}
	var order []string
	for _, in := range s.open {
		switch {
		case in.Verb == diff.Delete:
			if err := s.settleDelete(ctx, in); err != nil {
				return err
			}
		case s.made[in] != "":
			if err := s.settled(in, s.made[in]); err != nil {
				return err
			}
		default:
			p, err := s.place(in)
			if err != nil {
				return err
			}
			name := p.key() + "\x00" + keyName(in.Key)
			if groups[name] == nil {
				order = append(order, name)
			}
			groups[name] = append(groups[name], in)
		}
	}
	for _, name := range order {
		if err := s.settleCreates(ctx, groups[name]); err != nil {
			return err
		}
	}
	return nil
}

// place is where the object of an intent is listed.
func (s *settler) place(in *Record) (place, error) {
	b := in.Binding
	t := s.e.Types.Type(b.Type)
	if t == nil || s.e.APIs[b.Cloud] == nil {
		return place{}, fmt.Errorf("the journal tells of a %s in cloud %q, which this configuration does not have", b.Type, b.Cloud)
	}
	return place{typ: t, cloud: b.Cloud, region: b.Region, scope: keyScope(t, in.Key)}, nil
}

// settleDelete unbinds what is gone. What is still there stays bound.
func (s *settler) settleDelete(ctx context.Context, in *Record) error {
	p, err := s.place(in)
	if err != nil {
		return err
	}
	have, err := s.lists.find(ctx, p, in.Binding.ID, s.e.Clock.Now())
	if err != nil {
		return err
	}
	if have != nil {
		return s.write(in, Record{Kind: Ended, Result: Absent})
	}
	addr := in.Addr
	if b, _ := s.book.get(addr); b.ID != in.Binding.ID {
		addr = replacedAddr(addr, in.Binding.ID)
	}
	s.book.unbind(addr)
	return s.write(in, Record{Kind: Ended, Result: Succeeded, ID: in.Binding.ID}, Record{Kind: Unbound, Addr: addr})
}

// settleCreates settles creations that one key recognises. Their objects are
// alike, so each may be any one's; more objects than creations mean that
// somebody else made some.
func (s *settler) settleCreates(ctx context.Context, intents []*Record) error {
	p, err := s.place(intents[0])
	if err != nil {
		return err
	}
	last := slices.MaxFunc(intents, func(a, b *Record) int { return a.At.Compare(b.At) })
	w := watch{clock: s.e.Clock, deadline: last.At.Add(s.e.Limits.visible())}
	for {
		found, err := s.lists.since(ctx, p, s.e.Clock.Now())
		if err != nil {
			return err
		}
		ids := s.fresh(p, found, intents)
		if len(ids) > len(intents) {
			return ambiguous(intents[0].Addr, ids)
		}
		if len(ids) == len(intents) || !s.e.Clock.Now().Before(w.deadline) {
			return s.share(intents, ids)
		}
		if err := w.pause(ctx, "reading back"); err != nil {
			return err
		}
	}
}

// fresh are the objects that a creation may have made.
func (s *settler) fresh(p place, found *listing, intents []*Record) []string {
	var ids []string
	for _, id := range found.matches(intents[0].Key) {
		mine := func(in *Record) bool { return !slices.Contains(in.Seen, id) }
		if s.book.owner(p.binding(id).object()) == "" && slices.ContainsFunc(intents, mine) {
			ids = append(ids, id)
		}
	}
	return ids
}

// share gives each object to a creation before which it was not there. The
// later ones have seen more, so they choose first.
func (s *settler) share(intents []*Record, ids []string) error {
	for _, in := range slices.Backward(intents) {
		i := slices.IndexFunc(ids, func(id string) bool { return !slices.Contains(in.Seen, id) })
		if i < 0 {
			if err := s.write(in, Record{Kind: Ended, Result: Absent}); err != nil {
				return err
			}
			continue
		}
		if err := s.settled(in, ids[i]); err != nil {
			return err
		}
		ids = slices.Delete(ids, i, i+1)
	}
	return nil
}

// settled binds the object that a creation made.
func (s *settler) settled(in *Record, id string) error {
	b := *in.Binding
	b.ID = id
	records := []Record{{Kind: Ended, Result: Succeeded, ID: id}}
	if have, ok := s.book.get(in.Addr); ok {
		aside := replacedAddr(in.Addr, have.ID)
		s.book.bind(aside, have)
		records = append(records, Record{Kind: Bound, Addr: aside, Binding: &have})
	}
	s.book.bind(in.Addr, b)
	return s.write(in, append(records, Record{Kind: Bound, Addr: in.Addr, Binding: &b})...)
}

// write writes down what became of an intent.
func (s *settler) write(in *Record, records ...Record) error {
	now := s.e.Clock.Now().Truncate(time.Millisecond)
	for i := range records {
		r := &records[i]
		r.At, r.Step = now, in.Step
		if r.Kind == Ended {
			r.Call, r.Addr = in.Call, in.Addr
			s.result.Calls = append(s.result.Calls, RecoveredCall{in.Step, in.Addr, in.Action, r.ID, r.Result})
		}
	}
	return s.e.Journal.Append(records...)
}
