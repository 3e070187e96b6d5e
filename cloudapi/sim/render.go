package sim

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// answer is what an op returns: an object to describe at the root, a page of a
// list, and scalars of the root by path.
type answer struct {
	object *object
	page   page
	rows   []row // the list, when its items are no objects
	values row
}

// shape is a node of a documented answer. Paths are relative to the nearest
// list item around them.
type shape struct {
	name, path string
	typ        catalog.Type
	list       bool
	sparse     bool
	kids       []*shape
}

// newShape builds the tree of an answer from its paths.
func newShape(fields []catalog.Field, sparse []string) *shape {
	root := &shape{}
	for _, f := range fields {
		node, below := root, ""
		for name := range strings.SplitSeq(f.Path, ".") {
			node = node.kid(name, below+name)
			if below += name + "."; node.list {
				below = ""
			}
		}
		node.typ, node.sparse = f.Type, slices.Contains(sparse, f.Path)
	}
	return root
}

// kid finds or adds a child; a name in brackets is a list.
func (s *shape) kid(name, path string) *shape {
	bare, list := strings.CutSuffix(name, "[]")
	for _, k := range s.kids {
		if k.name == bare {
			return k
		}
	}
	k := &shape{name: bare, path: path, list: list}
	s.kids = append(s.kids, k)
	return k
}

// source gives the values of a list item, or of the root, by path: scalars,
// lists of scalars joined with commas, and lists of objects.
type source interface {
	text(path string) string
	parts(path string) []source
}

// render writes an answer in the documented shape of the action.
func (c *call) render(a answer) cloudapi.Response {
	resp := cloudapi.Response{}
	c.reg.shapes[c.action.Name].fill(resp, rootSource{c, a})
	return resp
}

// fill writes the values of a source into m. What has no value is written as
// the empty value of its type.
func (s *shape) fill(m map[string]any, src source) {
	for _, k := range s.kids {
		switch {
		case k.sparse && src.text(k.path) == "":
		case len(k.kids) == 0 && k.list:
			m[k.name] = k.scalars(src)
		case len(k.kids) == 0:
			m[k.name] = scalar(k.typ, src.text(k.path))
		case k.list:
			m[k.name] = k.items(src)
		default:
			inner := map[string]any{}
			k.fill(inner, src)
			m[k.name] = inner
		}
	}
}

func (s *shape) scalars(src source) []any {
	list := []any{}
	for _, text := range splitList(src.text(s.path)) {
		list = append(list, scalar(s.typ, text))
	}
	return list
}

func (s *shape) items(src source) []any {
	list := []any{}
	for _, part := range src.parts(s.path) {
		item := map[string]any{}
		s.fill(item, part)
		list = append(list, item)
	}
	return list
}

// scalar is a text as a value of its type.
func scalar(typ catalog.Type, text string) any {
	switch typ {
	case catalog.Boolean:
		return text == "true"
	case catalog.Integer, catalog.Long:
		if _, err := strconv.ParseInt(text, 10, 64); err != nil {
			text = "0"
		}
		return json.Number(text)
	}
	return text
}

// rowSource gives the values of a row.
type rowSource row

func (r rowSource) text(path string) string { return r[path] }
func (r rowSource) parts(string) []source   { return nil }

// rootSource gives the values of an answer.
type rootSource struct {
	c *call
	answer
}

func (s rootSource) text(path string) string {
	if v, ok := s.values[path]; ok {
		return v
	}
	if s.object != nil {
		return objectSource{s.c, s.object}.text(path)
	}
	switch path {
	case "TotalCount":
		return strconv.Itoa(s.page.total)
	case "PageNumber":
		return strconv.Itoa(s.page.number)
	case "PageSize":
		return strconv.Itoa(s.page.size)
	}
	return ""
}

func (s rootSource) parts(path string) []source {
	var parts []source
	switch {
	case s.object != nil:
		return objectSource{s.c, s.object}.parts(path)
	case path != s.c.op.list:
		return nil
	}
	for _, o := range s.page.items {
		parts = append(parts, objectSource{s.c, o})
	}
	for _, r := range s.rows {
		parts = append(parts, rowSource(r))
	}
	return parts
}

// objectSource gives the values of an object.
type objectSource struct {
	c *call
	o *object
}

func (s objectSource) text(path string) string {
	k := s.c.reg.kinds[s.o.Kind]
	if f := k.fields[path]; f != nil {
		return f(s.c.Cloud, s.o)
	}
	for i := range k.nested {
		if k.nested[i].path == path {
			return s.ids(&k.nested[i])
		}
	}
	if path == "Status" && s.c.stale.by > 0 {
		return s.o.statusAt(s.c.stale.since())
	}
	return s.o.Attrs[s.name(k, path)]
}

// name is the attribute of a path; the op's own names are for its own kind.
func (s objectSource) name(k *kind, path string) string {
	if n := s.c.op.names[path]; n != "" && k.name == s.c.op.kind {
		return n
	}
	if n := k.names[path]; n != "" {
		return n
	}
	return path
}

func (s objectSource) parts(path string) []source {
	k := s.c.reg.kinds[s.o.Kind]
	var parts []source
	for i := range k.nested {
		if k.nested[i].path == path {
			for _, o := range s.members(&k.nested[i]) {
				parts = append(parts, objectSource{s.c, o})
			}
			return parts
		}
	}
	rows := s.o.Rows[path]
	if f := k.rows[path]; f != nil {
		rows = f(s.c.Cloud, s.o)
	}
	for _, r := range rows {
		parts = append(parts, rowSource(r))
	}
	return parts
}

// members are the objects of a nested list.
func (s objectSource) members(n *nested) []*object {
	var members []*object
	for o := range s.c.where(n.kind, n.by, s.o.ID).all {
		if n.when == nil || n.when(o) {
			members = append(members, o)
		}
	}
	return members
}

func (s objectSource) ids(n *nested) string {
	var ids []string
	for _, o := range s.members(n) {
		ids = append(ids, o.ID)
	}
	return strings.Join(ids, ",")
}
