package resource_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/schema"
)

var update = flag.Bool("update", false, "rewrite testdata/types.golden and pages")

// golden compares a file with what it should hold, or writes it with -update.
func golden(t *testing.T, name, want string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("%v; go test ./schema/resource -update writes it", err)
	}
	if diff := cmp.Diff(want, string(have)); diff != "" {
		t.Errorf("%s is not current; go test ./schema/resource -update rewrites it (-want +have):\n%s", name, diff)
	}
}

// TestTypesGolden prints every attribute of every type with what is derived
// for it, so that a change of behaviour is a change of this file.
func TestTypesGolden(t *testing.T) {
	r := registry(t)
	var b strings.Builder
	for _, name := range r.Types() {
		printType(&b, r.Type(name))
	}
	golden(t, filepath.Join("testdata", "types.golden"), b.String())
}

func printType(b *strings.Builder, t *schema.Type) {
	fmt.Fprintf(b, "%s (%s)\n", t.Name, t.Section)
	create, read := dash(t.Actions.Create), t.Actions.Read
	if t.Actions.Returns != "" {
		create += " returning " + t.Actions.Returns
	}
	for name, value := range t.Actions.ReadWith { // no type has several
		read += " with " + name + "=" + value
	}
	fmt.Fprintf(b, "  create %s; read %s, rows %s; update %s; delete %s\n",
		create, read, t.Items, dash(strings.Join(t.Actions.Update, " ")), dash(t.Actions.Delete))
	fmt.Fprintf(b, "  id %s; parent %s; natural %s; lanes %s\n",
		strings.Join(t.ID, "|"), dash(t.Parent), dash(strings.Join(t.Natural, " ")), dash(strings.Join(t.Lanes, " ")))
	if t.Unsettles != "" {
		fmt.Fprintf(b, "  unsettles %s\n", t.Unsettles)
	}
	if t.Remake != "" {
		fmt.Fprintf(b, "  remake %s\n", t.Remake)
	}
	fmt.Fprintf(b, "  status %s: ready %s; wait %s; failed %s\n", dash(t.Status.Field),
		dash(strings.Join(t.Status.Ready, " ")), dash(strings.Join(t.Status.Wait, " ")), dash(strings.Join(t.Status.Failed, " ")))
	for _, before := range t.Before {
		fmt.Fprintf(b, "  before %s: %v in %s\n", before.Action, before.Params, dash(before.Region))
	}
	if len(t.Leads) > 0 {
		fmt.Fprintf(b, "  leads %s\n", strings.Join(t.Leads, " "))
	}
	for _, m := range t.Status.Moves {
		fmt.Fprintf(b, "  move %s to %s: %s\n", strings.Join(m.From, " "), m.To, m.Action+m.Advice)
	}
	if s := t.Status; len(s.Moves) > 0 {
		fmt.Fprintf(b, "  new %s; deletable %s\n", s.New, dash(strings.Join(s.Deletable, " ")))
	}
	for i := range t.Attrs {
		a := &t.Attrs[i]
		fmt.Fprintf(b, "  %s\n", strings.Join(attrWords(t, a), ", "))
		for j := range a.Elem {
			e := &a.Elem[j]
			fmt.Fprintf(b, "    %s\n", strings.Join(elemWords(e), ", "))
		}
	}
	for _, name := range t.ComputedNames() {
		typ, _ := t.Computed(name)
		fmt.Fprintf(b, "  computed %s: %s\n", name, typ.FriendlyName())
	}
	b.WriteString("\n")
}

// attrWords are an attribute with its derived flags.
func attrWords(t *schema.Type, a *schema.Attr) []string {
	words := append([]string{a.Name + ": " + a.Derived.Type.FriendlyName()}, need(t, a)...)
	words = append(words, modes[a.Mode])
	if a.Default != "" {
		words = append(words, "written as "+a.Default)
	}
	switch {
	case a.Mode == schema.ReadOnly || a.Mode == schema.Hint:
	case a.Mode == schema.Kept:
		words = append(words, "in place by moves")
	case a.Replaces():
		words = append(words, "replace")
	default:
		words = append(words, strings.TrimSpace("in place by "+a.Derived.Update+" "+a.Derived.Param))
	}
	if a.Once != nil {
		words = append(words, "joined for life by "+a.Once.Field+" with "+a.Once.Is+" unless "+strings.Join(a.Once.Free, " "))
	}
	if a.Region != "" {
		words = append(words, "in "+a.Region)
	}
	if len(a.Recomputes) > 0 {
		words = append(words, "recomputes "+strings.Join(a.Recomputes, " "))
	}
	if len(a.While) > 0 {
		words = append(words, "while "+strings.Join(a.While, " "))
	}
	if a.Derived.Create == "" && a.Derived.Update != "" {
		words = append(words, "set after create")
	}
	words = append(words, ruleWords(a)...)
	switch {
	case a.Derived.Asked != "":
		return append(words, "from the "+a.Derived.Asked+" of the listing")
	case strings.Contains(a.Field, "|"):
		return append(words, "from "+a.Field)
	}
	return append(words, "from "+dash(a.Derived.Field))
}

// elemWords are a field of a block.
func elemWords(e *schema.Attr) []string {
	words := []string{e.Name + ": " + e.Derived.Type.FriendlyName()}
	words = append(words, need(&schema.Type{}, e)...)
	if e.Mode != schema.ReadWrite {
		words = append(words, modes[e.Mode])
	}
	return append(words, ruleWords(e)...)
}

var modes = map[schema.Mode]string{
	schema.ReadWrite: "read and written", schema.Sensitive: "sensitive", schema.WriteOnly: "write only", schema.Secret: "secret",
	schema.Hint: "hint", schema.Fixed: "fixed", schema.ReadOnly: "computed", schema.Kept: "kept",
}

func need(t *schema.Type, a *schema.Attr) []string {
	var words []string
	switch {
	case a.Derived.Required:
		words = append(words, "required")
	case a.Name == t.Parent:
		words = append(words, "required as parent")
	}
	if len(a.OneOf) > 0 {
		words = append(words, "one of "+strings.Join(a.OneOf, " "))
	}
	if len(a.Conflicts) > 0 {
		words = append(words, "not with "+strings.Join(a.Conflicts, " "))
	}
	return words
}

// ruleWords are what the catalogue says of an attribute's parameter.
func ruleWords(a *schema.Attr) []string {
	rule := a.Derived.Rule
	if rule == nil {
		return nil
	}
	var words []string
	if rule.Name != "" {
		words = append(words, "as "+rule.Name)
	}
	if rule.Enum != nil {
		words = append(words, "enum "+strings.Join(rule.Enum, "|"))
	}
	if rule.Default != "" {
		words = append(words, "default "+rule.Default)
	}
	switch {
	case rule.Max != 0:
		words = append(words, fmt.Sprintf("%d to %d", rule.Min, rule.Max))
	case rule.Min != 0:
		words = append(words, fmt.Sprintf("%d or more", rule.Min))
	}
	format := rule.Format
	if a.Format != "" {
		format = a.Format
	}
	if format != "" {
		words = append(words, "format "+string(format))
	}
	return words
}

func dash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}
