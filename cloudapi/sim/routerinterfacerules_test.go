package sim_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi/sim"
)

// accepting is an interface that accepts from a VBR in cn-beijing.
func (x *crossing) accepting(more ...string) string {
	x.t.Helper()
	return x.side("", nearRegion, "AcceptingSide", x.router, "cn-beijing", append(more, "OppositeRouterType=VBR", "OppositeAccessPointId=ap-cn-beijing-ft-A")...)
}

// locked brings an interface into arrears, as no action does.
func (x *crossing) locked(id string) {
	x.t.Helper()
	if err := x.Edit("routerinterface", id, map[string]any{"BusinessStatus": "FinancialLocked"}); err != nil {
		x.t.Fatal(err)
	}
}

// TestInterfaceCreateRefusals: what 9.1 refuses.
func TestInterfaceCreateRefusals(t *testing.T) {
	x := newCrossing(t)
	ok := map[string]string{"Role": "InitiatingSide", "RouterType": "VRouter", "RouterId": x.router, "OppositeRegionId": farRegion, "Spec": "Small.1"}
	accept := "Role=AcceptingSide Spec=Negative "
	behind := accept + "OppositeRouterType=VBR OppositeRegionId=cn-beijing OppositeAccessPointId=ap-cn-beijing-dx-A "
	x.accepting("HealthCheckSourceIp=10.0.0.9", "HealthCheckTargetIp=192.168.9.9")
	for _, test := range []struct {
		status       int
		code, change string
	}{
		{404, "InvalidRegionId.NotFound", "OppositeRegionId=cn-nowhere"},
		{400, "InvalidRole.ValueNotSupported", "Role=Both"},
		{400, "InvalidSpec.ValudNotSupported", "Spec=Large"},
		{400, "InvalidSpec.ValudNotSupported", "Spec=Negative"},
		{400, "InvalidSpec.ValudNotSupported", "Role=AcceptingSide"},
		{400, "InvalidRouterType.ValueNotSupported", "RouterType=Switch"},
		{400, "InvalidRouterType.ValueNotSupported", "OppositeRouterType=Switch"},
		{400, "InvalidRouterType.ValueNotSupported", "OppositeRouterType=VBR OppositeAccessPointId=ap-cn-shanghai-A"},
		{404, "InvalidRouterId.NotFound", "RouterId=vrt-none"},
		{404, "InvalidRouterId.NotFound", "RouterId=" + x.routerThere},
		{404, "InvalidRouterId.NotFound", "RouterType=VBR"},
		{400, "InvalidDescription.Malformed", "Description=x"},
		{400, "InvalidParameter", "Name=x"},
		{400, "InvalidAccessPoint.ValueNotAllowed", "AccessPointId=ap-cn-hangzhou-A"},
		{400, "InvalidAccessPoint.ValueNotAllowed", "OppositeAccessPointId=ap-cn-shanghai-A"},
		{400, "MissingParameter", accept + "OppositeRouterType=VBR"},
		{400, "InvalidAccessPoint.NotExist", accept + "OppositeRouterType=VBR OppositeAccessPointId=ap-cn-hangzhou-A"},
		{400, "MissingParameter", behind + "HealthCheckSourceIp=10.0.0.8"},
		{400, "InvalidParameter", behind + "HealthCheckSourceIp=11.0.0.8 HealthCheckTargetIp=192.168.9.9"},
		{400, "InvalidParameter", behind + "HealthCheckSourceIp=10.0.0.9 HealthCheckTargetIp=192.168.9.9"},
		{400, "InvalidParameter", behind + "HealthCheckSourceIp=10.0.0.8 HealthCheckTargetIp=far"},
		{400, "InvalidParameter", "HealthCheckSourceIp=10.0.0.8 HealthCheckTargetIp=192.168.9.9"},
		{400, "MissingParameter", "InstanceChargeType=PrePaid Period=1"},
		{400, "MissingParameter", "InstanceChargeType=PrePaid AutoPay=true"},
		{400, "InvalidParameter", "InstanceChargeType=PrePaid AutoPay=true Period=10"},
		{400, "InvalidParameter", "InstanceChargeType=PrePaid AutoPay=true Period=4 PricingCycle=Year"},
	} {
		x.refused(test.status, test.code, "CreateRouterInterface", changed(ok, test.change)...)
	}
	for range 4 {
		x.do("CreateRouterInterface", changed(ok, "")...)
	}
	x.refused(400, "LimitationExceed.InterfaceNumberOnRouter", "CreateRouterInterface", changed(ok, "")...)
	x.Quotas = map[string]int{"interfaces_per_router": 6}
	x.do("CreateRouterInterface", changed(ok, "")...)
	x.Quotas["interfaces_per_router"] = -1
	x.refused(400, "Forbidden.NotInRouterInterfaceCreateWhitelist", "CreateRouterInterface", changed(ok, "")...)
	x.Quotas["interfaces_per_router"] = 0
	locked := x.side("", nearRegion, "InitiatingSide", x.router, farRegion)
	x.locked(locked)
	x.refused(400, "Forbidden.BillsOutstanding", "CreateRouterInterface", changed(ok, "")...)
	x.do("DeleteRouterInterface", "RouterInterfaceId="+locked)
	x.do("CreateRouterInterface", changed(ok, "")...)
}

