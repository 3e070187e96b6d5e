package report

import (
	"html/template"
	"io"
	"strings"
)

// page is a plan as a page that needs nothing else: no script, no style sheet
// from elsewhere.
var page = template.Must(template.New("plan").Parse(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>netplan: {{.Title}}</title>
<style>
body { font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
pre { background: #f6f6f6; overflow-x: auto; padding: .6em 1em; }
pre.destroy { background: #fdecea; }
pre.change { background: #fff7e0; }
</style>
<h1>{{.Title}}</h1>
<ul>{{range .Network}}<li>{{.}}</li>{{end}}</ul>
{{if .Scope}}<ul>{{range .Scope}}<li>{{.}}</li>{{end}}</ul>
{{end}}<p>{{.Effort}}</p>
{{range .Changes}}<pre class="{{.Class}}">{{.Text}}</pre>
{{end}}{{if .Left}}<p>And more: {{.Left}}</p>
{{end}}</html>
`))

type htmlChange struct{ Class, Text string }

// PlanHTML writes a plan as a page.
func PlanHTML(w io.Writer, p *PlanDocument) error {
	doc := struct {
		Title, Effort, Left string
		Network, Scope      []string
		Changes             []htmlChange
	}{Title: sums(p), Effort: effort(p), Network: overview(p), Scope: p.Scope.lines()}
	if p.empty() {
		doc.Title = "no changes"
	}
	written := 0
	list := ranked(p.Changes)
	for i, c := range list {
		lines := c.Lines()
		if written += len(lines) + 1; written > maxPlanLines {
			doc.Left = changes(list[i:]).summary()
			break
		}
		doc.Changes = append(doc.Changes, htmlChange{classOf(c), strings.Join(lines, "\n")})
	}
	return page.Execute(w, doc)
}

func classOf(c *ChangeItem) string {
	switch c.Action {
	case "delete", "replace":
		return "destroy"
	case "update":
		return "change"
	}
	return "create"
}
