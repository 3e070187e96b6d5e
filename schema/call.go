package schema

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// CreateCall is the call that creates an object of these values. It is an
// error when a value that it needs is not known.
func (t *Type) CreateCall(values []Value) (Call, error) {
	c := Call{Action: t.Actions.Create, Params: map[string]string{}}
	for i := range t.Attrs {
		a := &t.Attrs[i]
		if a.Derived.Create == "" || !values[i].Written() {
			continue
		}
		if err := flatten(c.Params, a, a.Derived.Create, values[i].V); err != nil {
			return c, err
		}
	}
	return c, nil
}

// BeforeCalls are the calls that go before CreateCall. It is an error when a
// value that they need is not known.
func (t *Type) BeforeCalls(values []Value) ([]Call, error) {
	var calls []Call
	for _, b := range t.Before {
		c := Call{Action: b.Action, Params: map[string]string{}}
		for param, attr := range b.Params {
			i := t.Index(attr)
			if err := flatten(c.Params, &t.Attrs[i], param, values[i].V); err != nil {
				return nil, err
			}
		}
		if i := t.Index(b.Region); i >= 0 {
			c.Region = scalar(values[i].V)
		}
		calls = append(calls, c)
	}
	return calls, nil
}

// AfterCreate are the calls that set what the create action does not take.
// have is the object just created.
func (t *Type) AfterCreate(have *Object, values []Value) ([]Call, error) {
	return t.UpdateCalls(have, values, t.later(values))
}

// AfterActions are the update actions that AfterCreate will call.
func (t *Type) AfterActions(values []Value) []string {
	later := t.later(values)
	var actions []string
	for _, action := range t.Actions.Update {
		if slices.ContainsFunc(later, func(i int) bool { return t.Attrs[i].Derived.Update == action }) {
			actions = append(actions, action)
		}
	}
	for _, i := range later {
		actions = append(actions, t.Change[t.Attrs[i].Name].Actions...)
	}
	return actions
}

// later are the indexes of the attributes that are set after creation: what is
// written and not taken by the create action, but for empty lists, which a new
// object has anyway.
func (t *Type) later(values []Value) []int {
	var list []int
	for i := range t.Attrs {
		d := &t.Attrs[i].Derived
		if d.Create == "" && d.Update != "" && values[i].Written() && !emptyList(values[i].V) {
			list = append(list, i)
		}
	}
	return list
}

// emptyList says whether a value is known to be a list or set of nothing.
func emptyList(v cty.Value) bool {
	return v.IsKnown() && !v.IsNull() && (v.Type().IsListType() || v.Type().IsSetType()) && v.LengthInt() == 0
}

// UpdateCalls are the calls that change the attributes of these indexes, one
// for each update action in the order of Actions.Update, then those of
// Type.Change. Each carries what its action must always be given.
func (t *Type) UpdateCalls(have *Object, values []Value, changed []int) ([]Call, error) {
	var calls []Call
	for _, action := range t.Actions.Update {
		c, needed, err := t.updateCall(action, have, values, changed)
		if err != nil {
			return nil, err
		}
		if needed {
			calls = append(calls, c)
		}
	}
	for _, i := range sorted(changed) {
		if change, own := t.Change[t.Attrs[i].Name]; own {
			for _, c := range change.Calls(have, values) {
				if !slices.ContainsFunc(calls, c.same) {
					calls = append(calls, c)
				}
			}
		}
	}
	return calls, nil
}

// same says whether two calls are the same.
func (c Call) same(other Call) bool {
	return c.Action == other.Action && c.Region == other.Region && maps.Equal(c.Params, other.Params)
}

// updateCall is the call of one update action, and whether a change needs it.
func (t *Type) updateCall(action string, have *Object, values []Value, changed []int) (Call, bool, error) {
	c := Call{Action: action, Params: map[string]string{}}
	needed := false
	for _, i := range changed {
		a := &t.Attrs[i]
		if a.Derived.Update != action || a.Derived.Param == "" {
			continue
		}
		needed = true
		want := values[i].V
		if a.Form == Merged {
			want = a.over(want, have.Values[i])
		}
		if err := flatten(c.Params, a, a.Derived.Param, want); err != nil {
			return c, false, err
		}
	}
	if needed {
		t.fill(c.Params, catalog.Lookup(action), have, values, catalog.Required)
	}
	return c, needed, nil
}

// DeleteCall is the call that deletes an object, and whether there is one:
// what goes with another object has none. Force is never sent.
func (t *Type) DeleteCall(have *Object) (Call, bool) {
	action := catalog.Lookup(t.Actions.Delete)
	if action == nil {
		return Call{}, false
	}
	c := Call{Action: action.Name, Params: map[string]string{}}
	t.fill(c.Params, action, have, nil, catalog.Optional)
	return c, true
}

// fill adds the parameters of an action that are needed at least as much as
// need says and that the object's id or attributes give, and the id where one
// of several parameters has to say which object is meant. Names and
// descriptions are never needed.
func (t *Type) fill(params map[string]string, action *catalog.Action, have *Object, values []Value, need catalog.Need) {
	for i := range action.Params {
		p := &action.Params[i]
		if p.Name == "RegionId" || p.Name == "ClientToken" || params[p.Name] != "" || p.Need < need && !t.identifies(p) {
			continue
		}
		if s := t.known(p, have, values); s != "" {
			params[p.Name] = s
		}
	}
	if block := t.blocksOf(action, have); block != nil {
		for name, s := range block {
			params[name] = s
		}
	}
}

