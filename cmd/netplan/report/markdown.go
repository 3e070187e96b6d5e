package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// How much of a comment in Markdown is listed before it is counted.
const (
	maxFolders   = 50
	commentWidth = 96
)

// Markdown writes what was found for the comment of a merge request, which
// holds at most 65,535 characters: errors first, by code. Where there is no
// room for every text, a code lists its places with one text, then only its
// places, its files, or a number; every code is told.
func Markdown(w io.Writer, c Checked) error {
	title := "### netplan " + c.Command + ": " + tally(c.Findings)
	if c.Since != "" {
		title += " since " + words(c.Since)
	}
	if len(c.Folders) > 1 {
		title += " in " + count(len(c.Folders), "folder")
	}
	parts := []part{{always(title + "\n")}}
	if len(c.Folders) > 1 && len(c.Findings) > 0 {
		parts = append(parts, foldersPart(c))
	}
	parts = append(parts, olderPart(c))
	all := groups(c.Findings)
	for _, severity := range []string{"error", "warning"} {
		of := map[string][]*group{}
		for _, g := range all {
			if g.Severity == severity {
				of[g.Code] = append(of[g.Code], g)
			}
		}
		for _, code := range sortedKeys(of) {
			parts = append(parts, codePart(of[code]))
		}
	}
	_, err := io.WriteString(w, fit(maxComment, parts))
	return err
}

// foldersPart tells of the folders with findings.
func foldersPart(c Checked) part {
	in := c.byFolder()
	brief := fmt.Sprintf("\nFound something in %s.\n", count(len(in), "folder"))
	return part{always(brief), func(room int) (string, bool) {
		b := &bounded{room: room}
		ok := b.add("\n")
		for i, folder := range sortedKeys(in) {
			if i == maxFolders {
				return b.String(), ok && b.add(fmt.Sprintf("- and %s\n", counted(len(in)-i, "folder more", "folders more")))
			}
			ok = ok && b.add("- ", span(folder), ": ", tally(in[folder]), "\n")
		}
		return b.String(), ok
	}}
}

// codePart tells of the findings with one code and severity.
func codePart(list []*group) part {
	first := list[0]
	instances, files := 0, map[string]int{}
	for _, g := range list {
		instances += max(len(g.addresses), 1)
		files[g.placed()] += max(len(g.addresses), 1)
	}
	heading := fmt.Sprintf("\n#### %s %s: %s", first.Code, words(first.Summary), count(instances, first.Severity))
	brief := heading + "\n"
	if len(files) > 1 {
		brief = heading + " in " + counted(len(files), "file", "files") + "\n"
	}
	lines := func(each func(add func(...string) bool) bool) form {
		return func(room int) (string, bool) {
			b := &bounded{room: room - len("````text\n\n````\n") - len(heading)*2}
			ok := each(b.add)
			if !ok {
				return "", false
			}
			text := heading + "\n\n" + fenced("text", b.String())
			return text, len(text) <= room
		}
	}
	return part{
		always(brief),
		lines(func(add func(...string) bool) bool { return addFiles(add, files) }),
		lines(func(add func(...string) bool) bool { return addPlaces(add, list) }),
		lines(func(add func(...string) bool) bool { return add(example(first)) && addPlaces(add, list) }),
		lines(func(add func(...string) bool) bool {
			for i, g := range list {
				if i > 0 && !add("\n") || !add(entry(g)) {
					return false
				}
			}
			return true
		}),
	}
}

// placed is the file of a group, or its folder.
func (g *group) placed() string {
	if g.File == "" {
		return g.Folder
	}
	return g.File
}

// example is the text of one finding that stands for others.
func example(g *group) string { return "For example:\n" + entry(g) + "\n" }

func addFiles(add func(...string) bool, files map[string]int) bool {
	for _, file := range sortedKeys(files) {
		if !add(inert(file), fmt.Sprintf(" %d\n", files[file])) {
			return false
		}
	}
	return true
}

func addPlaces(add func(...string) bool, list []*group) bool {
	for _, g := range list {
		if !add(inert(g.where()), " ", inert(g.about()), "\n") {
			return false
		}
	}
	return true
}

// entry is a group in lines: place and instances, then what is wrong.
func entry(g *group) string {
	text := inert(strings.TrimSpace(g.where()+" "+g.about())) + "\n"
	if g.Other != nil {
		text += inert(fmt.Sprintf("and %s:%d", g.Other.File, g.Other.Line)) + "\n"
	}
	for _, line := range wrapped(inert(g.Detail), commentWidth) {
		text += "  " + line + "\n"
	}
	return text
}

// words are words of ours as they are, and all else as a span.
func words(s string) string {
	const most = 100
	if strings.IndexFunc(s, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune(" ,.'()-", r))
	}) < 0 && len(s) <= most {
		return s
	}
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "..."
	}
	return span(s)
}

// sortedKeys are the keys of a map, sorted.
func sortedKeys[V any](of map[string]V) []string {
	keys := make([]string, 0, len(of))
	for key := range of {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