// changed are parameters with some others, separated by blanks, in place.
func changed(params map[string]string, change string) []string {
	all := map[string]string{}
	for name, value := range params {
		all[name] = value
	}
	for word := range strings.FieldsSeq(change) {
		name, value, _ := strings.Cut(word, "=")
		all[name] = value
	}
	var list []string
	for name, value := range all {
		list = append(list, name+"="+value)
	}
	return list
}

// TestInterfacePrepaid: the times of 9.2 fit a subscription made at their time
// of creation, and such an interface stays.
func TestInterfacePrepaid(t *testing.T) {
	x := newCrossing(t)
	x.clock.advance(time.Date(2027, 12, 27, 6, 34, 30, 0, time.UTC).Sub(x.clock.Now()))
	for term, end := range map[string]string{"Period=1": "2028-01-27T16:00:00Z", "Period=2 PricingCycle=Year": "2029-12-27T16:00:00Z"} {
		made := x.do("CreateRouterInterface", append(strings.Fields(term), "Role=InitiatingSide", "RouterType=VRouter", "RouterId="+x.router,
			"OppositeRegionId="+farRegion, "Spec=Small.1", "InstanceChargeType=PrePaid", "AutoPay=true")...)
		if id := text(made, "OrderId"); id == "0" || id == "<nil>" {
			t.Errorf("no order: %v", made)
		}
		id := text(made, "RouterInterfaceId")
		want(t, x.shown("", nearRegion, id), map[string]string{"ChargeType": "Prepaid", "EndTime": end})
		x.refused(400, "InvalidRouterInterfaceChargeType.Malformed", "DeleteRouterInterface", "RouterInterfaceId="+id)
	}
}

// TestInterfaceArrears: what is in arrears can only be deleted.
func TestInterfaceArrears(t *testing.T) {
	x := newCrossing(t)
	a, b := x.joined()
	x.locked(a)
	at := "RouterInterfaceId=" + a
	want(t, x.shown("", farRegion, b), map[string]string{"OppositeInterfaceBusinessStatus": "FinancialLocked"})
	x.refused(400, "Forbidden.FinancileLocked", "DeactivateRouterInterface", at)
	x.refused(400, "Forbidden.FinancileLocked", "ModifyRouterInterfaceAttribute", at, "Name=other")
	x.refused(400, "InvalidInstance.StatusError", "ModifyRouterInterfaceSpec", at, "Spec=Large.1")
	x.doAs("", farRegion, "DeactivateRouterInterface", "RouterInterfaceId="+b)
	x.clock.advance(time.Minute)
	x.refused(400, "Forbidden.FinancileLocked", "ActivateRouterInterface", at)
	_, router := x.network("", nearRegion, "172.16.0.0/12")
	if _, err := x.tryAs("", nearRegion, "CreateRouterInterface", "Role=InitiatingSide", "RouterType=VRouter", "RouterId="+router, "OppositeRegionId="+farRegion, "Spec=Small.1"); err == nil || err.Code != "Forbidden.BillsOutstanding" {
		t.Errorf("have %v", err)
	}
	_, foreign := x.network(farOwner, nearRegion, "172.16.0.0/12")
	x.side(farOwner, nearRegion, "InitiatingSide", foreign, farRegion)
	x.do("DeleteRouterInterface", at)
	want(t, x.shown("", farRegion, b), map[string]string{"Status": "Inactive", "OppositeInterfaceStatus": "Deleted", "OppositeInterfaceBusinessStatus": "FinancialLocked"})
}

