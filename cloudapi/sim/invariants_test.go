package sim

import (
	"context"
	"fmt"
	"net/netip"
	"strings"
	"time"
)

// noContext never ends.
type noContext struct{ context.Context }

func (noContext) Deadline() (time.Time, bool) { return time.Time{}, false }
func (noContext) Done() <-chan struct{}       { return nil }
func (noContext) Err() error                  { return nil }
func (noContext) Value(any) any               { return nil }

// broken is what is wrong with the state of a cloud: a link to nothing,
// prefixes that overlap, a count above its limit, or an index, a lock or a
// clock that does not fit the objects.
func broken(c *Cloud) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, check := range []func(*Cloud) error{linksHold, prefixesApart, quotasHeld, indexesFit, locksFit, textsFit} {
		if err := check(c); err != nil {
			return err
		}
	}
	return nil
}

// linksHold: what an object hangs on is there. A link's attribute may hold the
// id of another kind, which another link is about.
func linksHold(c *Cloud) error {
	if links := c.reg.danglings(c.everything(), sortedKeys(c.assumed)...); len(links) > 0 {
		return links[0]
	}
	return nil
}

// textsFit: what actions make of an object could be the text of an edit.
// System entries have next hops that no action gives.
func textsFit(c *Cloud) error {
	for _, o := range c.everything() {
		for attr, text := range o.Attrs {
			if want := c.reg.misfit(c.reg.kinds[o.Kind], attr, text); want != "" && text != "" && o.Attrs["Type"] != "System" {
				return fmt.Errorf("the %s %s: %s is %q, want %s", o.Kind, o.ID, attr, text, want)
			}
		}
	}
	return nil
}

// prefixesApart: no two VSwitches of a VPC share an address, and each lies
// inside it; no two entries of a route table have the same destination.
func prefixesApart(c *Cloud) error {
	for vpc := range c.all[kindVpc].all {
		var held []netip.Prefix
		block := parsePrefix(vpc.Attrs["CidrBlock"])
		for vsw := range c.where(kindVSwitch, "VpcId", vpc.ID).all {
			p := parsePrefix(vsw.Attrs["CidrBlock"])
			if !block.Contains(p.Addr()) || p.Bits() < block.Bits() {
				return fmt.Errorf("VSwitch %s lies outside of its VPC %s", p, block)
			}
			for _, other := range held {
				if other.Overlaps(p) {
					return fmt.Errorf("VSwitches %s and %s overlap", other, p)
				}
			}
			held = append(held, p)
		}
	}
	return nil
}

// quotasHeld: no count is above its limit.
func quotasHeld(c *Cloud) error {
	for _, held := range []struct {
		limit string
		of    kindName
		each  kindName
		attr  string
	}{
		{"vswitches_per_vpc", kindVSwitch, kindVpc, "VpcId"},
		{"forward_entries_per_table", kindForwardEntry, kindForwardTable, "ForwardTableId"},
	} {
		for o := range c.all[held.each].all {
			if n := c.where(held.of, held.attr, o.ID).len(); n > c.limit(held.limit) {
				return fmt.Errorf("%s %s has %d, above the limit %s", held.each, o.ID, n, held.limit)
			}
		}
	}
	if n := c.all[kindVpc].len(); n > c.limit("vpcs") {
		return fmt.Errorf("%d VPCs, above the limit", n)
	}
	return nil
}

// indexesFit: the indexes and spaces are those of the objects.
func indexesFit(c *Cloud) error {
	fresh := newStore()
	for _, k := range c.reg.order {
		for o := range c.all[k.name].all {
			if c.object(k.name, o.ID) != o {
				return fmt.Errorf("%s %s is listed and not found by id", k.name, o.ID)
			}
			fresh.insert(c.reg, o)
		}
	}
	if len(fresh.by) != len(c.by) || len(fresh.spaces) != len(c.spaces) {
		return fmt.Errorf("%d indexed values and %d spaces, want %d and %d", len(c.by), len(c.spaces), len(fresh.by), len(fresh.spaces))
	}
	for p, want := range fresh.by {
		if have := c.by[p]; have.len() != want.len() {
			return fmt.Errorf("index %v has %d objects, want %d", p, have.len(), want.len())
		}
	}
	for p, want := range fresh.spaces {
		if have := fmt.Sprint(c.spaces[p].held); have != fmt.Sprint(want.held) {
			return fmt.Errorf("space %v has %s, want %s", p, have, want.held)
		}
	}
	return nil
}

// locksFit: what is busy is what objects in transit lock, and each of these
// has its end ahead.
func locksFit(c *Cloud) error {
	want := map[place]int{}
	for _, k := range c.reg.order {
		for o := range c.all[k.name].all {
			if !o.busy() {
				continue
			}
			if !o.Due.After(c.now) {
				return fmt.Errorf("%s %s should have settled", k.name, o.ID)
			}
			for _, attr := range k.locks {
				want[place{o.Kind, attr, o.Attrs[attr]}]++
			}
		}
	}
	if have, want := strings.TrimSpace(fmt.Sprint(c.busy)), fmt.Sprint(want); have != want {
		return fmt.Errorf("busy %s, want %s", have, want)
	}
	return nil
}
