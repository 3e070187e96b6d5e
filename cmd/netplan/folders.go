package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"netplan/schema"
)

// topologies are the folders that arguments name, each once; the current one
// without any. A file stands for the topologies that read it.
func topologies(args []string) ([]string, error) {
	if len(args) == 0 {
		return []string{"."}, nil
	}
	var folders []string
	var found []topology
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, usage("%s is neither a folder with topology files nor a file of one", arg)
		}
		if info.IsDir() {
			folders = append(folders, arg)
			continue
		}
		if found == nil {
			found = topologiesBelow(".")
		}
		readers := readersOf(found, arg)
		if len(readers) == 0 {
			return nil, usage("no topology in the current folder or below reads %s", arg)
		}
		folders = append(folders, readers...)
	}
	return once(folders), nil
}

// once takes out what comes again.
func once(list []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(s string) bool {
		again := seen[filepath.Clean(s)]
		seen[filepath.Clean(s)] = true
		return again
	})
}

// topology is a folder with topology files that is no module of another one,
// and the folders that it reads.
type topology struct {
	dir   string
	reads map[string]bool
}

// topologiesBelow finds the topologies of a folder and those below it, but not in hidden
// folders.
func topologiesBelow(root string) []topology {
	folders := map[string]bool{}
	_ = filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // what cannot be read holds nothing for us
		case e.IsDir() && name != root && strings.HasPrefix(e.Name(), "."):
			return filepath.SkipDir
		case strings.HasSuffix(name, ".netplan.hcl"):
			folders[filepath.Dir(name)] = true
		}
		return nil
	})
	var list []topology
	modules := map[string]bool{}
	for dir := range folders {
		t := topology{dir, map[string]bool{dir: true}}
		config, _ := schema.Load(dir, registry())
		for file := range config.Sources() {
			if of := filepath.Dir(file); of != dir {
				t.reads[of], modules[of] = true, true
			}
		}
		list = append(list, t)
	}
	list = slices.DeleteFunc(list, func(t topology) bool { return modules[t.dir] })
	slices.SortFunc(list, func(a, b topology) int { return strings.Compare(a.dir, b.dir) })
	return list
}

// readersOf are the topologies that read a file.
func readersOf(list []topology, file string) (dirs []string) {
	wd, err := os.Getwd()
	if rel, err2 := filepath.Rel(wd, file); filepath.IsAbs(file) && err == nil && err2 == nil {
		file = rel
	}
	for _, t := range list {
		if t.reads[filepath.Dir(filepath.Clean(file))] {
			dirs = append(dirs, t.dir)
		}
	}
	return dirs
}
