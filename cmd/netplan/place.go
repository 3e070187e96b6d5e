package main

import (
	"context"
	"errors"

	"netplan/cmd/netplan/revision"
	"netplan/schema"
)

// place is a folder of topology files: of the disk, or of a revision.
type place struct {
	tree schema.Tree
	dir  string // as the tree names it
	name string // as messages name it
	// commit is the hash of the revision, empty for the disk.
	commit string
	close  func() error
}

// onDisk is a folder of the disk.
func onDisk(dir string) place {
	return place{tree: schema.Disk{}, dir: dir, name: dir, close: func() error { return nil }}
}

// atRevision is a folder of the repository at a revision; name is how messages
// call it. It must be closed.
func atRevision(ctx context.Context, repo *revision.Repository, rev, folder, name string) (place, error) {
	commit, err := repo.Resolve(ctx, rev)
	if err != nil {
		return place{}, mistaken(err)
	}
	tree, err := repo.At(ctx, commit)
	if err != nil {
		return place{}, err
	}
	return place{tree: tree, dir: folder, name: name, commit: commit, close: tree.Close}, nil
}

// mistaken makes a name of no revision a mistake on the command line.
func mistaken(err error) error {
	var unknown *revision.UnknownError
	if errors.As(err, &unknown) {
		return usage("%w", err)
	}
	return err
}

// exists says whether the folder is there.
func (p place) exists() bool {
	info, err := p.tree.Stat(p.dir)
	return err == nil && info.IsDir()
}
