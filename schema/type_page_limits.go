package schema

import (
	"fmt"
	"slices"
	"strings"
)

// claims says what an object occupies.
func (p *page) claims(t *Type) {
	var rows [][]string
	for _, c := range t.Claims {
		if c.Kind == Slot {
			continue
		}
		what := "is held once"
		switch c.Kind {
		case Prefix:
			what = "overlaps no other"
		case Use:
			what = "is shared with no other type"
		case Around:
			what = "holds none of another type"
		case Within:
			what = "lies in none of another type"
		}
		if c.Any != "" {
			what += "; " + mark(c.Any) + " meets every value"
		}
		rows = append(rows, []string{c.Name, marks(c.Of), scopeText(t, c.In), what, unlessText(c.Unless)})
	}
	if len(rows) > 0 {
		p.section("Occupies")
		p.table([]string{"What", "Made of", "Within", "It", "Except"}, rows)
	}
	p.parks(t)
}

// parks says what an object can have for a moment, to break a circle of changes.
func (p *page) parks(t *Type) {
	for _, c := range t.Claims {
		if c.Park == nil {
			continue
		}
		how := mark(c.Park.Attr) + " is for a moment one that nothing has"
		if slices.Contains(c.Park.Values, "") {
			how = marks(append([]string{c.Park.Attr}, c.Park.Empties...)) + " are taken away for a moment"
		}
		p.line("Where changes in place would wait for each other in a circle, %s: %s.", how, c.Park.Cut)
	}
}

func unlessText(pairs []string) string {
	var texts []string
	for pair := range slices.Chunk(pairs, 2) {
		texts = append(texts, strings.Join([]string{"where", mark(pair[0]), "is", mark(pair[len(pair)-1])}, " "))
	}
	return strings.Join(texts, ", ")
}

// limits lists the quotas of which an object takes a place.
func (p *page) limits(t *Type) {
	var rows [][]string
	for _, c := range t.Claims {
		if c.Kind != Slot {
			continue
		}
		number, section := "", ""
		for _, q := range Quotas() {
			if q.Name == c.Name {
				number, section = quotaText(q), q.Section
			}
		}
		scope := scopeText(t, c.In)
		for pair := range slices.Chunk(c.Only, 2) {
			scope += ", where " + mark(pair[0]) + " is " + mark(pair[1])
		}
		rows = append(rows, []string{mark(c.Name), scope, number, section})
	}
	if len(rows) > 0 {
		p.section("Limits")
		p.table([]string{"Quota", "Within", "At most", "Reference"}, rows)
	}
}

func quotaText(q Quota) string {
	if q.Limit == 0 {
		return "the account's quota"
	}
	return fmt.Sprint(q.Limit)
}

// rules lists what is checked offline: of the type in particular, then the
// codes of what is checked of every type.
func (p *page) rules(t *Type, rules []*Rule) {
	var own [][]string
	var general []string
	for _, r := range rules {
		switch {
		case r.Checks(t.Name):
			own = append(own, []string{mark(r.Code), r.Doc, r.Section})
		case r.General():
			general = append(general, r.Code)
		}
	}
	if len(rules) == 0 {
		return
	}
	p.section("Rules")
	p.table([]string{"Code", "What is checked offline", "Reference"}, own)
	p.line("Resources of every type are checked for %s; `netplan validate --explain CODE` says what each is.", marks(general))
}
