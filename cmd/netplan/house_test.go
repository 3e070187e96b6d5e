package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// The rules of the house are kept by tests: which folder may import which,
// and how large files and functions may grow.

const root = "../.."

// mayImport says which of our packages a package may import, and why not
// more. A package stands for those below it unless they have a row.
var mayImport = []struct {
	pkg  string
	ours []string
	why  string
}{
	{"graph", nil, "it orders keys and knows no resources"},
	{"cloudapi/catalog", nil, "it is the reference, beneath everything"},
	{"cloudapi/sim/control", []string{"cloudapi", "cloudapi/sim"}, "it offers over HTTP what the simulator has, and adds nothing"},
	{"cloudapi/sim", []string{"cloudapi", "cloudapi/catalog"}, "a simulator derived from the planner's types would prove nothing about them"},
	{"cloudapi", []string{"cloudapi/catalog"}, "it speaks the wire and knows no resources"},
	{"schema/resource", []string{"schema", "cloudapi/catalog"}, "a type is data"},
	{"schema/rules", []string{"schema", "schema/resource", "cloudapi/catalog"}, "a rule looks at a topology and the types, never at a cloud"},
	{"schema", []string{"cloudapi/catalog"}, "the language never meets a cloud"},
	{"diff/between", []string{"schema", "schema/rules", "diff"}, "it compares two topologies offline"},
	{"diff/network", []string{"schema", "diff"}, "it tells in a network's words what changes do, and meets no cloud"},
	{"diff", []string{"schema"}, "it knows values, not clouds"},
	{"engine", []string{"schema", "graph", "diff", "cloudapi", "cloudapi/catalog"}, "it knows no resource type by name and no simulator"},
	{"cmd/netplan", []string{"schema", "schema/resource", "schema/rules", "graph", "diff", "diff/between", "diff/network", "engine", "cloudapi", "cloudapi/catalog", "cloudapi/sim", "cloudapi/sim/control", "cmd/netplan/report", "cmd/netplan/revision"}, "it joins everything"},
}

func TestImports(t *testing.T) {
	eachFile(t, func(name string, f *ast.File) {
		if strings.HasSuffix(name, "_test.go") {
			return
		}
		pkg := path.Dir(name)
		for _, spec := range f.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			ours, isOurs := strings.CutPrefix(imported, "netplan/")
			if isOurs && !permitted(pkg, ours) {
				t.Errorf("%s imports %s: %s", name, ours, rule(pkg))
			}
		}
	})
}

func permitted(pkg, ours string) bool {
	if ours == pkg || strings.HasPrefix(ours, pkg+"/internal") {
		return true
	}
	for _, r := range mayImport {
		if pkg == r.pkg || strings.HasPrefix(pkg, r.pkg+"/") {
			for _, p := range r.ours {
				if ours == p {
					return true
				}
			}
			return false
		}
	}
	return false
}

func rule(pkg string) string {
	for _, r := range mayImport {
		if pkg == r.pkg || strings.HasPrefix(pkg, r.pkg+"/") {
			return r.why
		}
	}
	return "the package has no row in mayImport"
}

func TestGonumStaysInGraph(t *testing.T) {
	eachFile(t, func(name string, f *ast.File) {
		for _, spec := range f.Imports {
			if strings.Contains(spec.Path.Value, "gonum.org") && path.Dir(name) != "graph" {
				t.Errorf("%s imports %s: gonum's types stay inside graph", name, spec.Path.Value)
			}
		}
	})
}

func TestPackagesAreDocumentedOnce(t *testing.T) {
	docs := map[string]int{}
	eachFile(t, func(name string, f *ast.File) {
		if strings.HasSuffix(name, "_test.go") {
			return
		}
		if _, seen := docs[path.Dir(name)]; !seen {
			docs[path.Dir(name)] = 0
		}
		if f.Doc != nil {
			docs[path.Dir(name)]++
		}
	})
	for pkg, n := range docs {
		if n != 1 {
			t.Errorf("package %s has %d package comments, want 1", pkg, n)
		}
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	eachFile(t, func(name string, f *ast.File) {
		if strings.HasSuffix(name, "_test.go") {
			return
		}
		for _, d := range f.Decls {
			for _, missing := range undocumented(d) {
				t.Errorf("%s: %s has no doc comment", name, missing)
			}
		}
	})
}

// undocumented lists the exported names of a declaration without a comment.
// Names in a documented group need none of their own.
func undocumented(d ast.Decl) (names []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && exportedReceiver(d) {
			names = append(names, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				if d.Doc == nil && s.Doc == nil && s.Name.IsExported() {
					names = append(names, s.Name.Name)
				}
			case *ast.ValueSpec:
				if d.Doc == nil && s.Doc == nil && s.Comment == nil && s.Names[0].IsExported() {
					names = append(names, s.Names[0].Name)
				}
			}
		}
	}
	return names
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	typ := d.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	if index, ok := typ.(*ast.IndexExpr); ok {
		typ = index.X
	}
	id, ok := typ.(*ast.Ident)
	return ok && id.IsExported()
}

// What files and functions may grow to; tests and tables are exempt.
const (
	maxFile     = 600
	maxFunction = 80
	longAbove   = 45
	maxLong     = 0.05 // share of functions longer than longAbove
	maxMedian   = 10
)

func TestSizes(t *testing.T) {
	var lengths []int
	eachFile(t, func(name string, f *ast.File) {
		if strings.HasSuffix(name, "_test.go") {
			return
		}
		if n := fileLines(t, name); n > maxFile {
			t.Errorf("%s has %d lines, want at most %d", name, n, maxFile)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			n := lines(fn)
			lengths = append(lengths, n)
			if n > maxFunction {
				t.Errorf("%s: function %s has %d lines, want at most %d", name, fn.Name.Name, n, maxFunction)
			}
		}
	})
	sort.Ints(lengths)
	if median := lengths[len(lengths)/2]; median > maxMedian {
		t.Errorf("the median function has %d lines, want at most %d", median, maxMedian)
	}
	long := len(lengths) - sort.SearchInts(lengths, longAbove+1)
	if share := float64(long) / float64(len(lengths)); share > maxLong {
		t.Errorf("%d of %d functions are longer than %d lines, want at most %.0f%%", long, len(lengths), longAbove, 100*maxLong)
	}
}

var files = token.NewFileSet()

func lines(n ast.Node) int {
	return files.Position(n.End()).Line - files.Position(n.Pos()).Line + 1
}

func fileLines(t *testing.T, name string) int {
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(text), "\n")
}

// eachFile parses every Go file of the module, named from its root. Nested
// modules are left out.
func eachFile(t *testing.T, visit func(name string, f *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil && name != root || d.Name() == ".git" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		f, err := parser.ParseFile(files, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		visit(filepath.ToSlash(rel), f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