// TestInterfaceConnectRefusals: what 9.3 refuses.
func TestInterfaceConnectRefusals(t *testing.T) {
	x := newCrossing(t)
	a, b := x.pair()
	x.refused(404, "InvalidRouterInterfaceId.NotFound", "ConnectRouterInterface", "RouterInterfaceId=ri-none")
	x.refused(404, "InvalidRouterInterfaceId.NotFound", "ConnectRouterInterface", "RouterInterfaceId="+b)
	if _, err := x.tryAs("", farRegion, "ConnectRouterInterface", "RouterInterfaceId="+b); err == nil || err.Code != "IncorrectRole.NotInitiatingSide" {
		t.Errorf("accepting side: have %v", err)
	}
	x.locked(a)
	x.refused(400, "Forbidden.BillsOutstanding", "ConnectRouterInterface", "RouterInterfaceId="+a)
	x = newCrossing(t)
	a, _ = x.pair()
	second, _ := x.pair()
	x.do("ConnectRouterInterface", "RouterInterfaceId="+a)
	for _, step := range []struct{ words, next string }{
		{"concurrently", ""}, {"already", "Deactivate"}, {"already", ""}, {"already", ""},
	} {
		_, err := x.try("ConnectRouterInterface", "RouterInterfaceId="+second)
		if err == nil || err.Code != "Forbidden.OnlyOneConnection" || !strings.Contains(err.Message, step.words) {
			t.Errorf("have %v, want %s", err, step.words)
		}
		if step.next != "" {
			x.do(step.next+"RouterInterface", "RouterInterfaceId="+a)
			continue
		}
		x.clock.advance(time.Minute)
	}
	x.do("DeleteRouterInterface", "RouterInterfaceId="+a)
	x.do("ConnectRouterInterface", "RouterInterfaceId="+second)

	own := x.side("", nearRegion, "InitiatingSide", x.router, nearRegion, "OppositeRouterType=VRouter")
	same := x.side("", nearRegion, "AcceptingSide", x.router, nearRegion, "OppositeInterfaceId="+own)
	x.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+own, "OppositeInterfaceId="+same)
	if _, err := x.try("ConnectRouterInterface", "RouterInterfaceId="+own); err == nil || !strings.Contains(err.Message, "between same routers") {
		t.Errorf("both ends on one router: have %v", err)
	}
}

// TestInterfaceMismatch: two ends that say something false of each other are
// not connected.
func TestInterfaceMismatch(t *testing.T) {
	for _, test := range [][2]string{ // what one end says of the other
		{"OppositeRouterId=vrt-other", ""}, {"", "OppositeRouterId=vrt-other"}, {"", "OppositeRouterType=VBR OppositeAccessPointId=ap-cn-hangzhou-A"},
		{"OppositeInterfaceOwnerId=" + farOwner, ""}, {"", "OppositeInterfaceOwnerId=" + farOwner}, {"OppositeRegionId=cn-beijing", ""}, {"", "OppositeRegionId=cn-beijing"},
	} {
		x := newCrossing(t)
		a := x.side("", nearRegion, "InitiatingSide", x.router, farRegion, append(strings.Fields(test[0]), "OppositeRouterType=VRouter")...)
		b := x.side("", farRegion, "AcceptingSide", x.routerThere, nearRegion, append(strings.Fields(test[1]), "OppositeInterfaceId="+a)...)
		x.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+a, "OppositeInterfaceId="+b)
		x.refused(400, "IncorrectOppositeInterfaceInfo.NotSet", "ConnectRouterInterface", "RouterInterfaceId="+a)
	}
}

