package engine_test

import (
	"iter"
	"slices"
	"strings"

	"netplan/schema"
)

// seat is where an attribute of a part, or a field of one of its blocks, stands
// or could stand.
type seat struct {
	part *part
	attr *schema.Attr
	// block is the position of the block in the body of the part, or -1.
	block int
}

// seats are those of a part.
func (p *part) seats() iter.Seq[seat] {
	return func(yield func(seat) bool) {
		for i := range p.typ.Attrs {
			a := &p.typ.Attrs[i]
			switch {
			case a.Mode == schema.ReadOnly:
			case len(a.Elem) == 0:
				if !yield(seat{p, a, -1}) {
					return
				}
			default:
				for n, l := range p.body {
					if l.block && l.name == a.Name && !fields(p, a, n, yield) {
						return
					}
				}
			}
		}
	}
}

// fields are the seats of one block.
func fields(p *part, a *schema.Attr, block int, yield func(seat) bool) bool {
	for i := range a.Elem {
		if !yield(seat{p, &a.Elem[i], block}) {
			return false
		}
	}
	return true
}

// body is where the attribute stands.
func (at seat) body() []piece {
	if at.block < 0 {
		return at.part.body
	}
	return at.part.body[at.block].inner
}

// get is the expression there, or empty.
func (at seat) get() string {
	if i := slices.IndexFunc(at.body(), func(l piece) bool { return l.name == at.attr.Name }); i >= 0 {
		return at.body()[i].text
	}
	return ""
}

// set puts another expression there; an empty one takes the attribute out.
func (at seat) set(text string) {
	body := replaced(at.body(), at.attr.Name, text)
	if at.block < 0 {
		at.part.body = body
		return
	}
	at.part.body = slices.Clone(at.part.body)
	at.part.body[at.block].inner = body
}

// path names the attribute with its type: vpn_connection.ike_config.psk.
func (at seat) path() string {
	path := []string{at.part.typ.Name}
	if at.block >= 0 {
		path = append(path, at.part.body[at.block].name)
	}
	return strings.Join(append(path, at.attr.Name), ".")
}

// isList says whether it holds several values.
func (at seat) isList() bool {
	return at.attr.Derived.Type.IsListType() || at.attr.Derived.Type.IsSetType()
}

// literal is the text there when it is one in quotes.
func (at seat) literal() (string, bool) {
	text := at.get()
	if len(text) < 2 || text[0] != '"' || strings.ContainsAny(text[1:len(text)-1], `"\$`) {
		return "", false
	}
	return text[1 : len(text)-1], text[len(text)-1] == '"'
}
