package network

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// What takes the place of a value.
const (
	hiddenText  = "(sensitive)"
	unknownText = "(known after apply)"
)

// side is one side of a change: what there is, or what is wanted.
type side struct {
	v    *View
	c    *diff.Change
	want bool
}

// fill replaces the attributes of a template by what they are on this side.
func (s side) fill(template string) string {
	var b strings.Builder
	for {
		start := strings.IndexByte(template, '{')
		if start < 0 {
			break
		}
		end := start + strings.IndexByte(template[start:], '}')
		b.WriteString(template[:start])
		b.WriteString(s.value(template[start+1 : end]))
		template = template[end+1:]
	}
	b.WriteString(template)
	return strings.TrimSpace(b.String())
}

// value is the first of attributes that is there, in words.
func (s side) value(attrs string) string {
	if attrs == "@" {
		return s.v.label(s.c.Addr)
	}
	for attr := range strings.SplitSeq(attrs, "|") {
		if text := s.attr(attr); text != "" {
			return text
		}
	}
	return ""
}

// attr is an attribute in words. What is not wanted otherwise stays as it is; a
// new object in place of an old one has the API's default.
func (s side) attr(attr string) string {
	i := s.c.Type.Index(attr)
	switch {
	case i < 0:
		return ""
	case s.hides(i):
		return hiddenText
	case s.want && s.c.Want.Values[i].Written():
		return s.wanted(i)
	case s.c.Have == nil:
		return ""
	}
	text := s.v.named(s.v.cloud(s.c), s.c.Have.Values[i])
	if s.want && s.c.Verb == diff.Replace && text != "" {
		return cmp.Or(byDefault(&s.c.Type.Attrs[i]), text)
	}
	return text
}

// byDefault is what the API makes an attribute that is left out; empty where the
// reference does not say it.
func byDefault(a *schema.Attr) string {
	if a.Derived.Rule == nil {
		return ""
	}
	return a.Derived.Rule.Default
}

// hides says whether an attribute must not be shown.
func (s side) hides(i int) bool {
	a := &s.c.Type.Attrs[i]
	return a.Hidden() || s.c.Hides(a.Name) || s.c.Want != nil && (s.c.Want.Values[i].Sensitive || len(s.c.Want.Values[i].SensitiveFields) > 0) ||
		slices.Contains(s.v.Bound[s.c.Addr].Hidden, a.Name)
}

// wanted is the wanted value of an attribute in words: what it refers to where
// it refers to something.
func (s side) wanted(i int) string {
	value := s.c.Want.Values[i]
	switch {
	case value.From != nil:
		return s.v.said(s.v.behind(*value.From))
	case value.V.IsWhollyKnown():
		return s.v.named(s.v.cloud(s.c), value.V)
	case len(value.Origins) == 0:
		return unknownText
	}
	var list []string
	for _, o := range value.Origins {
		list = append(list, s.v.said(s.v.behind(o)))
	}
	return joined(list)
}

// named is a value in words, with addresses in place of the ids of what is
// bound.
func (v *View) named(cloud string, value cty.Value) string {
	switch {
	case value == cty.NilVal || value.IsNull():
		return ""
	case value.Type() == cty.Number && value.IsKnown():
		return schema.NumberText(value)
	case value.Type() == cty.Bool && value.IsKnown():
		return strconv.FormatBool(value.True())
	case value.Type() != cty.String && value.CanIterateElements():
		var list []string
		for it := value.ElementIterator(); it.Next(); {
			_, e := it.Element()
			if e.Type().IsObjectType() {
				e = first(e)
			}
			list = append(list, v.named(cloud, e))
		}
		return joined(list)
	}
	list := texts(value)
	if len(list) == 0 {
		return unknownText
	}
	if o, ok := v.names[name{cloud, list[0]}]; ok {
		return v.said(o)
	}
	return v.stated(list[0])
}

// stated is a text; one that stands for what a topology said before, such as
// vpc.main.id, is told as what is said now.
func (v *View) stated(text string) string {
	dot := strings.LastIndexByte(text, '.')
	if dot < 0 {
		return text
	}
	if _, change := v.replaced[text[:dot]]; change || v.Want(text[:dot]) != nil {
		return v.said(schema.Origin{Addr: text[:dot], Attr: text[dot+1:]})
	}
	return text
}

// first is the field of a block that names what it is: an id, if it has one.
func first(block cty.Value) cty.Value {
	fields := block.AsValueMap()
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		if strings.HasSuffix(field, "_id") {
			return fields[field]
		}
	}
	return cty.NullVal(cty.String)
}

// joined is a list in words, whatever its order was.
func joined(list []string) string {
	slices.Sort(list)
	return strings.Join(slices.Compact(list), ", ")
}

// cloud is the label of the cloud block that a change belongs to.
func (v *View) cloud(c *diff.Change) string {
	if c.Want != nil {
		return c.Want.Cloud
	}
	return v.Bound[c.Addr].Cloud
}

// region is where the object of a change lives.
func (v *View) region(c *diff.Change) string {
	switch {
	case c.Want != nil:
		return c.Want.Region
	case c.Have != nil && c.Have.Region != "":
		return c.Have.Region
	}
	return v.Bound[c.Addr].Region
}
