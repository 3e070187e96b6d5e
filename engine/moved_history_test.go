package engine_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// eipModule has two blocks of EIPs.
const eipModule = `
variable "x" { type = map(number) }
variable "y" { type = map(number) }
resource "eip" "x" {
  for_each  = var.x
  bandwidth = each.value
}
resource "eip" "y" {
  for_each  = var.y
  bandwidth = each.value
}
`

// eipAt is where an EIP of eipModule is: module, its key, block, its key.
type eipAt [4]string

// addr is the address of the first n parts: a module, an instance of it, a
// block, an instance of that.
func (a eipAt) addr(n int) string {
	parts := []string{"module." + a[0], fmt.Sprintf("[%q]", a[1]), ".eip." + a[2], fmt.Sprintf("[%q]", a[3])}
	return strings.Join(parts[:n], "")
}

// history is a topology of EIPs that can be told apart by their bandwidth, and
// that are renamed.
type history struct {
	*rand.Rand
	are    map[eipAt]int
	blocks []string
}

// draw is any place.
func (h *history) draw() (a eipAt) {
	for i, names := range []string{"mn", "ab", "xy", "pq"} {
		a[i] = string(names[h.IntN(2)])
	}
	return a
}

// rename gives all that has one address another one, and what is there the
// first one. It returns the moved blocks, none where nothing has that address.
func (h *history) rename() []string {
	from, to, n := h.draw(), h.draw(), 1+h.IntN(4)
	now, met := map[eipAt]int{}, [2]bool{}
	for at, width := range h.are {
		next := at
		switch at.addr(n) {
		case from.addr(n):
			copy(next[:n], to[:n])
			met[0] = true
		case to.addr(n):
			copy(next[:n], from[:n])
			met[1] = true
		}
		now[next] = width
	}
	if from.addr(n) == to.addr(n) || !met[0] {
		return nil
	}
	h.are = now
	list := []string{moves(from.addr(n), to.addr(n))}
	if met[1] {
		list = append(list, moves(to.addr(n), from.addr(n)))
	}
	return list
}

// text writes the topology without moved blocks.
func (h *history) text() string {
	var b strings.Builder
	b.WriteString(head)
	for _, mod := range []string{"m", "n"} {
		calls := map[string]string{}
		for at := range h.are {
			if at[0] == mod {
				calls[at[1]] = fmt.Sprintf("    %s = { x = %s, y = %s }\n", at[1], h.widths(mod, at[1], "x"), h.widths(mod, at[1], "y"))
			}
		}
		if len(calls) > 0 {
			fmt.Fprintf(&b, "module %q {\n  source = \"./module0\"\n  for_each = {\n%s  }\n  x = each.value.x\n  y = each.value.y\n}\n", mod, calls["a"]+calls["b"])
		}
	}
	return b.String()
}

// widths are the EIPs of a block.
func (h *history) widths(mod, key, block string) string {
	var list []string
	for _, name := range []string{"p", "q"} {
		if width, is := h.are[eipAt{mod, key, block, name}]; is {
			list = append(list, fmt.Sprintf("%s = %d", name, width))
		}
	}
	return "{ " + strings.Join(list, ", ") + " }"
}

// TestMovedHistory renames and exchanges modules, blocks and instances again and
// again, while the moved blocks of before stay, in any order. Each time all is
// followed, or it is an error that goes away with the old blocks. Nothing is
// destroyed.
func TestMovedHistory(t *testing.T) {
	followed, refused := 0, 0
	for seed := range uint64(40) {
		h := &history{Rand: rand.New(rand.NewPCG(seed, 7)), are: map[eipAt]int{}}
		for len(h.are) < 5 {
			if at := h.draw(); h.are[at] == 0 {
				h.are[at] = 1 + len(h.are)
			}
		}
		s := newSite(t)
		s.module(eipModule)
		s.apply(h.text())
		for range 8 {
			was, before := maps.Clone(h.are), h.text()
			blocks := h.rename()
			alone := h.IntN(2) == 0
			if !alone {
				blocks = append(blocks, h.rename()...)
			}
			all := slices.Concat(h.blocks, blocks)
			shuffled := h.IntN(3) == 0
			if shuffled {
				h.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			}
			p, diags := s.try(s.engine(), planOnly, h.text(), strings.Join(all, ""))
			switch {
			case !diags.HasErrors() && shuffled && len(p.Steps) > 0 && !strings.Contains(strings.Join(keys(p), " "), "delete"):
				refused++ // it exchanges them in another order
				h.are, h.blocks = was, nil
			case !diags.HasErrors() && len(p.Steps) == 0:
				followed++
				h.blocks = all
			case !diags.HasErrors():
				t.Fatalf("seed %d: it makes the steps %v\nof %v\nwith %v\n%s", seed, keys(p), was, s.bindings().Swapped, h.text()+strings.Join(all, ""))
			case alone:
				refused++
				s.apply(before)
				h.blocks = blocks
			default:
				refused++
				h.are, h.blocks = was, nil
			}
			if p := s.apply(h.text(), strings.Join(h.blocks, "")); len(p.Steps) != 0 {
				t.Fatalf("seed %d: it makes the steps %v of\n%s", seed, keys(p), h.text()+strings.Join(h.blocks, ""))
			}
		}
	}
	if followed < refused {
		t.Errorf("%d were followed and %d refused", followed, refused)
	}
	t.Logf("%d followed, %d refused", followed, refused)
}
