package report

import (
	"fmt"
	"io"
	"strings"
)

// maxKept is how many bytes a comment gives to the objects that are kept before
// it counts them.
const maxKept = 8000

// maxGroups is how many groups a comment tells of before it counts them.
const maxGroups = 80

// PlanMarkdown writes a plan for the comment of a merge request, which holds
// at most 65,535 characters: the summary in the open, the changes in a fold for
// each VPC, what can hurt first. Where there is no room for all, some changes are
// told in one line each and the others counted.
func PlanMarkdown(w io.Writer, p *PlanDocument) error {
	if p.empty() {
		_, err := io.WriteString(w, "### netplan: no changes\n"+p.Scope.list())
		return err
	}
	parts := []part{{always(planHead(p))}}
	all := p.groups()
	for _, g := range all[:min(len(all), maxGroups)] {
		parts = append(parts, groupPart(g))
	}
	if len(all) > maxGroups {
		parts = append(parts, part{always("\n" + leftGroups(all[maxGroups:]) + "\n")})
	}
	_, err := io.WriteString(w, fit(maxComment, parts))
	return err
}

// groupPart is a group in one line, with the heads of its changes, or with all
// of them as far as there is room.
func groupPart(g *planGroup) part {
	title := "\n#### " + span(g.Title) + "\n\n"
	brief := title + g.sums() + "\n"
	open, close := title+"<details><summary>"+g.sums()+"</summary>\n\n", "\n</details>\n"
	folded := func(write func(list []*ChangeItem, room int) string, share int) form {
		return func(room int) (string, bool) {
			text := open + write(g.List, room/share-len(open+close)) + close
			return text, len(text) <= room
		}
	}
	return part{always(brief), folded(planHeads, 4), folded(planChanges, 1)}
}

// planHead is what a plan does and takes, in a few lines whatever its size.
func planHead(p *PlanDocument) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### netplan: %s\n", sums(p))
	if lines := p.summary(); len(lines) > 0 {
		b.WriteString("\n" + fenced("diff", strings.Join(lines, "\n")))
	}
	kept, types, size := p.kept(), map[string]int{}, 0
	for i, k := range p.Kept {
		types[k.Type]++
		size += len(kept[i])
	}
	if size > maxKept {
		kept = []string{"! " + counts(types) + " are kept"}
	}
	for _, line := range kept {
		fmt.Fprintf(&b, "\n- %s", span(line))
	}
	fmt.Fprintf(&b, "\n%s\n%s\n", p.Scope.list(), effort(p))
	return b.String()
}

// planHeads tells changes in one line each in at most room bytes, and counts
// the others.
func planHeads(list []*ChangeItem, room int) string { return cutChanges(list, nil, room, 0) }

// planChanges writes changes in at most room bytes. Those in front are written
// in full; unless all find room so, that is as far as half of it goes, and of
// the others as many as find room are told in one line.
func planChanges(list []*ChangeItem, room int) string {
	blocks, size := planBlocks(list, room)
	enough := room
	if size > room-2*len("```diff\n") {
		enough = room / 2
	}
	return cutChanges(list, blocks, room, enough)
}

// cutChanges writes the blocks in front as far as enough bytes go, then the
// heads of changes, then how many are left.
func cutChanges(list []*ChangeItem, blocks []string, room, enough int) string {
	room -= len("\nand 1000000 changes more: \n") + len(changes(list).summary())
	text, n := &diffBlock{fence: 3}, 0
	for n < len(blocks) && text.add(blocks[n], min(enough, room)) {
		n++
	}
	for n < len(list) && text.add(list[n].Head()+"\n", room) {
		n++
	}
	out := ""
	if text.Len() > 0 {
		out = fenced("diff", text.String())
	}
	if left := changes(list[n:]); len(left) > 0 {
		out += fmt.Sprintf("\nand %s more: %s\n", count(len(left), "change"), left.summary())
	}
	return out
}

// diffBlock is the text of a fenced block, and how long its fence will be.
type diffBlock struct {
	strings.Builder
	fence int
}

// add adds a text if the block takes at most room bytes with it.
func (b *diffBlock) add(text string, room int) bool {
	fence := len(ticksAround(text, b.fence))
	if b.Len()+len(text)+2*(fence+len("diff\n")) > room {
		return false
	}
	b.fence = fence
	b.WriteString(text)
	return true
}

// planBlocks writes changes in full until they are larger than room.
func planBlocks(list []*ChangeItem, room int) (blocks []string, size int) {
	for _, c := range list {
		block := strings.Join(c.Lines(), "\n") + "\n"
		blocks, size = append(blocks, block), size+len(block)
		if size > room {
			break
		}
	}
	return blocks, size
}
