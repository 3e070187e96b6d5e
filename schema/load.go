package schema

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty/function"
)

// Config is a folder of topology files with the modules that it calls, parsed
// and checked as far as possible without values. It is immutable.
type Config struct {
	// Dir is the folder.
	Dir     string
	types   *Registry
	root    *module
	sources map[string][]byte
	order   []node
	calls   map[string]function.Function
}

// Sources are the bytes of all files by the name that ranges carry.
func (c *Config) Sources() map[string][]byte { return c.sources }

// Moved returns the moved blocks of the topology.
func (c *Config) Moved() []Moved { return c.root.moved }

// Sensitive says whether a variable of the topology must not be shown.
func (c *Config) Sensitive(name string) bool {
	v := c.root.variables[name]
	return v != nil && v.sensitive
}

// Load reads the topology files of a folder, *.netplan.hcl, and those of the
// modules it calls. The order of files and blocks does not matter. The Config
// is never nil; with errors it is good for its Sources only.
func Load(dir string, types *Registry) (*Config, hcl.Diagnostics) {
	l := &loader{
		types: types, sources: map[string][]byte{}, functions: functionsFor(dir),
		expressions: map[*module][]*expression{}, blocks: map[*module][]*block{},
	}
	root := l.module("", dir, hcl.Range{Filename: dir})
	if !l.diags.HasErrors() {
		l.checkRefs(root)
	}
	c := &Config{Dir: dir, types: types, root: root, sources: l.sources, calls: l.functions}
	if !l.diags.HasErrors() {
		c.order = l.sortNodes(root)
	}
	return c, tidy(l.diags)
}

// loader gathers what the files say.
type loader struct {
	types     *Registry
	sources   map[string][]byte
	functions map[string]function.Function
	diags     hcl.Diagnostics
	// expressions and blocks are all of a module, for checks that need every
	// name to be known.
	expressions map[*module][]*expression
	blocks      map[*module][]*block
	stack       []string // folders of the module calls around this one
}

func (l *loader) fail(code string, at hcl.Range, format string, args ...any) {
	l.diags = append(l.diags, mistake(code, at, format, args...))
}

// module reads a folder as a module.
func (l *loader) module(path, dir string, at hcl.Range) *module {
	m := newModule(path, dir)
	files, err := filepath.Glob(filepath.Join(dir, "*.netplan.hcl"))
	if err != nil || len(files) == 0 {
		code := "NP-FILE"
		if path != "" {
			code = "NP-MODULE-SOURCE"
		}
		l.fail(code, at, "%s holds no topology file. Write one whose name ends in .netplan.hcl.", dir)
		return m
	}
	slices.Sort(files)
	for _, body := range l.parse(files) {
		l.body(m, body)
	}
	return m
}

// parse reads and parses files in parallel and returns their bodies in order.
func (l *loader) parse(files []string) []*hclsyntax.Body {
	type result struct {
		text  []byte
		body  *hclsyntax.Body
		diags hcl.Diagnostics
	}
	results := make([]result, len(files))
	var group sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range next {
				text, body, diags := parseFile(files[i])
				results[i] = result{text, body, diags}
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	group.Wait()
	var bodies []*hclsyntax.Body
	for i, r := range results {
		l.sources[files[i]] = r.text
		l.diags = append(l.diags, r.diags...)
		if r.body != nil && !r.diags.HasErrors() {
			bodies = append(bodies, r.body)
		}
	}
	return bodies
}

func parseFile(name string) ([]byte, *hclsyntax.Body, hcl.Diagnostics) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, hcl.Diagnostics{mistake("NP-FILE", hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}, "%v.", err)}
	}
	if diags := Guard(name, text); diags.HasErrors() {
		return text, nil, diags
	}
	file, diags := hclsyntax.ParseConfig(text, name, hcl.InitialPos)
	body, _ := file.Body.(*hclsyntax.Body)
	return text, body, diags
}

// child reads the module that a call names.
func (l *loader) child(m *module, b *block, source string, at hcl.Range) {
	dir := filepath.Join(m.dir, source)
	switch {
	case !strings.HasPrefix(source, "./") && !strings.HasPrefix(source, "../"):
		l.fail("NP-MODULE-SOURCE", at, "source is %q; write the path of a folder that begins with ./ or ../.", source)
		return
	case slices.Contains(l.stack, dir):
		l.fail("NP-MODULE-SOURCE", at, "The module %s calls itself: %s.", source, strings.Join(append(l.stack, dir), " -> "))
		return
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		l.fail("NP-MODULE-SOURCE", at, "source is %q, and %s is not a folder.", source, dir)
		return
	}
	l.stack = append(l.stack, dir)
	m.children[b.name] = l.module(join(m.path, "module."+b.name), dir, at)
	l.stack = l.stack[:len(l.stack)-1]
}

// join makes an address of a prefix, which may be empty, and a name.
func join(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + "." + name
}

// tidy sorts diagnostics by place and takes out repetitions.
func tidy(diags hcl.Diagnostics) hcl.Diagnostics {
	slices.SortStableFunc(diags, func(a, b *hcl.Diagnostic) int { return cmp.Compare(sortKey(a), sortKey(b)) })
	return slices.CompactFunc(diags, func(a, b *hcl.Diagnostic) bool {
		return sortKey(a) == sortKey(b) && a.Detail == b.Detail && Code(a) == Code(b)
	})
}

// sortKey orders diagnostics by file and byte, then summary.
func sortKey(d *hcl.Diagnostic) string {
	if d.Subject == nil {
		return d.Summary
	}
	return fmt.Sprintf("%s\x00%010d%010d\x00%s", d.Subject.Filename, d.Subject.Start.Byte, d.Subject.End.Byte, d.Summary)
}
