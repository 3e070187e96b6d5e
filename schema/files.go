package schema

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// files are what the functions of a topology may read: the folder of the
// topology and those of its modules. A topology may come from a stranger, and
// a file elsewhere could be a secret that shows in a plan.
type files struct {
	tree    Tree
	dir     string
	folders []string

	mu        sync.Mutex
	templates map[string]hclsyntax.Expression // parsed, by name
}

// allow adds a folder.
func (f *files) allow(dir string) {
	if !slices.Contains(f.folders, dir) {
		f.folders = append(f.folders, dir)
	}
}

// read reads a text file that is not too large and is UTF-8. The name is
// relative to the folder of the topology.
func (f *files) read(name string) ([]byte, error) {
	if !filepath.IsAbs(name) {
		name = filepath.Join(f.dir, name)
	}
	real, err := f.tree.Real(name)
	if err != nil {
		return nil, err
	}
	if !f.inside(real) {
		return nil, fmt.Errorf("%s lies outside of the folders of the topology and its modules", name)
	}
	info, err := f.tree.Stat(real)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFileSize || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no file of at most %d bytes", name, maxFileSize)
	}
	text, err := f.tree.ReadFile(real)
	if err == nil && !utf8.Valid(text) {
		err = fmt.Errorf("%s is not valid UTF-8", name)
	}
	return text, err
}

// template reads and parses a file as a template, once.
func (f *files) template(name string) (hclsyntax.Expression, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if e := f.templates[name]; e != nil {
		return e, nil
	}
	text, err := f.read(name)
	if err != nil {
		return nil, err
	}
	if _, diags := guardAs(name, text, frameBare); diags.HasErrors() {
		return nil, diags
	}
	e, diags := hclsyntax.ParseTemplate(text, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	meter(e)
	if f.templates == nil {
		f.templates = map[string]hclsyntax.Expression{}
	}
	f.templates[name] = e
	return e, nil
}

// inside says whether a path without symbolic links lies in a folder that is
// allowed.
func (f *files) inside(path string) bool {
	for _, dir := range f.folders {
		real, err := f.tree.Real(dir)
		if err != nil {
			continue
		}
		if rel, err := filepath.Rel(absolute(real), absolute(path)); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// absolute is the absolute form of a path, or the path where there is none.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
