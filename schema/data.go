package schema

import (
	"errors"
	"slices"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"netplan/cloudapi/catalog"
)

// bind derives what a source's rows hold.
func (s *Source) bind() {
	action := catalog.Lookup(s.Action)
	t := &Type{Items: s.Items}
	t.rows = newRowPlan(t, action)
	t.rows.bind(t)
	s.rows = t
}

// arguments are the parameters of the source's action in snake case, without
// paging.
func (s *Source) arguments() []string {
	var names []string
	for _, p := range catalog.Lookup(s.Action).Params {
		switch p.Name {
		case "RegionId", "PageNumber", "PageSize", "ClientToken":
		default:
			if p.Items == 0 {
				names = append(names, Snake(p.Name))
			}
		}
	}
	return names
}

// itemType is the type of an element of items.
func (s *Source) itemType() cty.Type {
	types := map[string]cty.Type{}
	for _, f := range s.rows.rows.computed {
		types[f.name] = f.language()
	}
	return cty.Object(types)
}

// data is the value of a data block: ids and items.
func (e *evaluator) data(c *context, b *block) cty.Value {
	for _, r := range b.dependsOn {
		e.need(c, r)
	}
	item := b.source.itemType()
	unknown := cty.ObjectVal(map[string]cty.Value{
		"ids": cty.UnknownVal(cty.List(cty.String)), "items": cty.UnknownVal(cty.List(item)),
	})
	q := DataQuery{Source: b.source, Params: map[string]string{}, Range: b.at}
	decided := e.query(c, b, &q)
	if e.in.Data == nil || !decided || !e.there(c, b.dependsOn) {
		e.topology.Undecided["data"]++
		return unknown
	}
	rows, err := e.in.Data(q)
	if err != nil && e.secretQuery(c, b) {
		err = errors.New("the reason is not shown, since an argument is sensitive")
	}
	if err != nil {
		*c.diags = append(*c.diags, mistake("NP-DATA", b.at, "data.%s could not be read: %v.", b.name, err))
		return unknown
	}
	return b.source.result(rows)
}

// there says whether all resources that depends_on names, that of a module
// call around it included, exist already: else the data would be read too
// early.
func (e *evaluator) there(c *context, refs []ref) bool {
	needs := slices.Clone(c.scope.inherited)
	inner := *c
	inner.needs = &needs
	for _, r := range refs {
		e.need(&inner, r)
	}
	return !slices.ContainsFunc(unique(needs), e.missing)
}

// missing says whether an instance, or one of a block, does not exist yet.
func (e *evaluator) missing(addr string) bool {
	if inst := e.topology.instances[addr]; inst != nil {
		return inst.prior == nil
	}
	for _, inst := range e.topology.instances {
		if inst.of.addr == addr && inst.prior == nil {
			return true
		}
	}
	return false
}

// secretQuery says whether an argument of a data block is sensitive.
func (e *evaluator) secretQuery(c *context, b *block) bool {
	var args []cty.Value
	for _, name := range sortedNames(b.attrs) {
		args = append(args, e.value(b.attrs[name], c))
	}
	return anySecret(args)
}

// query fills the parameters of a data block; it is false when one is not
// known yet.
func (e *evaluator) query(c *context, b *block, q *DataQuery) bool {
	decided := true
	for _, name := range sortedNames(b.attrs) {
		v, _ := e.value(b.attrs[name], c).Unmark()
		if !v.IsWhollyKnown() {
			decided = false
			continue
		}
		s, err := convert.Convert(v, cty.String)
		if err != nil || s.IsNull() {
			*c.diags = append(*c.diags, mistake("NP-ATTR-TYPE", b.attrs[name].Range(), "%s of data.%s is no text.", name, b.name))
			continue
		}
		switch name {
		case "region":
			q.Region = s.AsString()
		case "cloud":
			q.Cloud = s.AsString()
		default:
			q.Params[catalog.Lookup(b.source.Action).Param(name).Name] = s.AsString()
		}
	}
	if cloud := e.topology.Clouds[q.Cloud]; q.Region == "" && cloud != nil {
		q.Region = cloud.Region
	}
	return decided
}

// result makes ids and items of rows.
func (s *Source) result(answers []map[string]any) cty.Value {
	item := s.itemType()
	var ids, items []cty.Value
	for _, answer := range answers {
		for _, o := range s.rows.Rows(answer) {
			fields := map[string]cty.Value{}
			for _, f := range s.rows.rows.computed {
				fields[f.name] = o.Attr(f.name)
			}
			ids = append(ids, o.Attr(Snake(s.ID)))
			items = append(items, cty.ObjectVal(fields))
		}
	}
	if len(items) == 0 {
		return cty.ObjectVal(map[string]cty.Value{"ids": cty.ListValEmpty(cty.String), "items": cty.ListValEmpty(item)})
	}
	return cty.ObjectVal(map[string]cty.Value{"ids": cty.ListVal(ids), "items": cty.ListVal(items)})
}
