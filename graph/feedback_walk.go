package graph

// feedbackWalk walks a component depth first and stops at each cycle. What it
// has left behind is on no cycle any more.
type feedbackWalk struct {
	*knot
	taken []bool
	place []int32 // of a node on the path, from 1; less than 0 once left behind
	path  []int32
	next  []int // the edge to follow, by place
	root  int32
}

func newFeedbackWalk(k *knot, taken []bool) *feedbackWalk {
	return &feedbackWalk{knot: k, taken: taken, place: make([]int32, len(k.after))}
}

// cycle walks on to the next cycle and returns its nodes; nil at the end.
func (w *feedbackWalk) cycle() []int32 {
	for {
		if len(w.path) == 0 {
			for int(w.root) < len(w.after) && (w.place[w.root] != 0 || w.gone(w.taken, w.root)) {
				w.root++
			}
			if int(w.root) == len(w.after) {
				return nil
			}
			w.enter(w.root)
		}
		top := len(w.path) - 1
		node := w.path[top]
		if w.next[top] == len(w.after[node]) {
			w.place[node] = -1
			w.path, w.next = w.path[:top], w.next[:top]
			continue
		}
		to := w.after[node][w.next[top]]
		w.next[top]++
		switch at := w.place[to]; {
		case w.gone(w.taken, to) || at < 0:
		case at > 0:
			return w.path[at-1:]
		default:
			w.enter(to)
		}
	}
}

func (w *feedbackWalk) enter(node int32) {
	w.path, w.next = append(w.path, node), append(w.next, 0)
	w.place[node] = int32(len(w.path))
}

// back goes back to before the first node of the path that is taken: what comes
// after it is to be walked again.
func (w *feedbackWalk) back() {
	for i, node := range w.path {
		if !w.gone(w.taken, node) {
			continue
		}
		for _, left := range w.path[i:] {
			w.place[left] = 0
		}
		w.path, w.next = w.path[:i], w.next[:i]
		return
	}
}
