package revision

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// Repository is the git repository that a folder lies in.
type Repository struct {
	git
	// Folder is the path of the folder in the repository, with slashes; "." is
	// the top. Nothing need be there in the working tree.
	Folder string
	// Top is the working tree, as a path of the disk.
	Top string
}

// Open finds the repository of a folder. env is the environment that git runs
// in.
func Open(ctx context.Context, dir string, env []string) (*Repository, error) {
	dir, rest := filepath.Clean(dir), "."
	for !isFolder(dir) {
		rest = path.Join(filepath.Base(dir), rest)
		above := filepath.Dir(dir)
		if above == dir {
			break
		}
		dir = above
	}
	g := git{dir, env}
	said, err := g.ask(ctx, "rev-parse", "--show-prefix", "--show-cdup")
	if err != nil {
		return nil, err
	}
	prefix, up, _ := strings.Cut(said, "\n")
	return &Repository{g, path.Join(prefix, rest), filepath.Join(dir, filepath.FromSlash(up))}, nil
}

func isFolder(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}

// UnknownError says that a repository has no such revision.
type UnknownError struct {
	Name string
	Hint string // what may help, as a sentence
}

// Error says which name is meant and what may help.
func (e *UnknownError) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the git repository has no revision %q. %s", e.Name, e.Hint))
}

// Resolve finds the commit of a revision: a branch, tag or commit as git names
// it, or A...B for the commit where two parted, HEAD where one is left out. A
// name that git does not know is an UnknownError.
func (r *Repository) Resolve(ctx context.Context, name string) (string, error) {
	if left, right, forked := strings.Cut(name, "..."); forked {
		return r.mergeBase(ctx, name, left, right)
	}
	return r.commit(ctx, name)
}

// hash is the name of an object.
var hash = regexp.MustCompile(`^[0-9a-f]{40,64}$`)

// commit finds the commit of one name.
func (r *Repository) commit(ctx context.Context, name string) (string, error) {
	if err := wellFormed(name); err != nil {
		return "", err
	}
	id, err := r.ask(ctx, "rev-parse", "--verify", "--end-of-options", name+"^{commit}")
	switch {
	case errors.Is(err, errNoGit) || errors.Is(err, errNoRepository) || ctx.Err() != nil:
		return "", err
	case err != nil || !hash.MatchString(id):
		return "", &UnknownError{name, r.hint(ctx, name)}
	}
	return id, nil
}

// wellFormed refuses what would not be one revision, whatever git knows.
func wellFormed(name string) error {
	switch {
	case name == "" || strings.ContainsAny(name[:1], "-^") || printable(name) != name:
		return &UnknownError{name, "A name is one line and begins with neither - nor ^."}
	case strings.Contains(name, ".."):
		return &UnknownError{name, "These are two; write A...B for the commit where they parted, or one of them."}
	}
	return nil
}

// hint is what may help when a name is not known.
func (r *Repository) hint(ctx context.Context, name string) string {
	if _, err := r.ask(ctx, "rev-parse", "--verify", "--end-of-options", "refs/remotes/origin/"+name+"^{commit}"); err == nil {
		return fmt.Sprintf("There is one %q.", "origin/"+name)
	}
	return r.shallow(ctx)
}

// shallow says so when a repository holds only its last commits.
func (r *Repository) shallow(ctx context.Context) string {
	if is, err := r.ask(ctx, "rev-parse", "--is-shallow-repository"); err == nil && is == "true" {
		return "It is a shallow clone, which holds the last commits only: run 'git fetch --unshallow', or let the pipeline fetch all (fetch-depth: 0)."
	}
	return ""
}

// mergeBase is the last commit that two revisions have in common.
func (r *Repository) mergeBase(ctx context.Context, name, left, right string) (string, error) {
	var ids [2]string
	for i, side := range []string{left, right} {
		if side == "" {
			side = "HEAD"
		}
		id, err := r.commit(ctx, side)
		if err != nil {
			return "", err
		}
		ids[i] = id
	}
	base, err := r.ask(ctx, "merge-base", "--end-of-options", ids[0], ids[1])
	if err != nil || !hash.MatchString(base) {
		return "", &UnknownError{name, strings.TrimSpace("The two have no commit in common. " + r.shallow(ctx))}
	}
	return base, nil
}

// At opens the files of the whole repository at a commit that Resolve found.
// The tree must be closed.
func (r *Repository) At(ctx context.Context, commit string) (*Tree, error) {
	root, err := r.ask(ctx, "rev-parse", "--verify", "--end-of-options", commit+"^{tree}")
	if err != nil {
		return nil, err
	}
	objects, err := r.open(ctx)
	if err != nil {
		return nil, err
	}
	return &Tree{objects: objects, root: node{mode: fs.ModeDir, id: root}, folders: map[string]map[string]node{}}, nil
}
