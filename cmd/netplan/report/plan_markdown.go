package report

import (
	"fmt"
	"io"
	"strings"
)

// maxKept is how many bytes a comment gives to the objects that are kept before
// it counts them.
const maxKept = 8000

// PlanMarkdown writes a plan for the comment of a merge request, which holds
// at most 65,535 characters: the summary in the open, the changes in a fold,
// what can hurt first. Where there is no room for all, some changes are told
// in one line each and the others counted.
func PlanMarkdown(w io.Writer, p *PlanDocument) error {
	if p.empty() {
		_, err := io.WriteString(w, "### netplan: no changes\n"+p.Scope.list())
		return err
	}
	const open, close = "\n<details><summary>Changes</summary>\n\n", "\n</details>\n"
	head := planHead(p)
	_, err := io.WriteString(w, head+open+planChanges(ranked(p.Changes), maxComment-len(head+open+close))+close)
	return err
}

// planHead is what a plan does and takes, in a few lines whatever its size.
func planHead(p *PlanDocument) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### netplan: %s\n\n", sums(p))
	lines := overview(p)
	kept, types, size := lines[len(lines)-len(p.Kept):], map[string]int{}, 0
	for i, k := range p.Kept {
		types[k.Type]++
		size += len(kept[i])
	}
	if size > maxKept {
		lines = append(lines[:len(lines)-len(kept)], "! "+counts(types)+" are kept")
	}
	for _, line := range lines {
		fmt.Fprintf(&b, "- %s\n", span(line))
	}
	fmt.Fprintf(&b, "%s\n%s\n", p.Scope.list(), effort(p))
	return b.String()
}

// planChanges writes changes in at most room bytes. Those in front are written
// in full; unless all find room so, that is as far as half of it goes, and of
// the others as many as find room are told in one line.
func planChanges(list []*ChangeItem, room int) string {
	room -= len("\nand 1000000 changes more: \n") + len(changes(list).summary())
	blocks, size := planBlocks(list, room)
	enough := room
	if size > room-2*len("```diff\n") {
		enough = room / 2
	}
	text, n := &diffBlock{fence: 3}, 0
	for n < len(blocks) && text.add(blocks[n], enough) {
		n++
	}
	for n < len(list) && text.add(inert(list[n].Lines()[0])+"\n", room) {
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
		lines := c.Lines()
		for i := range lines {
			lines[i] = inert(lines[i])
		}
		block := strings.Join(lines, "\n") + "\n\n"
		blocks, size = append(blocks, block), size+len(block)
		if size > room {
			break
		}
	}
	return blocks, size
}
