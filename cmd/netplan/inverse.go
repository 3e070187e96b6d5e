package main

import (
	"context"
	"io"

	"netplan/cmd/netplan/report"
	"netplan/engine"
)

// inverseWriter is the writer of a way back in a format.
func inverseWriter(format, out string) (func(io.Writer, *report.InverseDocument) error, error) {
	if out != "" {
		return nil, usage("--inverse shows the way back and saves no plan; give --out without it")
	}
	switch format {
	case "text":
		return report.InverseText, nil
	case "json":
		return report.InverseJSON, nil
	case "markdown":
		return report.InverseMarkdown, nil
	}
	return nil, usage("--format %q is not text, json or markdown, which --inverse has", format)
}

// inverse plans a folder and shows the way back from there.
func (f *planFlags) inverse(ctx context.Context, sys system, dir string, mode engine.Mode, out string, detailed bool) error {
	write, err := inverseWriter(f.format, out)
	if err != nil {
		return err
	}
	s, err := f.open(sys, dir, mode)
	if err != nil {
		return err
	}
	defer s.close()
	if err := s.recover(ctx); err != nil {
		return err
	}
	v, diags := s.engine.Inverse(ctx, s.config, s.input(mode))
	if err := s.report(diags); err != nil {
		return err
	}
	doc, err := report.NewInverse(v, mode)
	if err == nil {
		err = write(sys.out, doc)
	}
	if err == nil && detailed && !v.Forward.Empty() {
		return errDiffer
	}
	return err
}
