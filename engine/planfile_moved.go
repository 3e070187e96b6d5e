package engine

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// rested tells what of the resources and objects that it rests on has moved.
func (s *SavedPlan) rested(now *SavedPlan) []string {
	type name struct{ addr, id string }
	named := func(r *Rest) name {
		if r.Address != "" {
			return name{addr: r.Address}
		}
		return name{id: r.ID}
	}
	are := map[name]*Rest{}
	for i := range now.RestsOn {
		are[named(&now.RestsOn[i])] = &now.RestsOn[i]
	}
	var moved []string
	for i := range s.RestsOn {
		was := &s.RestsOn[i]
		switch is := are[named(was)]; {
		case is != nil:
			moved = append(moved, was.moved(is)...)
		case was.Address == "":
			moved = append(moved, was.ID+": it is not there any more"+was.concerns())
		}
	}
	return moved
}

// moved tells what of a resource or object has moved.
func (r *Rest) moved(now *Rest) []string {
	var moved []string
	note := func(format string, args ...any) {
		moved = append(moved, r.name()+": "+fmt.Sprintf(format, args...)+r.concerns())
	}
	switch {
	case r.Cloud != now.Cloud || r.Region != now.Region:
		note("it was in region %s, and is in %s", r.Region, now.Region)
	case r.ID != now.ID:
		note("its object was %s, and is %s", orNone(r.ID), orNone(now.ID))
		return moved
	case r.Status != "" && now.Status != "" && r.Status != now.Status:
		note("its status was %s, and is %s", r.Status, now.Status)
	}
	for _, attr := range changedNames(r.Have, now.Have) {
		note("%s was %s, and is %s", attr, r.Have[attr].text(), now.Have[attr].text())
	}
	if !r.changes() || !now.changes() {
		return moved // what a plan only refers to says nothing of what is wanted
	}
	for _, attr := range changedNames(r.Want, now.Want) {
		note("%s was wanted as %s, and is wanted as %s", attr, r.Want[attr].text(), now.Want[attr].text())
	}
	return moved
}

// changes says whether the resource is changed itself, and not only referred to.
func (r *Rest) changes() bool {
	own := func(key string) bool { return strings.HasSuffix(key, " "+r.Address) }
	return len(r.Want) > 0 || r.Address != "" && slices.ContainsFunc(r.Steps, own)
}

// name is an address, or the id of what is bound to none.
func (r *Rest) name() string {
	if r.Address == "" {
		return r.ID
	}
	return r.Address
}

// concerns names the steps that something concerns.
func (r *Rest) concerns() string {
	const most = 3
	switch n := len(r.Steps); {
	case n == 0:
		return ""
	case n > most:
		return fmt.Sprintf(" (concerns %s and %d more)", strings.Join(r.Steps[:most], ", "), n-most)
	}
	return " (concerns " + strings.Join(r.Steps, ", ") + ")"
}

// changedNames are the attributes that differ, sorted.
func changedNames(was, is map[string]RestValue) []string {
	all := maps.Clone(was)
	if all == nil {
		all = map[string]RestValue{}
	}
	maps.Copy(all, is)
	var list []string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		a, b := was[name], is[name]
		if string(orNull(a.Value)) != string(orNull(b.Value)) || a.Sensitive != b.Sensitive || a.From != b.From {
			list = append(list, name)
		}
	}
	return list
}

// orNull is a value, which is null where it is left out.
func orNull(v json.RawMessage) json.RawMessage {
	if v == nil {
		return json.RawMessage("null")
	}
	return v
}

// text is a value in words.
func (v RestValue) text() string {
	const most = 100
	switch text := []rune(string(orNull(v.Value))); {
	case v.Sensitive:
		return "(sensitive)"
	case v.From != "":
		return v.From + " (known after apply)"
	case string(text) == "null":
		return "(none)"
	case len(text) > most:
		return string(text[:most]) + "…"
	default:
		return string(text)
	}
}
