package main

import (
	"context"
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/cmd/netplan/report"
	"netplan/cmd/netplan/revision"
	"netplan/diff/between"
)

// since is a revision whose findings are not reported again.
type since struct {
	rev  string // empty reports everything
	vars varFlags
}

// caused are the findings of a project that its topology did not have at the
// revision, and what became of the others.
func (s since) caused(ctx context.Context, e *evaluated) (hcl.Diagnostics, report.Older, error) {
	if s.rev == "" {
		return e.findings, report.Older{}, nil
	}
	repo, err := revision.Open(ctx, e.dir, e.sys.environ())
	if err != nil {
		return nil, report.Older{}, fmt.Errorf("--changed-since %s: %w", s.rev, err)
	}
	at, err := atRevision(ctx, repo, s.rev, repo.Folder, s.rev)
	if err != nil {
		return nil, report.Older{}, fmt.Errorf("--changed-since %s: %w", s.rev, err)
	}
	if !at.exists() {
		return e.findings, report.Older{Note: "it is not there at " + s.rev + ", so that everything is reported"}, at.close()
	}
	old := s.before(e, at)
	if err := at.close(); err != nil {
		return nil, report.Older{}, err
	}
	if old.topology == nil {
		errs, _ := report.Count(report.Findings("", nil, old.findings))
		return e.findings, report.Older{Note: fmt.Sprintf("at %s it has %s and cannot be evaluated, so that everything is reported", s.rev, count(errs, "error"))}, nil
	}
	left, _ := between.Findings(old.side(), e.side(), old.findings, e.findings)
	return left, report.Older{Count: len(e.findings) - len(left)}, nil
}

// before is the project as it was.
func (s since) before(now *evaluated, at place) *evaluated {
	old := &evaluated{}
	old.project, old.findings = loadProject(now.sys, at, s.vars)
	old.drop(now.config)
	old.survey()
	return old
}
