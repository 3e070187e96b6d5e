package report

import (
	"html/template"
	"io"
	"strings"
)

// diffPage is a difference as a page that needs nothing else.
var diffPage = template.Must(template.New("diff").Parse(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>netplan diff: {{.Title}}</title>
<style>
body { font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
pre { background: #f6f6f6; overflow-x: auto; padding: .6em 1em; }
pre.destroy { background: #fdecea; }
pre.change { background: #fff7e0; }
</style>
<h1>{{.Title}}</h1>
<p>From {{.Before}} to {{.Now}}.</p>
{{if .Network}}<pre>{{range .Network}}{{.}}
{{end}}</pre>
{{end}}{{range .Sections}}<h2>{{.Title}}</h2>
<pre>{{range .Lines}}{{.}}
{{end}}</pre>
{{end}}{{if .Changes}}<h2>Changes</h2>
{{range .Changes}}<pre class="{{.Class}}">{{.Text}}</pre>
{{end}}{{end}}{{if .Left}}<p>And more: {{.Left}}</p>
{{end}}</html>
`))

// DiffHTML writes a difference as a page.
func DiffHTML(w io.Writer, d *Difference) error {
	doc := struct {
		Title, Before, Now, Left string
		Network                  []string
		Sections                 []section
		Changes                  []htmlChange
	}{Title: d.sums(), Before: d.Before, Now: d.Now, Network: networkRows(d.Lines), Sections: d.sections()}
	written := 0
	list := ranked(d.items())
	for i, c := range list {
		lines := c.Lines()
		if written += len(lines) + 1; written > maxPlanLines {
			doc.Left = changes(list[i:]).summary()
			break
		}
		doc.Changes = append(doc.Changes, htmlChange{classOf(c), strings.Join(lines, "\n")})
	}
	return diffPage.Execute(w, doc)
}