// TestInterfaceModify: what 9.7 changes and refuses.
func TestInterfaceModify(t *testing.T) {
	x := newCrossing(t)
	a, b := x.pair()
	spare := x.side("", farRegion, "AcceptingSide", x.routerThere, nearRegion)
	wall := x.accepting()
	at, behind := "RouterInterfaceId="+a, "RouterInterfaceId="+wall
	twin := x.side("", farRegion, "InitiatingSide", x.routerThere, nearRegion)
	bare := x.side("", nearRegion, "InitiatingSide", x.router, farRegion)
	for _, test := range []struct {
		status       int
		code, params string
	}{
		{404, "InvalidRouterInterfaceId.NotFound", "RouterInterfaceId=ri-none Name=other"},
		{400, "InvalidName.Malformd", at + " Name=x"},
		{400, "InvalidDescription.Malformed", at + " Description=x"},
		{400, "InvalidOppositeRouterType.ValueNotSupported", at + " OppositeRouterType=Switch"},
		{400, "LinkRole.NotSupport", at + " OppositeRouterType=VBR"},
		{400, "LinkRole.NotSupport", at + " OppositeInterfaceId=" + twin},
		{400, "LinkRole.NotSupport", "RouterInterfaceId=" + bare + " OppositeInterfaceId=" + spare},
		{400, "MissingParameter", behind + " HealthCheckSourceIp=10.0.0.8"},
		{400, "InvalidParam.ModifyRouterInterface", at + " HealthCheckSourceIp=10.0.0.8 HealthCheckTargetIp=192.168.9.9"},
		{400, "InvalidParam.ModifyRouterInterface", behind + " HealthCheckSourceIp=11.0.0.8 HealthCheckTargetIp=192.168.9.9"},
		{400, "InvalidParam.ModifyRouterInterface", behind + " HealthCheckSourceIp=10.0.0.8 HealthCheckTargetIp=far"},
		{400, "InvalidParam.ModifyRouterInterface", behind + " DeleteHealthCheckIp=true HealthCheckTargetIp=192.168.9.9"},
	} {
		x.refused(test.status, test.code, "ModifyRouterInterfaceAttribute", strings.Fields(test.params)...)
	}
	x.do("ModifyRouterInterfaceAttribute", behind, "HealthCheckSourceIp=10.0.0.8", "HealthCheckTargetIp=192.168.9.9", "Name=wall", "Description=a-text")
	want(t, x.shown("", nearRegion, wall), map[string]string{"HealthCheckSourceIp": "10.0.0.8", "HealthCheckTargetIp": "192.168.9.9", "Name": "wall", "Description": "a-text", "OppositeRouterType": "VBR"})
	x.do("ModifyRouterInterfaceAttribute", behind, "DeleteHealthCheckIp=true")
	want(t, x.shown("", nearRegion, wall), map[string]string{"HealthCheckSourceIp": "", "HealthCheckTargetIp": "", "Name": "wall"})

	x.do("ModifyRouterInterfaceAttribute", at, "Name=other")
	want(t, x.shown("", nearRegion, a), map[string]string{"Name": "other", "OppositeRouterType": "VRouter", "OppositeInterfaceId": b})
	x.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+wall, "OppositeInterfaceId=ri-border")
	x.settled("ConnectRouterInterface", at)
	for _, change := range []string{"OppositeInterfaceId=" + spare, "OppositeRouterId=vrt-other", "OppositeInterfaceOwnerId=" + farOwner} {
		x.refused(400, "InvalidParam.ModifyRouterInterface", "ModifyRouterInterfaceAttribute", at, change)
	}
	x.do("ModifyRouterInterfaceAttribute", at, "OppositeInterfaceId="+b, "OppositeRouterId="+x.routerThere, "Name=still")
	x.refused(404, "InvalidRouterInterfaceId.NotFound", "ModifyRouterInterfaceSpec", "RouterInterfaceId=ri-none", "Spec=Large.1")
	x.refused(404, "InvalidRouterInterfaceId.NotFound", "ActivateRouterInterface", "RouterInterfaceId=ri-none")
	x.refused(400, "InvalidSpec.ValudNotSupported", "ModifyRouterInterfaceSpec", at, "Spec=Large")
	x.refused(400, "InvalidSpec.ValudNotSupported", "ModifyRouterInterfaceSpec", at, "Spec=Negative")
	if _, err := x.tryAs("", farRegion, "ModifyRouterInterfaceSpec", "RouterInterfaceId="+b, "Spec=Large.1"); err == nil || err.Code != "InvalidSpec.ValudNotSupported" {
		t.Errorf("accepting side: have %v", err)
	}
}

