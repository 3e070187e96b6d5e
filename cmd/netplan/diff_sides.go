package main

import (
	"context"
	"errors"
	"path"
	"path/filepath"
	"strings"

	"netplan/cmd/netplan/revision"
)

// sides says what the arguments of diff mean: folders, or revisions.
type sides struct {
	sys system
	// dir is the folder that a revision without a path means; empty where it
	// was not given.
	dir string
	// folder is dir, once it is clear what a revision without a path means.
	folder string
	repo   *revision.Repository // of dir, found when it is needed
}

// side is what one argument says.
type side struct {
	arg    string
	folder string // of the disk, or empty
	rev    string // a revision, or empty
	path   string // behind the revision, or empty
}

// open opens both sides. Without a second argument it is the folder as it is
// now.
func (s *sides) open(ctx context.Context, args []string) (before, now place, err error) {
	var list [2]side
	for i, arg := range args {
		if list[i], err = s.read(ctx, arg); err != nil {
			return before, now, err
		}
	}
	if err := s.complete(ctx, &list, len(args)); err != nil {
		return before, now, err
	}
	if before, err = s.place(ctx, list[0]); err != nil {
		return before, now, err
	}
	if now, err = s.place(ctx, list[1]); err != nil {
		return before, now, errors.Join(err, before.close())
	}
	return before, now, nil
}

// complete finds the folder that a revision without a path means: --dir, else
// the folder of the other side, else the current one.
func (s *sides) complete(ctx context.Context, list *[2]side, given int) error {
	s.folder = orElse(s.dir, orElse(list[0].folder, orElse(list[1].folder, ".")))
	if given == 2 {
		return nil
	}
	list[1] = side{arg: s.folder, folder: s.folder}
	in := list[0].path
	if in == "" {
		return nil
	}
	from := orElse(s.dir, ".")
	if !isPath(in) {
		repo, err := s.repository(ctx)
		if err != nil {
			return err
		}
		from = repo.Top
	}
	list[1].folder = filepath.Join(from, filepath.FromSlash(in))
	list[1].arg = list[1].folder
	return nil
}

// read says what an argument means. What is both a folder and a revision is
// refused.
func (s *sides) read(ctx context.Context, arg string) (side, error) {
	rev, in, withPath := strings.Cut(arg, ":")
	switch {
	case isPath(arg):
		return side{arg: arg, folder: arg}, nil
	case withPath:
		return side{arg: arg, rev: rev, path: orElse(in, "/")}, nil
	}
	isFolder := onDisk(arg).exists()
	why := s.unknown(ctx, arg)
	switch {
	case isFolder && why == nil:
		return side{}, usage("%s is a folder and also a revision; write ./%[1]s for the folder, %[1]s:./ for the revision", arg)
	case isFolder:
		return side{arg: arg, folder: arg}, nil
	case why == nil:
		return side{arg: arg, rev: arg}, nil
	}
	return side{}, usage("%s is no folder, and as a revision: %w", arg, why)
}

func orElse(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

// isPath says whether an argument can only be the path of a folder.
func isPath(arg string) bool {
	slashed := filepath.ToSlash(arg)
	return slashed == "." || slashed == ".." || strings.HasPrefix(slashed, "./") || strings.HasPrefix(slashed, "../") || filepath.IsAbs(arg)
}

// unknown is why git knows no such revision, nil when it knows one.
func (s *sides) unknown(ctx context.Context, rev string) error {
	repo, err := s.repository(ctx)
	if err != nil {
		return err
	}
	_, err = repo.Resolve(ctx, rev)
	return err
}

// repository is the one of --dir, or of the current folder.
func (s *sides) repository(ctx context.Context) (*revision.Repository, error) {
	if s.repo != nil {
		return s.repo, nil
	}
	repo, err := revision.Open(ctx, orElse(s.dir, "."), s.sys.environ())
	s.repo = repo
	return repo, err
}

// place opens a side.
func (s *sides) place(ctx context.Context, x side) (place, error) {
	if x.rev == "" {
		return onDisk(x.folder), folder(x.folder)
	}
	repo, in, err := s.inside(ctx, x.path)
	if err != nil {
		return place{}, err
	}
	p, err := atRevision(ctx, repo, x.rev, in, x.arg)
	if err != nil {
		return p, err
	}
	if !p.exists() {
		return p, errors.Join(usage("there is no folder %s at %s", in, x.rev), p.close())
	}
	return p, nil
}

// inside finds the repository and the folder in it that a path behind a
// revision means: from the top, with ./ from --dir; without one the folder.
func (s *sides) inside(ctx context.Context, in string) (*revision.Repository, string, error) {
	if in == "" {
		repo, err := revision.Open(ctx, s.folder, s.sys.environ())
		if err != nil {
			return nil, "", err
		}
		return repo, repo.Folder, nil
	}
	repo, err := s.repository(ctx)
	if err != nil {
		return nil, "", err
	}
	if isPath(in) {
		return repo, path.Join(repo.Folder, in), nil
	}
	return repo, orElse(strings.TrimPrefix(path.Clean("/"+in), "/"), "."), nil
}
