package report

import (
	"html/template"
	"io"
)

// page is a plan as a page that needs nothing else: no script, no style sheet
// from elsewhere.
var page = template.Must(template.New("plan").Parse(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>netplan: {{.Title}}</title>
<style>
body { font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; }
pre { background: #f6f6f6; margin: .3em 0; padding: .4em 1em; white-space: pre-wrap; overflow-wrap: anywhere; }
pre.destroy { background: #fdecea; }
pre.change { background: #fff7e0; }
h2 { font-size: 1.1em; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } pre { break-inside: avoid; } h2 { break-after: avoid; } }
</style>
<h1>{{.Title}}</h1>
{{if .Network}}<pre>{{range .Network}}{{.}}
{{end}}</pre>
{{end}}{{if .Kept}}<ul>{{range .Kept}}<li>{{.}}</li>{{end}}</ul>
{{end}}{{if .Scope}}<ul>{{range .Scope}}<li>{{.}}</li>{{end}}</ul>
{{end}}<p>{{.Effort}}</p>
{{range .Groups}}<section>
<h2>{{.Head}}</h2>
{{range .Changes}}<pre class="{{.Class}}">{{range .Lines}}{{.}}
{{end}}</pre>
{{end}}{{if .Left}}<p>{{.Left.Told}}</p>
{{end}}</section>
{{end}}{{if .More}}<p>{{.More}}</p>
{{end}}</html>
`))

// PlanHTML writes a plan as a page.
func PlanHTML(w io.Writer, p *PlanDocument) error {
	doc := struct {
		Title, Effort, More  string
		Network, Kept, Scope []string
		Groups               []*shownGroup
	}{Title: sums(p), Effort: effort(p), Network: p.summary(), Kept: p.kept(), Scope: p.Scope.lines()}
	if p.empty() {
		doc.Title = "no changes"
	}
	list, more := shownGroups(p.groups())
	doc.Groups = list
	if more != nil {
		doc.More = leftGroups(more)
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

// htmlChange is a change of a difference on a page.
type htmlChange struct{ Class, Text string }
