package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"netplan/schema/resource"
)

// fencedHCL finds the examples of a page; the word behind hcl is a file's
// name, or tells of the example.
var fencedHCL = regexp.MustCompile("(?ms)^```hcl *([^\n]*)\n(.*?)^```")

// folderTexts are packed folders to begin with: the fixtures with a mistake,
// the examples with their modules, those of the language's page and of every
// resource type.
func folderTexts(tb testing.TB) (list []string) {
	tb.Helper()
	read := func(name string) string {
		text, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		return string(text)
	}
	for _, name := range glob(tb, root+"/testdata/bad/*.netplan.hcl") {
		list = append(list, read(name))
	}
	for _, dir := range glob(tb, root+"/examples/*") {
		list = append(list, packFolder(tb, dir))
	}
	for _, e := range fencedHCL.FindAllStringSubmatch(read(root+"/schema/LANGUAGE.md"), -1) {
		if strings.Contains(e[1], ".") {
			e[1] = strings.TrimPrefix(e[1], "modules/")
			e[2] = "module \"m\" {\n  source = \"./" + filepath.Dir(e[1]) + "\"\n}\n-- " + e[1] + " --\n" + e[2]
		}
		list = append(list, "cloud { region = \"cn-hangzhou\" }\n"+e[2])
	}
	for _, t := range resource.All() {
		list = append(list, t.Example)
	}
	return list
}

func glob(tb testing.TB, pattern string) []string {
	tb.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		tb.Fatalf("no files %s: %v", pattern, err)
	}
	return names
}

// packFolder packs the files of a folder and of the folders in it, the folder
// modules/x as x.
func packFolder(tb testing.TB, dir string) string {
	tb.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".netplan.hcl") {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		b.WriteString("-- " + strings.TrimPrefix(filepath.ToSlash(rel), "modules/") + " --\n" + strings.ReplaceAll(string(text), "./modules/", "./"))
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return b.String()
}
