// Package between compares two topologies, neither of which a cloud need hold:
// what was said before and what is said now. The first is taken for what is
// described, so that the difference is what a plan would do. It is pure.
package between

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// Side is one of two topologies.
type Side struct {
	Topology *schema.Topology
	// Sources are the texts of its files by the name in ranges, without what is
	// never shown.
	Sources map[string][]byte
}

// text is what is written in a range, on one line; empty where nothing is.
func (s Side) text(at hcl.Range) string {
	source := s.Sources[at.Filename]
	if at.Filename == "" || at.Start.Byte > at.End.Byte || at.End.Byte > len(source) {
		return ""
	}
	return strings.Join(strings.Fields(string(source[at.Start.Byte:at.End.Byte])), " ")
}
