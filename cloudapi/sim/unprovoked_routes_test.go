package sim_test

// routesUnprovoked is as unprovoked, for chapters 5 to 8 and 22.
var routesUnprovoked = map[string][]string{
	"no region or zone is said to lack anything":                   {"CreateVpc ResourceNotAvailable*", "CreateVSwitch ResourceNotAvailable"},
	"a client learns by it when a VPC is Available":                {"DescribeVpcAttribute IncorrectVpcStatus"},
	"an unknown VPC has the 404 row":                               {"CreateVSwitch Forbidden.VpcNotFound"},
	"a next hop that is not there has a row by its type":           {"CreateRouteEntry InvalidNextHop.NotFound"},
	"a router goes with its tables only":                           {"*RouteEntry InvalidVRouter.NotFound"},
	"an internal fault: the rule of a quota is lost":               {"CreateRouteEntry InvalidEntryRuleQuota.NotFound", "CreateRouteEntry Forbidden.CheckEntryRuleQuota"},
	"the gateway address of an interface is neither set nor shown": {"CreateRouteEntry InvalidParam"},
	"a creation needs no entry that is there":                      {"CreateRouteEntry InvalidRouteEntry"},
	"the row is there twice, once with the code misspelt":          {"DeleteRouteEntry IncorrcetRouteEntryStatus"},
}

// routesEmpty is as alwaysEmpty, for the same chapters.
var routesEmpty = map[string][]string{
	"no example has one": {"DescribeAccessPoints AccessPointSet.AccessPointType[].Location"},
}
