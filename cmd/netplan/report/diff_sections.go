package report

import (
	"fmt"
	"net/netip"
	"strings"

	"netplan/diff/between"
	"netplan/schema/rules"
)

// section is what a difference tells beside its changes: lines, and what they
// come to in a few words.
type section struct {
	Title, Brief string
	Lines        []string
}

// sections are those that have something to tell.
func (d *Difference) sections() []section {
	var moved []string
	for _, m := range d.Moved {
		moved = append(moved, fmt.Sprintf("%s is now %s", m.From, m.To))
	}
	over := 0
	for _, q := range d.Quotas {
		if q.State() == "over" {
			over++
		}
	}
	var list []section
	for _, s := range []section{
		{"Moved", counted(len(moved), "address", "addresses"), moved},
		{"Address space", counted(len(d.Networks), "network differs", "networks differ"), spaceLines(d)},
		{"Quotas", fmt.Sprintf("%s, %d over the limit", counted(len(d.Quotas), "quota differs", "quotas differ"), over), quotaLines(d.Quotas)},
		{"New findings", tally(d.Caused), findingLines(d.Caused)},
		{"Findings that are gone", tally(d.Mended), findingLines(d.Mended)},
	} {
		if len(s.Lines) > 0 {
			list = append(list, s)
		}
	}
	return list
}

// spaceLines tell of regions, then of networks.
func spaceLines(d *Difference) (lines []string) {
	for _, r := range d.Regions {
		lines = append(lines, fmt.Sprintf("%s: usable addresses %d -> %d", r.Region, r.Before, r.Now))
	}
	for i := range d.Networks {
		lines = append(lines, networkLines(&d.Networks[i])...)
	}
	return lines
}

// networkLines tell of one network: its range, those of its VSwitches, what is
// usable and what is free.
func networkLines(n *between.Network) []string {
	before, now := sideOf(n.Before), sideOf(n.Now)
	lines := []string{fmt.Sprintf("%s in %s: %s", n.VPC, n.Region, changed(before.rng, now.rng))}
	for _, s := range n.Added {
		lines = append(lines, fmt.Sprintf("  + %-18s  %s", s.Range, s.VSwitch))
	}
	for _, s := range n.Removed {
		lines = append(lines, fmt.Sprintf("  - %-18s  %s", s.Range, s.VSwitch))
	}
	return append(lines, fmt.Sprintf("  usable addresses %s; largest free block %s", changed(before.usable, now.usable), changed(before.largest, now.largest)))
}

// networkSide is one side of a network in words.
type networkSide struct{ rng, usable, largest string }

func sideOf(n *rules.Network) networkSide {
	if n == nil {
		return networkSide{"none", "0", "none"}
	}
	return networkSide{orNone(n.Range), fmt.Sprint(n.Usable()), orNone(n.Largest)}
}

func orNone(p netip.Prefix) string {
	if !p.IsValid() {
		return "none"
	}
	return p.String()
}

// changed is one value, or two that differ.
func changed(before, now string) string {
	if before == now {
		return now
	}
	return before + " -> " + now
}

// quotaLines tell of quotas with a limit; what is near, at or over it is said.
func quotaLines(list []between.Quota) (lines []string) {
	for i := range list {
		q := &list[i]
		if q.Limit == 0 {
			continue
		}
		line := fmt.Sprintf("%s in %s: %d -> %d of %s", q.Name, q.In, q.Before, q.Now, changed(fmt.Sprint(q.LimitBefore), fmt.Sprint(q.Limit)))
		if state := q.State(); state != "" {
			line += ", " + strings.ToUpper(state) + " the limit"
		}
		lines = append(lines, line)
	}
	return lines
}

// findingLines tell of findings, those of many instances at one place in one.
func findingLines(list []Finding) (lines []string) {
	for _, g := range groups(list) {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s: %s", g.Severity, g.Code, g.where(), g.message())))
	}
	return lines
}
