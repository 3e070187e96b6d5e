package resource_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// overrides are the fields of an attribute that say otherwise than what is
// derived from the catalogue.
var overrides = []string{"Param", "Field", "Decode", "Format", "Alias", "Region", "While", "Once", "Limiter"}

// departs are the modes by which an attribute departs from the usual because
// of what the API does; a Hint departs because of what netplan compares.
var departs = []string{"WriteOnly", "Secret", "Sensitive", "Fixed", "Kept", "ReadOnly"}

var sectionNumber = regexp.MustCompile(`\b\d+\.\d+\b`)

// TestOverridesNameTheirSection checks that each attribute that overrides what
// is derived has a comment, beside it or on the line before, with the section
// of the reference that justifies it.
func TestOverridesNameTheirSection(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		cited := map[int]bool{}
		for _, c := range file.Comments {
			for line := set.Position(c.Pos()).Line; sectionNumber.MatchString(c.Text()) && line <= set.Position(c.End()).Line; line++ {
				cited[line] = true
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || !overriding(lit) {
				return true
			}
			seen++
			from, to := set.Position(lit.Pos()).Line, set.Position(lit.End()).Line
			for line := from - 1; line <= to; line++ {
				if cited[line] {
					return true
				}
			}
			t.Errorf("%s:%d: an attribute overrides what is derived, and no comment names the section", name, from)
			return true
		})
	}
	if seen < 30 {
		t.Errorf("%d attributes with overrides were found, want at least 30", seen)
	}
}

// overriding says whether a literal is an attribute with an override.
func overriding(lit *ast.CompositeLit) bool {
	var keys []string
	mode := ""
	for _, e := range lit.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return false
		}
		key, ok := pair.Key.(*ast.Ident)
		if !ok {
			return false
		}
		keys = append(keys, key.Name)
		if value, ok := pair.Value.(*ast.SelectorExpr); ok && key.Name == "Mode" {
			mode = value.Sel.Name
		}
	}
	if !slices.Contains(keys, "Name") || !slices.Contains(keys, "Doc") {
		return false
	}
	return slices.Contains(departs, mode) || slices.ContainsFunc(overrides, func(o string) bool { return slices.Contains(keys, o) })
}