// identifies says whether a parameter that is needed in some cases is the
// object's id.
func (t *Type) identifies(p *catalog.Param) bool {
	return p.Need == catalog.Conditional && slices.ContainsFunc(t.ID, func(name string) bool { return catalog.Fold(name) == catalog.Fold(p.Name) })
}

// known is what the object's id or attributes say of a parameter.
func (t *Type) known(p *catalog.Param, have *Object, values []Value) string {
	for _, name := range t.ID {
		if catalog.Fold(name) == catalog.Fold(p.Name) {
			return have.IDPart(name)
		}
	}
	for i := range t.Attrs {
		a := &t.Attrs[i]
		if p2 := a.paramName(); catalog.Fold(p2) != catalog.Fold(p.Name) || len(a.Elem) > 0 {
			continue
		}
		if have.Values[i] != cty.NilVal && !have.Values[i].IsNull() {
			return scalar(have.Values[i])
		}
		if values != nil && values[i].Known() {
			return scalar(values[i].V)
		}
	}
	return ""
}

// blocksOf are the block attributes that an action takes, from the object.
func (t *Type) blocksOf(action *catalog.Action, have *Object) map[string]string {
	params := map[string]string{}
	for i := range t.Attrs {
		a := &t.Attrs[i]
		if len(a.Elem) == 0 || a.Form == Merged || have.Values[i] == cty.NilVal || have.Values[i].IsNull() {
			continue
		}
		all := map[string]string{}
		if flatten(all, a, a.Derived.Create, have.Values[i]) == nil {
			for name, s := range all {
				if action.Param(name) != nil {
					params[name] = s
				}
			}
		}
	}
	return params
}

// paramName is the request parameter of an attribute before folding.
func (a *Attr) paramName() string {
	if a.Param != "" {
		return a.Param
	}
	return a.Name
}

// ReadScope names the attributes that the Read action must be given.
func (t *Type) ReadScope() []string {
	var names []string
	action := catalog.Lookup(t.Actions.Read)
	for i := range action.Params {
		p := &action.Params[i]
		if p.Need != catalog.Required || p.Name == "RegionId" || t.Actions.ReadWith[p.Name] != "" {
			continue
		}
		for j := range t.Attrs {
			if catalog.Fold(t.Attrs[j].paramName()) == catalog.Fold(p.Name) {
				names = append(names, t.Attrs[j].Name)
			}
		}
	}
	return names
}

// ReadCall is the call that lists the objects of a scope, which gives the
// attributes of ReadScope, with what it is always given.
func (t *Type) ReadCall(scope map[string]string) Call {
	action := catalog.Lookup(t.Actions.Read)
	c := Call{Action: action.Name, Params: map[string]string{}}
	maps.Copy(c.Params, t.Actions.ReadWith)
	for name, s := range scope {
		if i := t.Index(name); i >= 0 {
			c.Params[action.Param(t.Attrs[i].paramName()).Name] = s
		}
	}
	return c
}

// flatten writes a value under a parameter: a scalar as it is, a list joined
// with commas or indexed where the parameter ends in .N, blocks as
// Param.N.Field.
func flatten(params map[string]string, a *Attr, name string, v cty.Value) error {
	if !v.IsWhollyKnown() {
		return fmt.Errorf("%s is not known yet", a.Name)
	}
	switch {
	case v.IsNull():
	case a.Form == Merged:
		if text := jsonObject(a, v); text != "{}" {
			params[name] = text
		}
	case len(a.Elem) > 0:
		return flattenBlocks(params, a, v)
	case v.Type().IsPrimitiveType():
		params[name] = scalar(v)
	default:
		var parts []string
		for _, e := range v.AsValueSlice() {
			parts = append(parts, scalar(e))
		}
		if list, indexed := strings.CutSuffix(name, ".N"); indexed {
			for i, s := range parts {
				params[list+"."+strconv.Itoa(i+1)] = s
			}
		} else {
			params[name] = strings.Join(parts, ",")
		}
	}
	return nil
}

func flattenBlocks(params map[string]string, a *Attr, v cty.Value) error {
	for n, block := range v.AsValueSlice() {
		for i := range a.Elem {
			e := &a.Elem[i]
			f := block.GetAttr(e.Name)
			if f.IsNull() {
				continue
			}
			params[strings.Replace(e.Derived.Create, ".N.", "."+strconv.Itoa(n+1)+".", 1)] = scalar(f)
		}
	}
	return nil
}

// scalar is a known value as the API writes it; a list is joined with commas.
func scalar(v cty.Value) string {
	switch {
	case v.IsNull() || !v.IsKnown():
		return ""
	case v.Type() == cty.String:
		return v.AsString()
	case v.Type() == cty.Bool:
		return strconv.FormatBool(v.True())
	case v.Type() == cty.Number:
		return NumberText(v)
	}
	var parts []string
	for _, e := range v.AsValueSlice() {
		parts = append(parts, scalar(e))
	}
	return strings.Join(parts, ",")
}

func sorted(list []int) []int {
	out := append([]int(nil), list...)
	sort.Ints(out)
	return out
}
