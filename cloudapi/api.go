// Package cloudapi speaks the VPC API, version 2016-04-28: it signs, sends,
// pages, retries and decodes one action at a time, and says what an error
// means for the caller.
package cloudapi

import "context"

// API runs one action. A Client runs it over HTTP; the simulator runs it in
// memory. An error is a *Error, or the context's.
type API interface {
	Call(ctx context.Context, r Request) (Response, error)
}

// Request is one call of an action.
type Request struct {
	// Action is the catalogue's name of it, such as CreateVpc.
	Action string
	// Region is sent as RegionId, empty not at all.
	Region string
	// Params are the parameters beside RegionId in the catalogue's spelling,
	// with list indexes from 1: NextHopList.1.NextHopId.
	Params map[string]string
}

// Response is the decoded answer of a successful call: JSON objects as
// map[string]any, arrays as []any, numbers as json.Number.
type Response map[string]any
