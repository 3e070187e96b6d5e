package schema

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// NewRegistry derives what the catalogue says of the types and returns them as
// a registry. It copies them. The error names the type and attribute that do
// not agree with the catalogue.
func NewRegistry(types []*Type, sources []*Source) (*Registry, error) {
	r := &Registry{types: map[string]*Type{}, sources: map[string]*Source{}}
	for _, declared := range types {
		t := *declared
		t.Attrs = slices.Clone(declared.Attrs)
		if err := t.derive(); err != nil {
			return nil, fmt.Errorf("type %s: %w", t.Name, err)
		}
		if r.types[t.Name] != nil {
			return nil, fmt.Errorf("type %s is listed twice", t.Name)
		}
		r.types[t.Name] = &t
		r.names = append(r.names, t.Name)
	}
	slices.Sort(r.names)
	for _, s := range sources {
		bound := *s
		if err := bound.derive(); err != nil {
			return nil, fmt.Errorf("source %s: %w", s.Name, err)
		}
		r.sources[s.Name] = &bound
	}
	return r, nil
}

// derive fills the derived part of a type and of its attributes.
func (t *Type) derive() error {
	for _, name := range append([]string{t.Actions.Read, t.Actions.Create, t.Actions.Delete}, t.Actions.Update...) {
		if name != "" && catalog.Lookup(name) == nil {
			return fmt.Errorf("the API has no action %s", name)
		}
	}
	read := catalog.Lookup(t.Actions.Read)
	if read == nil {
		return fmt.Errorf("it has no action to read it")
	}
	for _, name := range sortedNames(t.Actions.ReadWith) {
		if read.Param(name) == nil {
			return fmt.Errorf("%s takes no %s", read.Name, name)
		}
	}
	if create := catalog.Lookup(t.Actions.Create); t.Actions.Returns != "" && (create == nil || !returns(create, t.Actions.Returns)) {
		return fmt.Errorf("%s returns no %s", t.Actions.Create, t.Actions.Returns)
	}
	if t.Items == "" {
		t.Items = read.ListPath()
	}
	t.rows = newRowPlan(t, read)
	if len(t.rows.fields) == 0 {
		return fmt.Errorf("%s documents no rows %s", read.Name, t.Items)
	}
	for i := range t.Attrs {
		if err := t.deriveAttr(&t.Attrs[i]); err != nil {
			return fmt.Errorf("attribute %s: %w", t.Attrs[i].Name, err)
		}
	}
	t.rows.bind(t)
	if err := t.Prepaid.check(t.rows); err != nil {
		return err
	}
	if wrong := t.checkMoves(); wrong != "" {
		return errors.New(wrong)
	}
	if err := t.checkBefore(); err != nil {
		return err
	}
	return t.checkNames()
}

// checkBefore checks that the calls before the creation exist and that their
// parameters are taken from attributes.
func (t *Type) checkBefore() error {
	for _, b := range t.Before {
		action := catalog.Lookup(b.Action)
		if action == nil {
			return fmt.Errorf("the API has no action %s", b.Action)
		}
		if b.Region != "" && t.Index(b.Region) < 0 {
			return fmt.Errorf("there is no attribute %s", b.Region)
		}
		for param, attr := range b.Params {
			if action.Param(param) == nil || t.Index(attr) < 0 {
				return fmt.Errorf("%s takes no %s, or there is no attribute %s", b.Action, param, attr)
			}
		}
	}
	return nil
}

// returns says whether an answer of an action has a field at its top.
func returns(a *catalog.Action, name string) bool {
	return slices.ContainsFunc(a.Fields, func(f catalog.Field) bool { return f.Path == name })
}

// deriveAttr fills one attribute from the actions of its type.
func (t *Type) deriveAttr(a *Attr) error {
	if a.Mode == Kept {
		a.Derived = t.deriveKept(a)
		return nil
	}
	d := Derived{}
	rule := t.createParam(a, &d)
	if rule == nil || t.updatable(a) {
		if err := t.updateParam(a, &d, &rule); err != nil {
			return err
		}
	}
	d.Rule = limited(rule, a.Values)
	d.Type = a.Type
	if a.Type == cty.NilType && a.Elem == nil {
		d.Type = languageType(rule)
	}
	if len(a.Elem) > 0 {
		if err := t.deriveElem(a, &d); err != nil {
			return err
		}
	}
	if d.Field = t.rows.find(a); d.Field == "" {
		d.Asked = t.asked(a)
	}
	a.Derived = d
	switch {
	case rule == nil && len(a.Elem) == 0 && a.Mode != ReadOnly && a.Field == "" && !a.own():
		return fmt.Errorf("no action of the type takes it")
	case !d.ReadBack() && (a.Mode == ReadWrite || a.Mode == Sensitive || a.Mode == Fixed || a.Mode == ReadOnly):
		return fmt.Errorf("%s returns no such field: declare Field, WriteOnly or Hint", t.Actions.Read)
	}
	return nil
}

