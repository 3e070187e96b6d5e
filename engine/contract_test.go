package engine_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
	"netplan/diff"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/resource"
)

// TestExamples applies the example of every type, applies it again, and
// destroys it: the cloud is as it was before.
func TestExamples(t *testing.T) {
	for _, typ := range resource.All() {
		t.Run(typ.Name, func(t *testing.T) {
			t.Parallel()
			s := contractSite(t)
			before := s.held()
			s.apply(typ.Example)
			s.id(typ.Name + ".example")
			s.destroy(typ.Example)
			if d := cmp.Diff(before, s.held()); d != "" {
				t.Errorf("what is left:\n%s", d)
			}
		})
	}
}

// contractSite has what the examples and their variations name and no
// topology makes.
func contractSite(t *testing.T) *site {
	return newSite(t).
		outside("i-example", "i-other", "lb-other", "eni-other", "ri-1", "ri-2", "ri-3", "ipv6-example", "ipv6-other").
		sharing("ga-example", "ga-other")
}

// TestAttributes changes each attribute of every type's example to another
// value: in place where the reference has an action for it, else by a
// replacement that names it.
func TestAttributes(t *testing.T) {
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, name := range types.Types() {
		typ := types.Type(name)
		for i := range typ.Attrs {
			a := &typ.Attrs[i]
			if a.Mode == schema.ReadOnly {
				continue
			}
			full := name + "." + a.Name
			v, special := variations[full]
			used[full] = special
			t.Run(full, func(t *testing.T) {
				t.Parallel()
				testAttribute(t, typ, a, v)
			})
		}
	}
	for full := range variations {
		if !used[full] {
			t.Errorf("there is no attribute %s to vary", full)
		}
	}
}

func testAttribute(t *testing.T, typ *schema.Type, a *schema.Attr, v variation) {
	base, changed := varied(t, typ, a, v)
	s := contractSite(t)
	before := s.held()
	s.apply(base)
	if changed != "" {
		s.checkChange(typ, a, changed, v)
		base = changed
	}
	if v.kept {
		s.destroyBut(base, s.needed(typ.Name+".example")...)
	} else {
		s.destroy(base)
		if d := cmp.Diff(before, s.held()); d != "" {
			t.Errorf("what is left:\n%s", d)
		}
	}
}

// varied are two topologies that differ in one attribute of the example of a
// type; the second is empty where the attribute has one value only.
func varied(t *testing.T, typ *schema.Type, a *schema.Attr, v variation) (before, after string) {
	t.Helper()
	first, other := v.first, v.other
	if v.first == "" && v.other == "" {
		var ok bool
		if first, other, ok = twoValues(typ, a); !ok {
			t.Fatalf("no two values of %s can be made: put it into the table of variations", a.Name)
		}
	}
	before = vary(t, typ, a.Name, first, v)
	if other == "" {
		return before, ""
	}
	along := v
	along.set = maps.Clone(v.set)
	if along.set == nil {
		along.set = map[string]string{}
	}
	maps.Copy(along.set, v.also)
	return before, vary(t, typ, a.Name, other, along)
}

// checkChange plans and applies a topology in which one attribute of the
// example has another value.
func (s *site) checkChange(typ *schema.Type, a *schema.Attr, text string, v variation) {
	s.t.Helper()
	want, replaced := []string{"update " + typ.Name + ".example"}, a.Replaces() || v.replaced
	switch {
	case a.Mode == schema.Hint:
		want = []string{}
	case replaced && typ.Actions.Create == "":
		want = []string{"forget " + typ.Name + ".example", "adopt " + typ.Name + ".example"}
	case replaced:
		want = []string{"delete " + typ.Name + ".example", "create " + typ.Name + ".example"}
	}
	p := s.apply(text)
	if len(want) > 0 && !replaced {
		s.checkRecomputed(p, a, typ.Name+".example", text)
	}
	if replaced && s.change(p, typ.Name+".example").Turn == schema.CreateFirst {
		slices.Reverse(want)
	}
	if replaced {
		s.wantOrder(p, want...)
	} else if d := cmp.Diff(want, keys(p)); d != "" {
		s.t.Errorf("steps for another %s:\n%s", a.Name, d)
	}
	if len(want) == 0 {
		return
	}
	c := s.change(p, typ.Name+".example")
	expected := append(slices.Collect(maps.Keys(v.also)), a.Name)
	if d := cmp.Diff(slices.Sorted(slices.Values(expected)), slices.Sorted(slices.Values(changedNames(c)))); d != "" {
		s.t.Errorf("attributes that change with %s:\n%s", a.Name, d)
	}
	if replaced {
		s.checkCosts(c)
	}
	if replaced && (c.Verb != diff.Replace || !strings.Contains(strings.Join(diff.Texts(c.Reasons), "\n"), a.Name+" changes")) {
		s.t.Errorf("have %s because %q, want a replacement that names %s", c.Verb, c.Reasons, a.Name)
	}
}

