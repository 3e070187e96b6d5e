package schema

import "strings"

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
