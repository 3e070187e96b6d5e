package report

import (
	"io"

	"netplan/engine"
)

// ResultText writes what became of an apply.
func ResultText(w io.Writer, p *engine.Plan, r *engine.Result) error {
	out := &printer{w: w}
	waiting := 0
	for _, f := range r.Failed {
		out.failure(f)
		if f.Waiting {
			waiting++
		}
	}
	for _, s := range r.NotStarted {
		out.line("not started: %s%s", s.Step.Key, after(s))
	}
	switch {
	case r.OK():
		out.line("Applied: %s done in %s.", count(len(r.Done), "step"), about(r.Took))
	case r.Interrupted:
		out.line("Interrupted: %d of %d steps done. Apply again to go on.", len(r.Done), len(p.Steps))
	case waiting == len(r.Failed):
		out.line("Not finished: %d of %d steps done, %d waiting for somebody outside of the API, %d not started. Apply again then.", len(r.Done), len(p.Steps), waiting, len(r.NotStarted))
	default:
		out.line("Not applied: %d of %d steps done, %d failed, %d not started. Apply again when the cause is mended.", len(r.Done), len(p.Steps), len(r.Failed), len(r.NotStarted))
	}
	return out.err
}

// failure writes what became of a step that is not done.
func (p *printer) failure(f engine.Failure) {
	word := "FAILED"
	if f.Waiting {
		word = "WAITING"
	}
	p.line("%s %s%s", word, f.Step.Key, at(f))
	if f.Code != "" {
		p.line("    %s answers %s: %s (request %s)", f.Action, f.Code, f.Message, f.RequestID)
	} else {
		p.line("    %s", f.Message)
	}
	if f.Advice != "" {
		p.line("    %s", f.Advice)
	}
}

// at is where the resource of a failure is written.
func at(f engine.Failure) string {
	if f.Range.Filename == "" {
		return ""
	}
	return " at " + f.Range.String()
}

// after is why a step was not started.
func after(s engine.Skip) string {
	if s.After == "" {
		return ": the run was ended before"
	}
	return ": " + s.After + " is not done"
}

// ResultDocument is what became of an apply, in JSON.
type ResultDocument struct {
	FormatVersion int                   `json:"format_version"`
	OK            bool                  `json:"ok"`
	Interrupted   bool                  `json:"interrupted"`
	Done          []string              `json:"done"`
	Failed        []FailureItem         `json:"failed"`
	NotStarted    []SkipItem            `json:"not_started"`
	Kept          []KeptItem            `json:"kept,omitempty"`
	Seconds       float64               `json:"seconds"`
	Outputs       map[string]OutputItem `json:"outputs"`
}

// FailureItem is a step that failed, or that waits for somebody outside.
type FailureItem struct {
	Step      string `json:"step"`
	Address   string `json:"address"`
	Waiting   bool   `json:"waiting,omitempty"`
	Action    string `json:"action,omitempty"`
	Code      string `json:"code,omitempty"`
	Message   string `json:"message"`
	RequestID string `json:"request_id,omitempty"`
	Advice    string `json:"advice,omitempty"`
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
}

// SkipItem is a step that was not started, and the failed step before it.
type SkipItem struct {
	Step  string `json:"step"`
	After string `json:"after,omitempty"`
}

// ResultJSON writes a ResultDocument.
func ResultJSON(w io.Writer, p *engine.Plan, r *engine.Result, outputs map[string]OutputItem) error {
	doc := ResultDocument{
		FormatVersion: FormatVersion, OK: r.OK(), Interrupted: r.Interrupted, Seconds: seconds(r.Took), Outputs: outputs,
		Kept: keptItems(p.Kept),
		Done: []string{}, Failed: []FailureItem{}, NotStarted: []SkipItem{},
	}
	for _, s := range r.Done {
		doc.Done = append(doc.Done, s.Key)
	}
	for _, f := range r.Failed {
		doc.Failed = append(doc.Failed, FailureItem{
			f.Step.Key, f.Step.Addr, f.Waiting, f.Action, f.Code, f.Message, f.RequestID, f.Advice, f.Range.Filename, f.Range.Start.Line,
		})
	}
	for _, s := range r.NotStarted {
		doc.NotStarted = append(doc.NotStarted, SkipItem{s.Step.Key, s.After})
	}
	return WriteJSON(w, doc)
}
