package network

import (
	"fmt"
	"strconv"
	"strings"

	"netplan/diff"
)

// meter adds the bandwidth of all objects of one type in one place, in Mbps.
type meter struct {
	cloud, region, typ string
	before, now        float64
	objects            int // before
	added, removed     int
	changed            []Line
}

// bandwidths tell how much bandwidth is paid for: each object whose bandwidth
// changes, and all of its type where there are others.
func (v *View) bandwidths(silent *others) []Line {
	type key struct{ cloud, region, typ string }
	of := map[key]*meter{}
	var all []*meter
	var lines []Line
	for _, c := range v.Changes {
		if p, ok := v.prepaid(c); ok {
			lines = append(lines, p)
		}
		if c.Type.Index("bandwidth") < 0 {
			continue
		}
		at := key{v.cloud(c), v.region(c), c.Type.Name}
		m := of[at]
		if m == nil {
			m = &meter{cloud: at.cloud, region: at.region, typ: at.typ}
			of[at], all = m, append(all, m)
		}
		m.add(v, c, silent)
	}
	for _, b := range v.Bound {
		if b.Object == nil {
			continue
		}
		if m := of[key{b.Cloud, b.Region, b.Object.Type.Name}]; m != nil {
			m.before += mbps(v.named("", b.Object.Attr("bandwidth")))
			m.objects++
		}
	}
	for _, m := range all {
		lines = append(lines, m.lines()...)
	}
	return lines
}

// add adds what a change makes of the bandwidth.
func (m *meter) add(v *View, c *diff.Change, silent *others) {
	var before, now string
	if c.Have != nil && c.Verb != diff.Adopt {
		before = side{v, c, false}.attr("bandwidth")
	}
	if c.Want != nil && c.Verb != diff.Forget {
		now = side{v, c, true}.attr("bandwidth")
	}
	m.now += mbps(now) - mbps(before)
	switch {
	case c.Verb == diff.Create:
		silent.see(c, true)
		m.added++
	case c.Verb == diff.Delete:
		silent.see(c, true)
		m.removed++
	case before != now && (c.Verb == diff.Update || c.Verb == diff.Replace):
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
		Before: number(m.before), Now: number(m.before + m.now),
	}
	switch {
	case m.objects == 0:
		sum.Action, sum.Before = Added, ""
	case m.objects == m.removed && m.added == 0:
		sum.Action, sum.Now = Removed, ""
	case sum.Before == sum.Now:
		return m.changed
	}
	return append(m.changed, sum)
}

// mbps is the number in a text, 0 where that is none.
func mbps(text string) float64 {
	n, _ := strconv.ParseFloat(text, 64)
	return n
}

// unit is a bandwidth in words.
func unit(text string) string {
	if mbps(text) == 0 {
		return text
	}
	return text + " Mbps"
}

func number(n float64) string { return fmt.Sprintf("%g Mbps", n) }

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