// asked is the parameter that the read action demands and that tells the
// attribute of what it lists.
func (t *Type) asked(a *Attr) string {
	if a.Mode != ReadWrite && a.Mode != Fixed {
		return ""
	}
	if p := catalog.Lookup(t.Actions.Read).Param(a.paramName()); p != nil && p.Need == catalog.Required {
		return p.Name
	}
	return ""
}

// limited is the rule of a parameter that takes these values; it is the
// parameter itself when there are none.
func limited(p *catalog.Param, values []string) *catalog.Param {
	if len(values) == 0 {
		return p
	}
	rule := catalog.Param{Type: catalog.String}
	if p != nil {
		rule = *p
	}
	rule.Enum = values
	return &rule
}

// createParam finds the parameter of the create action.
func (t *Type) createParam(a *Attr, d *Derived) *catalog.Param {
	create := catalog.Lookup(t.Actions.Create)
	if create == nil || a.Mode == ReadOnly {
		return nil
	}
	p := param(create, a)
	if p == nil {
		return nil
	}
	d.Create, d.Required = p.Name, p.Need == catalog.Required
	return p
}

// updatable says whether an update action that takes the attribute changes
// it, rather than needing it to find the object.
func (t *Type) updatable(a *Attr) bool {
	return a.Name != t.Parent && !slices.Contains(t.ID, a.Name) && a.Mode != Fixed && a.Mode != ReadOnly
}

// updateParam finds the update action that changes the attribute.
func (t *Type) updateParam(a *Attr, d *Derived, rule **catalog.Param) error {
	if _, own := t.Change[a.Name]; own {
		d.Update = "own"
		return nil
	}
	if !t.updatable(a) {
		return nil
	}
	for _, name := range t.Actions.Update {
		p := param(catalog.Lookup(name), a)
		if p == nil {
			continue
		}
		if d.Update != "" {
			return fmt.Errorf("both %s and %s take it", d.Update, name)
		}
		d.Update, d.Param = name, p.Name
		if *rule == nil {
			*rule = p
		}
	}
	return nil
}

// deriveElem fills the fields of a block.
func (t *Type) deriveElem(a *Attr, d *Derived) error {
	if a.Form == Merged {
		return t.deriveMerged(a, d)
	}
	create := catalog.Lookup(t.Actions.Create)
	list := a.Param
	if list == "" {
		list = a.Name
	}
	a.Elem = slices.Clone(a.Elem)
	object, optional := map[string]cty.Type{}, []string{}
	for i := range a.Elem {
		e := &a.Elem[i]
		name := e.Param
		if name == "" {
			name = e.Name
		}
		p := create.Param(list + ".N." + name)
		if p == nil {
			return fmt.Errorf("%s takes no %s.N.%s", create.Name, list, name)
		}
		e.Derived = Derived{Type: e.Type, Create: p.Name, Required: p.Need == catalog.Required, Rule: limited(p, e.Values), Field: e.Field}
		if e.Type == cty.NilType {
			e.Derived.Type = languageType(p)
		}
		d.Create = p.Name[:strings.Index(p.Name, ".")]
		object[e.Name] = e.Derived.Type
		optional = append(optional, e.Name)
	}
	d.Type = cty.List(cty.ObjectWithOptionalAttrs(object, optional))
	return nil
}

// param finds the parameter of an attribute in an action, a list of values
// under its indexed name.
func param(action *catalog.Action, a *Attr) *catalog.Param {
	if action == nil || len(a.Elem) > 0 && a.Form == Repeated {
		return nil
	}
	name := a.Param
	if name == "" {
		name = a.Name
	}
	if p := action.Param(name); p != nil {
		return p
	}
	return action.Param(name + ".N")
}

// languageType is the type in the language of an API parameter.
func languageType(p *catalog.Param) cty.Type {
	if p == nil {
		return cty.String
	}
	switch p.Type {
	case catalog.Integer, catalog.Long:
		return cty.Number
	case catalog.Boolean:
		return cty.Bool
	}
	return cty.String
}

// checkNames checks that what names attributes names existing ones.
func (t *Type) checkNames() error {
	names := append(slices.Clone(t.Natural), t.Leads...)
	for _, c := range t.Claims {
		for _, of := range c.Of {
			names = append(names, strings.SplitN(of, ".", 2)[0])
		}
		names = append(names, strings.SplitN(c.In, ".", 2)[0])
		if c.Park != nil {
			names = append(append(names, c.Park.Attr), c.Park.Empties...)
		}
	}
	names = append(names, t.Lanes...)
	for _, a := range t.Attrs {
		names = append(append(append(names, a.Conflicts...), a.OneOf...), a.Region, a.Limiter)
	}
	if t.Parent != "" {
		names = append(names, t.Parent)
	}
	for _, n := range names {
		special := n == "" || n == "." || n == "region" || n == "account" || strings.HasPrefix(n, "^") || strings.HasPrefix(n, `"`)
		if !special && t.Index(n) < 0 {
			return fmt.Errorf("there is no attribute %s", n)
		}
	}
	return nil
}
