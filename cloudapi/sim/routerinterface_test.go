package sim_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// crossing is a cloud with VPCs here and in cn-shanghai.
type crossing struct {
	*inside
	vpc, router string // in cn-hangzhou
	vpcThere    string // in cn-shanghai
	routerThere string
}

const (
	nearRegion = "cn-hangzhou"
	farRegion  = "cn-shanghai"
	farOwner   = "2222222222222222"
)

func newCrossing(t testing.TB) *crossing {
	x := &crossing{inside: newInside(t)}
	x.vpc, x.router = x.network("", nearRegion, "10.0.0.0/8")
	x.vpcThere, x.routerThere = x.network("", farRegion, "192.168.0.0/16")
	return x
}

// api is the cloud as an account calls it; an empty one is the main account.
func (c *inside) api(account string) cloudapi.API {
	if account == "" {
		return c.Cloud
	}
	return c.As(account)
}

// tryAs is try for an account and in a region.
func (c *inside) tryAs(account, region, action string, params ...string) (cloudapi.Response, *cloudapi.Error) {
	c.t.Helper()
	resp, err := c.api(account).Call(c.t.Context(), askedIn(region, action, params...))
	var fail *cloudapi.Error
	if err != nil && !errors.As(err, &fail) {
		c.t.Fatalf("%s: %v is no cloud error", action, err)
	}
	return resp, fail
}

// doAs is tryAs where a refusal ends the test.
func (c *inside) doAs(account, region, action string, params ...string) cloudapi.Response {
	c.t.Helper()
	resp, err := c.tryAs(account, region, action, params...)
	if err != nil {
		c.t.Fatalf("%s %v: %v", action, params, err)
	}
	return resp
}

// network makes a VPC and tells its router.
func (c *inside) network(account, region, cidr string) (vpc, router string) {
	c.t.Helper()
	made := c.doAs(account, region, "CreateVpc", "CidrBlock="+cidr)
	c.clock.advance(time.Minute)
	return text(made, "VpcId"), text(made, "VRouterId")
}

// side makes an interface of a VRouter.
func (c *inside) side(account, region, role, router, far string, more ...string) string {
	c.t.Helper()
	spec := "Spec=Small.1"
	if role == "AcceptingSide" {
		spec = "Spec=Negative"
	}
	params := append([]string{"Role=" + role, "RouterType=VRouter", "RouterId=" + router, "OppositeRegionId=" + far, spec}, more...)
	return text(c.doAs(account, region, "CreateRouterInterface", params...), "RouterInterfaceId")
}

// shown describes an interface.
func (c *inside) shown(account, region, id string) map[string]any {
	c.t.Helper()
	answer := c.doAs(account, region, "DescribeRouterInterfaces", "Filter.1.Key=RouterInterfaceId", "Filter.1.Value.1="+id)
	ri, _ := get(answer, "RouterInterfaceSet.RouterInterfaceType.0").(map[string]any)
	return ri
}

// statuses are those of the two ends as both see them.
func (x *crossing) statuses(a, b string) string {
	x.t.Helper()
	one, two := x.shown("", nearRegion, a), x.shown("", farRegion, b)
	return fmt.Sprintf("%v %v %v %v", one["Status"], one["OppositeInterfaceStatus"], two["Status"], two["OppositeInterfaceStatus"])
}

// pair makes two interfaces that name each other.
func (x *crossing) pair() (a, b string) {
	x.t.Helper()
	a = x.side("", nearRegion, "InitiatingSide", x.router, farRegion, "OppositeRouterType=VRouter")
	b = x.side("", farRegion, "AcceptingSide", x.routerThere, nearRegion, "OppositeRouterType=VRouter", "OppositeInterfaceId="+a)
	x.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+a, "OppositeInterfaceId="+b, "OppositeRouterId="+x.routerThere)
	return a, b
}

// joined is a pair that has been connected.
func (x *crossing) joined() (a, b string) {
	x.t.Helper()
	a, b = x.pair()
	x.settled("ConnectRouterInterface", "RouterInterfaceId="+a)
	return a, b
}

func fourTimes(status string) string { return strings.TrimSpace(strings.Repeat(status+" ", 4)) }

