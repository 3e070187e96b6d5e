package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Note is what every diagnostic of netplan carries in its Extra: a stable
// code and, where there is one, the instance it is about and a second place.
type Note struct {
	Code  string
	Addr  string
	Other *hcl.Range
	// Through are the places that lead from the argument, which comes first, to
	// the subject, where its value is written; and the module calls around it.
	Through []hcl.Range
}

// Diagnostic makes the diagnostic of a rule about a resource.
func Diagnostic(rule *Rule, r *Resource, subject hcl.Range, detail string) *hcl.Diagnostic {
	way := r.wayTo(subject)
	if way.Given != "" {
		detail += " The value comes from outside: " + way.Given + "."
	}
	return &hcl.Diagnostic{
		Severity: rule.Severity, Summary: rule.Summary, Detail: detail,
		Subject: &subject, Extra: Note{Code: rule.Code, Addr: r.Addr, Through: way.Through},
	}
}

// wayTo is the way that ends at a place, of any attribute; or the module calls
// around a place that none leads to.
func (r *Resource) wayTo(subject hcl.Range) Trace {
	if r.instance != nil && subject != r.Range {
		b := r.instance.of.block
		for i := range r.Type.Attrs {
			name := r.Type.Attrs[i].Name
			if b.attrs[name] == nil {
				continue
			}
			if way := r.Trace(name); way.Written == subject {
				return way
			}
		}
	}
	return Trace{Written: subject, Through: callsOf(r.instance)}
}

// Code is the stable code of a diagnostic: that of its Note, or NP-SYNTAX for
// one that comes from the HCL parser or evaluator itself.
func Code(d *hcl.Diagnostic) string {
	if n, ok := d.Extra.(Note); ok {
		return n.Code
	}
	return "NP-SYNTAX"
}

// tidy sorts diagnostics by place and takes out repetitions.
func tidy(diags hcl.Diagnostics) hcl.Diagnostics {
	keys := make(map[*hcl.Diagnostic]string, len(diags))
	for _, d := range diags {
		n, _ := d.Extra.(Note)
		keys[d] = sortKey(d) + "\x00" + n.Addr + "\x00" + n.Code + "\x00" + d.Detail
	}
	slices.SortStableFunc(diags, func(a, b *hcl.Diagnostic) int { return strings.Compare(keys[a], keys[b]) })
	return slices.CompactFunc(diags, func(a, b *hcl.Diagnostic) bool { return keys[a] == keys[b] })
}

// sortKey orders diagnostics by file and byte, then summary.
func sortKey(d *hcl.Diagnostic) string {
	if d.Subject == nil {
		return d.Summary
	}
	return fmt.Sprintf("%s\x00%010d%010d\x00%s", d.Subject.Filename, d.Subject.Start.Byte, d.Subject.End.Byte, d.Summary)
}
