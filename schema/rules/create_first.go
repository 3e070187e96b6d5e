package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var createFirst = &schema.Rule{
	Code:     "NP-CREATE-FIRST",
	Summary:  "Can never be created first",
	Doc:      "create_before_destroy = true asks for a new object beside the old one. That cannot be where no call makes or deletes the object, where it has something that both would hold whatever replaces it, or where what it uses says create_before_destroy = false, and takes it along when it is replaced.",
	Section:  "-",
	Types:    schema.EveryType,
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		told := map[string]bool{}
		for _, r := range c.Topology.Resources {
			if why := neverFirst(c.Topology, r); r.Lifecycle.Turn == schema.CreateFirst && why != "" && !told[r.Block] {
				told[r.Block] = true
				c.Report(r, r.Lifecycle.TurnRange, why)
			}
		}
	},
}

// neverFirst says why the new object of a resource can never be there before the
// old one goes; empty where it can.
func neverFirst(t *schema.Topology, r *schema.Resource) string {
	if r.Type.Actions.Create == "" {
		return fmt.Sprintf("No call makes or deletes a %s: it comes and goes with what it belongs to. Take create_before_destroy out.", r.Type.Name)
	}
	var forcing []string
	for i := range r.Type.Attrs {
		a := &r.Type.Attrs[i]
		if a.Mode == schema.ReadOnly || !a.Replaces() {
			continue
		}
		if from := r.Values[i].From; from != nil {
			if used := t.Resource(from.Addr); used != nil && used.Lifecycle.Turn == schema.DeleteFirst {
				return fmt.Sprintf("%s says create_before_destroy = false: when it is replaced, so is this one, which cannot be there before %s is. Take one of the two out.", used.Addr, used.Addr)
			}
		}
		forcing = append(forcing, a.Name)
	}
	held := bothHold(r, forcing)
	if held == "" {
		return ""
	}
	return fmt.Sprintf("Whatever replaces it, both objects would hold the %s. Take create_before_destroy out.", held)
}

// bothHold names a claim of a resource that its new object has like the old one
// whichever of some attributes change; empty where there is none.
func bothHold(r *schema.Resource, attrs []string) string {
	kept := map[*schema.Claim]int{}
	for _, attr := range attrs {
		for _, c := range r.Type.Keeps(attr) {
			if kept[c]++; kept[c] == len(attrs) && len(c.Unless) == 0 && (c.Kind == schema.Slot || claims(r, c)) {
				return c.Name
			}
		}
	}
	return ""
}

// claims says whether a resource has all that a claim is made of; what the cloud
// computes and what is part of the claim as it stands counts.
func claims(r *schema.Resource, c *schema.Claim) bool {
	for _, of := range c.Of {
		name, _, _ := strings.Cut(of, ".")
		if i := r.Type.Index(name); i >= 0 && !r.Values[i].Written() {
			return false
		}
	}
	return true
}
