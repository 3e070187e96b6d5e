package schema

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// A reference gives nothing away: psk = var.key. All else may be a secret.
var mereReference = regexp.MustCompile(`^[A-Za-z_][\w.-]*(\[[^\]]*\][\w.-]*)*[\s}]*(#.*|//.*)?$`)

// blanked are the sources without the defaults of sensitive variables and
// without what they assign to attributes that are never shown, since findings
// show the lines that they are about.
func blanked(types *Registry, sources map[string][]byte) map[string][]byte {
	sources = withoutDefaults(sources)
	names := types.hidden()
	if len(names) == 0 {
		return sources
	}
	named := `(?:^|[\s{])(?:` + strings.Join(names, "|") + `)[ \t]*=[ \t]*`
	assigned := regexp.MustCompile(`(?m)(` + named + `)([^\s=][^\n]*)`)
	longer := regexp.MustCompile(named + `(<<-?[ \t]*(\w+)|[^\n]*[(\[{,?:+][ \t]*(?:#.*|//.*)?$)`)
	shown := make(map[string][]byte, len(sources))
	for file, text := range sources {
		if slices.ContainsFunc(names, func(name string) bool { return bytes.Contains(text, []byte(name)) }) {
			text = withoutRest(text, longer)
			text = assigned.ReplaceAllFunc(text, func(line []byte) []byte {
				parts := assigned.FindSubmatch(line)
				if mereReference.Match(bytes.TrimSpace(parts[2])) {
					return line
				}
				return append(slices.Clone(parts[1]), "(sensitive value)"...)
			})
		}
		shown[file] = text
	}
	return shown
}

// withoutRest is a source without the further lines of what begins on a line
// that a pattern finds: a text up to its end, or an expression up to the line
// that closes it.
func withoutRest(text []byte, begins *regexp.Regexp) []byte {
	lines := bytes.Split(text, []byte("\n"))
	for i := 0; i < len(lines); i++ {
		m := begins.FindSubmatch(bytes.TrimSuffix(lines[i], []byte("\r")))
		if m == nil {
			continue
		}
		end, depth := string(m[2]), opened(lines[i])
		for i++; i < len(lines); i++ {
			line := string(bytes.TrimSpace(lines[i]))
			if end != "" && line == end {
				break
			}
			lines[i] = []byte("(sensitive value)")
			if depth += opened([]byte(line)); end == "" && depth <= 0 {
				break
			}
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// opened is how many brackets more a line opens than it closes.
func opened(line []byte) (n int) {
	for _, c := range line {
		switch c {
		case '(', '[', '{':
			n++
		case ')', ']', '}':
			n--
		}
	}
	return n
}

// hidden are the names of the attributes, and of fields of blocks, whose values
// are never shown, sorted.
func (r *Registry) hidden() []string {
	names := map[string]bool{}
	for _, t := range r.types {
		addHidden(names, t.Attrs)
	}
	return sortedNames(names)
}

func addHidden(names map[string]bool, attrs []Attr) {
	for i := range attrs {
		if attrs[i].Hidden() {
			names[attrs[i].Name] = true
		}
		addHidden(names, attrs[i].Elem)
	}
}

var (
	variableBlock = regexp.MustCompile(`(?ms)^[ \t]*variable\b[^\n]*\{[^\n]*\n.*?(?:^\}|\z)`)
	sensitive     = regexp.MustCompile(`(?m)^[ \t]*sensitive[ \t]*=[ \t]*true\b`)
	otherArgument = regexp.MustCompile(`^[ \t]*(?:(?:type|description|sensitive|nullable)[ \t]*=|validation\b|\})`)
	defaultValue  = regexp.MustCompile(`^([ \t]*default[ \t]*=[ \t]*)[^\n]*`)
)

// withoutDefaults are the sources without the defaults of sensitive variables.
func withoutDefaults(sources map[string][]byte) map[string][]byte {
	shown := make(map[string][]byte, len(sources))
	for file, text := range sources {
		if sensitive.Match(text) {
			text = variableBlock.ReplaceAllFunc(text, withoutDefault)
		}
		shown[file] = text
	}
	return shown
}

// withoutDefault is a variable block without its default, if it is sensitive.
func withoutDefault(block []byte) []byte {
	if !sensitive.Match(block) {
		return block
	}
	lines := bytes.Split(block, []byte("\n"))
	within := false
	for i, line := range lines {
		switch m := defaultValue.FindSubmatch(line); {
		case m != nil:
			within = true
			lines[i] = append(slices.Clone(m[1]), "(sensitive value)"...)
		case otherArgument.Match(line):
			within = false
		case within:
			lines[i] = []byte("(sensitive value)")
		}
	}
	return bytes.Join(lines, []byte("\n"))
}
