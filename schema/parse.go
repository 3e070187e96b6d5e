package schema

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// maxFolders bounds the files of a topology together.
const maxFolders = 256 << 20 // bytes

// folder reads and parses the topology files of a folder, each folder once.
func (l *loader) folder(path, dir string, at hcl.Range) []*hclsyntax.Body {
	if bodies, done := l.folders[dir]; done {
		return bodies
	}
	files, err := topologyFiles(l.files.tree, dir)
	if err != nil || len(files) == 0 {
		code, reason := "NP-FILE", fmt.Sprintf("%s holds no topology file. Write one whose name ends in .netplan.hcl.", dir)
		if path != "" {
			code = "NP-MODULE-SOURCE"
		}
		if err != nil {
			reason = err.Error() + "."
		}
		l.fail(code, at, "%s", reason)
	}
	l.folders[dir] = l.parse(files)
	return l.folders[dir]
}

// topologyFiles lists the topology files of a folder. Those whose names begin
// with a dot belong to editors.
func topologyFiles(tree Tree, dir string) (list []string, err error) {
	entries, err := tree.ReadDir(dir)
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ".netplan.hcl") && !strings.HasPrefix(name, ".") {
			list = append(list, filepath.Join(dir, name))
		}
	}
	return list, err
}

// source is a file on its way through the parser.
type source struct {
	name  string
	text  []byte
	parts []*parsed
	diags hcl.Diagnostics
}

// parsed is a chunk of a file with its syntax tree.
type parsed struct {
	chunk
	body  *hclsyntax.Body
	diags hcl.Diagnostics
}

// parse reads and parses files in parallel and returns their bodies in order.
func (l *loader) parse(names []string) []*hclsyntax.Body {
	sources := make([]*source, len(names))
	parallel(len(names), func(i int) { sources[i] = readSource(l.files.tree, names[i]) })
	var parts []func()
	for _, s := range sources {
		if l.sources[s.name] = s.text; l.bytes > maxFolders {
			continue
		}
		if l.bytes += len(s.text); l.bytes > maxFolders {
			l.fail("NP-FILE-SIZE", place(s.name, nil, 0), "The files up to %s have more than %d bytes together.", s.name, maxFolders)
		}
		for _, p := range s.parts {
			parts = append(parts, func() { p.body, p.diags = parseChunk(s.name, p.chunk) })
		}
	}
	parallel(len(parts), func(i int) { parts[i]() })
	var bodies []*hclsyntax.Body
	for _, s := range sources {
		body := s.whole()
		l.diags = append(l.diags, s.diags...)
		if !s.diags.HasErrors() {
			bodies = append(bodies, body)
		}
	}
	return bodies
}

// parallel calls do for 0 to n-1 from as many goroutines as can run.
func parallel(n int, do func(i int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}

// readSource reads a file and cuts it into chunks.
func readSource(tree Tree, name string) *source {
	if _, err := tree.Stat(name); err == nil && leadsAway(tree, name) {
		reason := mistake("NP-FILE", place(name, nil, 0), "%s is a link to a file whose name does not end in .netplan.hcl.", name)
		return &source{name: name, diags: hcl.Diagnostics{reason}}
	}
	text, wrong := ReadRegular(tree, name)
	if wrong != nil {
		return &source{name: name, diags: hcl.Diagnostics{wrong}}
	}
	return newSource(name, text)
}

// ReadRegular reads a regular file that is not too large. What stands in
// a folder may come from a stranger: a pipe would never end.
func ReadRegular(tree Tree, name string) ([]byte, *hcl.Diagnostic) {
	info, err := tree.Stat(name)
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		err = fmt.Errorf("%s is no regular file", name)
	case info.Size() > maxFileSize:
		return nil, tooLarge(name, info.Size())
	default:
		var text []byte
		if text, err = tree.ReadFile(name); err == nil {
			return text, nil
		}
	}
	return nil, mistake("NP-FILE", place(name, nil, 0), "%v.", err)
}

// leadsAway says whether a name is a link to what is no topology file. A
// topology may come from a stranger, and what is wrong with a file is shown.
func leadsAway(tree Tree, name string) bool {
	real, err := tree.Real(name)
	return err != nil || !strings.HasSuffix(real, ".netplan.hcl")
}

// newSource guards a text and cuts it into chunks.
func newSource(name string, text []byte) *source {
	s := &source{name: name, text: text}
	chunks, diags := guardAs(name, text, frameBody)
	s.diags = diags
	for _, c := range chunks {
		s.parts = append(s.parts, &parsed{chunk: c})
	}
	return s
}

func parseChunk(name string, c chunk) (*hclsyntax.Body, hcl.Diagnostics) {
	file, diags := hclsyntax.ParseConfig(c.text, name, c.start)
	body := file.Body.(*hclsyntax.Body)
	if !diags.HasErrors() {
		meterBody(body)
	}
	return body, diags
}

// whole joins the chunks of a file and their diagnostics.
func (s *source) whole() *hclsyntax.Body {
	all := &hclsyntax.Body{Attributes: hclsyntax.Attributes{}}
	for _, p := range s.parts {
		s.diags = append(s.diags, p.diags...)
		if p.body == nil {
			continue
		}
		all.Blocks = append(all.Blocks, p.body.Blocks...)
		for name, a := range p.body.Attributes {
			if have := all.Attributes[name]; have != nil {
				s.diags = append(s.diags, collision("NP-SYNTAX", a.NameRange, have.NameRange, "%s is set twice; keep one.", name))
			}
			all.Attributes[name] = a
		}
	}
	return all
}

// parseBody parses one text as a file.
func parseBody(name string, text []byte) (*hclsyntax.Body, hcl.Diagnostics) {
	s := newSource(name, text)
	for _, p := range s.parts {
		p.body, p.diags = parseChunk(name, p.chunk)
	}
	body := s.whole()
	return body, s.diags
}
