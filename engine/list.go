package engine

import (
	"context"
	"fmt"

	"netplan/cloudapi"
)

// reads is how often a read that may succeed is made.
const reads = 5

// list makes all pages of a read, and tries a few times.
func (e *Engine) list(ctx context.Context, cloud string, r cloudapi.Request) ([]cloudapi.Response, error) {
	api := e.APIs[cloud]
	if api == nil {
		return nil, fmt.Errorf("there is no cloud block %q to read %s from", cloud, r.Action)
	}
	var wait pauses
	for n := 1; ; n++ {
		answers, err := listOnce(ctx, api, r)
		if err == nil || !again(err) || n == reads {
			return answers, err
		}
		if err := e.Clock.Sleep(ctx, wait.next()); err != nil {
			return nil, err
		}
	}
}

func listOnce(ctx context.Context, api cloudapi.API, r cloudapi.Request) ([]cloudapi.Response, error) {
	var answers []cloudapi.Response
	for resp, err := range cloudapi.Pages(ctx, api, r) {
		if err != nil {
			return nil, err
		}
		answers = append(answers, resp)
	}
	return answers, nil
}
