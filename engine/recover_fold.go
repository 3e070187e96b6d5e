package engine

import (
	"fmt"

	"netplan/diff"
)

// settler brings bindings up to what a journal tells and the cloud shows.
type settler struct {
	e      *Engine
	book   *book
	lists  *lister
	open   []*Record // intents without outcome, in order
	made   map[*Record]string
	result *Recovered
}

// fold puts the outcomes of the journal into the bindings and keeps the
// intents that have none.
func (s *settler) fold(records []Record) error {
	open := map[int64]*Record{}
	s.made = map[*Record]string{}
	var order []*Record
	for i := range records {
		r := &records[i]
		switch r.Kind {
		case Began:
			if err := s.belongs(r); err != nil {
				return err
			}
			clear(open) // calls are numbered anew
		case Intended:
			open[r.Call] = r
			order = append(order, r)
		case Ended:
			s.end(open, r)
		case Bound:
			s.book.bind(r.Addr, *r.Binding)
		case Unbound:
			s.book.unbind(r.Addr)
		}
	}
	for _, in := range order {
		if open[in.Call] == in && !s.done(in) {
			s.open = append(s.open, in)
		}
	}
	return nil
}

// end notes the outcome of a call.
func (s *settler) end(open map[int64]*Record, out *Record) {
	in := open[out.Call]
	switch {
	case in == nil || out.Result == Unknown:
	case out.Result != Succeeded:
		delete(open, out.Call)
	case in.Verb == diff.Create && out.ID != "":
		s.made[in] = out.ID
	}
}

// done says whether the bindings already show what an intent was for. A
// change in place needs no settling: the next plan sees what it did.
func (s *settler) done(in *Record) bool {
	have, bound := s.book.get(in.Addr)
	switch in.Verb {
	case diff.Create:
		return !in.creates() || bound && have.ID != in.Was
	case diff.Delete:
		_, replaced := s.book.get(replacedAddr(in.Addr, in.Binding.ID))
		return have.ID != in.Binding.ID && !replaced
	}
	return true
}

// creates says whether an intent makes an object, rather than setting
// something of one that its step has made.
func (r *Record) creates() bool { return r.Verb == diff.Create && r.Binding.ID == "" }

// belongs says whether the bindings are those that a run began with, or later
// ones of them.
func (s *settler) belongs(begin *Record) error {
	have := s.book.b
	if have.Lineage == begin.Lineage && have.Serial >= begin.Serial {
		return nil
	}
	return fmt.Errorf("the journal tells of bindings %s from serial %d on, and the bindings at hand are %s serial %d; "+
		"restore the former, or move the journal away and run netplan adopt", begin.Lineage, begin.Serial, have.Lineage, have.Serial)
}
