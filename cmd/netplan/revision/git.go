// Package revision reads folders as they were at a revision of a git
// repository. It runs the program git, never touches the working tree, and
// needs no network.
package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"unicode"
)

// git is the program, run in a folder.
type git struct {
	dir string
	env []string
}

// command is git with arguments: no shell, no pager, nothing that it would ask
// for or fetch.
func (g git) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append([]string{"--no-pager", "--no-replace-objects", "-c", "protocol.allow=never"}, args...)...)
	cmd.Dir = g.dir
	cmd.Env = append(surroundings(g.env),
		"LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1")
	return cmd
}

// places are the variables by which a hook of git says where the repository
// is; they need not be those of the folder.
var places = []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"}

// surroundings is an environment without places.
func surroundings(env []string) []string {
	return slices.DeleteFunc(slices.Clone(env), func(e string) bool {
		name, _, _ := strings.Cut(e, "=")
		return slices.Contains(places, name)
	})
}

// ask runs git and returns what it prints, without the last newline.
func (g git) ask(ctx context.Context, args ...string) (string, error) {
	var said bytes.Buffer
	cmd := g.command(ctx, args...)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return "", failure(err, said.String())
	}
	return strings.TrimSuffix(string(out), "\n"), nil
}

// errNoGit says that there is no program git.
var errNoGit = errors.New("git is not on the path, and a revision is read with it; compare folders, or install git")

// failure is why git failed, in its own words where it has any.
func failure(err error, said string) error {
	if errors.Is(err, exec.ErrNotFound) {
		return errNoGit
	}
	line, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	line = printable(strings.TrimPrefix(line, "fatal: "))
	switch {
	case strings.Contains(line, "not a git repository"):
		return errNoRepository
	case line != "":
		return fmt.Errorf("git: %s", line)
	}
	return fmt.Errorf("git: %w", err)
}

// errNoRepository says that a folder lies in no repository.
var errNoRepository = errors.New("the folder lies in no git repository")

// printable is a text of which no terminal obeys anything.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, s)
}