// TestInterfaceRelinked: an idle interface whose opposite is gone may get
// another one, and shows that.
func TestInterfaceRelinked(t *testing.T) {
	x := newCrossing(t)
	a, b := x.pair()
	x.doAs("", farRegion, "DeleteRouterInterface", "RouterInterfaceId="+b)
	want(t, x.shown("", nearRegion, a), map[string]string{"Status": "Idle", "OppositeInterfaceStatus": "Deleted"})
	x.refused(400, "IncorrectOppositeInterfaceInfo.NotSet", "ConnectRouterInterface", "RouterInterfaceId="+a)
	x.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+a, "OppositeInterfaceId=ri-unknown")
	want(t, x.shown("", nearRegion, a), map[string]string{"OppositeInterfaceStatus": "", "OppositeInterfaceSpec": ""})
	next := x.side("", farRegion, "AcceptingSide", x.routerThere, nearRegion, "OppositeInterfaceId="+a)
	x.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+a, "OppositeInterfaceId="+next)
	x.settled("ConnectRouterInterface", "RouterInterfaceId="+a)
	if have := x.statuses(a, next); have != fourTimes("Active") {
		t.Error(have)
	}
}

// TestInterfaceFilters: every key, with several values and several filters.
func TestInterfaceFilters(t *testing.T) {
	x := newCrossing(t)
	a, b := x.joined()
	idle := x.side("", nearRegion, "InitiatingSide", x.router, "cn-hongkong", "Name=idle")
	want(t, x.shown("", nearRegion, idle), map[string]string{"CrossBorder": "true"})
	for key, value := range map[string]string{
		"RouterInterfaceId": a, "Status": "Active", "OppositeInterfaceId": b, "OppositeRouterType": "VRouter",
		"OppositeRouterId": x.routerThere, "OppositeInterfaceOwnerId": sim.Account, "Name": "idle",
	} {
		want(t, x.do("DescribeRouterInterfaces", "Filter.1.Key="+key, "Filter.1.Value.1="+value, "Filter.1.Value.2=none"), map[string]string{"TotalCount": "1"})
	}
	for key, value := range map[string]string{"RouterId": x.router, "RouterType": "VRouter", "RouterInterfaceOwnerId": sim.Account} {
		want(t, x.do("DescribeRouterInterfaces", "Filter.1.Key="+key, "Filter.1.Value.1="+value), map[string]string{"TotalCount": "2"})
		want(t, x.do("DescribeRouterInterfaces", "Filter.1.Key="+key, "Filter.1.Value.1=none"), map[string]string{"TotalCount": "0"})
	}
	both := []string{"Filter.1.Key=Status", "Filter.1.Value.1=Idle", "Filter.1.Value.2=Active"}
	want(t, x.do("DescribeRouterInterfaces", both...), map[string]string{"TotalCount": "2"})
	want(t, x.do("DescribeRouterInterfaces", append(both, "Filter.2.Key=Name", "Filter.2.Value.1=idle")...), map[string]string{"TotalCount": "1"})
	want(t, x.do("DescribeRouterInterfaces", "PageSize=1", "PageNumber=2", "IncludeReservationData=true"), map[string]string{
		"TotalCount": "2", "RouterInterfaceSet.RouterInterfaceType.0.RouterInterfaceId": idle, "RouterInterfaceSet.RouterInterfaceType.0.HasReservationData": "false",
	})
	x.refused(404, "InvalidFilterKey.ValueNotSupported", "DescribeRouterInterfaces", "Filter.1.Key=Spec", "Filter.1.Value.1=Large.1")
	x.refused(400, "InvalidParam.NotNull", "DescribeRouterInterfaces", "Filter.1.Key=Status")
	x.refused(400, "InvalidParam.NotNull", "DescribeRouterInterfaces", "Filter.1.Value.1=Active")
}

