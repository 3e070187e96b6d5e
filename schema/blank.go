package schema

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// A reference gives nothing away: psk = var.key. All else may be a secret.
var mereReference = regexp.MustCompile(`^[A-Za-z_][\w.-]*(\[[^\]]*\][\w.-]*)*[\s}]*(#.*|//.*)?$`)

// blanked are the sources without what they assign to attributes that are
// never shown, since findings show the lines that they are about.
func blanked(types *Registry, sources map[string][]byte) map[string][]byte {
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
