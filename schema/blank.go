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
	assigned := regexp.MustCompile(`(?m)((?:^|[\s{])(?:` + strings.Join(names, "|") + `)[ \t]*=[ \t]*)([^\s=][^\n]*)`)
	shown := make(map[string][]byte, len(sources))
	for file, text := range sources {
		if slices.ContainsFunc(names, func(name string) bool { return bytes.Contains(text, []byte(name)) }) {
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
