package cloudapi

import "fmt"

// Error is a failed call.
type Error struct {
	// Action is the action that was called.
	Action string
	// Status is the HTTP status; 0 when no answer came.
	Status int
	// Code, Message, RequestID and HostID are the answer's own.
	Code, Message, RequestID, HostID string
	// Cause is the transport's error when no answer came, or nil.
	Cause error
	// Unsent says that the request was never sent, since it could not be made.
	Unsent bool
}

// Error says which call failed and how, in one line without parameters.
func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s: %v", e.Action, e.Cause)
	}
	return fmt.Sprintf("%s: %s: %s (HTTP %d, request %s)", e.Action, e.Code, e.Message, e.Status, e.RequestID)
}

// Unwrap returns the transport's error.
func (e *Error) Unwrap() error { return e.Cause }
