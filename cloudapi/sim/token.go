package sim

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"netplan/cloudapi"
)

// remembered is what a ClientToken was used for. Tokens are remembered by
// action for the life of the cloud; the reference states no lifetime.
type remembered struct {
	// Print stands for the parameters of the call.
	Print string `json:"print"`
	// Answer is what it returned, without the RequestId.
	Answer cloudapi.Response `json:"answer"`
}

// replay gives the answer of an earlier call with the same token and
// parameters, an error if the parameters differ, and neither if there was none.
func (c *call) replay() (cloudapi.Response, *cloudapi.Error) {
	have, ok := c.tokens[c.tokenKey()]
	switch {
	case !ok:
		return nil, nil
	case have.Print != c.print():
		return nil, c.refuse("IdempotentParameterMismatch", "")
	}
	return copied(have.Answer), nil
}

// remember keeps the answer of a successful call under its token. Reading
// twice does no harm, and the second answer may be another.
func (c *call) remember(resp cloudapi.Response) {
	if c.has("ClientToken") && !strings.HasPrefix(c.action.Name, "Describe") {
		c.tokens[c.tokenKey()] = remembered{c.print(), copied(resp)}
	}
}

// copied is an answer that shares nothing with the given one.
func copied(resp cloudapi.Response) cloudapi.Response {
	return cloudapi.Response(copiedValue(map[string]any(resp)).(map[string]any))
}

func copiedValue(v any) any {
	switch x := v.(type) {
	case map[string]any:
		fields := make(map[string]any, len(x))
		for name, value := range x {
			fields[name] = copiedValue(value)
		}
		return fields
	case []any:
		items := make([]any, len(x))
		for i, value := range x {
			items[i] = copiedValue(value)
		}
		return items
	}
	return v
}

// tokenKey tells tokens apart: each account has its own for each action.
func (c *call) tokenKey() string {
	key := c.action.Name + "/" + c.params["ClientToken"]
	if c.account != Account {
		key = c.account + "/" + key
	}
	return key
}

// print is a fingerprint of the region and the parameters beside the token.
func (c *call) print() string {
	var text strings.Builder
	text.WriteString(c.region)
	for _, name := range sortedKeys(c.params) {
		if name != "ClientToken" {
			text.WriteString("\x00" + name + "\x00" + c.params[name])
		}
	}
	sum := sha256.Sum256([]byte(text.String()))
	return hex.EncodeToString(sum[:16])
}
