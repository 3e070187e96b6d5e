package engine_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"netplan/schema"
)

// sketch is a topology taken apart, so that one thing of it can be changed.
type sketch struct {
	// rest are the blocks that are no resources, as text.
	rest  []string
	parts []*part
	// quotas are those of the account, where they are not the documented ones.
	quotas map[string]int
	// unsent and unknown are those of its verdict.
	unsent, unknown bool
	// done is what a mutation changed, in words.
	done string
}

// part is a resource block.
type part struct {
	typ  *schema.Type
	name string
	body []piece
}

// piece is an argument of a block, or a block in it.
type piece struct {
	name string
	// text is the expression, inner are the lines of a block.
	text  string
	inner []piece
	block bool
}

// sketched takes a topology apart.
func sketched(types *schema.Registry, text string) (*sketch, error) {
	file, diags := hclsyntax.ParseConfig([]byte(text), "sketch", hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	s := &sketch{}
	for _, b := range file.Body.(*hclsyntax.Body).Blocks {
		if b.Type != "resource" {
			s.rest = append(s.rest, text[b.Range().Start.Byte:b.CloseBraceRange.End.Byte])
			continue
		}
		s.parts = append(s.parts, &part{typ: types.Type(b.Labels[0]), name: b.Labels[1], body: pieces(text, b.Body)})
	}
	return s, nil
}

// pieces are those of a block, in order.
func pieces(text string, body *hclsyntax.Body) []piece {
	type at struct {
		piece
		byte int
	}
	var all []at
	for name, a := range body.Attributes {
		x := a.Expr.Range()
		all = append(all, at{piece{name: name, text: text[x.Start.Byte:x.End.Byte]}, x.Start.Byte})
	}
	for _, b := range body.Blocks {
		all = append(all, at{piece{name: b.Type, inner: pieces(text, b.Body), block: true}, b.Range().Start.Byte})
	}
	slices.SortFunc(all, func(a, b at) int { return a.byte - b.byte })
	list := make([]piece, len(all))
	for i, a := range all {
		list[i] = a.piece
	}
	return list
}

// String is the topology as it is written in a file.
func (s *sketch) String() string {
	var b strings.Builder
	for _, block := range s.rest {
		b.WriteString(s.limited(block) + "\n")
	}
	for _, p := range s.parts {
		fmt.Fprintf(&b, "resource %q %q {\n", p.typ.Name, p.name)
		write(&b, p.body)
		b.WriteString("}\n")
	}
	return b.String()
}

// limited is a block with the quotas where it is that of the cloud.
func (s *sketch) limited(block string) string {
	if !strings.HasPrefix(block, "cloud ") || len(s.quotas) == 0 {
		return block
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s.quotas)) {
		fmt.Fprintf(&b, "    %s = %d\n", name, s.quotas[name])
	}
	where := regexp.MustCompile(`region *= *"[^"]*"`).FindString(block)
	return "cloud {\n  " + where + "\n  quotas = {\n" + b.String() + "  }\n}"
}

func write(b *strings.Builder, body []piece) {
	for _, l := range body {
		if l.block {
			b.WriteString(l.name + " {\n")
			write(b, l.inner)
			b.WriteString("}\n")
			continue
		}
		fmt.Fprintf(b, "%s = %s\n", l.name, l.text)
	}
}

// of are the parts of a type.
func (s *sketch) of(typ string) (list []*part) {
	for _, p := range s.parts {
		if p.typ.Name == typ {
			list = append(list, p)
		}
	}
	return list
}

// part is the one at an address, or nil.
func (s *sketch) part(addr string) *part {
	for _, p := range s.parts {
		if p.addr() == addr {
			return p
		}
	}
	return nil
}

// copied adds a copy of a part under a name of its own.
func (s *sketch) copied(p *part) *part {
	twin := &part{typ: p.typ, name: fmt.Sprintf("%s_copy%d", p.name, len(s.parts)), body: slices.Clone(p.body)}
	s.parts = append(s.parts, twin)
	return twin
}

// remove takes a part out; what refers to it dangles.
func (s *sketch) remove(p *part) {
	s.parts = slices.DeleteFunc(s.parts, func(other *part) bool { return other == p })
}

func (p *part) addr() string { return p.typ.Name + "." + p.name }

// get is the expression of an argument, or empty.
func (p *part) get(name string) string {
	if i := at(p.body, name); i >= 0 {
		return p.body[i].text
	}
	return ""
}

// set writes an argument in the place of what is there; an empty expression
// takes it out.
func (p *part) set(name, text string) { p.body = replaced(p.body, name, text) }

// at is where a body has a line of a name, or -1.
func at(body []piece, name string) int {
	return slices.IndexFunc(body, func(l piece) bool { return l.name == name })
}

// replaced is a body with another expression of an argument.
func replaced(body []piece, name, text string) []piece {
	body = slices.Clone(body)
	i := at(body, name)
	switch {
	case i < 0 && text != "":
		return append(body, piece{name: name, text: text})
	case i >= 0 && text == "":
		return slices.Delete(body, i, i+1)
	case i >= 0:
		body[i] = piece{name: name, text: text}
	}
	return body
}

// reference finds the first reference to a resource in an expression: type,
// name and what is asked of it.
var reference = regexp.MustCompile(`\b([a-z][a-z0-9_]*)\.([a-zA-Z][a-zA-Z0-9_]*)\.([a-z][a-z0-9_]*)`)

// refersTo is the part that an expression refers to first, and the attribute.
func (s *sketch) refersTo(text string) (*part, string) {
	if m := reference.FindStringSubmatch(text); m != nil {
		return s.part(m[1] + "." + m[2]), m[3]
	}
	return nil, ""
}
