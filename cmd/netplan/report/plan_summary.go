package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"netplan/diff"
	"netplan/diff/network"
)

// How long the summary of a network is, in lines and columns.
const (
	maxSummary   = 30
	summaryWidth = 100
)

// topicStyle is how a topic is told: its name, what stands between a thing and
// where it is, and whether it is told what it is in.
type topicStyle struct {
	name, arrow string
	in          bool
}

var topicStyles = map[network.Topic]topicStyle{
	network.VPC: {"VPC", " ", false}, network.Range: {"range", " ", false}, network.Table: {"route table", " uses ", false},
	network.Route: {"route", " -> ", true}, network.Address: {"EIP", " -> ", false}, network.Port: {"DNAT port", " -> ", false},
	network.Source: {"SNAT", " through ", false}, network.NAT: {"NAT gateway", " ", false}, network.IPv6: {"IPv6", " ", false},
	network.VPN: {"VPN", ": ", false}, network.Leased: {"leased line", ": ", false}, network.Peering: {"connection", " ", false},
	network.Global: {"acceleration", " -> ", false}, network.Bandwidth: {"bandwidth", " ", false}, network.Prepaid: {"prepaid", " ", false},
	network.Log: {"flow log", " -> ", false}, network.Quota: {"quota", " ", true}, network.Settings: {"settings", ": ", false},
}

// summary is what a plan does to the network, in a few lines: a row for each
// topic and action in a region. Where that is too much each row names fewer
// things and counts the others; where rows are too many regions are joined.
func (p *PlanDocument) summary() []string { return networkRows(p.Network) }

// networkRows are the rows of lines of a network, bounded.
func networkRows(list []network.Line) []string {
	for _, most := range []int{8, 4, 2, 1, 0} {
		if lines := summaryOf(list, most); len(lines) <= maxSummary {
			return lines
		}
	}
	joined := make([]network.Line, len(list))
	for i, l := range list {
		joined[i] = network.Line{Topic: l.Topic, Action: l.Action, Region: "in all regions"}
	}
	return summaryOf(joined, 0)
}

// summaryOf are the rows with at most so many things named in each.
func summaryOf(list []network.Line, most int) []string {
	type row struct {
		place  place
		topic  network.Topic
		action network.Action
	}
	of := map[row][]network.Line{}
	var rows []row
	for _, l := range list {
		r := row{place{l.Cloud, l.Region}, l.Topic, l.Action}
		if of[r] == nil {
			rows = append(rows, r)
		}
		of[r] = append(of[r], l)
	}
	var lines []string
	for i, r := range rows {
		if i == 0 || r.place != rows[i-1].place {
			lines = append(lines, r.place.text()+":")
		}
		start := signs[r.action] + " " + diff.Padded(topicStyles[r.topic].name, 12) + "  "
		for _, line := range diff.Wrap(rowParts(of[r], most), ";", summaryWidth) {
			lines = append(lines, start+line)
			start = strings.Repeat(" ", 16)
		}
	}
	return lines
}

// rowParts are the things of a row, the first ones named and the others counted.
func rowParts(list []network.Line, most int) []string {
	if most == 0 {
		return []string{fmt.Sprint(len(list))}
	}
	if len(list) > most {
		most = min(most, 3) // examples, no list
	}
	var parts []string
	for i, l := range list {
		if i == most {
			return append(parts, fmt.Sprintf("and %d more", len(list)-i))
		}
		parts = append(parts, thing(l))
	}
	return parts
}

var signs = map[network.Action]string{network.Added: "+", network.Removed: "-", network.Changed: "~", network.Renewed: "±"}

// thing is a line of the network in words.
func thing(l network.Line) string {
	style := topicStyles[l.Topic]
	text := clipped(l.What)
	switch at := l.Now + l.Before; {
	case l.Action == network.Changed && l.Before != l.Now && l.Before+l.What != "" && l.Topic != network.Settings && l.Topic != network.Quota:
		text += ": " + orNothing(l.Before) + " -> " + orNothing(l.Now)
	case at != "" && l.Before == l.Now:
		text += style.arrow + clipped(l.Now)
	case at != "":
		text += style.arrow + clipped(at)
	}
	if style.in && l.In != "" {
		text += " in " + clipped(strings.TrimSuffix(l.In, ".route_table_id"))
	}
	if l.Note != "" {
		text += ", " + l.Note
	}
	return text
}

func orNothing(s string) string {
	if s == "" {
		return "none"
	}
	return clipped(s)
}

// clipped is a text on one line that is not too long.
func clipped(s string) string {
	const most = 100
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s[:min(len(s), most*utf8.UTFMax)])[:most-1]) + "…"
	}
	return diff.Printable(s)
}

// place is a region of a cloud.
type place struct{ cloud, region string }

// text is the place in words, of a labelled cloud with its label.
func (p place) text() string {
	switch {
	case p.region == "":
		return "limits"
	case p.cloud != "":
		return clipped(p.region) + " (cloud " + clipped(p.cloud) + ")"
	}
	return clipped(p.region)
}
