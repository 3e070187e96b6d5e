package graph

import (
	"context"
	"fmt"
	"testing"
	"time"
)

var sizes = []int{1_000, 10_000, 100_000}

// sized is a graph of n nodes and about 3n edges.
func sized(n int) *Builder {
	var b Builder
	for _, e := range acyclic(seeded(n), n, 6*n) {
		if len(e) == 1 {
			b.Node(e[0])
		} else {
			b.Edge(e[0], e[1], "reference")
		}
	}
	return &b
}

// laned puts ten keys into each lane.
func laned(key string) Task {
	return Task{Cost: time.Second, Lanes: []string{key[:len(key)-1]}}
}

func benchmark(b *testing.B, prepare func(n int) (run func())) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			run := prepare(n)
			b.ReportAllocs()
			for b.Loop() {
				run()
			}
		})
	}
}

func BenchmarkBuild(b *testing.B) {
	benchmark(b, func(n int) func() {
		builder := sized(n)
		return func() { builder.Build() }
	})
}

func BenchmarkOrder(b *testing.B) {
	benchmark(b, func(n int) func() {
		g := sized(n).Build()
		return func() {
			if _, err := g.Order(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkCycle(b *testing.B) {
	benchmark(b, func(n int) func() {
		var ring Builder
		for i := range n {
			ring.Edge(key(i), key((i+1)%n), "next")
		}
		g := ring.Build()
		return func() {
			if _, err := g.Order(); err == nil {
				b.Fatal("a ring was ordered")
			}
		}
	})
}

func BenchmarkSchedule(b *testing.B) {
	benchmark(b, func(n int) func() {
		g := sized(n).Build()
		return func() { g.Schedule(laned, 16) }
	})
}

func BenchmarkWalk(b *testing.B) {
	benchmark(b, func(n int) func() {
		g := sized(n).Build()
		return func() {
			g.Walk(context.Background(), 16, laned, func(context.Context, string) error { return nil })
		}
	})
}

func BenchmarkDOT(b *testing.B) {
	benchmark(b, func(n int) func() {
		g := sized(n).Build()
		return func() { g.DOT(func(key string) (string, string) { return key, key[:3] }) }
	})
}
