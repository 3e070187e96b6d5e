package cloudapi

import (
	"context"
	"sync"

	"golang.org/x/time/rate"
)

// limits keep calls from being made too often: a token bucket for each region
// and action, as the service counts them.
type limits struct {
	rate  rate.Limit
	burst int
	clock Clock

	mu      sync.Mutex
	buckets map[bucket]*rate.Limiter
}

type bucket struct{ region, action string }

// wait lets time pass until the next call of an action is due. Its error is
// the context's.
func (l *limits) wait(ctx context.Context, region, action string) error {
	now := l.clock.Now()
	turn := l.of(bucket{region, action}).ReserveN(now, 1)
	delay := turn.DelayFrom(now)
	if delay <= 0 {
		return ctx.Err()
	}
	err := l.clock.Sleep(ctx, delay)
	if err != nil {
		turn.CancelAt(l.clock.Now())
	}
	return err
}

func (l *limits) of(b bucket) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.buckets == nil {
		l.buckets = map[bucket]*rate.Limiter{}
	}
	if l.buckets[b] == nil {
		l.buckets[b] = rate.NewLimiter(l.rate, l.burst)
	}
	return l.buckets[b]
}
