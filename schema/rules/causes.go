package rules

import (
	"path"
	"slices"
	"strings"

	"netplan/cloudapi/catalog"
)

// Where says when the cause of an error of the API is found. Several together
// mean that it depends on the cause.
type Where uint

// When causes are found, the earliest first.
const (
	// Offline causes stand in the topology: validate finds them.
	Offline Where = 1 << iota
	// Described causes are in the cloud: plan finds them, which reads what is
	// there and rehearses every call with it.
	Described
	// AtApply causes show when the call is made, and not before.
	AtApply
	// Never: netplan makes no call that is answered so.
	Never
)

// Cause says where the causes of error rows of the API are found.
type Cause struct {
	Where Where
	// Rules are the codes of the findings that tell of an Offline cause: of
	// rules, or of the language.
	Rules string
	// Why is what the cause is, or why it is found no earlier. It may be empty
	// where the rules say it.
	Why string
	// Rows are error rows of the catalogue: an action, a code and, behind a
	// colon, words of the message where the code has several. * stands for any
	// part of action and code.
	Rows []string
}

// Causes are the causes of the error rows of all actions that netplan calls.
// Of several that fit a row the first counts.
func Causes() []Cause {
	return slices.Concat(networkCauses, connectionCauses, borderCauses, bgpCauses, addressCauses, vpnCauses, natCauses, accelerationCauses, commonCauses)
}

// CauseOf finds the cause of an error row, and the entry of Cause.Rows that
// names it; nil and empty where there is none.
func CauseOf(causes []Cause, action string, row catalog.ErrorRow) (*Cause, string) {
	for i := range causes {
		for _, entry := range causes[i].Rows {
			if Fits(entry, action, row.Code, row.Message) {
				return &causes[i], entry
			}
		}
	}
	return nil, ""
}

// Fits says whether an entry of Cause.Rows names an error row.
func Fits(entry, action, code, message string) bool {
	key, words, _ := strings.Cut(entry, ": ")
	ok, _ := path.Match(key, action+" "+code)
	return ok && strings.Contains(message, words)
}
