package schema_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	gotypes "go/types"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// languagePage is LANGUAGE.md.
func languagePage(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("LANGUAGE.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// example is a fenced block of a page: its language, the words behind that,
// and its text.
type example struct {
	line  int
	words []string
	text  string
}

// is says whether an example has a word behind its language.
func (e example) is(word string) bool { return len(e.words) > 1 && e.words[1] == word }

// fenced reads the fenced blocks of a page.
func fenced(page string) (list []example) {
	inside := false
	for i, line := range strings.Split(page, "\n") {
		switch rest, fence := strings.CutPrefix(line, "```"); {
		case fence && !inside:
			list = append(list, example{line: i + 1, words: strings.Fields(rest)})
			inside = true
		case fence:
			inside = false
		case inside:
			list[len(list)-1].text += line + "\n"
		}
	}
	return list
}

// pageFiles are the blocks of a page that stand for files: a name follows
// their language.
func pageFiles(list []example) map[string]string {
	files := map[string]string{}
	for _, e := range list {
		if len(e.words) > 1 && !e.is("invalid") {
			files[e.words[1]] = e.text
		}
	}
	return files
}

// hasCloud finds a cloud block.
var hasCloud = regexp.MustCompile(`(?m)^cloud\b`)

// judge loads, evaluates and checks an example beside the files of its page.
func judge(t *testing.T, files map[string]string, text string) hcl.Diagnostics {
	t.Helper()
	all := maps.Clone(files)
	all["main.netplan.hcl"] = text
	if !hasCloud.MatchString(text) {
		all["cloud.netplan.hcl"] = `cloud { region = "cn-hangzhou" }`
	}
	topology, diags := evaluate(folder(t, all), schema.Inputs{})
	if !diags.HasErrors() {
		diags = append(diags, topology.Validate(rules.All())...)
	}
	return diags
}

// TestLanguageExamples loads every example of LANGUAGE.md: it has no finding,
// or, marked invalid, the one that it names.
func TestLanguageExamples(t *testing.T) {
	list := fenced(languagePage(t))
	files := pageFiles(list)
	judged := 0
	for _, e := range list {
		if len(e.words) == 0 || e.words[0] != "hcl" || len(e.words) > 1 && !e.is("invalid") {
			continue
		}
		judged++
		want := ""
		if e.is("invalid") {
			want = strings.Join(e.words[2:], " ")
			if want == "" {
				t.Errorf("line %d: an invalid example names its code", e.line)
			}
		}
		if diags := judge(t, files, e.text); codes(diags) != want {
			t.Errorf("line %d: have findings %q, want %q\n%v", e.line, codes(diags), want, diags)
		}
	}
	if judged < 20 {
		t.Errorf("%d examples were found, want at least 20", judged)
	}
}

// TestLanguageFilesOfVariables reads the example of a file of variables as
// netplan reads one.
func TestLanguageFilesOfVariables(t *testing.T) {
	for name, text := range pageFiles(fenced(languagePage(t))) {
		if strings.HasSuffix(name, ".netplanvars") {
			if vars, diags := schema.VarsFromFile(name, []byte(text)); diags.HasErrors() || len(vars) == 0 {
				t.Errorf("%s: have %d values, %v", name, len(vars), diags)
			}
			return
		}
	}
	t.Error("the page has no file of variables")
}

// TestLanguageResults computes the expressions of the table of results.
func TestLanguageResults(t *testing.T) {
	rows := regexp.MustCompile("(?m)^\\| `([a-z0-9]+\\(.*\\))` \\| `(.*)` \\|$").FindAllStringSubmatch(languagePage(t), -1)
	if len(rows) < 15 {
		t.Fatalf("%d results were found, want at least 15", len(rows))
	}
	for _, row := range rows {
		text := fmt.Sprintf("output \"have\" {\n  value = jsonencode(%s)\n}\noutput \"want\" {\n  value = jsonencode(%s)\n}\n", row[1], row[2])
		topology, diags := evaluate(one(t, text), schema.Inputs{})
		if diags.HasErrors() {
			t.Errorf("%s: %v", row[1], diags)
			continue
		}
		out, _ := topology.Outputs(nil)
		if d := cmp.Diff(out["want"].Value.AsString(), out["have"].Value.AsString()); d != "" {
			t.Errorf("%s (-want +have):\n%s", row[1], d)
		}
	}
}

// TestLanguageFunctions holds the page's table of functions against those of
// the program.
func TestLanguageFunctions(t *testing.T) {
	want := map[string]bool{}
	files, err := filepath.Glob("*funcs*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("have %d files of functions, %v", len(files), err)
	}
	for _, file := range files {
		functionKeys(t, file, want)
	}
	_, section, _ := strings.Cut(languagePage(t), "| Kind | Functions |\n")
	section, _, _ = strings.Cut(section, "\n\n")
	have := map[string]bool{}
	for _, m := range regexp.MustCompile("`([a-z0-9]+)`").FindAllStringSubmatch(section, -1) {
		if have[m[1]] {
			t.Errorf("%s is listed twice", m[1])
		}
		have[m[1]] = true
	}
	if d := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(have))); d != "" {
		t.Errorf("the table of functions is not that of the program (-want +have):\n%s", d)
	}
}

