package graph

// ordered is what a heap sorts by: its least element comes first.
type ordered[T any] interface {
	before(T) bool
}

// heap is a binary heap: its first element is before all others. Unlike
// container/heap it does not box its elements.
type heap[T ordered[T]] []T

func (h *heap[T]) push(x T) {
	*h = append(*h, x)
	s := *h
	for i := len(s) - 1; i > 0; {
		up := (i - 1) / 2
		if !s[i].before(s[up]) {
			return
		}
		s[i], s[up] = s[up], s[i]
		i = up
	}
}

func (h *heap[T]) pop() T {
	s := *h
	top, last := s[0], len(s)-1
	s[0] = s[last]
	s = s[:last]
	*h = s
	for i := 0; ; {
		down := 2*i + 1
		if down+1 < last && s[down+1].before(s[down]) {
			down++
		}
		if down >= last || !s[down].before(s[i]) {
			return top
		}
		s[i], s[down] = s[down], s[i]
		i = down
	}
}
