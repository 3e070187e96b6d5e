package engine

import (
	"slices"

	"netplan/diff"
	"netplan/schema"
)

// actions are the mutating actions that a step of a change calls, in order.
func actions(c *diff.Change, verb diff.Verb, way []schema.Move) []string {
	switch verb {
	case diff.Create:
		var made []string
		for _, b := range c.Type.Before {
			made = append(made, b.Action)
		}
		made = append(append(made, c.Type.Actions.Create), c.Type.AfterActions(c.Want.Values)...)
		return append(made, moveActions(way)...)
	case diff.Delete:
		list := append(moveActions(way), releasing(c)...)
		if c.Type.Actions.Delete != "" {
			list = append(list, c.Type.Actions.Delete)
		}
		return list
	case diff.Update, diff.Adopt:
		if c.Have == nil {
			return append(settable(c, written(c)), moveActions(way)...)
		}
		return append(updates(c, changed(c)), moveActions(way)...)
	}
	return nil
}

// releasing are the actions that a deletion calls first, see
// schema.Type.Release.
func releasing(c *diff.Change) []string {
	if c.Type.Release == nil || c.Have == nil {
		return nil
	}
	var list []string
	for _, call := range c.Type.Release(c.Have) {
		list = append(list, call.Action)
	}
	return list
}

// changed are the indexes of the attributes that a change is about.
func changed(c *diff.Change) []int {
	var attrs []int
	for _, d := range c.Attrs {
		attrs = append(attrs, c.Type.Index(d.Attr.Name))
	}
	return slices.Compact(attrs) // fields of one block
}

// updates are the actions that change attributes. Where the calls depend on a
// value that is not known, they are all that the attributes may need.
func updates(c *diff.Change, attrs []int) []string {
	calls, err := c.Type.UpdateCalls(c.Have, c.Want.Values, attrs)
	if err != nil {
		return settable(c, attrs)
	}
	var list []string
	for _, call := range calls {
		list = append(list, call.Action)
	}
	return list
}

// written are the indexes of the attributes that are written.
func written(c *diff.Change) []int {
	var attrs []int
	for i, v := range c.Want.Values {
		if v.Written() {
			attrs = append(attrs, i)
		}
	}
	return attrs
}

// settable are the actions that may set some attributes of an object that
// exists.
func settable(c *diff.Change, attrs []int) []string {
	var list []string
	for _, action := range c.Type.Actions.Update {
		if slices.ContainsFunc(attrs, func(i int) bool { return c.Type.Attrs[i].Derived.Update == action }) {
			list = append(list, action)
		}
	}
	for _, i := range attrs {
		list = append(list, c.Type.Change[c.Type.Attrs[i].Name].Actions...)
	}
	return list
}
