package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cmd/netplan/report"
	"netplan/engine"
)

// planFormats are the formats of a plan.
var planFormats = map[string]func(io.Writer, *report.PlanDocument) error{
	"text": report.PlanText, "json": report.PlanJSON, "markdown": report.PlanMarkdown, "html": report.PlanHTML,
}

// TestPlansFromFiles show a plan that was read from its JSON as the plan itself
// is shown, to the byte.
func TestPlansFromFiles(t *testing.T) {
	for _, text := range hostile {
		doc := report.NewPlan(hostilePlan(text, 8), engine.ModeApply)
		file, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		read := &report.PlanDocument{}
		if err := json.Unmarshal(file, read); err != nil {
			t.Fatal(err)
		}
		for format, write := range planFormats {
			var want, have bytes.Buffer
			if err := write(&want, doc); err != nil {
				t.Fatal(err)
			}
			if err := write(&have, read); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want.String(), have.String()); d != "" {
				t.Errorf("%s of %.40q differs (-made +read):\n%s", format, text, d)
			}
		}
	}
}
