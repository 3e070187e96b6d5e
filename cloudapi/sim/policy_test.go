package sim_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"math"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/cloudapi/sim"
)

// users is a cloud over HTTP with keys of users beside the account's own.
type users struct {
	*inside
	url string
}

// newUsers serves a cloud in which each user has one policy; the key "root"
// has none. A user's secret is the id with "-secret".
func newUsers(t *testing.T, policies map[string]string) *users {
	t.Helper()
	c := newInside(t)
	c.Keys = map[string]string{"root": "root-secret"}
	c.Policies = map[string][]sim.Policy{}
	for id, text := range policies {
		c.Keys[id] = id + "-secret"
		c.Policies[id] = parsed(t, text)
	}
	server := httptest.NewServer(c.Cloud)
	t.Cleanup(server.Close)
	return &users{c, server.URL}
}

func parsed(t *testing.T, text string) []sim.Policy {
	t.Helper()
	policies, err := sim.ParsePolicy([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return policies
}

// document is a policy of statements, each an effect, its actions and its
// resources, separated by blanks; actions and resources by commas.
func document(statements ...string) string {
	var all []string
	for _, s := range statements {
		w := strings.Fields(s)
		all = append(all, fmt.Sprintf(`{"Effect":%q,"Action":["%s"],"Resource":["%s"]}`, w[0], strings.ReplaceAll(w[1], ",", `","`), strings.ReplaceAll(w[2], ",", `","`)))
	}
	return `{"Version":"1","Statement":[` + strings.Join(all, ",") + `]}`
}

// as calls an action with the real client and the key of a user.
func (u *users) as(id, action string, params ...string) *cloudapi.Error {
	u.t.Helper()
	client, err := cloudapi.New(cloudapi.Config{
		Endpoint: u.url, Keys: cloudapi.StaticKeys(id, id+"-secret", ""), Clock: still{u.clock}, Retries: -1, Rate: math.Inf(1),
	})
	if err != nil {
		u.t.Fatal(err)
	}
	r := cloudapi.Request{Action: action, Region: "cn-hangzhou", Params: map[string]string{}}
	for _, p := range params {
		name, value, _ := strings.Cut(p, "=")
		if name == "RegionId" {
			r.Region = value
			continue
		}
		r.Params[name] = value
	}
	_, err = client.Call(u.t.Context(), r)
	var fail *cloudapi.Error
	if err != nil && !errors.As(err, &fail) {
		u.t.Fatalf("%s: %v is no cloud error", action, err)
	}
	return fail
}

// still is the test's clock; nothing waits by it.
type still struct{ *clock }

func (still) Sleep(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// may and mayNot hold whether a user is permitted a call. A call that is
// refused for want of permission leaves the cloud as it was.
func (u *users) may(id, action string, params ...string) {
	u.t.Helper()
	if err := u.as(id, action, params...); err != nil && err.Status == 403 {
		u.t.Errorf("%s: %s %v: have %v, want permission", id, action, params, err)
	}
}

func (u *users) mayNot(id, action string, params ...string) {
	u.t.Helper()
	before := u.state()
	err := u.as(id, action, params...)
	if err == nil || err.Status != 403 || !strings.HasPrefix(err.Message, "User not authorized to operate on the specified resource") {
		u.t.Errorf("%s: %s %v: have %v, want no permission", id, action, params, err)
	}
	if u.state() != before {
		u.t.Errorf("%s: %s %v was refused and changed the cloud", id, action, params)
	}
}

// TestOwnKeyMayDoEverything: a key without an entry is not limited, nor is a
// call in memory; an entry without statements permits nothing.
func TestOwnKeyMayDoEverything(t *testing.T) {
	u := newUsers(t, map[string]string{"nobody": document("Allow ecs:* *")})
	u.may("root", "CreateVpc")
	u.do("CreateVpc")
	u.mayNot("nobody", "CreateVpc")
	u.Policies["nobody"] = nil
	u.mayNot("nobody", "DescribeVpcs")
	u.Policies["nobody"] = parsed(t, document("Allow * *"))
	u.may("nobody", "DescribeVpcs")
}

// TestOneObject: a grant on one VPC is none on another, on the list, or on
// what is yet to be created.
func TestOneObject(t *testing.T) {
	u := newUsers(t, nil)
	mine, other := text(u.settled("CreateVpc"), "VpcId"), text(u.settled("CreateVpc"), "VpcId")
	u.Keys["ann"] = "ann-secret"
	u.Policies["ann"] = parsed(t, document("Allow vpc:* acs:vpc:cn-hangzhou:"+sim.Account+":vpc/"+mine))
	u.may("ann", "ModifyVpcAttribute", "VpcId="+mine, "VpcName=main")
	u.mayNot("ann", "ModifyVpcAttribute", "VpcId="+other, "VpcName=main")
	u.mayNot("ann", "ModifyVpcAttribute", "VpcId="+mine, "VpcName=main", "RegionId=cn-beijing")
	u.mayNot("ann", "DescribeVpcs")
	u.mayNot("ann", "DescribeVpcs", "VpcId="+mine)
	u.mayNot("ann", "CreateVpc")
	u.mayNot("ann", "DeleteVpc", "VpcId="+other)
	u.may("ann", "DeleteVpc", "VpcId="+mine)
}

// TestTwoObjects: CreateVSwitch needs vswitch/* and the VPC.
func TestTwoObjects(t *testing.T) {
	u := newUsers(t, map[string]string{
		"switches": document("Allow vpc:* acs:vpc:*:*:vswitch/*"),
		"vpcs":     document("Allow vpc:* acs:vpc:*:*:vpc/*"),
		"both":     document("Allow vpc:* acs:vpc:*:*:vpc/*", "Allow vpc:CreateVSwitch acs:vpc:*:*:vswitch/*"),
		"not here": document("Allow vpc:* *", "Deny vpc:CreateVSwitch acs:vpc:*:*:vpc/*"),
	})
	params := []string{"VpcId=" + text(u.settled("CreateVpc"), "VpcId"), "ZoneId=cn-hangzhou-b", "CidrBlock=172.16.1.0/24"}
	for _, id := range []string{"switches", "vpcs", "not here"} {
		u.mayNot(id, "CreateVSwitch", params...)
	}
	u.may("both", "CreateVSwitch", params...)
	u.mayNot("both", "DescribeVSwitches")
}

// TestDenyWins: wherever the denial stands.
func TestDenyWins(t *testing.T) {
	allow, deny := "Allow vpc:* *", "Deny vpc:Delete* acs:vpc:*:*:vpc/*"
	u := newUsers(t, map[string]string{"before": document(deny, allow), "after": document(allow, deny)})
	id := text(u.settled("CreateVpc"), "VpcId")
	for _, user := range []string{"before", "after"} {
		u.mayNot(user, "DeleteVpc", "VpcId="+id)
		u.may(user, "ModifyVpcAttribute", "VpcId="+id, "VpcName=main")
		u.may(user, "DeleteVSwitch", "VSwitchId=vsw-none")
	}
}

func TestActionPatterns(t *testing.T) {
	for _, test := range []struct {
		pattern string
		permits bool
	}{
		{"*", true}, {"vpc:*", true}, {"vpc:Describe*", true}, {"vpc:*Vpcs", true}, {"vpc:D*V*s", true}, {"vpc:DescribeVpcs", true},
		{"vpc:describevpcs", true}, {"VPC:DescribeVpcs", true},
		{"vpc:Create*", false}, {"vpc:DescribeVpc", false}, {"vpc:DescribeVpcsx", false}, {"ecs:*", false}, {"vpc:*Vpcs*Vpcs", false}, {"vpc:DescribeVpcs*s", false},
	} {
		u := newUsers(t, map[string]string{"ann": document("Allow " + test.pattern + " *")})
		if have := u.as("ann", "DescribeVpcs") == nil; have != test.permits {
			t.Errorf("%s permits DescribeVpcs: have %v, want %v", test.pattern, have, test.permits)
		}
	}
}

func TestResourcePatterns(t *testing.T) {
	for _, test := range []struct {
		pattern string
		permits bool
	}{
		{"*", true}, {"acs:vpc:*:*:*", true}, {"acs:*:*:*:*", true}, {"acs:vpc:cn-hangzhou:*:vpc/*", true}, {"acs:vpc:cn-*:*:v*", true},
		{"acs:vpc:*:" + sim.Account + ":vpc/*", true},
		{"acs:vpc:cn-beijing:*:*", false}, {"acs:vpc:*:42:*", false}, {"acs:ecs:*:*:*", false}, {"acs:vpc:*:*:vswitch/*", false}, {"acs:vpc:*:*:vpc/vpc-*", false},
	} {
		u := newUsers(t, map[string]string{"ann": document("Allow vpc:* " + test.pattern)})
		if have := u.as("ann", "DescribeVpcs") == nil; have != test.permits {
			t.Errorf("%s permits DescribeVpcs: have %v, want %v", test.pattern, have, test.permits)
		}
	}
}

// TestActionsWithoutRow: only the generic ARN covers them (chapter 3).
func TestActionsWithoutRow(t *testing.T) {
	u := newUsers(t, map[string]string{
		"typed":   document("Allow vpc:* acs:vpc:*:*:vpc/*,acs:vpc:*:*:routetable/*"),
		"generic": document("Allow vpc:* acs:vpc:cn-hangzhou:*:*"),
	})
	vpc := text(u.settled("CreateVpc"), "VpcId")
	for _, call := range [][]string{{"DescribeVpcAttribute", "VpcId=" + vpc}, {"CreateRouteTable", "VpcId=" + vpc}, {"DescribeZones"}} {
		if catalog.GrantOf(call[0]) != nil {
			t.Fatalf("%s has a row", call[0])
		}
		u.mayNot("typed", call[0], call[1:]...)
		u.may("generic", call[0], call[1:]...)
	}
	u.mayNot("generic", "DescribeZones", "RegionId=cn-beijing")
}

// TestBindTargets: an EIP is bound with a grant on the target too if it is an
// instance or an HaVip. The instance is of another product.
func TestBindTargets(t *testing.T) {
	u := newUsers(t, map[string]string{
		"eips":      document("Allow vpc:* acs:vpc:*:*:eip/*"),
		"vpc only":  document("Allow vpc:* acs:vpc:*:*:*"),
		"instances": document("Allow vpc:* acs:vpc:*:*:eip/*,acs:ecs:*:*:instance/i-*"),
		"havips":    document("Allow vpc:* acs:vpc:*:*:eip/*,acs:vpc:*:*:havip/havip-1"),
	})
	eip := "AllocationId=" + text(u.settled("AllocateEipAddress"), "AllocationId")
	for _, action := range []string{"AssociateEipAddress", "UnassociateEipAddress"} {
		for _, target := range []string{"InstanceId=i-1", "InstanceId=havip-1", "InstanceId=lb-1", "InstanceId=x,InstanceType=HaVip"} {
			params := append(strings.Split(target, ","), eip)
			for id, may := range map[string]bool{
				"eips":      target == "InstanceId=lb-1",
				"vpc only":  target != "InstanceId=i-1",
				"instances": target == "InstanceId=i-1" || target == "InstanceId=lb-1",
				"havips":    target == "InstanceId=havip-1" || target == "InstanceId=lb-1",
			} {
				if may {
					u.may(id, action, params...)
				} else {
					u.mayNot(id, action, params...)
				}
			}
		}
	}
}

// TestRowsOfOtherProducts: an action that names no instance needs none, though
// its row prints one.
func TestRowsOfOtherProducts(t *testing.T) {
	u := newUsers(t, map[string]string{"ann": document("Allow vpc:* acs:vpc:*:*:natgateway/ngw-1")})
	u.may("ann", "DeleteNatGateway", "NatGatewayId=ngw-1")
	u.mayNot("ann", "DeleteNatGateway", "NatGatewayId=ngw-2")
	u.may("ann", "DescribeNatGateways", "NatGatewayId=ngw-1")
	u.mayNot("ann", "DescribeNatGateways")
}

// TestConditions: the three lists with a condition key are limited to one
// VPC or VRouter.
func TestConditions(t *testing.T) {
	u := newUsers(t, nil)
	mine, other := u.settled("CreateVpc"), u.settled("CreateVpc")
	u.Keys["ann"], u.Keys["bob"], u.Keys["cy"] = "ann-secret", "bob-secret", "cy-secret"
	limited := func(effect, operator, key, arn string) string {
		return fmt.Sprintf(`{"Effect":%q,"Action":"vpc:*","Resource":"*","Condition":{%q:{%q:%q}}}`, effect, operator, key, arn)
	}
	arn := "acs:vpc:cn-hangzhou:" + sim.Account + ":"
	version := `{"Version":"1","Statement":[`
	u.Policies["ann"] = parsed(t, version+limited("Allow", "StringEquals", "vpc:Vpc", arn+"vpc/"+text(mine, "VpcId"))+`]}`)
	u.Policies["bob"] = parsed(t, version+limited("Allow", "StringLike", "vpc:VRouter", "acs:vpc:*:*:vrouter/"+text(mine, "VRouterId"))+`]}`)
	u.Policies["cy"] = parsed(t, version+`{"Effect":"Allow","Action":"*","Resource":"*"},`+limited("Deny", "StringEquals", "vpc:Vpc", arn+"vpc/"+text(other, "VpcId"))+`]}`)
	for _, test := range []struct {
		action, param, field string
		ann, bob             bool
	}{
		{"DescribeVSwitches", "VpcId", "VpcId", true, false},
		{"DescribeVRouters", "VRouterId", "VRouterId", true, false},
		{"DescribeRouteTables", "VRouterId", "VRouterId", false, true},
	} {
		for id, may := range map[string]bool{"ann": test.ann, "bob": test.bob} {
			u.mayNot(id, test.action)
			u.mayNot(id, test.action, test.param+"="+text(other, test.field))
			if may {
				u.may(id, test.action, test.param+"="+text(mine, test.field))
			} else {
				u.mayNot(id, test.action, test.param+"="+text(mine, test.field))
			}
		}
	}
	u.mayNot("ann", "DescribeVpcs")
	u.mayNot("cy", "DescribeVSwitches", "VpcId="+text(other, "VpcId"))
	u.may("cy", "DescribeVSwitches", "VpcId="+text(mine, "VpcId"))
	u.mayNot("cy", "DescribeVRouters", "VRouterId="+text(other, "VRouterId"))
	u.may("cy", "ModifyVpcAttribute", "VpcId="+text(other, "VpcId"), "VpcName=theirs")
}

// TestUnauthorizedCodes: the action's own row where it has one. 15.2 to 15.24
// have one about users and one about anybody; a key with policies is a user's.
func TestUnauthorizedCodes(t *testing.T) {
	u := newUsers(t, map[string]string{"ann": document("Deny * *")})
	misspelt := []string{"CreateVpc", "ModifyRouteTableAttributes", "AllocateEipAddress"}
	before := u.state()
	for _, a := range catalog.All() {
		want := "Forbidden.RAM"
		switch {
		case strings.HasPrefix(a.Section, "15.") && a.Section != "15.1":
			want = "Forbbiden.SubUser"
		case slices.Contains(misspelt, a.Name):
			want = "Forbbiden"
		}
		var params []string
		for _, p := range a.Params {
			if p.Need == catalog.Required && p.Name != "RegionId" {
				params = append(params, strings.ReplaceAll(p.Name, ".N", ".1")+"=1")
			}
		}
		if err := u.as("ann", a.Name, params...); err == nil || err.Status != 403 || err.Code != want {
			t.Errorf("%s: have %v, want 403 %s", a.Name, err, want)
		}
	}
	if u.state() != before {
		t.Error("refused calls changed the cloud")
	}
}

// TestUnknownKeysAndActions: neither is a question of permission.
func TestUnknownKeysAndActions(t *testing.T) {
	u := newUsers(t, map[string]string{"ann": document("Deny * *")})
	if err := u.as("eve", "DescribeVpcs"); err == nil || err.Code != "InvalidAccessKeyId.NotFound" {
		t.Errorf("unknown key: have %v", err)
	}
	w := &wire{t: t, url: u.url, clock: u.clock, secret: "ann-secret"}
	if _, answer := w.call("CreateMoon", map[string]string{"AccessKeyId": "ann"}); answer["Code"] != "InvalidAction.NotFound" {
		t.Errorf("unknown action: have %v", answer)
	}
}

// TestReplayNeedsPermission: the token of another caller's call opens nothing.
func TestReplayNeedsPermission(t *testing.T) {
	u := newUsers(t, map[string]string{"ann": document("Allow vpc:Describe* *")})
	u.may("root", "CreateVpc", "ClientToken=t1")
	u.mayNot("ann", "CreateVpc", "ClientToken=t1")
}

// TestPoliciesOfNewSignatures: the newer style of signing is limited as well.
func TestPoliciesOfNewSignatures(t *testing.T) {
	u := newUsers(t, map[string]string{"ann": document("Allow vpc:Describe* *")})
	for _, test := range []struct {
		key, action string
		status      int
	}{{"ann", "CreateVpc", 403}, {"ann", "DescribeVpcs", 200}, {"root", "CreateVpc", 200}} {
		req := signedACS3(u, test.key, test.action)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != test.status {
			t.Errorf("%s %s: have %d, want %d", test.key, test.action, resp.StatusCode, test.status)
		}
	}
}

// signedACS3 is a request with the signature in its header, after the
// description in the vendor's documentation of the style.
func signedACS3(u *users, key, action string) *http.Request {
	req, err := http.NewRequestWithContext(u.t.Context(), "POST", u.url+"/?RegionId=cn-hangzhou", nil)
	if err != nil {
		u.t.Fatal(err)
	}
	empty := sha256.Sum256(nil)
	headers := map[string]string{
		"x-acs-action": action, "x-acs-content-sha256": hex.EncodeToString(empty[:]), "x-acs-date": u.clock.Now().Format("2006-01-02T15:04:05Z"),
		"x-acs-signature-nonce": key + action, "x-acs-version": "2016-04-28",
	}
	names := slices.Sorted(maps.Keys(headers))
	canonical := "POST\n/\nRegionId=cn-hangzhou\n"
	for _, name := range names {
		canonical += name + ":" + headers[name] + "\n"
		req.Header.Set(name, headers[name])
	}
	signed := strings.Join(names, ";")
	hash := sha256.Sum256([]byte(canonical + "\n" + signed + "\n" + headers["x-acs-content-sha256"]))
	mac := hmac.New(sha256.New, []byte(key+"-secret"))
	mac.Write([]byte("ACS3-HMAC-SHA256\n" + hex.EncodeToString(hash[:])))
	req.Header.Set("Authorization", "ACS3-HMAC-SHA256 Credential="+key+",SignedHeaders="+signed+",Signature="+hex.EncodeToString(mac.Sum(nil)))
	return req
}
