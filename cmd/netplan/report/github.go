package report

import (
	"fmt"
	"io"
	"strings"
)

// GitHub writes findings as workflow commands, which GitHub shows beside the
// changed lines.
func GitHub(w io.Writer, list []Finding) error {
	for _, f := range list {
		at := ""
		if f.File != "" {
			at = fmt.Sprintf("file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,", property(f.File), f.Line, f.Column, f.EndLine, f.EndColumn)
		}
		_, err := fmt.Fprintf(w, "::%s %stitle=%s::%s\n", f.Severity, at, property(f.Code+" "+f.Summary), data(message(f)))
		if err != nil {
			return err
		}
	}
	return nil
}

// data escapes the text of a workflow command.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes the value of a property of a workflow command.
func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}
