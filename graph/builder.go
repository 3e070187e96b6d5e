package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Builder collects nodes and edges in any order: the same nodes and edges
// build the same Graph. The zero value is ready to use.
type Builder struct {
	ids   map[string]int32
	keys  []string // by order of arrival
	edges []link
}

// link is an edge between ids.
type link struct {
	from, to int32
	why      string
}

func (l link) compare(m link) int {
	switch {
	case l.from != m.from:
		return cmp.Compare(l.from, m.from)
	case l.to != m.to:
		return cmp.Compare(l.to, m.to)
	}
	return strings.Compare(l.why, m.why)
}

// Node adds a key. Adding it again changes nothing.
func (b *Builder) Node(key string) {
	b.id(key)
}

// Edge says that from comes before to, and adds both as nodes. The reason why
// is shown when a cycle is explained; it may be empty. An edge given for
// several reasons is one edge with all of them. An edge from a key to itself is
// kept and reported as a cycle.
func (b *Builder) Edge(from, to, why string) {
	b.edges = append(b.edges, link{b.id(from), b.id(to), why})
}

func (b *Builder) id(key string) int32 {
	if id, ok := b.ids[key]; ok {
		return id
	}
	if b.ids == nil {
		b.ids = map[string]int32{}
	}
	id := int32(len(b.keys))
	b.ids[key] = id
	b.keys = append(b.keys, key)
	return id
}

// Build returns the graph of what was added so far.
func (b *Builder) Build() *Graph {
	keys := slices.Sorted(slices.Values(b.keys))
	sorted := make([]int32, len(keys)) // id by order of arrival to id by key
	for id, key := range keys {
		sorted[b.ids[key]] = int32(id)
	}
	links := make([]link, len(b.edges))
	for i, e := range b.edges {
		links[i] = link{sorted[e.from], sorted[e.to], e.why}
	}
	links = merge(links)
	g := &Graph{keys: keys, why: make([]string, len(links))}
	for i, l := range links {
		g.why[i] = l.why
	}
	g.after = connect(len(keys), links, func(l link) (int32, int32) { return l.from, l.to })
	g.before = connect(len(keys), links, func(l link) (int32, int32) { return l.to, l.from })
	return g
}

// merge sorts links by from and to, and joins the reasons of equal ones.
func merge(links []link) []link {
	slices.SortFunc(links, link.compare)
	merged := make([]link, 0, len(links))
	var reasons []string
	for i := 0; i < len(links); {
		first := links[i]
		reasons = reasons[:0]
		for ; i < len(links) && links[i].from == first.from && links[i].to == first.to; i++ {
			if why := links[i].why; why != "" {
				reasons = append(reasons, why)
			}
		}
		why := strings.Join(slices.Compact(reasons), "; ")
		merged = append(merged, link{first.from, first.to, why})
	}
	return merged
}

// connect lays out for each of n nodes the other ends of its links. The links
// are sorted, so each node's neighbours come out sorted.
func connect(n int, links []link, ends func(link) (node, other int32)) adjacency {
	a := adjacency{start: make([]int32, n+1), ids: make([]int32, len(links))}
	for _, l := range links {
		node, _ := ends(l)
		a.start[node+1]++
	}
	for i := range n {
		a.start[i+1] += a.start[i]
	}
	next := slices.Clone(a.start)
	for _, l := range links {
		node, other := ends(l)
		a.ids[next[node]] = other
		next[node]++
	}
	return a
}
