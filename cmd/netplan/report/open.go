package report

import (
	"fmt"
	"io"
	"strings"

	"netplan/schema"
)

// Open is what could not be checked offline.
type Open struct {
	Folder string `json:"folder"`
	// Codes are the rules that looked for it.
	Codes []string `json:"codes"`
	// Address is the resource, check or data block.
	Address   string `json:"address"`
	Attribute string `json:"attribute,omitempty"`
	// Why says what is missing.
	Why string `json:"why"`
	Place
}

// Opens lists what could not be checked in a folder, in its order. sources are
// the files by the name in ranges.
func Opens(folder string, sources map[string][]byte, list []schema.Undecided) []Open {
	in := columns{sources, map[string][][]byte{}}
	opens := make([]Open, 0, len(list))
	for i := range list {
		u := &list[i]
		opens = append(opens, Open{folder, append([]string{}, u.Codes...), u.Addr, u.Attr, u.Why, in.place(&u.Range)})
	}
	return opens
}

// WriteOpens writes what could not be checked for people, a line each.
func WriteOpens(w io.Writer, list []Open) {
	for _, o := range list {
		what := o.Address
		if o.Attribute != "" {
			what += "." + o.Attribute
		}
		codes := ""
		if len(o.Codes) > 0 {
			codes = " [" + strings.Join(o.Codes, ", ") + "]"
		}
		fmt.Fprintf(w, "Undecided: %s: %s%s\n  at %s:%d\n", inert(what), o.Why, codes, inert(o.File), o.Line)
	}
}
