package sim_test

import (
	"errors"
	"testing"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

const other = "2000000000000002"

// tenant calls a cloud for an account in cn-hangzhou.
type tenant struct {
	t   testing.TB
	api cloudapi.API
}

// call gives the answer and the code of a refusal.
func (n tenant) call(action string, params map[string]string) (cloudapi.Response, string) {
	n.t.Helper()
	answer, err := n.api.Call(n.t.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou", Params: params})
	var fail *cloudapi.Error
	if err != nil && !errors.As(err, &fail) {
		n.t.Fatal(err)
	}
	if fail != nil {
		return nil, fail.Code
	}
	return answer, ""
}

// counts wants so many VPCs.
func (n tenant) counts(vpcs string) {
	n.t.Helper()
	answer, code := n.call("DescribeVpcs", nil)
	if have := text(answer, "TotalCount"); code != "" || have != vpcs {
		n.t.Errorf("have %s VPCs %s, want %s", have, code, vpcs)
	}
}

// TestAccountsApart: two accounts do not see, change or depend on each other's
// objects.
func TestAccountsApart(t *testing.T) {
	c := newInside(t)
	ann, bob := tenant{t, c.As(sim.Account)}, tenant{t, c.As(other)}
	vpc := text(c.settled("CreateVpc", "VpcName=ann", "CidrBlock=10.0.0.0/8"), "VpcId")
	ann.counts("1")
	bob.counts("0")
	for action, params := range map[string]map[string]string{
		"DeleteVpc":            {"VpcId": vpc},
		"ModifyVpcAttribute":   {"VpcId": vpc, "VpcName": "bob"},
		"DescribeVpcAttribute": {"VpcId": vpc},
		"CreateVSwitch":        {"VpcId": vpc, "CidrBlock": "10.0.0.0/24", "ZoneId": "cn-hangzhou-b"},
	} {
		before := c.state()
		if _, code := bob.call(action, params); code != "InvalidVpcId.NotFound" || c.state() != before {
			t.Errorf("%s of another's VPC: have %q, want InvalidVpcId.NotFound", action, code)
		}
	}
	if answer, _ := bob.call("DescribeVpcs", map[string]string{"VpcId": vpc}); text(answer, "TotalCount") != "0" {
		t.Errorf("another's VPC is listed by id: %v", answer)
	}
	made, code := bob.call("CreateVpc", map[string]string{"CidrBlock": "10.0.0.0/8"})
	if code != "" || text(made, "VpcId") == vpc {
		t.Errorf("bob's VPC: %v %s", made, code)
	}
	ann.counts("1")
	bob.counts("1")
	all, err := c.Objects("vpc", "")
	if err != nil || len(all) != 2 || all[0].Account != sim.Account || all[1].Account != other {
		t.Errorf("have %v, %v", all, err)
	}
}

// TestAccountsQuotas: each account has the whole limit.
func TestAccountsQuotas(t *testing.T) {
	c := newInside(t)
	c.Quotas = map[string]int{"vpcs": 1}
	for _, account := range []string{sim.Account, other} {
		n := tenant{t, c.As(account)}
		for i, want := range []string{"", "QuotaExceeded.Vpc"} {
			if _, code := n.call("CreateVpc", nil); code != want {
				t.Errorf("%s, VPC %d: have %q, want %q", account, i+1, code, want)
			}
		}
	}
}

// TestAccountsTokens: a ClientToken is of the account that used it.
func TestAccountsTokens(t *testing.T) {
	c := newInside(t)
	ann, bob := tenant{t, c.As(sim.Account)}, tenant{t, c.As(other)}
	token := map[string]string{"ClientToken": "t1"}
	first, _ := ann.call("CreateVpc", token)
	again, _ := ann.call("CreateVpc", token)
	bobs, code := bob.call("CreateVpc", map[string]string{"ClientToken": "t1", "VpcName": "bob"})
	if text(first, "VpcId") != text(again, "VpcId") || code != "" || text(bobs, "VpcId") == text(first, "VpcId") {
		t.Errorf("have %v, %v and %v %s", first, again, bobs, code)
	}
}

// TestAccountsSaved: whose an object and a token is survives.
func TestAccountsSaved(t *testing.T) {
	c := newInside(t)
	bob := tenant{t, c.As(other)}
	token := map[string]string{"ClientToken": "t1"}
	first, _ := bob.call("CreateVpc", token)
	later := c.reloaded()
	tenant{t, later}.counts("0")
	bob = tenant{t, later.As(other)}
	bob.counts("1")
	if again, code := bob.call("CreateVpc", token); text(again, "VpcId") != text(first, "VpcId") {
		t.Errorf("the token's answer is %v %s, want that of %v", again, code, first)
	}
}

// TestAccountsImport: an answer can be imported for an account, all that it
// describes with it; another account cannot take it over.
func TestAccountsImport(t *testing.T) {
	c := newInside(t)
	c.settled("CreateVpc", "CidrBlock=10.0.0.0/8")
	into := newInside(t)
	r := cloudapi.Request{Action: "DescribeVpcs", Region: "cn-hangzhou"}
	answer := c.do("DescribeVpcs")
	if err := into.ImportFor(other, r, answer); err != nil {
		t.Fatal(err)
	}
	tenant{t, into}.counts("0")
	tenant{t, into.As(other)}.counts("1")
	all, err := into.Objects("", "")
	if err != nil || len(all) < 3 {
		t.Fatalf("have %v, %v, want the VPC with its router and table", all, err)
	}
	for _, o := range all {
		if o.Account != other {
			t.Errorf("the %s %s is %s's", o.Type, o.ID, o.Account)
		}
	}
	if err := into.Import(r, answer); err == nil {
		t.Error("another account's import took the VPC over")
	}
	tenant{t, into.As(other)}.counts("1")
}

// TestAccountsWire: a key is its account's, and the ARNs of its policies name
// that account.
func TestAccountsWire(t *testing.T) {
	u := newUsers(t, map[string]string{
		"ann": document("Allow vpc:* acs:vpc:*:" + sim.Account + ":vpc/*"),
		"bob": document("Allow vpc:* acs:vpc:*:" + other + ":vpc/*"),
		"eve": document("Allow vpc:* acs:vpc:*:" + sim.Account + ":vpc/*"),
		"cy":  document("Allow vpc:* acs:vpc:*:*:*"),
	})
	u.Accounts = map[string]string{"bob": other, "eve": other, "cy": other}
	for id, may := range map[string]bool{"ann": true, "bob": true, "cy": true, "eve": false} {
		if may {
			u.may(id, "CreateVpc")
		} else {
			u.mayNot(id, "CreateVpc")
		}
	}
	if fail := u.as("eve", "CreateVpc"); fail == nil || fail.Status != 403 || fail.Code != "Forbbiden" {
		t.Errorf("have %v, want 403 Forbbiden", fail)
	}
	tenant{t, u}.counts("1")
	tenant{t, u.As(other)}.counts("2")
}
