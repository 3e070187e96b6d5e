package sim

import (
	"slices"
	"strconv"
	"strings"

	"netplan/cloudapi/catalog"
)

// Beyond the reference: who calls, and where to call.

func outsideChapter() chapter {
	return chapter{ledger: outsideLedger(), ops: []op{
		{action: "sts.GetCallerIdentity", run: callerIdentity},
		{
			action: "location.DescribeEndpoints", run: endpoints, list: "Endpoints.Endpoint[]",
			guards: []guard{{"InvalidRegionId.NotFound", "", func(c *call) bool { return catalog.LookupRegion(c.get("Id")) == nil }}},
		},
	}}
}

// callerIdentity tells the caller's account. A key with policies is a user's.
func callerIdentity(c *call) answer {
	id := row{
		"AccountId": c.account, "UserId": c.account, "PrincipalId": c.account,
		"IdentityType": "Account", "Arn": "acs:ram::" + c.account + ":root",
	}
	if _, limited := c.Policies[c.key]; limited {
		user := strconv.FormatUint(2e17+c.random("user "+c.key, 0)%1e17, 10)
		id["UserId"], id["PrincipalId"] = user, user
		id["IdentityType"], id["Arn"] = "RAMUser", "acs:ram::"+c.account+":user/"+c.key
	}
	return answer{values: id}
}

// endpoints leads a client back to the address that it called, for the products
// that are answered there. Clients disagree on their case: Vpc, vpc.
func endpoints(c *call) answer {
	a := answer{values: row{"Success": "true"}}
	code := c.get("ServiceCode")
	if c.host != "" && slices.ContainsFunc(products, func(p product) bool { return strings.EqualFold(p.name, code) }) {
		a.rows = []row{{
			"Endpoint": c.host, "Id": c.get("Id"), "Namespace": "", "SerivceCode": code, "Type": c.get("Type"),
		}}
	}
	return a
}
