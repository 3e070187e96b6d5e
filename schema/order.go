package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// node is something that is evaluated as a whole, in every instance of its
// module, before what refers to it.
type node struct {
	m    *module
	kind nodeKind
	name string
}

type nodeKind int

const (
	nodeCall nodeKind = iota // expands a module call of m
	nodeVar
	nodeLocal
	nodeData
	nodeResource
	nodeOutput
)

// String names a node as an expression does.
func (n node) String() string {
	prefix := map[nodeKind]string{nodeCall: "module.", nodeVar: "var.", nodeLocal: "local.", nodeData: "data.", nodeOutput: "output."}[n.kind]
	return join(n.m.path, prefix+n.name)
}

// edge is a node that comes before, and the reference that says so.
type edge struct {
	before int
	at     hcl.Range
}

// sorter orders nodes without recursion.
type sorter struct {
	nodes  []node
	index  map[node]int
	before [][]edge
}

// sortNodes orders what is to be evaluated; a cycle is reported.
func (l *loader) sortNodes(root *module) []node {
	s := &sorter{index: map[node]int{}}
	s.add(root)
	s.before = make([][]edge, len(s.nodes))
	for i, n := range s.nodes {
		s.before[i] = s.edges(n)
	}
	order, left := s.kahn()
	if len(left) > 0 {
		l.diags = append(l.diags, s.explain(left))
		return nil
	}
	return order
}

// add numbers the nodes of a module and of those it calls.
func (s *sorter) add(m *module) {
	for _, name := range sortedNames(m.calls) {
		s.number(node{m, nodeCall, name})
	}
	for _, name := range sortedNames(m.variables) {
		s.number(node{m, nodeVar, name})
	}
	for _, name := range sortedNames(m.locals) {
		s.number(node{m, nodeLocal, name})
	}
	for _, name := range sortedNames(m.data) {
		s.number(node{m, nodeData, name})
	}
	for _, name := range sortedNames(m.resources) {
		s.number(node{m, nodeResource, name})
	}
	for _, name := range sortedNames(m.outputs) {
		s.number(node{m, nodeOutput, name})
	}
	for _, name := range sortedNames(m.children) {
		child := m.children[name]
		child.parent, child.call = m, m.calls[name]
		s.add(child)
	}
}

func (s *sorter) number(n node) {
	s.index[n] = len(s.nodes)
	s.nodes = append(s.nodes, n)
}

// edges lists what comes before a node.
func (s *sorter) edges(n node) []edge {
	var list []edge
	m := n.m
	if m.parent != nil {
		list = append(list, edge{s.index[node{m.parent, nodeCall, m.call.name}], m.call.at})
	}
	switch n.kind {
	case nodeCall:
		c := m.calls[n.name]
		return append(list, s.blockEdges(m, c, c.count, c.forEach)...)
	case nodeVar:
		if m.parent != nil && m.call.attrs[n.name] != nil {
			list = append(list, s.refEdges(m.parent, m.call.attrs[n.name].refs)...)
		}
	case nodeLocal:
		list = append(list, s.refEdges(m, m.locals[n.name].expr.refs)...)
	case nodeOutput:
		o := m.outputs[n.name]
		list = append(append(list, s.refEdges(m, o.expr.refs)...), s.dependsEdges(m, o.dependsOn)...)
	case nodeData:
		list = append(list, s.blockEdges(m, m.data[n.name], values(m.data[n.name].attrs)...)...)
	case nodeResource:
		list = append(list, s.resourceEdges(m, m.resources[n.name])...)
	}
	return list
}

func (s *sorter) resourceEdges(m *module, b *block) []edge {
	list := s.blockEdges(m, b, append(values(b.attrs), b.count, b.forEach)...)
	for _, n := range b.nested {
		list = append(list, s.blockEdges(m, &block{}, append(values(n.attrs), n.forEach)...)...)
	}
	for _, a := range b.before {
		list = append(list, s.refEdges(m, a.condition.refs)...)
	}
	return list
}

// blockEdges are those of depends_on and of expressions, which may be nil.
func (s *sorter) blockEdges(m *module, b *block, list ...*expression) []edge {
	edges := s.dependsEdges(m, b.dependsOn)
	for _, x := range list {
		if x != nil {
			edges = append(edges, s.refEdges(m, x.refs)...)
		}
	}
	return edges
}

// dependsEdges are those of depends_on, which waits for all of a module.
func (s *sorter) dependsEdges(m *module, refs []ref) []edge {
	list := s.refEdges(m, refs)
	for _, r := range refs {
		if r.kind == refModule {
			list = append(list, s.inside(m.children[r.name], r.at)...)
		}
	}
	return list
}

