package schema

import (
	"fmt"
	"strings"

	"netplan/cloudapi/catalog"
)

// identity says what the id is and how an object is recognised without it.
func (p *page) identity(t *Type) {
	p.section("Identity")
	p.line("%s", idText(t))
	if t.Parent != "" {
		p.line("It lives in what `%s` names.", t.Parent)
	}
	if len(t.Natural) > 0 {
		p.line("Where its id is not known, it is recognised by %s.", marks(t.Natural))
	}
}

func idText(t *Type) string {
	if len(t.ID) == 1 && t.Index(t.ID[0]) < 0 {
		if t.Actions.Create == "" {
			return fmt.Sprintf("`id` is the `%s` that the cloud gave it.", t.ID[0])
		}
		as := ""
		if t.Actions.Returns != "" {
			as = " as " + mark(t.Actions.Returns)
		}
		return fmt.Sprintf("`id` is the `%s` that %s answers%s.", t.ID[0], cited(t.Actions.Create), as)
	}
	return fmt.Sprintf("`id` is %s, joined with `|` in this order.", marks(t.ID))
}

// calls lists the actions and the scopes under which they exclude each other.
func (p *page) calls(t *Type) {
	p.section("Calls")
	var rows [][]string
	for _, b := range t.Before {
		rows = append(rows, []string{"prepare", cited(b.Action) + regionText(b.Region), token(b.Action)})
	}
	rows = append(rows, []string{"create", orElse(cited(t.Actions.Create), "none: it is adopted"), token(t.Actions.Create)})
	given := ""
	for _, name := range sortedNames(t.Actions.ReadWith) {
		given += " with " + mark(name+"="+t.Actions.ReadWith[name])
	}
	rows = append(rows, []string{"read", cited(t.Actions.Read) + given + ", rows " + mark(t.Items), ""})
	for _, name := range t.Actions.Update {
		rows = append(rows, []string{"change", cited(name), token(name)})
	}
	for _, name := range sortedNames(t.Change) {
		for _, action := range t.Change[name].Actions {
			rows = append(rows, []string{"change", cited(action) + " for " + mark(name), token(action)})
		}
	}
	gone := "none: it goes with what it lives in"
	if len(t.Status.Deletable) > 0 {
		gone = "none: the moves below, then it is let go of"
	}
	rows = append(rows, []string{"delete", orElse(cited(t.Actions.Delete), gone), token(t.Actions.Delete)})
	p.table([]string{"For", "Action", "Repeated safely"}, rows)
	if len(t.Lanes) > 0 {
		scopes := make([]string, len(t.Lanes))
		for i, l := range t.Lanes {
			scopes[i] = scopeText(t, l)
		}
		p.line("Calls that change something run one at a time for %s.", strings.Join(scopes, " and for "))
	}
	if t.Unsettles != "" {
		p.line("They keep the %s above it busy for a while; netplan waits until it is ready again.", mark(t.Unsettles))
	}
	if t.Remake != "" {
		p.line("Where changes in place would wait for each other in a circle, one that nothing uses is deleted first and made again last: %s.", t.Remake)
	}
}

// regionText says in which region a call is made, where that is another than
// the resource's.
func regionText(attr string) string {
	if attr == "" {
		return ""
	}
	return " in the region of " + mark(attr)
}

// token says whether a lost answer of an action is harmless.
func token(action string) string {
	if a := catalog.Lookup(action); a != nil && a.TakesToken() {
		return "by `ClientToken`"
	}
	return ""
}

// scopeText puts a scope of Lanes or Claims into words.
func scopeText(t *Type, scope string) string {
	switch {
	case scope == ".":
		return "each " + t.Name
	case scope == "region" || scope == "account":
		return "the " + scope
	case strings.HasPrefix(scope, "^"):
		return "the " + mark(scope[1:]) + " above it"
	}
	return "its " + mark(scope)
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// lifecycle says which status values mean what.
func (p *page) lifecycle(t *Type) {
	p.section("Status")
	if t.Status.Field == "" {
		p.line("It has none: it is ready when it is listed.")
		return
	}
	var rows [][]string
	for _, row := range []struct {
		values  []string
		meaning string
	}{{t.Status.Ready, "ready"}, {t.Status.Wait, "wait"}, {t.Status.Failed, "failed"}} {
		if len(row.values) > 0 {
			rows = append(rows, []string{marks(row.values), row.meaning})
		}
	}
	p.table([]string{mark(t.Status.Field), "Means"}, rows)
	p.moves(&t.Status)
	if len(t.Leads) > 0 {
		p.line("What %s name has the same status, and moves along with it.", marks(t.Leads))
	}
}

// moves says which way leads from a status to another, and what of it a
// deletion needs.
func (p *page) moves(s *Status) {
	var rows [][]string
	for _, m := range s.Moves {
		by := cited(m.Action)
		if m.Action == "" {
			by = "nobody in this API: " + m.Advice
		}
		rows = append(rows, []string{marks(m.From), mark(m.To), by})
	}
	if len(rows) > 0 {
		p.table([]string{"From", "To", "By"}, rows)
	}
	if s.New != "" {
		p.line("A new one is %s.", mark(s.New))
	}
	if len(s.Deletable) > 0 {
		p.line("It can go when it is %s; netplan leads it there first.", marks(s.Deletable))
	}
}
