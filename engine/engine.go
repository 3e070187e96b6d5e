package engine

import (
	"context"
	"time"

	"netplan/cloudapi"
	"netplan/schema"
)

// Engine plans and applies topologies. Its fields are set once before use.
type Engine struct {
	// Types are the resource types and data sources.
	Types *schema.Registry
	// APIs are the clouds by the label of their cloud block; "" is the
	// unlabelled one.
	APIs map[string]cloudapi.API
	// Store keeps the bindings.
	Store Store
	// Journal records intents and outcomes.
	Journal *Journal
	// Rules check the topology once what the cloud computed is known.
	Rules []*schema.Rule
	// Rehearse returns a cloud for a plan to be run on: one whose time is that
	// of the clock, that holds what was described, and in which the ids of
	// assume stand for things outside of the API. Nil plans without rehearsal.
	Rehearse func(label string, clock Clock, described []Described, assume []string) (cloudapi.API, error)
	// Clock tells and waits for time.
	Clock Clock
	// Pace is how fast the clouds are, for what plans expect; without Settle it
	// is cloudapi.UsualPace.
	Pace cloudapi.Pace
	// Width is how many steps may run at once; 0 means 10.
	Width int
	// Limits bound how long things are waited for; zero fields have defaults.
	Limits Limits
	// Account and Cloud are what new bindings belong to; bindings of another
	// are refused. Empty is not compared.
	Account, Cloud string
	// Token makes the ClientToken of a call, unique and at most 64 ASCII
	// characters; nil draws random ones.
	Token func() string
	// Events is told what happens; nil is allowed.
	Events func(Event)
}

// Clock is the time that waits and timestamps use.
type Clock interface {
	Now() time.Time
	// Sleep returns early with the context's error when it ends.
	Sleep(ctx context.Context, d time.Duration) error
}

// Described is one answer of a Describe action, kept to seed a rehearsal.
type Described struct {
	Request  cloudapi.Request
	Response cloudapi.Response
}