// TestInterfaceImport: what is described can be imported, with the other end
// and without it.
func TestInterfaceImport(t *testing.T) {
	x := newCrossing(t)
	a, b := x.joined()
	for _, regions := range [][]string{{nearRegion}, {nearRegion, farRegion}, {farRegion, nearRegion}} {
		y := &crossing{inside: newInside(t)}
		for _, region := range regions {
			y.seed(x.inside, askedIn(region, "DescribeRouterInterfaces"))
		}
		if have, want := fmt.Sprint(y.shown("", nearRegion, a)), fmt.Sprint(x.shown("", nearRegion, a)); have != want {
			t.Errorf("%v: have %s, want %s", regions, have, want)
		}
		y.settled("DeactivateRouterInterface", "RouterInterfaceId="+a)
		want(t, y.shown("", nearRegion, a), map[string]string{"Status": "Inactive"})
		if len(regions) == 2 {
			want(t, y.shown("", farRegion, b), map[string]string{"Status": "Inactive", "OppositeInterfaceStatus": "Inactive"})
		}
		y.settled("ActivateRouterInterface", "RouterInterfaceId="+a)
		want(t, y.shown("", nearRegion, a), map[string]string{"Status": "Active"})
		want(t, y.do("DescribeRouterInterfaces", "Filter.1.Key=RouterInterfaceOwnerId", "Filter.1.Value.1="+sim.Account), map[string]string{"TotalCount": "1"})
	}
}

// TestInterfaceRemoved: what takes one end away in the console leaves the other
// without a connection, and one that is not Idle is not connected to.
func TestInterfaceRemoved(t *testing.T) {
	x := newCrossing(t)
	a, b := x.joined()
	if err := x.Remove("routerinterface", b); err != nil {
		t.Fatal(err)
	}
	want(t, x.shown("", nearRegion, a), map[string]string{"Status": "Inactive", "OppositeInterfaceStatus": "Deleted", "OppositeInterfaceSpec": "Negative"})
	c, d := x.pair()
	if err := x.Edit("routerinterface", d, map[string]any{"Status": "Inactive"}); err != nil {
		t.Fatal(err)
	}
	x.refused(400, "IncorrectStatus", "ConnectRouterInterface", "RouterInterfaceId="+c)
}

// TestInterfaceRenewal: renewal data is kept and shown.
func TestInterfaceRenewal(t *testing.T) {
	x := newCrossing(t)
	a, _ := x.pair()
	if err := x.Edit("routerinterface", a, map[string]any{
		"HasReservationData": true, "ReservationActiveTime": "2027-03-11T16:00:00Z", "ReservationBandwidth": "10",
		"ReservationInternetChargeType": "PayByBandwidth", "ReservationOrderType": "RENEWCHANGE",
	}); err != nil {
		t.Fatal(err)
	}
	want(t, x.shown("", nearRegion, a), map[string]string{"HasReservationData": "true", "ReservationActiveTime": "2027-03-11T16:00:00Z", "ReservationOrderType": "RENEWCHANGE"})
}
