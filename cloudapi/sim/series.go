package sim

import (
	"slices"
	"sort"
)

// series is a list of objects in the order of creation, cut into pieces so
// that adding, removing and skipping stay cheap however long it grows.
type series struct {
	pieces [][]*object
	n      int
}

// pieceSize is the length at which a piece is cut in two.
const pieceSize = 512

// len is the number of objects.
func (s *series) len() int {
	if s == nil {
		return 0
	}
	return s.n
}

// add puts an object in its place; one that is there already stays.
func (s *series) add(o *object) {
	if len(s.pieces) == 0 {
		s.pieces = [][]*object{nil}
	}
	p, i, found := s.find(o)
	if found {
		return
	}
	s.pieces[p] = slices.Insert(s.pieces[p], i, o)
	s.n++
	if piece := s.pieces[p]; len(piece) > pieceSize {
		half := slices.Clone(piece[pieceSize/2:])
		s.pieces[p] = piece[:pieceSize/2]
		s.pieces = slices.Insert(s.pieces, p+1, half)
	}
}

// remove takes an object out.
func (s *series) remove(o *object) {
	if s.len() == 0 {
		return
	}
	p, i, found := s.find(o)
	if !found {
		return
	}
	s.pieces[p] = slices.Delete(s.pieces[p], i, i+1)
	s.n--
	if len(s.pieces[p]) == 0 {
		s.pieces = slices.Delete(s.pieces, p, p+1)
	}
}

// find is the piece and index of an object, or of the place for it. There is
// at least one piece.
func (s *series) find(o *object) (piece, index int, found bool) {
	piece = sort.Search(len(s.pieces)-1, func(p int) bool { return s.pieces[p+1][0].Seq > o.Seq })
	index, found = slices.BinarySearchFunc(s.pieces[piece], o.Seq, func(x *object, seq int) int { return x.Seq - seq })
	return piece, index, found
}

// all yields the objects in order. The series must not change meanwhile.
func (s *series) all(yield func(*object) bool) {
	if s == nil {
		return
	}
	for _, piece := range s.pieces {
		for _, o := range piece {
			if !yield(o) {
				return
			}
		}
	}
}

// page is up to size objects after the first skip ones.
func (s *series) page(skip, size int) []*object {
	var page []*object
	if s == nil {
		return nil
	}
	for _, piece := range s.pieces {
		if skip >= len(piece) {
			skip -= len(piece)
			continue
		}
		piece = piece[skip:min(len(piece), skip+size-len(page))]
		if page, skip = append(page, piece...), 0; len(page) == size {
			break
		}
	}
	return page
}
