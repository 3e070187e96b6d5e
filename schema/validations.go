package schema

import "github.com/hashicorp/hcl/v2"

// validateVar checks the validations of a variable. What breaks one is reported
// where the value is written.
func (e *evaluator) validateVar(s *scope, v *variable, diags *hcl.Diagnostics) {
	var found hcl.Diagnostics
	for _, a := range v.validations {
		o := openCondition{context{scope: s}, a, "NP-VAR-INVALID", join(s.prefix, "var."+v.name)}
		if e.again(o, nil, nil, &found) {
			e.open = append(e.open, o)
		}
	}
	for _, d := range found {
		if Code(d) == "NP-VAR-INVALID" && !hasSecret(s.vars[v.name].v) {
			e.atValue(d, s, v)
		}
	}
	*diags = append(*diags, found...)
}

// atValue moves a finding about a variable to where its value is written; the
// place that it was at is the second one then.
func (e *evaluator) atValue(d *hcl.Diagnostic, s *scope, v *variable) {
	way, ok := s.tracer.ofVariable(s, v)
	if way.Given != "" {
		d.Detail = withFacts(d.Detail, []string{"the value comes from outside: " + way.Given})
	}
	if note, fits := d.Extra.(Note); ok && fits {
		note.Other, note.Through = d.Subject, way.Through
		d.Subject, d.Extra = &way.Written, note
	}
}
