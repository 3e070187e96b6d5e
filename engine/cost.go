package engine

import (
	"time"

	"netplan/diff"
	"netplan/schema"
)

// callTime is what one call takes to be answered.
const callTime = 300 * time.Millisecond

// settleTimes is how long what an action does usually takes to settle; an
// action that is not listed takes usualTime, or none where its type has no
// status. They are estimates: the reference gives no times.
var settleTimes = map[string]time.Duration{
	"CreateVpc":                4 * time.Second,
	"CreateVSwitch":            5 * time.Second,
	"DeleteVSwitch":            4 * time.Second,
	"CreateRouteEntry":         4 * time.Second,
	"DeleteRouteEntry":         4 * time.Second,
	"CreateNatGateway":         15 * time.Second,
	"DeleteNatGateway":         10 * time.Second,
	"AssociateEipAddress":      4 * time.Second,
	"UnassociateEipAddress":    4 * time.Second,
	"CreateSnatEntry":          4 * time.Second,
	"CreateForwardEntry":       4 * time.Second,
	"CreateVpnGateway":         5 * time.Minute,
	"CreateRouterInterface":    10 * time.Second,
	"ConnectRouterInterface":   30 * time.Second,
	"CreateBandwidthPackage":   15 * time.Second,
	"AssociateRouteTable":      4 * time.Second,
	"UnassociateRouteTable":    4 * time.Second,
	"CreateSslVpnServer":       time.Minute,
	"CreateVpnConnection":      30 * time.Second,
	"CreatePhysicalConnection": 5 * time.Second,
}

const usualTime = 2 * time.Second

// cost is how long a step is expected to take: its calls, and what each takes
// to settle.
func cost(s *Step) time.Duration {
	var d time.Duration
	for _, action := range s.Actions {
		d += callTime + settleTime(s.Change.Type, action)
	}
	if s.Verb == diff.Create && len(s.Actions) == 1 {
		d += callTime // it is read once
	}
	return d
}

func settleTime(t *schema.Type, action string) time.Duration {
	if d, ok := settleTimes[action]; ok {
		return d
	}
	if t.Status.Field == "" {
		return 0
	}
	return usualTime
}

// estimate fills in the expected calls and duration of a plan.
func (p *Plan) estimate(width int) {
	for _, s := range p.Steps {
		for _, action := range s.Actions {
			p.Calls[action]++
		}
	}
	g, steps := p.graph()
	p.Makespan = g.Schedule(task(steps), width).Makespan
}
