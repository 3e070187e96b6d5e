package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"netplan/cloudapi"
)

// account names the account that the keys of the real cloud belong to; of
// several cloud blocks all, by label. It is empty for simulated clouds, and,
// with a warning, where it cannot be found out: then it is not compared with
// that of the bindings.
func (c *clouds) account(ctx context.Context, sys system) string {
	if c.name != "aliyun" {
		return ""
	}
	var list []string
	for _, label := range slices.Sorted(maps.Keys(c.apis)) {
		client, ok := c.apis[label].(interface {
			Account(context.Context) (string, error)
		})
		if !ok {
			return ""
		}
		id, err := client.Account(ctx)
		if err != nil {
			fmt.Fprintf(sys.err, "Warning: the account of the keys is not known, and not compared with that of the bindings: %v%s\n", err, hint(err))
			return ""
		}
		if label != "" {
			id = label + "=" + id
		}
		list = append(list, id)
	}
	return strings.Join(list, ",")
}

// hint is what to do about the error of a call, to follow it.
func hint(err error) string {
	if text := cloudapi.Explain(err); text != "" {
		return " (" + text + ")"
	}
	return ""
}
