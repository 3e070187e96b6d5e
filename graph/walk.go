package graph

import (
	"context"
	"fmt"
	"runtime/debug"
)

// Report says what became of each key: it is in exactly one of the three.
type Report struct {
	// Done are the keys whose visit returned nil, sorted.
	Done []string
	// Failed is the error of each visit that failed.
	Failed map[string]error
	// Skipped are the keys that were not visited: those after a failed key,
	// with that key (the smallest, if there are several), and those that the
	// context's end kept from starting, with "".
	Skipped map[string]string
}

// Walk visits the keys, each when all before it are done: at most width (1 or
// more) at once, never two that share a lane. What comes first when there is a
// choice is what Schedule found to end soonest. When a visit fails, what comes after it is skipped and the rest
// goes on. When the context ends no further visit starts, and Walk waits for
// those that run; they see the same context. When a visit panics, Walk waits
// likewise and then panics. The graph must have an order.
func (g *Graph) Walk(ctx context.Context, width int, task func(key string) Task, visit func(ctx context.Context, key string) error) *Report {
	return g.WalkWith(ctx, nobody{}, width, task, visit)
}

// Crew is told who is at work: Begin before a visit starts, End when it has
// ended and all that it made way for has begun. So the number of those at work
// is never less than it will be at once.
type Crew interface {
	Begin()
	End()
}

// nobody does not mind who is at work.
type nobody struct{}

func (nobody) Begin() {}
func (nobody) End()   {}

// WalkWith is Walk with a crew.
func (g *Graph) WalkWith(ctx context.Context, crew Crew, width int, task func(key string) Task, visit func(ctx context.Context, key string) error) *Report {
	w := &walker{
		crew:       crew,
		dispatcher: g.newDispatcher(task, width),
		visit:      func(key string) error { return visit(ctx, key) },
		done:       make([]bool, len(g.keys)),
		errs:       map[int32]error{},
		results:    make(chan result),
	}
	running := 0
	begin := func() {
		for running < width && ctx.Err() == nil && w.crash == "" && w.start() {
			running++
		}
	}
	for begin(); running > 0; crew.End() {
		w.receive()
		running--
		begin()
	}
	if w.crash != "" {
		panic(w.crash)
	}
	return w.report()
}

// walker is a walk in progress. Only the goroutine of Walk touches it, but for
// visit and results.
type walker struct {
	*dispatcher
	crew    Crew
	visit   func(key string) error
	done    []bool
	errs    map[int32]error
	crash   string
	results chan result
}

// result is how a visit ended. A crash is the text of a panic.
type result struct {
	id    int32
	err   error
	crash string
}

// start starts the next visit, if there is one that can start.
func (w *walker) start() bool {
	id, ok := w.next()
	if ok {
		w.crew.Begin()
		go w.run(id)
	}
	return ok
}

// run visits a key and sends the result, whichever way the visit ends.
func (w *walker) run(id int32) {
	key := w.g.keys[id]
	r := result{id: id, crash: fmt.Sprintf("graph: visit of %s ended its goroutine", key)}
	defer func() {
		if v := recover(); v != nil {
			r.crash = fmt.Sprintf("graph: visit of %s: %v\n\n%s", key, v, debug.Stack())
		}
		w.results <- r
	}()
	r.err = w.visit(key)
	r.crash = ""
}

func (w *walker) receive() {
	r := <-w.results
	switch {
	case r.crash != "":
		w.crash = r.crash
	case r.err != nil:
		w.errs[r.id] = r.err
	default:
		w.done[r.id] = true
	}
	w.finish(r.id, w.done[r.id])
}

func (w *walker) report() *Report {
	r := &Report{Failed: map[string]error{}, Skipped: map[string]string{}}
	for id := range int32(len(w.g.keys)) {
		key := w.g.keys[id]
		switch err, failed := w.errs[id]; {
		case w.done[id]:
			r.Done = append(r.Done, key)
		case failed:
			r.Failed[key] = err
			w.skipAfter(id, r.Skipped)
		default:
			if _, ok := r.Skipped[key]; !ok {
				r.Skipped[key] = ""
			}
		}
	}
	return r
}

// skipAfter reports what comes after a failed key, unless a smaller failed key
// has claimed it. What comes after that is then claimed as well.
func (w *walker) skipAfter(failed int32, skipped map[string]string) {
	w.g.reach(w.g.after.of(failed), Downstream, func(id int32) bool {
		key := w.g.keys[id]
		if cause := skipped[key]; cause != "" {
			return false
		}
		skipped[key] = w.g.keys[failed]
		return true
	})
}
