package schema

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// rowPlan says how to decode the rows of a type's Read action. It is made once
// from the catalogue.
type rowPlan struct {
	// lists are the paths to walk, one for each level of Items.
	lists [][]string
	// scalar names the one field of rows that are texts; empty for objects.
	scalar string
	// fields are what a row may hold, outer rows' fields included.
	fields []rowField
	// attrs and computed say what becomes of the fields.
	attrs    []rowTarget
	computed []rowTarget
	names    map[string]int // folded name of a computed attribute to computed
	id       []idPart
	status   []string
}

// rowField is a field of a row: the names to walk from the row, and its type.
type rowField struct {
	path string // relative, as in the catalogue
	walk []string
	list bool
	elem []rowField // of a list of objects
	typ  cty.Type
	deep int // the level of Items that holds it
}

// rowTarget is a field and the name under which it is kept.
type rowTarget struct {
	name string
	rowField
	// first is asked before the field; empty where an attribute has one field.
	first []string
}

// newRowPlan reads the fields below Items from the catalogue. A field of an
// inner row hides one of the same path further out.
func newRowPlan(t *Type, read *catalog.Action) *rowPlan {
	p := &rowPlan{names: map[string]int{}}
	levels := strings.SplitAfter(t.Items, "[]")
	levels = levels[:len(levels)-1]
	for i := range levels {
		p.lists = append(p.lists, strings.Split(strings.Trim(strings.TrimSuffix(levels[i], "[]"), "."), "."))
	}
	seen := map[string]bool{}
	for deep := len(levels); deep > 0; deep-- {
		prefix := strings.Join(levels[:deep], "")
		next := ""
		if deep < len(levels) {
			next = strings.Trim(levels[deep], ".")
		}
		for _, f := range fieldsBelow(read.Fields, prefix+".", next) {
			if f.deep = deep - 1; !seen[f.path] && !slices.Contains(t.Hidden, f.path) {
				seen[f.path] = true
				p.fields = append(p.fields, f)
			}
		}
	}
	for _, f := range read.Fields {
		if f.Path == t.Items {
			last := p.lists[len(p.lists)-1]
			p.scalar = last[len(last)-1]
			p.fields = append([]rowField{{path: p.scalar, walk: []string{p.scalar}, typ: cty.String, deep: len(levels) - 1}}, p.fields...)
		}
	}
	return p
}

// fieldsBelow lists the fields under a prefix, lists as one field; those
// below without are left out.
func fieldsBelow(fields []catalog.Field, prefix, without string) (list []rowField) {
	index := map[string]int{}
	for _, f := range fields {
		rest, ok := strings.CutPrefix(f.Path, prefix)
		if !ok || without != "" && strings.HasPrefix(rest, without) {
			continue
		}
		path, inner, isList := strings.Cut(rest, "[]")
		field := rowField{path: path, walk: strings.Split(path, "."), list: isList, typ: fieldType(f.Type)}
		if isList && inner != "" {
			i, seen := index[path]
			if !seen {
				i = len(list)
				index[path] = i
				field.typ = cty.NilType
				list = append(list, field)
			}
			name := strings.TrimPrefix(inner, ".")
			list[i].elem = append(list[i].elem, rowField{path: name, walk: strings.Split(name, "."), typ: fieldType(f.Type)})
			continue
		}
		list = append(list, field)
	}
	return list
}

func fieldType(t catalog.Type) cty.Type {
	return languageType(&catalog.Param{Type: t})
}

// find is the path of the field that holds an attribute, or empty.
func (p *rowPlan) find(a *Attr) string {
	if a.Mode == WriteOnly || a.Mode == Secret || a.Mode == Hint {
		return ""
	}
	want, first := a.Name, false
	if a.Field != "" {
		_, path := a.fields()
		want, first = strings.CutSuffix(path, "[0]")
		want = strings.TrimSuffix(want, "[]")
	}
	list, part, parts := strings.Cut(want, "[].")
	for _, f := range p.fields {
		if parts && f.list && f.path == list && f.part(part) {
			return want
		}
		if a.Form == Merged && f.within(want) {
			return strings.Join(f.walk[:len(f.walk)-1], ".")
		}
		if catalog.Fold(f.path) == catalog.Fold(want) || f.list && a.Field == "" && catalog.Fold(f.last()) == catalog.Fold(want) {
			if first {
				return f.path + "[0]"
			}
			return f.path
		}
	}
	return ""
}

// fields are the two paths of Field: the one asked first, and the one asked
// when that is empty. Most attributes have only the second.
func (a *Attr) fields() (first, second string) {
	if first, second, two := strings.Cut(a.Field, "|"); two {
		return first, second
	}
	return "", a.Field
}

// part says whether the objects of a list have a field.
func (f rowField) part(path string) bool {
	return slices.ContainsFunc(f.elem, func(e rowField) bool { return e.path == path })
}

// last is the last name of the field's path.
func (f rowField) last() string { return f.walk[len(f.walk)-1] }

// bind connects fields with the attributes and makes the rest computed.
func (p *rowPlan) bind(t *Type) {
	used := map[string]bool{}
	for i := range t.Attrs {
		a := &t.Attrs[i]
		target := rowTarget{name: a.Name}
		if first, _ := a.fields(); first != "" {
			target.first = strings.Split(first, ".")
		}
		for _, f := range p.fields {
			if path, _, _ := strings.Cut(a.Derived.Field, "["); f.path == path {
				target.rowField = f
			}
			if a.Form == Merged && f.within(a.Derived.Field) {
				target.rowField = rowField{path: a.Derived.Field, walk: f.walk[:len(f.walk)-1], deep: f.deep}
				used[f.path] = true
			}
		}
		p.attrs = append(p.attrs, target)
		if a.Mode != ReadOnly && !strings.HasSuffix(a.Derived.Field, "[0]") {
			used[target.path] = true
		}
	}
	for _, f := range p.fields {
		if name := snake(f); !used[f.path] && t.Index(name) < 0 {
			if _, taken := p.names[catalog.Fold(name)]; !taken {
				p.names[catalog.Fold(name)] = len(p.computed)
				p.computed = append(p.computed, rowTarget{name: name, rowField: f})
			}
		}
	}
	p.status = strings.Split(t.Status.Field, ".")
	for _, name := range t.ID {
		p.id = append(p.id, newIDPart(t, p, name))
	}
}

// snake is the name of a field in the language: the list's own name for a list
// of texts in a wrapper, the last name otherwise.
func snake(f rowField) string {
	name := f.last()
	if f.list && len(f.walk) > 1 {
		name = f.walk[len(f.walk)-2]
	}
	return Snake(name)
}

// Snake writes a name of the API in snake case: VpcId is vpc_id, VSwitchId
// vswitch_id, SourceCIDR source_cidr, IPv6Gateway ipv6_gateway.
func Snake(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		c := name[i]
		if i > 0 && upper(c) && startsWord(name, i) {
			b.WriteByte('_')
		}
		b.WriteByte(c)
	}
	return strings.ToLower(b.String())
}

// startsWord says whether the capital at i begins a word: after a small letter
// or digit, or as the last capital of several before a small letter. The V of
// VSwitch and VRouter belongs to what follows.
func startsWord(name string, i int) bool {
	if !upper(name[i-1]) {
		return true
	}
	if i+1 >= len(name) || upper(name[i+1]) || name[i+1] == 'v' && i+2 < len(name) && name[i+2] >= '0' && name[i+2] <= '9' {
		return false
	}
	return !(name[i-1] == 'V' && (i == 1 || !upper(name[i-2])))
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }
