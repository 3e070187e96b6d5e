package report

import "io"

// gitlabIssue is an entry of GitLab's code quality report.
type gitlabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// GitLab writes what was found as a code quality report, which GitLab shows in
// a merge request: errors as critical, warnings as minor.
func GitLab(w io.Writer, c Checked) error {
	list := []gitlabIssue{}
	for _, g := range groups(c.Findings) {
		g = c.placed(g)
		issue := gitlabIssue{Description: g.message(), Check: g.Code, Fingerprint: g.print, Severity: "minor"}
		if g.Severity == "error" {
			issue.Severity = "critical"
		}
		issue.Location = gitlabLocation{g.File, gitlabLines{max(g.Line, 1), max(g.EndLine, g.Line, 1)}}
		list = append(list, issue)
	}
	return WriteJSON(w, list)
}
