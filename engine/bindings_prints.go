package engine

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"

	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"netplan/schema"
)

// prints are the fingerprints of the write-only attributes that are written,
// by name; nil when there is none.
func prints(lineage string, t *schema.Type, values []schema.Value) map[string]string {
	var p map[string]string
	for i := range t.Attrs {
		a := &t.Attrs[i]
		if a.Mode != schema.WriteOnly && a.Mode != schema.Secret || !values[i].Known() {
			continue
		}
		if p == nil {
			p = map[string]string{}
		}
		p[a.Name] = Print(lineage, a.Name, values[i].V)
	}
	return p
}

// sensitive names the attributes with sensitive values, as attribute.field where
// it is a field of a block.
func sensitive(t *schema.Type, values []schema.Value) []string {
	var names []string
	for i := range t.Attrs {
		if values[i].Written() && values[i].Sensitive {
			names = append(names, t.Attrs[i].Name)
		}
		for _, field := range values[i].SensitiveFields {
			names = append(names, t.Attrs[i].Name+"."+field)
		}
	}
	return names
}

// Print is the fingerprint of the value of an attribute that is never read
// back. It shows that a value changed, and differs between bindings of
// another lineage and between attributes, so that equal secrets do not look
// equal. The value must be known.
func Print(lineage, attr string, v cty.Value) string {
	text, err := ctyjson.Marshal(v, v.Type())
	if err != nil {
		panic("engine: fingerprint of " + attr + ": " + err.Error())
	}
	mac := hmac.New(sha256.New, []byte(lineage+"\x00"+attr))
	mac.Write(text)
	return hex.EncodeToString(mac.Sum(nil)[:12])
}
