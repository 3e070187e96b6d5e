package schema

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
)

// Rule is one offline check. Listing a rule makes its documentation, its
// SARIF entry and its fixture test.
type Rule struct {
	// Code is stable: NP-CIDR-OVERLAP.
	Code string
	// Summary is three to five words.
	Summary string
	// Doc says what is checked, what is allowed and why.
	Doc string
	// Section is where the API reference states it.
	Section string
	// Types are the resource types of what it reports; EveryType for any.
	Types []string
	// Severity is hcl.DiagError for what the API would refuse.
	Severity hcl.DiagnosticSeverity
	// Check reports what breaks the rule. It must not depend on order, and
	// must stay silent about values that are not known.
	Check func(c *Checker)
}

// EveryType are the Types of a rule that looks at the resources of any type.
var EveryType = []string{"*"}

// Checks says whether the rule looks at the resources of a type in particular.
func (r *Rule) Checks(typ string) bool { return slices.Contains(r.Types, typ) }

// General says whether the rule looks at the resources of every type.
func (r *Rule) General() bool { return slices.Equal(r.Types, EveryType) }

// Checker gives a rule the topology and takes its findings.
type Checker struct {
	Topology *Topology
	Rule     *Rule
	diags    hcl.Diagnostics
	opened   map[openKey]string
}

// Report adds a finding. subject is the expression to change; detail says
// what was found, what is allowed and what to write; r names the instance.
func (c *Checker) Report(r *Resource, subject hcl.Range, detail string) {
	c.diags = append(c.diags, Diagnostic(c.Rule, r, subject, detail))
}

// ReportPair is Report with a second place that the finding collides with.
func (c *Checker) ReportPair(r *Resource, subject, other hcl.Range, detail string) {
	d := Diagnostic(c.Rule, r, subject, detail)
	note := d.Extra.(Note)
	note.Other = &other
	d.Extra = note
	c.diags = append(c.diags, d)
}
