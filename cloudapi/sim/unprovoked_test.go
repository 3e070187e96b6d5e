package sim_test

// unprovoked lists the error rows that no test provokes, by the reason. An entry
// is a code in every action, or an action and a code; with ": " and words, only
// the rows with these words in their message.
var unprovoked = map[string][]string{
	"an internal fault: only a hook for faults answers it":        {"InternalError", "InternalError.Retry"},
	"an interface is made at once, so that no two creations meet": {"CreateRouterInterface RI_CREATE_ONE_LIMIT_BY_SYNC"},
	"what an account does not support is not stated":              {"CreateRouterInterface ForbiddenAction"},
	"the row is there twice, once without the full stop":          {"CreateRouterInterface InvalidRouterType.ValueNotSupported"},
	"there are no accounts of other sites":                        {"CreateVirtualBorderRouter CROSS_BID.FORBIDDEN"},
}

// alwaysEmpty lists the documented response paths that never have a value, by
// the reason: an action and a path.
var alwaysEmpty = map[string][]string{}

// undocumented lists the response paths that no section documents, by the
// reason to have them: an action and a path.
var undocumented = map[string][]string{}
