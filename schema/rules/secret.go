package rules

import (
	"fmt"

	"netplan/schema"
)

// hidden stands for a value that is never shown.
const hidden = "(sensitive value)"

// shown is what an attribute says, or something made of it, for a message.
func shown(r *schema.Resource, attr string, v any) string {
	if secret(r, attr) {
		return hidden
	}
	return fmt.Sprintf("%q", fmt.Sprint(v))
}

// example ends a message with something to write, made of an attribute.
func example(r *schema.Resource, attr string, v any) string {
	if secret(r, attr) {
		return ""
	}
	return fmt.Sprintf(" Write %q, for example.", fmt.Sprint(v))
}

// secret says whether the value of an attribute must not be told. A resource
// that is nil or without the attribute has nothing to hide.
func secret(r *schema.Resource, attr string) bool {
	if r == nil {
		return false
	}
	i := r.Type.Index(attr)
	return i >= 0 && (r.Values[i].Sensitive || r.Type.Attrs[i].Hidden())
}
