package engine

import (
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// Guard is one fingerprint of several values that must not be told, which shows
// that one of them changed and not which. All that a key could be made of lies
// beside the fingerprint, so whoever has the file can try guesses: there is one
// for all values together, all of which must be guessed at once, and each try
// costs guardRounds rounds.
type Guard struct {
	// Of names the values, sorted.
	Of []string `json:"of"`
	// Salt differs between bindings and their serials.
	Salt  string `json:"salt"`
	Print string `json:"print"`
}

// guardRounds are the rounds of PBKDF2 with SHA-256 that a guess costs: some
// tenths of a second.
const guardRounds = 600_000

// secrets are values that must not be told, by name, as JSON.
type secrets map[string]string

// guard is the fingerprint of secrets; nil where there are none.
func (s secrets) guard(salt string) *Guard {
	if len(s) == 0 {
		return nil
	}
	g := &Guard{Of: slices.Sorted(maps.Keys(s)), Salt: salt}
	var all strings.Builder
	for _, name := range g.Of {
		fmt.Fprintf(&all, "%q %s\n", name, s[name])
	}
	key, err := pbkdf2.Key(sha256.New, all.String(), []byte(salt), guardRounds, 16)
	if err != nil {
		panic("engine: a guard cannot be made: " + err.Error())
	}
	g.Print = hex.EncodeToString(key)
	return g
}

// givenSecrets are the values that variables were given. Each may end in an
// attribute that is not shown, whatever its declaration says.
func givenSecrets(values map[string]cty.Value) secrets {
	list := secrets{}
	for name, v := range values {
		if v.IsWhollyKnown() {
			list[name] = string(valueJSON(v))
		}
	}
	return list
}

// salt is the salt of a guard of the plan. It is no secret, and has to be
// another for other bindings only.
func (s *SavedPlan) salt(what string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{what, s.Cloud, s.Account, s.Lineage, fmt.Sprint(s.Serial)}, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// fits says whether two guards are of the same values.
func (g *Guard) fits(now *Guard) bool {
	if g == nil || now == nil {
		return g == now
	}
	return slices.Equal(g.Of, now.Of) && g.Print == now.Print
}
