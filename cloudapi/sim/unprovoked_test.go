package sim_test

// unprovoked lists the error rows that no test provokes, by the reason. An entry
// is a code in every action, or an action and a code; with ": " and words, only
// the rows with these words in their message.
var unprovoked = map[string][]string{
	"an internal fault: only a hook for faults answers it": {"InternalError", "InternalError.Retry"},
}

// alwaysEmpty lists the documented response paths that never have a value, by
// the reason: an action and a path.
var alwaysEmpty = map[string][]string{}

// undocumented lists the response paths that no section documents, by the
// reason to have them: an action and a path.
var undocumented = map[string][]string{}
