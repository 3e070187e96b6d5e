package sim_test

// unprovoked lists the error rows that no test provokes, by the reason. An entry
// is a code in every action, or an action and a code; with ": " and words, only
// the rows with these words in their message.
var unprovoked = map[string][]string{
	"an internal fault: only a hook for faults answers it":                   {"InternalError", "InternalError.Retry"},
	"an interface is made at once, so that no two creations meet":            {"CreateRouterInterface RI_CREATE_ONE_LIMIT_BY_SYNC"},
	"what an account does not support is not stated":                         {"CreateRouterInterface ForbiddenAction"},
	"the row is there twice, once without the full stop":                     {"CreateRouterInterface InvalidRouterType.ValueNotSupported"},
	"an EIP that is not Available is in the wrong status, not wrongly bound": {"AssociateEipAddress InvalidBindingStatus"},
	"the only optional parameter has a code of its own":                      {"UnassociateEipAddress InvalidParameter"},
	"the row is there twice, with two messages":                              {"DeleteVpc DependencyViolation.SecurityGroup: resources SecurityGroup", "DeleteVpc DependencyViolation.RouteInterface"},
	"a VSwitch in the wrong status has the 400 row":                          {"DeleteVSwitch IncorrectStatus"},
	"an unknown VPC has the 404 row":                                         {"DeleteVpc Forbidden.VpcNotFound"},
	"a VPC is in no such status, nor has it disks":                           {"DeleteVpc OperationDenied"},
	"there are no accounts of other sites":                                   {"CreateVirtualBorderRouter CROSS_BID.FORBIDDEN"},
}

// alwaysEmpty lists the documented response paths that never have a value, by
// the reason: an action and a path.
var alwaysEmpty = map[string][]string{}

// undocumented lists the response paths that no section documents, by the
// reason to have them: an action and a path.
var undocumented = map[string][]string{
	"tags, which clients of 5.3 read here too": {
		"DescribeEipAddresses EipAddresses.EipAddress[].Tags.Tag[].Key",
		"DescribeEipAddresses EipAddresses.EipAddress[].Tags.Tag[].Value",
		"DescribeRouteTableList RouterTableList.RouterTableListType[].Tags.Tag[].Key",
		"DescribeRouteTableList RouterTableList.RouterTableListType[].Tags.Tag[].Value",
		"DescribeVSwitches VSwitches.VSwitch[].Tags.Tag[].Key",
		"DescribeVSwitches VSwitches.VSwitch[].Tags.Tag[].Value",
	},
}
