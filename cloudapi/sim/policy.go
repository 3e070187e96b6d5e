package sim

import (
	"cmp"
	"strings"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// Account is the id of the account that a key without another has, as ARNs
// have it.
const Account = "1234567890123456"

// accountOf is the account of an access key.
func (c *Cloud) accountOf(key string) string { return cmp.Or(c.Accounts[key], Account) }

// Effect is what a statement does with the calls that it fits. Any other than
// Allow denies them, and denial wins.
type Effect string

// The effects.
const (
	Allow Effect = "Allow"
	Deny  Effect = "Deny"
)

// Policy is one statement of a RAM policy (chapter 3). It fits a call on a
// resource if one of the actions, one of the resources and all conditions do.
type Policy struct {
	Effect Effect
	// Actions are such as vpc:CreateVpc, vpc:Describe* or *; case does not
	// count.
	Actions []string
	// Resources are ARNs such as acs:vpc:*:*:vswitch/*, or *. A * stands for
	// any text within one part; parts are separated by colons, the last takes
	// the rest.
	Resources []string
	// Conditions limit the statement to calls with certain values of the keys
	// of chapter 3; a call without the key does not fit.
	Conditions []PolicyCondition
}

// PolicyCondition wants one of the values for a key.
type PolicyCondition struct {
	// Operator is StringEquals, or StringLike, where * stands for any text.
	Operator string
	// Key is vpc:Vpc or vpc:VRouter.
	Key    string
	Values []string
}

// demand is what a caller must be granted for a call.
type demand struct {
	action string
	// arns must all be granted, keys are the values of the condition keys.
	arns []string
	keys row
}

// authorizeLocked refuses a call that the policies of its access key do not
// permit. A key without an entry is the account's own and may do everything.
func (c *Cloud) authorizeLocked(key, action string, raw row) *cloudapi.Error {
	policies, limited := c.Policies[key]
	a := actionOf(action)
	if !limited || a == nil || free(a) || c.demandLocked(c.accountOf(key), action, raw).met(policies) {
		return nil
	}
	return unauthorized(a)
}

// demandLocked is what chapter 3 wants for a call. An action without a row
// wants the generic ARN.
func (c *Cloud) demandLocked(account, action string, raw row) demand {
	region := cmp.Or(raw["RegionId"], "*")
	product, name := splitAction(action)
	d := demand{action: product + ":" + name, keys: row{}}
	g := catalog.GrantOf(action)
	if g == nil {
		d.arns = []string{"acs:" + product + ":" + region + ":" + account + ":*"}
		return d
	}
	for _, r := range g.Resources {
		if touches(r, raw) {
			d.arns = append(d.arns, r.ARN(region, account, named(r, raw)))
		}
	}
	for _, cond := range g.Conditions {
		id := named(cond.Value, raw)
		if cond.Value.Type == "vpc" && cond.Value.Param == "" {
			id = c.vpcOfRouterLocked(raw["VRouterId"])
		}
		d.keys[cond.Key] = cond.Value.ARN(region, account, id)
	}
	return d
}

// named is the id that a call gives for a resource, * if it gives none.
func named(r catalog.Resource, raw row) string {
	if r.Param == "" {
		return "*"
	}
	return cmp.Or(raw[r.Param], "*")
}

// touches says whether a call has to do with a resource of its row: not with
// an object that it has no parameter for, and of an instance and an HaVip only
// with the one that its target is.
func touches(r catalog.Resource, raw row) bool {
	target := targetType(raw[strings.TrimSuffix(r.Param, "Id")+"Type"], raw[r.Param])
	switch {
	case r.ID != "*" && r.Param == "":
		return false
	case r.Type == "instance":
		return target == "EcsInstance"
	case r.Type == "havip":
		return target == "HaVip"
	}
	return true
}

// vpcOfRouterLocked is the VPC that a VRouter belongs to, * for one that is not
// there.
func (c *Cloud) vpcOfRouterLocked(id string) string {
	if router := c.object(kindVRouter, id); router != nil {
		return cmp.Or(router.Attrs["VpcId"], "*")
	}
	return "*"
}

// unauthorized is the error that the action documents for a caller without
// permission, else the general one.
func unauthorized(a *catalog.Action) *cloudapi.Error {
	const words = "User not authorized to operate on the specified resource"
	for _, code := range []string{"Forbbiden.SubUser", "Forbidden", "Forbbiden"} {
		for _, e := range a.Errors {
			if e.Status == 403 && e.Code == code && strings.HasPrefix(e.Message, words) {
				return refusal(a, "", code, words)
			}
		}
	}
	return refusal(a, "", "Forbidden.RAM", "")
}