// inside waits for the resources of a module and of those that it calls.
func (s *sorter) inside(m *module, at hcl.Range) []edge {
	var list []edge
	for _, name := range sortedNames(m.resources) {
		list = append(list, edge{s.index[node{m, nodeResource, name}], at})
	}
	for _, name := range sortedNames(m.children) {
		list = append(list, s.inside(m.children[name], at)...)
	}
	return list
}

func (s *sorter) refEdges(m *module, refs []ref) []edge {
	var list []edge
	for _, r := range refs {
		for _, n := range nodesOf(m, r) {
			list = append(list, edge{s.index[n], r.at})
		}
	}
	return list
}

// nodesOf are the nodes that a reference waits for.
func nodesOf(m *module, r ref) []node {
	switch r.kind {
	case refVar:
		return []node{{m, nodeVar, r.name}}
	case refLocal:
		return []node{{m, nodeLocal, r.name}}
	case refData:
		return []node{{m, nodeData, r.name}}
	case refResource:
		return []node{{m, nodeResource, r.name}}
	case refModule:
		child := m.children[r.name]
		if r.attr != "" && child.outputs[r.attr] != nil {
			return []node{{child, nodeOutput, r.attr}}
		}
		nodes := []node{{m, nodeCall, r.name}}
		for _, name := range sortedNames(child.outputs) {
			nodes = append(nodes, node{child, nodeOutput, name})
		}
		return nodes
	}
	return nil
}

// values are the expressions of a block in the order of their names.
func values(attrs map[string]*expression) []*expression {
	list := make([]*expression, 0, len(attrs)+2)
	for _, name := range sortedNames(attrs) {
		list = append(list, attrs[name])
	}
	return list
}

// kahn orders the nodes; left are those in or behind a cycle.
func (s *sorter) kahn() (order []node, left []int) {
	waits := make([]int, len(s.nodes))
	after := make([][]int, len(s.nodes))
	for i, edges := range s.before {
		for _, e := range edges {
			waits[i]++
			after[e.before] = append(after[e.before], i)
		}
	}
	var ready []int
	for i, n := range waits {
		if n == 0 {
			ready = append(ready, i)
		}
	}
	for head := 0; head < len(ready); head++ {
		order = append(order, s.nodes[ready[head]])
		for _, i := range after[ready[head]] {
			if waits[i]--; waits[i] == 0 {
				ready = append(ready, i)
			}
		}
	}
	for i, n := range waits {
		if n > 0 {
			left = append(left, i)
		}
	}
	return order, left
}

// explain reports the shortest cycle through a node that has one.
func (s *sorter) explain(left []int) *hcl.Diagnostic {
	inside := make(map[int]bool, len(left))
	for _, i := range left {
		inside[i] = true
	}
	path := s.cycle(s.onCycle(left[0], inside), inside)
	names := make([]string, 0, maxCycle+3)
	for i, n := range path {
		if i == maxCycle && len(path) > maxCycle+1 {
			names = append(names, fmt.Sprintf("%d others", len(path)-i))
			break
		}
		names = append(names, s.nodes[n].String())
	}
	names = append(names, s.nodes[path[0]].String())
	return mistake("NP-REF-CYCLE", s.range_(path[0], path[1%len(path)]), "%s. Take one of these references out.", strings.Join(names, " refers to "))
}

// maxCycle is how many nodes of a cycle are named.
const maxCycle = 20

// onCycle walks back from a node that waits until it comes by a node again:
// every node that waits waits for another one that does. It returns the first
// node, by number, of the cycle that it walked.
func (s *sorter) onCycle(at int, inside map[int]bool) int {
	step := map[int]int{}
	var walk []int
	for {
		if first, again := step[at]; again {
			return slices.Min(walk[first:])
		}
		step[at] = len(walk)
		walk = append(walk, at)
		i := slices.IndexFunc(s.before[at], func(e edge) bool { return inside[e.before] })
		at = s.before[at][i].before
	}
}

// cycle finds the shortest way from a node on a cycle back to itself.
func (s *sorter) cycle(start int, inside map[int]bool) []int {
	from := map[int]int{start: -1}
	queue := []int{start}
	for head := 0; head < len(queue); head++ {
		at := queue[head]
		for _, e := range s.before[at] {
			if e.before == start {
				return path(from, at)
			}
			if _, seen := from[e.before]; !seen && inside[e.before] {
				from[e.before] = at
				queue = append(queue, e.before)
			}
		}
	}
	panic("schema: the node lies on no cycle")
}

// path follows the steps of a search back to its start.
func path(from map[int]int, at int) []int {
	var p []int
	for ; at >= 0; at = from[at] {
		p = append(p, at)
	}
	slices.Reverse(p)
	return p
}

// range_ is the reference of one node to another.
func (s *sorter) range_(from, to int) hcl.Range {
	for _, e := range s.before[from] {
		if e.before == to {
			return e.at
		}
	}
	return hcl.Range{}
}
