package cloudapi

import (
	"context"
	"time"
)

// Clock tells the time and lets it pass. Sleep returns the context's error
// when the context ends first.
type Clock interface {
	Now() time.Time
	Sleep(ctx context.Context, d time.Duration) error
}

// wall is the real clock.
type wall struct{}

// Now is the present.
func (wall) Now() time.Time { return time.Now() }

// Sleep lets d pass.
func (wall) Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