// TestInterfaceLife is the order of calls that leads two regions together, and
// apart again.
func TestInterfaceLife(t *testing.T) {
	x := newCrossing(t)
	made := x.do("CreateRouterInterface", "Role=InitiatingSide", "RouterType=VRouter", "RouterId="+x.router,
		"OppositeRegionId="+farRegion, "Spec=Small.5", "Name=bridge", "Description=a-text", "ClientToken=t1")
	if _, ok := made["OrderId"]; ok {
		t.Errorf("answer %v", made)
	}
	a := text(made, "RouterInterfaceId")
	want(t, x.shown("", nearRegion, a), map[string]string{
		"Status": "Idle", "BusinessStatus": "Normal", "Role": "InitiatingSide", "Spec": "Small.5", "Bandwidth": "50",
		"Name": "bridge", "Description": "a-text", "RouterId": x.router, "RouterType": "VRouter", "VpcInstanceId": x.vpc,
		"CreationTime": x.clock.Now().UTC().Format("2006-01-02T15:04:05Z"), "ConnectedTime": "", "EndTime": "",
		"OppositeRegionId": farRegion, "OppositeInterfaceId": "", "OppositeInterfaceStatus": "", "CrossBorder": "false", "ChargeType": "Postpaid",
	})
	b := x.side("", farRegion, "AcceptingSide", x.routerThere, nearRegion)
	x.refused(400, "IncorrectOppositeInterfaceInfo.NotSet", "ConnectRouterInterface", "RouterInterfaceId="+a)
	facing := []string{"OppositeRouterType=VRouter", "OppositeInterfaceOwnerId=" + sim.Account}
	x.do("ModifyRouterInterfaceAttribute", append(facing, "RouterInterfaceId="+a, "OppositeInterfaceId="+b, "OppositeRouterId="+x.routerThere)...)
	x.refused(400, "IncorrectOppositeInterfaceInfo.NotSet", "ConnectRouterInterface", "RouterInterfaceId="+a)
	x.doAs("", farRegion, "ModifyRouterInterfaceAttribute", append(facing, "RouterInterfaceId="+b, "OppositeInterfaceId="+a, "OppositeRouterId="+x.router)...)
	if have := x.statuses(a, b); have != fourTimes("Idle") {
		t.Errorf("before: %s", have)
	}
	x.do("ConnectRouterInterface", "RouterInterfaceId="+a)
	if have := x.statuses(a, b); have != fourTimes("Connecting") {
		t.Errorf("meanwhile: %s", have)
	}
	x.clock.advance(time.Minute)
	want(t, x.shown("", nearRegion, a), map[string]string{
		"Status": "Active", "ConnectedTime": x.clock.Now().Add(5*time.Second - time.Minute).UTC().Format("2006-01-02T15:04:05Z"),
		"OppositeInterfaceId": b, "OppositeInterfaceStatus": "Active", "OppositeInterfaceSpec": "Negative", "OppositeBandwidth": "0",
		"OppositeInterfaceBusinessStatus": "Normal", "OppositeInterfaceOwnerId": sim.Account, "OppositeRouterId": x.routerThere,
		"OppositeRouterType": "VRouter", "OppositeVpcInstanceId": x.vpcThere,
	})
	want(t, x.shown("", farRegion, b), map[string]string{"Status": "Active", "OppositeInterfaceSpec": "Small.5", "OppositeBandwidth": "50", "OppositeVpcInstanceId": x.vpc})
	want(t, x.do("ModifyRouterInterfaceSpec", "RouterInterfaceId="+a, "Spec=Large.1"), map[string]string{"Spec": "Large.1"})
	x.clock.advance(time.Minute)
	want(t, x.shown("", farRegion, b), map[string]string{"Status": "Active", "OppositeInterfaceSpec": "Large.1", "OppositeBandwidth": "1000"})
	x.settled("DeactivateRouterInterface", "RouterInterfaceId="+a)
	x.doAs("", farRegion, "DeleteRouterInterface", "RouterInterfaceId="+b)
	want(t, x.shown("", nearRegion, a), map[string]string{
		"Status": "Inactive", "OppositeInterfaceStatus": "Deleted", "OppositeInterfaceId": b, "OppositeInterfaceSpec": "Negative",
		"OppositeInterfaceBusinessStatus": "Normal", "OppositeVpcInstanceId": x.vpcThere,
	})
	x.refused(400, "IncorrectOppositeInterfaceInfo.NotSet", "ActivateRouterInterface", "RouterInterfaceId="+a)
	x.refused(400, "DependencyViolation.RouterInterface", "DeleteVpc", "VpcId="+x.vpc)
	x.do("DeleteRouterInterface", "RouterInterfaceId="+a)
	want(t, x.do("DescribeRouterInterfaces"), map[string]string{"TotalCount": "0"})
	x.do("DeleteVpc", "VpcId="+x.vpc)
}

