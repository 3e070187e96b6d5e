package revision

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Tree is all files of a repository at one commit, read when they are asked
// for. Names are paths from the top of the repository, which nothing leads out
// of. It is safe for concurrent use.
type Tree struct {
	mu      sync.Mutex
	objects *objects
	root    node
	folders map[string]map[string]node // by the hash of the folder
}

// Close lets the repository go.
func (t *Tree) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.objects.close()
}

// ReadDir lists a folder, sorted by name.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, n, err := t.walk(name)
	if err != nil {
		return nil, wrong("open", name, err)
	}
	nodes, err := t.folder(n)
	if err != nil {
		return nil, wrong("open", name, err)
	}
	list := make([]fs.DirEntry, 0, len(nodes))
	for _, n := range nodes {
		list = append(list, entry{n, 0})
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Stat describes what a name leads to.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, n, err := t.walk(name)
	if err != nil || n.mode.IsDir() {
		return entry{n, 0}, wrong("stat", name, err)
	}
	o, err := t.objects.read(n.id)
	return entry{n, o.size}, wrong("stat", name, err)
}

// ReadFile reads a file.
func (t *Tree) ReadFile(name string) ([]byte, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, n, err := t.walk(name)
	if err != nil {
		return nil, wrong("open", name, err)
	}
	text, err := t.blob(n)
	return text, wrong("read", name, err)
}

// Real is a name without symbolic links.
func (t *Tree) Real(name string) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	real, _, err := t.walk(name)
	return filepath.FromSlash(real), wrong("lstat", name, err)
}

// wrong is an error about a name, in the form of the system's.
func wrong(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// blob is the text of a file.
func (t *Tree) blob(n node) ([]byte, error) {
	if !n.mode.IsRegular() && n.mode != fs.ModeSymlink {
		return nil, errors.New("it is no file")
	}
	o, err := t.objects.read(n.id)
	if err == nil && o.size > maxBlob {
		err = fmt.Errorf("it has %d bytes; at most %d are read", o.size, maxBlob)
	}
	return o.data, err
}

// folder reads what a folder holds, by name.
func (t *Tree) folder(n node) (map[string]node, error) {
	if n.mode == fs.ModeIrregular {
		return nil, errors.New("it is a submodule, whose files are in another repository")
	}
	if !n.mode.IsDir() {
		return nil, fs.ErrNotExist
	}
	if nodes, ok := t.folders[n.id]; ok {
		return nodes, nil
	}
	o, err := t.objects.read(n.id)
	if err != nil {
		return nil, err
	}
	nodes, err := parseFolder(o.data, len(n.id)/2)
	if err != nil {
		return nil, fmt.Errorf("the folder %s is damaged", n.id)
	}
	t.folders[n.id] = nodes
	return nodes, nil
}

// parseFolder reads a tree object: MODE NAME NUL and the bytes of the hash,
// for each entry.
func parseFolder(data []byte, hashSize int) (map[string]node, error) {
	nodes := map[string]node{}
	for len(data) > 0 {
		head, rest, ok := bytes.Cut(data, []byte{0})
		mode, name, named := strings.Cut(string(head), " ")
		if !ok || !named || len(rest) < hashSize {
			return nil, errors.New("malformed")
		}
		nodes[name] = node{name, modes[mode], hex.EncodeToString(rest[:hashSize])}
		data = rest[hashSize:]
	}
	return nodes, nil
}

// modes are the modes of git as those of files; 160000 is a submodule.
var modes = map[string]fs.FileMode{
	"40000": fs.ModeDir, "120000": fs.ModeSymlink, "160000": fs.ModeIrregular,
	"100644": 0, "100755": 0, "100664": 0,
}
