package engine_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// readdressed is an expression that refers to another address.
func readdressed(text, from, to string) string {
	return regexp.MustCompile(`\b`+regexp.QuoteMeta(from)+`\b`).ReplaceAllLiteralString(text, to)
}

// refer lets all that refers to an address refer to another.
func (m *maker) refer(from, to string) {
	for _, p := range m.want.parts {
		p.body = everywhere(p.body, func(text string) string { return readdressed(text, from, to) })
	}
	for i, text := range m.want.rest {
		if strings.HasPrefix(text, "module ") {
			m.want.rest[i] = readdressed(text, from, to)
		}
	}
}

// everywhere is a body with all expressions changed.
func everywhere(body []piece, change func(string) string) []piece {
	body = slices.Clone(body)
	for i := range body {
		if body[i].block {
			body[i].inner = everywhere(body[i].inner, change)
		} else {
			body[i].text = change(body[i].text)
		}
	}
	return body
}

// rename gives a part another name.
func (m *maker) rename() bool {
	p := m.one()
	from := p.addr()
	p.name += fmt.Sprint("_n", m.IntN(1000))
	m.refer(from, p.addr())
	m.want.done = from
	return true
}

// renameMoved is rename with a moved block.
func (m *maker) renameMoved() bool {
	p := m.one()
	from := p.addr()
	p.name += fmt.Sprint("_m", m.IntN(1000))
	m.refer(from, p.addr())
	m.moved(from, p.addr())
	m.want.done = from
	return true
}

// moved writes a moved block.
func (m *maker) moved(from, to string) {
	m.want.rest = append(m.want.rest, fmt.Sprintf("moved {\n  from = %s\n  to = %s\n}", from, to))
}

// exchangeNames gives two parts of a type the names of each other.
func (m *maker) exchangeNames() bool {
	list, _ := m.alike(2)
	if list == nil {
		return false
	}
	a, b := list[0].addr(), list[1].addr()
	m.refer(a, a+"_between")
	m.refer(b, a)
	m.refer(a+"_between", b)
	list[0].name, list[1].name = list[1].name, list[0].name
	m.want.done = a + " and " + b
	return true
}
