package main

import (
	"bytes"
	"io"
	"os"

	"netplan/cmd/netplan/report"
)

// colours are the escape sequences of the signs that lines of a plan begin
// with.
var colours = map[string]string{
	"+ ": "\x1b[32m", "- ": "\x1b[31m", "~ ": "\x1b[33m", "± ": "\x1b[35m", "! ": "\x1b[36m",
}

// coloured is where a plan is shown: a terminal in colours, unless the
// environment variable NO_COLOR is set to something; anything else as it is.
func coloured(w io.Writer) io.Writer {
	if !isTerminal(w) || os.Getenv("NO_COLOR") != "" {
		return w
	}
	return painter{w}
}

// planText writes a plan for people.
func planText(w io.Writer, p *report.PlanDocument) error { return report.PlanText(coloured(w), p) }

// painter colours the lines that begin with a sign. It is given whole lines.
type painter struct{ w io.Writer }

func (p painter) Write(text []byte) (int, error) {
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		colour := ""
		for sign, c := range colours {
			if bytes.HasPrefix(line, []byte(sign)) {
				colour = c
			}
		}
		body, end := bytes.TrimSuffix(line, []byte("\n")), line[len(bytes.TrimSuffix(line, []byte("\n"))):]
		if colour == "" {
			out.Write(line)
			continue
		}
		out.WriteString(colour)
		out.Write(body)
		out.WriteString("\x1b[0m")
		out.Write(end)
	}
	_, err := p.w.Write(out.Bytes())
	return len(text), err
}