// functionKeys collects the names that a source file gives functions: the keys
// of maps of functions, and texts that index one.
func functionKeys(t *testing.T, file string, names map[string]bool) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	add := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if name, err := strconv.Unquote(lit.Value); err == nil {
				names[name] = true
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			if isFunctions(n.Type) {
				for _, e := range n.Elts {
					add(e.(*ast.KeyValueExpr).Key)
				}
			}
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				if at, ok := left.(*ast.IndexExpr); ok {
					add(at.Index)
				}
			}
		}
		return true
	})
}

// isFunctions says whether a type is map[string]function.Function.
func isFunctions(e ast.Expr) bool {
	m, isMap := e.(*ast.MapType)
	if !isMap {
		return false
	}
	value, qualified := m.Value.(*ast.SelectorExpr)
	return qualified && value.Sel.Name == "Function"
}

// TestLanguageNamesQuotas holds the page against the quotas and data sources
// of the program.
func TestLanguageNamesQuotas(t *testing.T) {
	page := languagePage(t)
	for _, q := range schema.Quotas() {
		if !strings.Contains(page, "`"+q.Name+"`") {
			t.Errorf("the quota %s is not told", q.Name)
		}
	}
	for _, declared := range resource.Sources() {
		if !strings.Contains(page, "\n| `"+declared.Name+"` | "+declared.Action+" |") {
			t.Errorf("the data source %s of %s is not told", declared.Name, declared.Action)
		}
	}
	rows := regexp.MustCompile("(?m)^\\| `[a-z_]+` \\| (Describe|Download)[A-Za-z]+ \\|").FindAllString(page, -1)
	if len(rows) != len(resource.Sources()) {
		t.Errorf("%d data sources are told, there are %d", len(rows), len(resource.Sources()))
	}
}

// TestLanguageLimits holds the table of limits against the constants of the
// program.
func TestLanguageLimits(t *testing.T) {
	constants := map[string]string{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		constantsOf(t, file, constants)
	}
	page := languagePage(t)
	for name, row := range map[string]string{
		"maxFileSize": "| size of a file | %s |", "maxFolders": "| size of all files | %s |", "maxHeredoc": "| lines of a heredoc | %s |",
		"maxNesting": "operators | %s |", "maxOpeners": "of one block of a file | %s |", "maxCalls": "| calls of modules | %s |",
		"maxInstances": "| instances of all blocks | %s |", "maxSteps": "| steps of an expression | %s |",
		"maxAllSteps": "| steps of a topology | %s |", "maxDepth": "| levels of a value | %s |",
		"stepBytes": "or %s bytes of a text", "maxYAML": "reads\nat most %s", "maxAliases": "at most %s aliases",
	} {
		if want := fmt.Sprintf(row, constants[name]); constants[name] == "" || !strings.Contains(page, want) {
			t.Errorf("%s: the page lacks %q", name, want)
		}
	}
}

// constantsOf collects the whole numbers that a source file declares, as a
// page writes them.
func constantsOf(t *testing.T, file string, constants map[string]string) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Names) != 1 || len(spec.Values) != 1 {
			return true
		}
		if v, err := gotypes.Eval(token.NewFileSet(), nil, token.NoPos, gotypes.ExprString(spec.Values[0])); err == nil && v.Value != nil {
			if number, exact := constant.Int64Val(constant.ToInt(v.Value)); exact {
				constants[spec.Names[0].Name] = written(number)
			}
		}
		return true
	})
}

// written is a number as a page has it: in MiB where it is some of them, else
// with commas.
func written(n int64) string {
	if n >= 1<<20 && n%(1<<20) == 0 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	text := strconv.FormatInt(n, 10)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
