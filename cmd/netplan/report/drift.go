package report

import (
	"io"

	"github.com/hashicorp/hcl/v2"

	"netplan/engine"
	"netplan/schema"
)

// DriftText writes a drift report for people.
func DriftText(w io.Writer, d *engine.Drift) error {
	out := &printer{w: w}
	if !d.Found() {
		out.line("No drift: the cloud is what the topology says.")
		return out.err
	}
	if len(d.Changed) > 0 {
		var changed []*ChangeItem
		for _, c := range d.Changed {
			item := c.Item(c.Want.Region)
			changed = append(changed, &item)
		}
		out.line("Changed, shown as what would bring it back:")
		out.line("")
		listChanges(out, changed)
	}
	if len(d.Missing) > 0 {
		out.line("Missing:")
		for _, m := range d.Missing {
			out.line("- %s (%s %s in %s)", m.Addr, m.Binding.Type, m.Binding.ID, m.Binding.Region)
		}
		out.line("")
	}
	if len(d.Unmanaged) > 0 {
		out.line("Not managed:")
		for _, u := range d.Unmanaged {
			out.line("? %s %s in %s%s", u.Type, u.ID, u.Region, within(u))
		}
		out.line("")
	}
	out.line("Drift: %d changed, %d missing, %d not managed.", len(d.Changed), len(d.Missing), len(d.Unmanaged))
	return out.err
}

func within(u engine.Unmanaged) string {
	if u.Within == "" {
		return ""
	}
	return ", in " + u.Within
}

// DriftDocument is a drift report in JSON.
type DriftDocument struct {
	FormatVersion int             `json:"format_version"`
	Drift         bool            `json:"drift"`
	Changed       []ChangeItem    `json:"changed"`
	Missing       []MissingItem   `json:"missing"`
	Unmanaged     []UnmanagedItem `json:"unmanaged"`
}

// MissingItem is a bound object that is gone.
type MissingItem struct {
	Address string `json:"address"`
	Type    string `json:"type"`
	Region  string `json:"region"`
	ID      string `json:"id"`
}

// UnmanagedItem is an object that no address is bound to.
type UnmanagedItem struct {
	Type   string `json:"type"`
	Region string `json:"region"`
	ID     string `json:"id"`
	Within string `json:"within,omitempty"`
}

// DriftJSON writes a DriftDocument.
func DriftJSON(w io.Writer, d *engine.Drift) error {
	doc := DriftDocument{FormatVersion: FormatVersion, Drift: d.Found(), Changed: []ChangeItem{}, Missing: []MissingItem{}, Unmanaged: []UnmanagedItem{}}
	for _, c := range d.Changed {
		doc.Changed = append(doc.Changed, c.Item(c.Want.Region))
	}
	for _, m := range d.Missing {
		doc.Missing = append(doc.Missing, MissingItem{m.Addr, m.Binding.Type, m.Binding.Region, m.Binding.ID})
	}
	for _, u := range d.Unmanaged {
		doc.Unmanaged = append(doc.Unmanaged, UnmanagedItem{u.Type, u.Region, u.ID, u.Within})
	}
	return WriteJSON(w, doc)
}

// DriftCodes is the documentation of the codes of DriftFindings, sorted.
func DriftCodes() []schema.CodeDoc {
	return []schema.CodeDoc{
		{Code: "NP-DRIFT-CHANGED", Summary: "Changed outside of netplan", Doc: "An attribute of a bound object is not what the topology says. 'netplan apply' brings it back; to keep it, write it into the topology."},
		{Code: "NP-DRIFT-MISSING", Summary: "Deleted outside of netplan", Doc: "A bound object is not in the cloud any more. 'netplan apply' makes it again; to do without it, remove it from the topology."},
		{Code: "NP-DRIFT-UNMANAGED", Summary: "Made outside of netplan", Doc: "The cloud holds an object, where the topology has others, that no address is bound to. An import block adopts it; what belongs to others may stay."},
	}
}

// DriftFindings are the findings of a drift, for the formats of code scanners:
// NP-DRIFT-CHANGED, NP-DRIFT-MISSING and NP-DRIFT-UNMANAGED. folder is that of
// the topology and sources are its files.
func DriftFindings(folder string, sources map[string][]byte, d *engine.Drift) []Finding {
	var diags hcl.Diagnostics
	add := func(code, summary, detail, addr string, at hcl.Range) {
		diag := &hcl.Diagnostic{Severity: hcl.DiagWarning, Summary: summary, Detail: detail, Extra: schema.Note{Code: code, Addr: addr}}
		if at.Filename != "" {
			diag.Subject = &at
		}
		diags = append(diags, diag)
	}
	for _, c := range d.Changed {
		for _, a := range c.Attrs {
			add("NP-DRIFT-CHANGED", "Changed outside of netplan", a.Name()+" is "+a.HaveText()+" and should be "+a.WantText()+".", c.Addr, c.Want.AttrRange(a.Attr.Name))
		}
	}
	for _, m := range d.Missing {
		add("NP-DRIFT-MISSING", "Deleted outside of netplan", m.Binding.Type+" "+m.Binding.ID+" is not there any more.", m.Addr, m.Range)
	}
	for _, u := range d.Unmanaged {
		add("NP-DRIFT-UNMANAGED", "Made outside of netplan", u.Type+" "+u.ID+" in "+u.Region+within(u)+" is in no topology file.", "", hcl.Range{})
	}
	return Findings(folder, sources, diags)
}
