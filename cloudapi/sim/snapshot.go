package sim

import (
	"bytes"
	"container/heap"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"time"
)

// snapshotFormat is raised when a snapshot's meaning changes.
const snapshotFormat = 1

// mostObjects is more than a cloud makes, and leaves room to count on.
const mostObjects = 1 << 53

// snapshot is the whole state of a cloud as JSON.
type snapshot struct {
	Format  int                   `json:"format_version"`
	Seed    uint64                `json:"seed"`
	IDs     uint64                `json:"ids"`
	Calls   uint64                `json:"calls"`
	Objects []*object             `json:"objects"`
	Graves  []*object             `json:"graves,omitempty"`
	Tokens  map[string]remembered `json:"tokens,omitempty"`
	Assumed []string              `json:"assumed,omitempty"`
	// Missing are ids that objects are linked to and that are none.
	Missing []string      `json:"missing,omitempty"`
	Ahead   time.Duration `json:"ahead_ns,omitempty"`
	// At is what Now said when it was saved.
	At time.Time `json:"at,omitzero"`
}

// Save writes the whole state as JSON: objects, transient statuses with their
// ends, tokens, the time, and how far Advance has put the clock ahead. Its error
// is the writer's. The hooks, rules of faults, limits and keys are not part of
// it.
func (c *Cloud) Save(w io.Writer) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	s := snapshot{
		Format: snapshotFormat, Seed: c.Seed, IDs: c.ids, Calls: c.calls,
		Graves: c.graves, Tokens: c.tokens, Assumed: sortedKeys(c.assumed),
		Ahead: c.ahead, At: c.wall,
	}
	s.Objects = c.everything()
	s.Missing = c.reg.missing(s.Objects, s.Assumed...)
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	return enc.Encode(s)
}

// everything is all objects, kind by kind.
func (c *Cloud) everything() (all []*object) {
	for _, k := range c.reg.order {
		all = slices.AppendSeq(all, c.all[k.name].all)
	}
	return all
}

// Load replaces the whole state, the seed included, by one that Save wrote.
// With an error, which is the reader's or says what is wrong with the text,
// nothing changes. Wrong are members that Save does not write, and links of
// objects to ids that are neither objects nor told to be missing. Time does
// not go back: where Now is before the time of saving the clock is put ahead,
// as by Advance, and goes on from there.
func (c *Cloud) Load(r io.Reader) error {
	s, err := readSnapshot(r)
	if err != nil {
		return fmt.Errorf("load cloud: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	reg := newRegistry(chapters())
	if err := s.check(reg); err != nil {
		return fmt.Errorf("load cloud: %w", err)
	}
	c.reg, c.store, c.dues, c.busy = reg, newStore(), nil, map[place]int{}
	for _, o := range s.Objects {
		c.restore(o)
	}
	c.Seed, c.ids, c.calls, c.graves = s.Seed, s.IDs, s.Calls, s.Graves
	c.ahead = s.aheadOf(c.clock())
	c.changes++
	c.tokens, c.assumed = map[string]remembered{}, map[string]bool{}
	maps.Copy(c.tokens, s.Tokens)
	for _, id := range s.Assumed {
		c.assumed[id] = true
	}
	return nil
}

// aheadOf is how far ahead of the present the clock goes on, at the time of
// saving or later.
func (s *snapshot) aheadOf(present time.Time) time.Duration {
	late := min(s.At.Sub(present), math.MaxInt64-s.Ahead)
	return s.Ahead + max(0, late)
}

// SavedAt is what Now said when Save wrote a state; the zero time where the
// state does not tell. Who puts their own clock there before Load keeps the
// cloud in step with it. Its error says why the text is no JSON.
func SavedAt(state []byte) (time.Time, error) {
	var head struct {
		At time.Time `json:"at"`
	}
	if err := json.Unmarshal(state, &head); err != nil {
		return time.Time{}, fmt.Errorf("load cloud: %w", err)
	}
	return head.At, nil
}

// readSnapshot decodes one snapshot, and nothing beside it. A later format is
// told as that, whatever it holds.
func readSnapshot(r io.Reader) (*snapshot, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errors.New("there is nothing in it")
	}
	var head struct {
		Format int `json:"format_version"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, err
	}
	if head.Format != snapshotFormat {
		return nil, fmt.Errorf("format version is %d, not %d", head.Format, snapshotFormat)
	}
	var s snapshot
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	dec.DisallowUnknownFields()
	return &s, dec.Decode(&s)
}

// check says what makes a snapshot none of Save's.
func (s *snapshot) check(reg *registry) error {
	if s.Ahead < 0 {
		return fmt.Errorf("the clock is ahead by %v, a negative time", s.Ahead)
	}
	for _, o := range slices.Concat(s.Objects, s.Graves) {
		if o == nil || reg.kinds[o.Kind] == nil || o.ID == "" || o.Seq <= 0 || o.Seq > mostObjects || o.Attrs == nil {
			return errors.New("an object has no known kind, id, number or attributes")
		}
		if o.Attrs[reg.kinds[o.Kind].id] != o.ID {
			return fmt.Errorf("the %s %q has another id in its attributes", o.Kind, o.ID)
		}
	}
	ids, numbers := map[place]bool{}, map[int]bool{}
	for _, o := range s.Objects {
		id := place{kind: o.Kind, value: o.ID}
		if ids[id] || numbers[o.Seq] {
			return fmt.Errorf("the %s %q, or its number %d, stands twice", o.Kind, o.ID, o.Seq)
		}
		ids[id], numbers[o.Seq] = true, true
	}
	if links := reg.danglings(s.Objects, slices.Concat(s.Assumed, s.Missing)...); len(links) > 0 {
		return links[0]
	}
	return nil
}

// restore puts a saved object back, with the end of its transient status.
func (c *Cloud) restore(o *object) {
	c.insert(c.reg, o)
	if o.busy() {
		c.hold(o, 1)
		heap.Push(&c.dues, due{o.Due, o.Seq, o.Kind, o.ID})
	}
}
