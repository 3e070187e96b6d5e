package network

import (
	"fmt"
	"strconv"
	"strings"

	"netplan/diff"
)

// meter adds the bandwidth of all objects of one type in one place.
type meter struct {
	cloud, region, typ string
	before, now        total
	objects            int // before
	added, removed     int
	changed            []Line
}

// total is a sum of bandwidths in Mbps.
type total struct {
	mbps  float64
	other string // stands for the sum where a part of it is not known or not shown
}

// add adds a bandwidth, or takes it away by the factor -1.
func (t *total) add(text string, factor float64) {
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		t.mbps += factor * n
	} else if text != "" {
		t.other = text
	}
}

func (t total) String() string {
	if t.other != "" {
		return t.other
	}
	return fmt.Sprintf("%g Mbps", t.mbps)
}

// bandwidths tell how much bandwidth is paid for: each object whose bandwidth
// changes, and all of its type where there are others.
func (v *View) bandwidths(silent *others) []Line {
	m := &meters{of: map[meterKey]*meter{}}
	var lines []Line
	for _, c := range v.Changes {
		if p, ok := v.prepaid(c); ok {
			lines = append(lines, p)
		}
		if c.Type.Index("bandwidth") < 0 {
			continue
		}
		now := m.at(meterKey{v.cloud(c), v.region(c), c.Type.Name})
		was := now
		if b := v.Bound[c.Addr]; b.Object != nil {
			was = m.at(meterKey{b.Cloud, b.Region, c.Type.Name})
		}
		now.add(v, c, was, silent)
	}
	for addr, b := range v.Bound {
		if b.Object == nil {
			continue
		}
		if of := m.of[meterKey{b.Cloud, b.Region, b.Object.Type.Name}]; of != nil {
			of.held(side{v, &diff.Change{Addr: addr, Type: b.Object.Type, Have: b.Object}, false}.bandwidth())
		}
	}
	for _, of := range m.all {
		lines = append(lines, of.lines()...)
	}
	return lines
}

// meterKey is a type in a place, meters are those of all.
type meterKey struct{ cloud, region, typ string }

type meters struct {
	of  map[meterKey]*meter
	all []*meter
}

func (m *meters) at(k meterKey) *meter {
	if m.of[k] == nil {
		m.of[k] = &meter{cloud: k.cloud, region: k.region, typ: k.typ}
		m.all = append(m.all, m.of[k])
	}
	return m.of[k]
}

// held adds an object that is there before.
func (m *meter) held(text string) {
	m.before.add(text, 1)
	m.now.add(text, 1)
	m.objects++
}

// add adds what a change makes of the bandwidth; was is where its object is
// before. What is adopted or forgotten is there before and after.
func (m *meter) add(v *View, c *diff.Change, was *meter, silent *others) {
	var before, now string
	if c.Have != nil {
		before = side{v, c, false}.bandwidth()
	}
	switch {
	case c.Verb == diff.Forget:
		now = before
	case c.Want != nil:
		now = side{v, c, true}.bandwidth()
	}
	if c.Verb == diff.Adopt && c.Have != nil && v.Bound[c.Addr].Object == nil {
		m.held(before)
	}
	was.now.add(before, -1)
	m.now.add(now, 1)
	switch {
	case was != m:
		silent.see(c, true)
		was.removed++
		m.added++
	case c.Verb == diff.Create:
		silent.see(c, true)
		m.added++
	case c.Verb == diff.Delete:
		silent.see(c, true)
		m.removed++
	case before != now && c.Have != nil:
		silent.see(c, true)
		m.changed = append(m.changed, Line{
			Cloud: m.cloud, Region: m.region, Topic: Bandwidth, Action: Changed, What: v.label(c.Addr), Before: unit(before), Now: unit(now), Address: c.Addr,
		})
	}
}

// lines are the objects that change, and the sum where that says more.
func (m *meter) lines() []Line {
	if m.added+m.removed == 0 && (len(m.changed) == 0 || m.objects == 1) {
		return m.changed
	}
	sum := Line{
		Cloud: m.cloud, Region: m.region, Topic: Bandwidth, Action: Changed, What: "all " + m.typ,
		Before: m.before.String(), Now: m.now.String(),
	}
	switch {
	case m.objects == 0:
		sum.Action, sum.Before = Added, ""
	case m.objects == m.removed && m.added == 0:
		sum.Action, sum.Now = Removed, ""
	case sum.Before == sum.Now && len(m.changed) == 0:
		return nil
	}
	return append(m.changed, sum)
}

// bandwidth is that of a side, the API's default where nothing says it.
func (s side) bandwidth() string {
	const attr = "bandwidth"
	if text := s.attr(attr); text != "" {
		return text
	}
	return byDefault(&s.c.Type.Attrs[s.c.Type.Index(attr)])
}

// unit is a bandwidth in words.
func unit(text string) string {
	if _, err := strconv.ParseFloat(text, 64); err != nil {
		return text
	}
	return text + " Mbps"
}

// prepaid tells of an object that is made and paid for in advance.
func (v *View) prepaid(c *diff.Change) (Line, bool) {
	if c.Want == nil || c.Verb != diff.Create && c.Verb != diff.Replace || c.Type.Index("instance_charge_type") < 0 {
		return Line{}, false
	}
	now := side{v, c, true}
	if now.attr("instance_charge_type") != "PrePaid" {
		return Line{}, false
	}
	l := Line{Cloud: v.cloud(c), Region: v.region(c), Topic: Prepaid, Action: Added, What: c.Addr, Address: c.Addr}
	if period := now.attr("period"); period != "" {
		l.Now = strings.TrimSpace(period + " x " + strings.ToLower(now.attr("pricing_cycle")))
		if c.Type.Index("pricing_cycle") < 0 {
			l.Now = period + " x month"
		}
	}
	return l, true
}
