package sim_test

import "strings"

// refusal is a call, with its parameters as words, and what refuses it.
type refusal struct {
	status               int
	code, action, params string
}

// refuses wants every call to be refused, and the cloud to stay as it is.
func (c *inside) refuses(calls []refusal) {
	c.t.Helper()
	for _, call := range calls {
		c.refused(call.status, call.code, call.action, strings.Fields(call.params)...)
	}
}
