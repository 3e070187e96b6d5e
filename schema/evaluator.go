package schema

// evaluator keeps what a topology needs to be evaluated again at apply.
type evaluator struct{}
