package report_test

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"unicode"

	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cmd/netplan/report"
	"netplan/diff"
	"netplan/diff/network"
	"netplan/engine"
	"netplan/schema"
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

// hostileDocument is a plan with a text wherever one can be.
func hostileDocument(text string) *report.PlanDocument {
	p := hostilePlan(text, 8)
	p.Moved = []schema.Moved{{From: "vpc.a" + text, To: "vpc.b" + text}}
	p.Scope = &engine.Scope{Drawn: []engine.Reached{{Addr: text, Verb: diff.Create, Flag: text, Why: text}}}
	doc := report.NewPlan(p, engine.ModeApply)
	for _, topic := range network.Topics {
		for _, action := range []network.Action{network.Added, network.Removed, network.Changed, network.Renewed} {
			doc.Network = append(doc.Network, network.Line{
				Cloud: text, Region: text, Topic: topic, Action: action, What: text, Before: text, Now: text, In: text, Note: "", Address: text,
			})
		}
	}
	doc.VPCs = append(doc.VPCs, network.Info{VPC: "vpc.a", Region: text, Name: text, ID: text, Range: text})
	long, _ := json.Marshal([]string{text, text + "1", "x"})
	lines, _ := json.Marshal(text + "\n" + text + "\nc")
	doc.Changes = append(doc.Changes, report.ChangeItem{
		Address: "vpc.a", Type: text, Action: "update", Region: text, ID: text, VPC: "vpc.a", Was: text, Reasons: []diff.Reason{{Kind: diff.Why, Text: text}},
		Attributes: []diff.AttributeItem{
			{Name: "list", Have: long, Want: json.RawMessage("[]"), Note: text}, {Name: "text", Have: lines, Want: json.RawMessage(`"a\nb"`)},
			{Name: "later", Have: json.RawMessage(`{"a":1,"b":null}`), WantText: text},
		},
	})
	return doc
}

// TestPlansHoldNoControl characters and no marks of direction, in any format,
// and no text begins a line, an element or a document of its own.
func TestPlansHoldNoControl(t *testing.T) {
	texts := append([]string{"\x7f\u0085\u009b1m\u2066x\u2069\u061c", "a\n+ vpc.a[\"forged\"]\nPlan: 0 to create.", strings.Repeat("长", 5000)}, hostile...)
	for _, text := range texts {
		doc := hostileDocument(text)
		for format, write := range planFormats {
			var b bytes.Buffer
			if err := write(&b, doc); err != nil {
				t.Fatal(err)
			}
			have := b.String()
			if i := strings.IndexFunc(have, func(r rune) bool {
				return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028'
			}); i >= 0 && !(format == "json" && have[i] == 0xe2) {
				t.Errorf("%s of %.30q holds %q", format, text, have[i:min(i+10, len(have))])
			}
			switch format {
			case "json":
				if !json.Valid(b.Bytes()) {
					t.Errorf("JSON of %.30q is not valid", text)
				}
			case "html":
				elements(t, text, have)
			default:
				if forged := regexp.MustCompile(`(?m)^\+ vpc\.a\["forged|^Plan: 0`).FindString(have); forged != "" {
					t.Errorf("%s of %.30q has the line %s", format, text, forged)
				}
			}
		}
	}
}

// elements checks that a page has those of the page alone.
func elements(t *testing.T, text, source string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(source))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%.30q: %v", text, err)
			return
		}
		if e, ok := token.(xml.StartElement); ok && !regexp.MustCompile(`^(html|meta|title|style|h1|h2|pre|ul|li|p|section)$`).MatchString(e.Name.Local) {
			t.Errorf("%.30q makes an element %s", text, e.Name.Local)
		}
	}
}

// TestPlansAreBounded whatever the size of what they show.
func TestPlansAreBounded(t *testing.T) {
	doc := hostileDocument(strings.Repeat("长\x1b", 500))
	for range 12 {
		doc.Changes = append(doc.Changes, doc.Changes...)
		doc.Network = append(doc.Network, doc.Network...)
		if len(doc.Changes) > 5000 {
			break
		}
	}
	for format, most := range map[string]int{"text": 3500, "html": 6500, "markdown": 3000} {
		var b bytes.Buffer
		if err := planFormats[format](&b, doc); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(b.String(), "\n"); lines > most || b.Len() > most*1600 {
			t.Errorf("%s has %d lines and %d bytes, want at most %d lines", format, lines, b.Len(), most)
		}
	}
}
