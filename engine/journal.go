package engine

// Journal records each mutating call before it is sent and its outcome after.
type Journal struct{}
