package schema

import "github.com/hashicorp/hcl/v2"

// Note is what every diagnostic of netplan carries in its Extra: a stable
// code and, where there is one, the instance it is about and a second place.
type Note struct {
	Code  string
	Addr  string
	Other *hcl.Range
}

// Diagnostic makes the diagnostic of a rule about a resource.
func Diagnostic(rule *Rule, r *Resource, subject hcl.Range, detail string) *hcl.Diagnostic {
	return &hcl.Diagnostic{
		Severity: rule.Severity, Summary: rule.Summary, Detail: detail,
		Subject: &subject, Extra: Note{Code: rule.Code, Addr: r.Addr},
	}
}

// Code is the stable code of a diagnostic: that of its Note, or NP-SYNTAX for
// one that comes from the HCL parser or evaluator itself.
func Code(d *hcl.Diagnostic) string {
	if n, ok := d.Extra.(Note); ok {
		return n.Code
	}
	return "NP-SYNTAX"
}
