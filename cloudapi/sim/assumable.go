package sim

import (
	"fmt"
	"strings"
)

// assumablePrefixes say what an id is that Assume may name.
var assumablePrefixes = []string{"i-", "lb-", "eni-", "havip-", "ri-", "vpn-", "ipv6gw-", "ipv6-"}

// Assumable refuses an id that nobody who writes it out for Assume can mean:
// one whose beginning does not say what it is, or that is no id at all, such as
// two with a comma between them. The error says what is allowed.
func Assumable(id string) error {
	for _, prefix := range assumablePrefixes {
		rest, ok := strings.CutPrefix(id, prefix)
		switch {
		case !ok:
		case rest == "":
			return fmt.Errorf("%q is the beginning of an id only", id)
		case strings.Trim(rest, idLetters) != "":
			return fmt.Errorf("%q is not one id; an id has letters, digits, - and _ only", id)
		default:
			return nil
		}
	}
	return fmt.Errorf("the beginning of %q does not say what it stands for; there are %s", id, strings.Join(assumablePrefixes, ", "))
}

// idLetters are those of ids.
const idLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