// TestInterfaceStatuses: from each status, what each action leads to.
func TestInterfaceStatuses(t *testing.T) {
	reach := map[string][]string{ // the calls that lead to a status; a last "" waits
		"Idle": nil, "Connecting": {"Connect"}, "Active": {"Connect", ""}, "Deactivating": {"Connect", "", "Deactivate"},
		"Inactive": {"Connect", "", "Deactivate", ""}, "Activating": {"Connect", "", "Deactivate", "", "Activate"},
	}
	moves := map[string]struct{ from, via, to, code string }{
		"ConnectRouterInterface":    {"Idle", "Connecting", "Active", "IncorrectStatus"},
		"ActivateRouterInterface":   {"Inactive", "Activating", "Active", "IncorrectStatus"},
		"DeactivateRouterInterface": {"Active", "Deactivating", "Inactive", "IncorrectStatus"},
		"ModifyRouterInterfaceSpec": {"Active", "Activating", "Active", "InvalidInstance.StatusError"},
		"DeleteRouterInterface":     {"Idle Inactive", "", "", "IncorrectStatus"},
	}
	for status, steps := range reach {
		for action, move := range moves {
			x := newCrossing(t)
			a, b := x.pair()
			for _, step := range steps {
				if step == "" {
					x.clock.advance(time.Minute)
					continue
				}
				x.do(step+"RouterInterface", "RouterInterfaceId="+a)
			}
			params := []string{"RouterInterfaceId=" + a}
			if action == "ModifyRouterInterfaceSpec" {
				params = append(params, "Spec=Large.5")
			}
			if have := x.statuses(a, b); have != fourTimes(status) {
				t.Fatalf("status %s, want %s", have, status)
			}
			if !strings.Contains(" "+move.from+" ", " "+status+" ") {
				x.refused(400, move.code, action, params...)
				continue
			}
			x.do(action, params...)
			if move.to == "" {
				if x.shown("", nearRegion, a) != nil {
					t.Errorf("%s left the interface there", action)
				}
				continue
			}
			if have := x.statuses(a, b); have != fourTimes(move.via) {
				t.Errorf("%s: %s, want %s", action, have, move.via)
			}
			x.clock.advance(time.Minute)
			if have := x.statuses(a, b); have != fourTimes(move.to) {
				t.Errorf("%s: %s, want %s", action, have, move.to)
			}
		}
	}
}

// TestInterfaceMovedThere: the accepting side moves the pair too.
func TestInterfaceMovedThere(t *testing.T) {
	x := newCrossing(t)
	a, b := x.joined()
	for _, step := range [][2]string{{"Deactivate", "Inactive"}, {"Activate", "Active"}} {
		x.doAs("", farRegion, step[0]+"RouterInterface", "RouterInterfaceId="+b)
		x.clock.advance(time.Minute)
		if have := x.statuses(a, b); have != fourTimes(step[1]) {
			t.Errorf("%s: %s", step[0], have)
		}
	}
}

// TestInterfaceAccounts: the two ends may belong to two accounts.
func TestInterfaceAccounts(t *testing.T) {
	x := newCrossing(t)
	_, far := x.network(farOwner, farRegion, "172.16.0.0/12")
	a := x.side("", nearRegion, "InitiatingSide", x.router, farRegion, "OppositeRouterType=VRouter")
	b := x.side(farOwner, farRegion, "AcceptingSide", far, nearRegion, "OppositeInterfaceId="+a, "OppositeInterfaceOwnerId="+sim.Account)
	x.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+a, "OppositeInterfaceId="+b)
	x.refused(400, "IncorrectOppositeInterfaceInfo.NotSet", "ConnectRouterInterface", "RouterInterfaceId="+a)
	x.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+a, "OppositeInterfaceOwnerId="+farOwner)
	x.settled("ConnectRouterInterface", "RouterInterfaceId="+a)
	want(t, x.shown(farOwner, farRegion, b), map[string]string{"Status": "Active", "OppositeRouterId": x.router, "OppositeRouterType": "VRouter", "OppositeVpcInstanceId": x.vpc})
	if ri := x.shown("", farRegion, b); ri != nil {
		t.Errorf("the interface of another account is listed: %v", ri)
	}
	for action, code := range map[string]string{
		"ActivateRouterInterface": "Forbbiden", "DeactivateRouterInterface": "InvalidRouterInterfaceId.NotFound",
		"ModifyRouterInterfaceAttribute": "Forbbiden", "DeleteRouterInterface": "InvalidInstanceId.NotFound",
		"ConnectRouterInterface": "InvalidRouterInterfaceId.NotFound", "ModifyRouterInterfaceSpec": "InvalidInstanceOwner.Error",
	} {
		params := []string{"RouterInterfaceId=" + b}
		if action == "ModifyRouterInterfaceSpec" {
			params = append(params, "Spec=Negative")
		}
		if _, err := x.tryAs("", farRegion, action, params...); err == nil || err.Code != code {
			t.Errorf("%s: have %v, want %s", action, err, code)
		}
	}
}
