package schema

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
)

// AddrType is the resource type in an address, or "module" for that of a
// module.
func AddrType(addr string) string {
	parts := SplitAddr(addr)
	for len(parts) > 2 && parts[0] == "module" {
		parts = parts[2:]
	}
	return parts[0]
}

// SplitAddr splits an address at the dots that are not in instance keys.
func SplitAddr(addr string) []string {
	var parts []string
	quoted, start := false, 0
	for i := 0; i < len(addr); i++ {
		switch {
		case addr[i] == '\\' && quoted:
			i++
		case addr[i] == '"':
			quoted = !quoted
		case addr[i] == '.' && !quoted:
			parts = append(parts, addr[start:i])
			start = i + 1
		}
	}
	return append(parts, addr[start:])
}

// Covers says whether an address is that of a resource, block or module, or
// lies in it.
func Covers(scope, addr string) bool {
	rest, ok := strings.CutPrefix(addr, scope)
	return ok && (rest == "" || rest[0] == '[' || rest[0] == '.')
}

// Scopes are the addresses that cover one: those of the modules that it lies
// in, of its block, and itself, from the outside in; with and without the key
// where there is one.
func Scopes(addr string) []string {
	var list []string
	end := -1
	for i, part := range SplitAddr(addr) {
		begin := end + 1
		end = begin + len(part)
		if i%2 == 0 {
			continue // the word module, or a type
		}
		if key := strings.IndexByte(part, '['); key >= 0 {
			list = append(list, addr[:begin+key])
		}
		list = append(list, addr[:end])
	}
	return list
}

// ParseAddr reads an address as people write it, as a reference, and returns it
// as everything else writes it. The error says that it is none.
func ParseAddr(text string) (string, error) {
	t, diags := hclsyntax.ParseTraversalAbs([]byte(text), "", hcl.InitialPos)
	if diags.HasErrors() {
		return "", errors.New("it is no address such as vpc.main")
	}
	return addressOf(t), nil
}

// addressOf is the address that a reference writes.
func addressOf(t hcl.Traversal) string {
	var b strings.Builder
	b.WriteString(t.RootName())
	for _, step := range t[1:] {
		switch step := step.(type) {
		case hcl.TraverseAttr:
			b.WriteString("." + step.Name)
		case hcl.TraverseIndex:
			b.WriteString(instanceKey(step.Key))
		}
	}
	return b.String()
}

// Reference writes an address as a reference of a topology: ParseAddr reads the
// address from it.
func Reference(addr string) string {
	var b strings.Builder
	for {
		begin := strings.IndexByte(addr, '"')
		if begin < 0 {
			b.WriteString(addr)
			return b.String()
		}
		quoted, err := strconv.QuotedPrefix(addr[begin:])
		if err != nil {
			b.WriteString(addr)
			return b.String()
		}
		key, _ := strconv.Unquote(quoted)
		b.WriteString(addr[:begin])
		b.Write(hclwrite.TokensForValue(cty.StringVal(key)).Bytes())
		addr = addr[begin+len(quoted):]
	}
}

// Cover says which addresses blocks about other addresses cover.
type Cover struct{ of map[string]bool }

// NewCover is the Cover of removed blocks.
func NewCover(blocks []Removed) Cover {
	c := Cover{map[string]bool{}}
	for _, b := range blocks {
		c.of[b.From] = true
	}
	return c
}

// Covers says whether one of the blocks covers an address.
func (c Cover) Covers(addr string) bool {
	if len(c.of) == 0 {
		return false
	}
	return slices.ContainsFunc(Scopes(addr), func(scope string) bool { return c.of[scope] })
}
