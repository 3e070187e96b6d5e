package schema

import (
	"path/filepath"
	"slices"
	"strings"

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
	files   *files
}

// Sources are the bytes of all files by the name that ranges carry, to show
// lines of them: what is never shown is left out.
func (c *Config) Sources() map[string][]byte { return blanked(c.types, c.sources) }

// Moved returns the moved blocks of the topology.
func (c *Config) Moved() []Moved { return c.root.moved }

// Bindings says where the topology keeps its bindings.
func (c *Config) Bindings() BindingsConfig { return c.root.bindings }

// Sensitive says whether a variable of the topology must not be shown.
func (c *Config) Sensitive(name string) bool {
	v := c.root.variables[name]
	return v != nil && v.sensitive
}

// Declares says whether the topology has a variable of that name.
func (c *Config) Declares(name string) bool { return c.root.variables[name] != nil }

// Load reads the topology files of a folder, *.netplan.hcl, and those of the
// modules it calls. The order of files and blocks does not matter. The Config
// is never nil; with errors it is good for its Sources only.
func Load(dir string, types *Registry) (*Config, hcl.Diagnostics) {
	return LoadFrom(Disk{}, dir, types)
}

// LoadFrom is Load of a folder of another tree.
func LoadFrom(tree Tree, dir string, types *Registry) (*Config, hcl.Diagnostics) {
	l := &loader{
		types: types, sources: map[string][]byte{}, files: &files{tree: tree, dir: dir}, work: newWork(), folders: map[string][]*hclsyntax.Body{},
		expressions: map[*module][]*expression{}, blocks: map[*module][]*block{},
	}
	l.functions = functionsFor(l.files, l.work)
	if real, err := tree.Real(dir); err == nil {
		l.stack = []string{real}
	}
	root := l.module("", dir, hcl.Range{Filename: dir})
	if !l.diags.HasErrors() {
		l.checkRefs(root)
	}
	c := &Config{Dir: dir, types: types, root: root, sources: l.sources, files: l.files}
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
	files     *files
	work      *work                        // left for constants
	folders   map[string][]*hclsyntax.Body // bodies of the folders read
	bytes     int                          // of all files
	calls     int                          // of modules
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
	l.files.allow(dir)
	for _, body := range l.folder(path, dir, at) {
		l.body(m, body)
	}
	return m
}

// maxCalls bounds the module calls of a topology. Modules that each call
// another twice would make no end of them.
const maxCalls = 10_000

// child reads the module that a call names.
func (l *loader) child(m *module, b *block, source string, at hcl.Range) {
	dir := filepath.Join(m.dir, source)
	if !strings.HasPrefix(source, "./") && !strings.HasPrefix(source, "../") {
		l.fail("NP-MODULE-SOURCE", at, "source is %q; write the path of a folder that begins with ./ or ../.", source)
		return
	}
	real, err := l.files.tree.Real(dir)
	if info, statErr := l.files.tree.Stat(dir); err != nil || statErr != nil || !info.IsDir() {
		l.fail("NP-MODULE-SOURCE", at, "source is %q, and %s is not a folder.", source, dir)
		return
	}
	l.calls++
	switch {
	case slices.Contains(l.stack, real):
		l.fail("NP-MODULE-SOURCE", at, "The module %s calls itself: %s.", source, strings.Join(append(l.stack, real), " -> "))
		return
	case l.calls == maxCalls+1:
		l.fail("NP-MODULE-SOURCE", at, "Modules are called more than %d times. Use for_each instead of a call for each.", maxCalls)
	}
	if l.calls > maxCalls {
		return
	}
	l.stack = append(l.stack, real)
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
