package engine_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cmd/netplan/report"
	"netplan/engine"
)

// TestSameBytes plans the second topology of pairs 20 times, with its blocks and
// arguments in another order and in other files, while reads come back in
// another order: what is shown and saved is the same to the byte.
func TestSameBytes(t *testing.T) {
	for seed := range drawn(2) {
		p := drawnPair(t, seed)
		tr := &trial{pair: p, text: p.want.String(), occupied: map[string]int{}}
		if f := tr.begin(t, seed); f != nil {
			t.Fatal(f)
		}
		r := rand.New(rand.NewPCG(seed, 11))
		want, saved := tr.shown(r, 10, tr.text)
		for n := range 20 {
			width := 10
			if n%4 == 3 {
				width = 1
			}
			have, again := tr.shown(r, width, p.want.shuffled(r)...)
			if width == 1 {
				have = want // the expected duration is that of the width
			}
			if d := cmp.Diff(want+saved, have+again); d != "" {
				t.Fatalf("seed %d, run %d, %s:\n%s", seed, n, strings.Join(p.done, ", "), d)
			}
		}
	}
}

// shown is all that is shown of the plan for files, and what is saved of it.
func (tr *trial) shown(r *rand.Rand, width int, files ...string) (all, saved string) {
	s := tr.fork()
	s.width = width
	e := s.engine()
	e.APIs = map[string]cloudapi.API{"": &unsteady{e.APIs[""], r.IntN(50)}}
	p, diags := s.try(e, planOnly, files...)
	var b, file bytes.Buffer
	fmt.Fprintln(&b, errorsOf(diags))
	if p == nil || p.Topology == nil {
		return b.String(), ""
	}
	b.WriteString(engine.DOT(p.Topology))
	if diags.HasErrors() {
		return b.String(), ""
	}
	doc := report.NewPlan(p, engine.ModeApply)
	for _, write := range []func(io.Writer, *report.PlanDocument) error{report.PlanText, report.PlanJSON, report.PlanMarkdown, report.PlanHTML} {
		if err := write(&b, doc); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := json.NewEncoder(&file).Encode(p.Saved(planOnly)); err != nil {
		s.t.Fatal(err)
	}
	return b.String(), file.String()
}

// unsteady is an API whose answers come back in an order of their own.
type unsteady struct {
	api cloudapi.API
	n   int
}

// Call lets others go first.
func (u *unsteady) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	for range (u.n * len(r.Action)) % 17 {
		runtime.Gosched()
	}
	return u.api.Call(ctx, r)
}

// shuffled is a topology in files, its resources and their arguments in another
// order. Moved blocks stand in theirs.
func (s *sketch) shuffled(r *rand.Rand) []string {
	parts := s.clone().parts
	r.Shuffle(len(parts), func(i, k int) { parts[i], parts[k] = parts[k], parts[i] })
	files := []string{(&sketch{rest: s.rest, quotas: s.quotas}).String()}
	for len(parts) > 0 {
		n := 1 + r.IntN(len(parts))
		file := &sketch{parts: parts[:n]}
		for _, p := range file.parts {
			if !slices.ContainsFunc(p.body, func(l piece) bool { return l.block }) {
				r.Shuffle(len(p.body), func(i, k int) { p.body[i], p.body[k] = p.body[k], p.body[i] })
			}
		}
		files, parts = append(files, file.String()), parts[n:]
	}
	return files
}
