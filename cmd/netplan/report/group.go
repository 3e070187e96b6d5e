package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
)

// group is one finding for all instances that have it at one place; the first
// one's text stands for all, and names it where they differ.
type group struct {
	Finding
	addresses []string
	differ    bool
	// print is the same when only other lines change.
	print string
}

// groups joins the findings of instances at one place with one code, in their
// order. Where a place has several of one instance, the second ones of all
// instances are joined too, and so on.
func groups(list []Finding) []*group {
	type key struct {
		code, folder, rest string
		place              Place
		turn               int
	}
	var all []*group
	of, turns := map[key]*group{}, map[key]int{}
	for _, f := range list {
		k := key{code: f.Code, folder: f.Folder, place: f.Place}
		if f.Address == "" {
			k.rest = f.Summary + f.Detail
		} else {
			instance := k
			instance.rest = f.Address
			turns[instance]++
			k.turn = turns[instance]
		}
		g := of[k]
		if g == nil {
			g = &group{Finding: f}
			of[k] = g
			all = append(all, g)
		}
		if f.Address != "" {
			g.addresses = append(g.addresses, f.Address)
			g.differ = g.differ || f.Detail != g.Detail
		}
	}
	for _, g := range all {
		if g.differ {
			g.Detail = g.addresses[0] + ": " + g.Detail
		}
	}
	fingerprint(all)
	return all
}

// instance is what makes an address that of one instance of a block.
var instance = regexp.MustCompile(`\[("(\\.|[^"\\])*"|[0-9]+)\]`)

// fingerprint gives each group a print of code, file and what it is about.
// Lines do not count, so that a finding stays the same one when lines above
// it come and go.
func fingerprint(list []*group) {
	seen := map[string]int{}
	for _, g := range list {
		about := g.Summary + "\x00" + g.Detail
		switch len(g.addresses) {
		case 0:
		case 1:
			about = g.addresses[0]
		default:
			about = instance.ReplaceAllString(g.addresses[0], "")
		}
		sum := sha256.Sum256([]byte(strings.Join([]string{g.Code, g.Folder, g.File, about}, "\x00")))
		text := hex.EncodeToString(sum[:16])
		seen[text]++
		g.print = fmt.Sprintf("%s:%d", text, seen[text])
	}
}

// about is what a group is about: the first instances, the others counted.
func (g *group) about() string {
	if len(g.addresses) <= 3 {
		return strings.Join(g.addresses, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(g.addresses[:3], ", "), len(g.addresses)-3)
}

// message is a group in one line of text.
func (g *group) message() string {
	text := g.Summary
	if g.Detail != "" {
		text += ": " + g.Detail
	}
	if about := g.about(); about != "" {
		text = about + ": " + text
	}
	return text
}

// where is the place of a group as file:line, its folder where it has none.
func (g *group) where() string {
	if g.File == "" {
		return g.Folder
	}
	if g.Line == 0 {
		return g.File
	}
	return fmt.Sprintf("%s:%d", g.File, g.Line)
}

// tally is how many findings there are, in words.
func tally(list []Finding) string {
	errors, warnings := Count(list)
	switch {
	case errors == 0 && warnings == 0:
		return "nothing found"
	case warnings == 0:
		return count(errors, "error")
	case errors == 0:
		return count(warnings, "warning")
	}
	return count(errors, "error") + ", " + count(warnings, "warning")
}
