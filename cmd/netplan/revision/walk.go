package revision

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// node is a file or folder of a tree.
type node struct {
	name string
	mode fs.FileMode
	id   string // hash of its object
}

// maxLinks is how many symbolic links may lead from one to another.
const maxLinks = 40

var (
	errOutside = errors.New("it lies outside of the repository")
	errLinks   = errors.New("too many links lead from one to another")
)

// walk follows a name from the top, and links on the way; real is the name
// without them.
func (t *Tree) walk(name string) (real string, n node, err error) {
	if filepath.IsAbs(name) {
		return "", node{}, errOutside
	}
	way := []node{t.root}
	rest := strings.Split(filepath.ToSlash(filepath.Clean(name)), "/")
	for links := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			if way = way[:len(way)-1]; len(way) == 0 {
				return "", node{}, errOutside
			}
			continue
		}
		next, err := t.step(way[len(way)-1], part)
		if err != nil {
			return "", node{}, err
		}
		if next.mode != fs.ModeSymlink {
			way = append(way, next)
			continue
		}
		if links++; links > maxLinks {
			return "", node{}, errLinks
		}
		if rest, err = t.follow(next, rest); err != nil {
			return "", node{}, err
		}
	}
	return nameOf(way), way[len(way)-1], nil
}

// step is what a folder holds under a name.
func (t *Tree) step(from node, name string) (node, error) {
	nodes, err := t.folder(from)
	if err != nil {
		return node{}, err
	}
	n, ok := nodes[name]
	if !ok {
		return node{}, fs.ErrNotExist
	}
	return n, nil
}

// follow is the way that a link leads, and the rest of the way behind it.
func (t *Tree) follow(link node, rest []string) ([]string, error) {
	target, err := t.blob(link)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(string(target), "/") {
		return nil, errOutside
	}
	return append(strings.Split(string(target), "/"), rest...), nil
}

// nameOf is the name of the last of nodes that lie in one another.
func nameOf(way []node) string {
	parts := make([]string, 0, len(way))
	for _, n := range way[1:] {
		parts = append(parts, n.name)
	}
	if len(parts) == 0 {
		return "."
	}
	return strings.Join(parts, "/")
}

// entry is a node as a file of the system; the size is that of a file, in
// bytes.
type entry struct {
	node
	size int64
}

func (e entry) Name() string               { return e.name }
func (e entry) IsDir() bool                { return e.mode.IsDir() }
func (e entry) Type() fs.FileMode          { return e.mode.Type() }
func (e entry) Mode() fs.FileMode          { return e.mode }
func (e entry) Size() int64                { return e.size }
func (e entry) ModTime() time.Time         { return time.Time{} }
func (e entry) Sys() any                   { return nil }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }
