package engine_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// elsewhere exchanges two regions everywhere.
func (m *maker) elsewhere() bool {
	turn := strings.NewReplacer("ap-cn-hangzhou-A", "ap-cn-beijing-dx-A", "ap-cn-beijing-dx-A", "ap-cn-hangzhou-A", "cn-hangzhou-d", "cn-beijing-a", "cn-hangzhou", "cn-beijing", "cn-beijing-a", "cn-hangzhou-d", "cn-beijing", "cn-hangzhou")
	some := m.IntN(2) == 0
	for _, p := range m.want.parts {
		if !some || m.IntN(2) == 0 {
			p.body = everywhere(p.body, turn.Replace)
		}
	}
	if !some {
		for i, text := range m.want.rest {
			m.want.rest[i] = turn.Replace(text)
		}
	}
	m.want.done = "of cn-hangzhou and cn-beijing"
	return true
}

// rezone moves some parts to the other zone of their region.
func (m *maker) rezone() bool {
	turn := strings.NewReplacer("cn-hangzhou-b", "cn-hangzhou-d", "cn-hangzhou-d", "cn-hangzhou-b", "cn-beijing-a", "cn-beijing-b", "cn-beijing-b", "cn-beijing-a")
	for _, p := range m.want.parts {
		if m.IntN(2) == 0 {
			p.body = everywhere(p.body, turn.Replace)
		}
	}
	m.want.done = "of some"
	return true
}

// keyed gives a part count or for_each.
func (m *maker) keyed(moved bool) bool {
	p := m.one()
	if p.get("count") != "" || p.get("for_each") != "" {
		return false
	}
	key := `["k"]`
	if m.IntN(2) == 0 {
		key = "[0]"
		p.body = append([]piece{{name: "count", text: "1"}}, p.body...)
	} else {
		p.body = append([]piece{{name: "for_each", text: `toset(["k"])`}}, p.body...)
	}
	m.refer(p.addr(), p.addr()+key)
	if moved {
		m.moved(p.addr(), p.addr()+key)
	}
	m.want.done = p.addr()
	return true
}

// askedOf finds what is asked of a resource: an attribute with what follows.
func askedOf(addr string) *regexp.Regexp {
	return regexp.MustCompile(`\b` + regexp.QuoteMeta(addr) + `\.([a-z][a-z0-9_]*)`)
}

// enclosed puts a part into a module, with a variable for each of its arguments
// and an output for each attribute that others refer to.
func (m *maker) enclosed(moved bool) bool {
	p := m.one()
	if p.get("count") != "" || p.get("for_each") != "" {
		return false
	}
	name := fmt.Sprintf("in%d", len(m.modules))
	inner, call := "", fmt.Sprintf("module %q {\n  source = \"./module%d\"\n", name, len(m.modules))
	body := []piece{}
	for _, l := range p.body {
		if !l.block {
			inner += fmt.Sprintf("variable %q {\n  type = any\n  default = null\n}\n", l.name)
			call += fmt.Sprintf("  %s = %s\n", l.name, l.text)
			l.text = "var." + l.name
		} else if l.name != "lifecycle" {
			return false
		}
		body = append(body, l)
	}
	var b strings.Builder
	write(&b, body)
	inner += fmt.Sprintf("resource %q %q {\n%s}\n", p.typ.Name, p.name, b.String())
	outputs := map[string]bool{}
	find := askedOf(p.addr())
	change := func(text string) string {
		return find.ReplaceAllStringFunc(text, func(ref string) string {
			attr := find.FindStringSubmatch(ref)[1]
			outputs[attr] = true
			return "module." + name + "." + attr
		})
	}
	m.want.remove(p)
	for _, other := range m.want.parts {
		other.body = everywhere(other.body, change)
	}
	for i, text := range m.want.rest {
		if strings.HasPrefix(text, "module ") {
			m.want.rest[i] = change(text)
		}
	}
	for attr := range outputs {
		inner += fmt.Sprintf("output %q {\n  value = %s.%s\n}\n", attr, p.addr(), attr)
	}
	m.modules = append(slices.Clone(m.modules), inner)
	m.want.rest = append(m.want.rest, call+"}")
	if moved {
		m.moved(p.addr(), "module."+name+"."+p.addr())
	}
	m.want.done = p.addr()
	return true
}

// resize makes a list longer or shorter.
func (m *maker) resize() bool {
	p := m.one()
	for i, l := range p.body {
		if !strings.HasPrefix(l.text, "[") {
			continue
		}
		elements := strings.Split(strings.Trim(l.text, "[]"), ", ")
		if len(elements) > 1 && m.IntN(2) == 0 {
			elements = elements[:len(elements)-1]
		} else {
			list := m.want.of(p.typ.Name)
			elements = append(elements, strings.Split(strings.Trim(list[m.IntN(len(list))].get(l.name), "[]"), ", ")...)
			slices.Sort(elements)
			elements = slices.Compact(elements)
		}
		p.body = slices.Clone(p.body)
		p.body[i].text = "[" + strings.Join(elements, ", ") + "]"
		m.want.done = l.name + " of " + p.addr()
		return true
	}
	return false
}

// createFirst gives some parts create_before_destroy, and takes it from others.
func (m *maker) createFirst() bool {
	for _, p := range m.want.parts {
		if m.IntN(4) > 0 {
			continue
		}
		if i := at(p.body, "lifecycle"); i >= 0 {
			p.body = slices.Delete(slices.Clone(p.body), i, i+1)
		} else {
			p.body = append(slices.Clone(p.body), piece{name: "lifecycle", block: true, inner: []piece{{name: "create_before_destroy", text: "true"}}})
		}
	}
	m.want.done = "of some"
	return true
}