// checkRecomputed wants the computed attributes that a change of an attribute in
// place has changed to be those that it names. Statuses come and go.
func (s *site) checkRecomputed(p *engine.Plan, a *schema.Attr, addr, text string) {
	s.t.Helper()
	before, after := p.Have[addr], s.plan(text).Have[addr]
	if before == nil {
		return
	}
	for _, name := range before.Type.ComputedNames() {
		was, is := before.Attr(name), after.Attr(name)
		if !was.RawEquals(is) && !strings.Contains(name, "status") && !slices.Contains(a.Recomputes, name) {
			s.t.Errorf("a change of %s changes the computed %s too, from %#v to %#v: name it in Recomputes", a.Name, name, was, is)
		}
	}
	for _, name := range a.Recomputes {
		if before.Attr(name) == cty.NilVal {
			s.t.Errorf("%s recomputes %s, which there is not", a.Name, name)
		}
	}
}

func changedNames(c *diff.Change) []string {
	var names []string
	for _, d := range c.Attrs {
		names = append(names, d.Attr.Name)
	}
	return slices.Compact(names) // fields of one block
}

// variation is how an attribute is varied whose values cannot be made from
// the catalogue alone. Expressions are HCL.
type variation struct {
	why string
	// first and other are two values; without other it is only set.
	first, other string
	// more is added to the topology.
	more string
	// set are other attributes of the example, by name; an empty text takes
	// one out.
	set map[string]string
	// also are attributes that have to change along with it.
	also map[string]string
	// replaced says that the example is in no status in which it is changed in
	// place (schema.Attr.While); another test shows it in one.
	replaced bool
	// kept says that the other cannot be destroyed.
	kept bool
}

// twoValues are a value that an attribute can have, the example's where it has
// one, and another; other is empty where there is no other.
func twoValues(typ *schema.Type, a *schema.Attr) (first, other string, ok bool) {
	first = written(typ, a.Name)
	rule := a.Derived.Rule
	choices := choices(a, rule)
	if len(choices) == 0 {
		return "", "", false
	}
	if first == "" {
		first, choices = choices[0], choices[1:]
	}
	for _, c := range choices {
		if c != first {
			return first, c, true
		}
	}
	return first, "", true
}

// choices are valid values of an attribute, as far as the catalogue tells.
func choices(a *schema.Attr, rule *catalog.Param) []string {
	switch {
	case rule == nil || len(a.Elem) > 0:
		return nil
	case rule.Enum != nil:
		var list []string
		for _, e := range rule.Enum {
			if a.Derived.Type == cty.String {
				e = strconv.Quote(e)
			}
			list = append(list, e)
		}
		return list
	case a.Derived.Type == cty.Bool:
		return []string{"true", "false"}
	case a.Derived.Type == cty.Number && rule.Min < rule.Max:
		return []string{strconv.Itoa(rule.Min), strconv.Itoa(rule.Max)}
	case a.Derived.Type == cty.Number && rule.Max == 0:
		return []string{"7", "11"}
	case a.Syntax() == catalog.Name, a.Syntax() == catalog.Description:
		return []string{`"first-text"`, `"other-text"`}
	case a.Syntax() == catalog.Port:
		return []string{`"1001"`, `"1002"`}
	}
	return nil
}

// written is the literal that the example gives an attribute, or empty.
func written(typ *schema.Type, name string) string {
	_, body := example(typ)
	attr := body.GetAttribute(name)
	if attr == nil {
		return ""
	}
	return strings.TrimSpace(string(attr.Expr().BuildTokens(nil).Bytes()))
}

// example is the example of a type as a file, and the body of its resource.
func example(typ *schema.Type) (*hclwrite.File, *hclwrite.Body) {
	f, diags := hclwrite.ParseConfig([]byte(typ.Example), typ.Name, hcl.InitialPos)
	if diags.HasErrors() {
		panic(diags)
	}
	return f, f.Body().FirstMatchingBlock("resource", []string{typ.Name, "example"}).Body()
}

// vary is the example of a type in which one attribute has a value.
func vary(t *testing.T, typ *schema.Type, name, value string, v variation) string {
	t.Helper()
	f, body := example(typ)
	set := maps.Clone(v.set)
	if set == nil {
		set = map[string]string{}
	}
	set[name] = value
	for _, name := range slices.Sorted(maps.Keys(set)) {
		switch text := set[name]; {
		case text == "":
			body.RemoveAttribute(name)
		case strings.HasPrefix(text, name+" {"):
			for b := body.FirstMatchingBlock(name, nil); b != nil; b = body.FirstMatchingBlock(name, nil) {
				body.RemoveBlock(b)
			}
			body.AppendUnstructuredTokens(tokens(t, "\n"+text+"\n"))
		default:
			body.SetAttributeRaw(name, tokens(t, text))
		}
	}
	return string(f.Bytes()) + v.more
}

func tokens(t *testing.T, text string) hclwrite.Tokens {
	t.Helper()
	list, diags := hclsyntax.LexExpression([]byte(text), "value", hcl.InitialPos)
	if strings.HasPrefix(text, "\n") {
		list, diags = hclsyntax.LexConfig([]byte(text), "value", hcl.InitialPos)
	}
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	var out hclwrite.Tokens
	at := 0
	for _, tok := range list {
		if tok.Type != hclsyntax.TokenEOF {
			out = append(out, &hclwrite.Token{Type: tok.Type, Bytes: tok.Bytes, SpacesBefore: tok.Range.Start.Byte - at})
		}
		at = tok.Range.End.Byte
	}
	return out
}
