package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
	"netplan/schema/resource"
)

var moved = &schema.Rule{
	Code:     "NP-MOVED",
	Summary:  "Move leads nowhere",
	Doc:      "A moved block leads from one address to another of the same type, which exists, and several lead in no circle but one in which each address changes places with another.",
	Section:  "-",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		all := schema.NewMoves(c.Topology.Moved)
		for _, m := range c.Topology.Moved {
			if wrong := moveFault(all, m); wrong != "" {
				c.Report(&schema.Resource{Addr: m.To}, m.Range, wrong)
			}
		}
	},
}

// moveFault says what is wrong with a moved block, or nothing.
func moveFault(all *schema.Moves, m schema.Moved) string {
	_, ends := all.Follow(m.From)
	from, to := schema.AddrType(m.From), schema.AddrType(m.To)
	switch {
	case m.From == m.To:
		return fmt.Sprintf("from and to are both %s; write where the resource was and where it is now, or take the block out.", m.From)
	case !typeKnown(from):
		return fmt.Sprintf("%s is no address of a resource or module: there is no type %q. Write one such as vpc.main.", m.From, from)
	case !typeKnown(to):
		return fmt.Sprintf("%s is no address of a resource or module: there is no type %q. Write one such as vpc.main.", m.To, to)
	case from != to:
		return fmt.Sprintf("%s is a %s and cannot become %s, which is a %s. Write an address of the same type.", m.From, from, m.To, to)
	case !ends:
		return fmt.Sprintf("the moved blocks lead from %s in a circle; take one of them out.", m.From)
	}
	return ""
}

// typeNames are the names of all types.
func typeNames() (names []string) {
	for _, t := range resource.All() {
		names = append(names, t.Name)
	}
	return names
}

// typeKnown says whether addresses begin with a word.
func typeKnown(name string) bool {
	if name == "module" {
		return true
	}
	for _, t := range resource.All() {
		if t.Name == name {
			return true
		}
	}
	return false
}
