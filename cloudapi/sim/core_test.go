package sim_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/cloudapi/sim"
)

func TestClientToken(t *testing.T) {
	c := newInside(t)
	first := c.do("CreateVpc", "ClientToken=t1", "VpcName=main")
	again := c.do("CreateVpc", "VpcName=main", "ClientToken=t1", "OwnerId=5")
	if text(first, "VpcId") != text(again, "VpcId") || text(first, "RequestId") == text(again, "RequestId") {
		t.Errorf("first %v, again %v", first, again)
	}
	c.refused(400, "IdempotentParameterMismatch", "CreateVpc", "ClientToken=t1", "VpcName=other")
	c.refused(400, "InvalidParameter", "CreateVpc", "ClientToken=t2", "CidrBlock=10.0.0.0/30")
	c.do("CreateVpc", "ClientToken=t2", "CidrBlock=10.0.0.0/8")
	want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": "2"})
}

// TestTokenShares: what a caller does with an answer does not change the
// answers to come.
func TestTokenShares(t *testing.T) {
	c := newInside(t)
	vpc := text(c.settled("CreateVpc"), "VpcId")
	var table string
	for range 3 {
		made := c.do("CreateNatGateway", "VpcId="+vpc, "ClientToken=t1")
		list := get(made, "SnatTableIds.SnatTableId").([]any)
		if have := list[0].(string); table != "" && have != table {
			t.Fatalf("table %s, want %s", have, table)
		} else if table == "" {
			table = have
		}
		list[0] = "changed"
		made["ForwardTableIds"].(map[string]any)["ForwardTableId"] = nil
	}
}

// TestEveryActionChecked: every action asks for what it requires, refuses a
// name that it does not have, and answers a region it does not know.
func TestEveryActionChecked(t *testing.T) {
	c := newInside(t)
	for _, a := range catalog.All() {
		_, err := c.try(a.Name, "Nonsense=1")
		if err == nil || err.Code != "InvalidParameter" || !strings.Contains(err.Message, `"Nonsense"`) {
			t.Errorf("%s Nonsense=1: %v", a.Name, err)
		}
		_, err = c.try(a.Name)
		for _, p := range a.Params {
			if p.Need == catalog.Required && p.Name != "RegionId" && (err == nil || err.Code != "MissingParameter" && err.Code != "InvalidParams.NotNull") {
				t.Errorf("%s without %s: %v", a.Name, p.Name, err)
			}
		}
	}
}

// TestIndexBounds: an index counts from 1 to the number that the reference
// states for the list, in every action.
func TestIndexBounds(t *testing.T) {
	c := newInside(t)
	bounded := 0
	for _, a := range catalog.All() {
		for _, p := range a.Params {
			if p.Items == 0 {
				continue
			}
			bounded++
			name := strings.Replace(strings.Replace(p.Name, ".N", ".1", 1), ".M", ".1", 1)
			first, last := strings.Index(name, ".1"), strings.LastIndex(name, ".1")
			for _, at := range []int{first, last} {
				for _, n := range []int{0, p.Items + 1} {
					over := name[:at] + fmt.Sprint(".", n) + name[at+2:]
					if _, err := c.try(a.Name, over+"=1"); err == nil || err.Code != "InvalidParameter" && err.Code != "InvalidNexthopListSize" {
						t.Errorf("%s %s: have %v", a.Name, over, err)
					}
				}
			}
		}
	}
	if bounded < 10 {
		t.Errorf("%d parameters have a bound: the test shows little", bounded)
	}
	c.do("DescribeVpcs", "Tag.5.Key=k")
	c.do("DescribeEipAddresses", "Filter.2.Key=Name", "Filter.2.Value=x")
	c.do("DescribeAccessPoints", "Filter.5.Key=Status", "Filter.5.Value.5=x")
	c.refused(400, "InvalidNexthopListSize", "CreateRouteEntry", "RouteTableId=vtb-1", "DestinationCidrBlock=10.0.0.0/8", "NextHopList.5.NextHopId=ri-1")
}

func TestFaults(t *testing.T) {
	c := newInside(t)
	var next sim.Fault
	c.Faults = func(call sim.Call) sim.Fault {
		if call.Action != "CreateVpc" && call.Action != "DescribeVpcs" {
			return sim.Fault{}
		}
		f := next
		next = sim.Fault{}
		return f
	}
	for _, test := range []struct {
		fault sim.Fault
		code  string // empty: a transport's error
		made  int
	}{
		{sim.Fault{Lose: sim.LoseRequest}, "", 0},
		{sim.Fault{Lose: sim.LoseResponse}, "", 1},
		{sim.Throttled(), "Throttling.User", 1},
		{sim.Fault{Err: &cloudapi.Error{Code: "OperationFailed.Odd", Status: 503}}, "OperationFailed.Odd", 1},
		{sim.Fault{Err: &cloudapi.Error{Code: "QuotaExceeded.Vpc"}}, "QuotaExceeded.Vpc", 1},
	} {
		next = test.fault
		_, err := c.try("CreateVpc")
		if err == nil || err.Code != test.code || (test.code == "") != (err.Status == 0 && errors.Is(err, io.ErrUnexpectedEOF)) {
			t.Errorf("%+v: have %v", test.fault, err)
		}
		want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": fmt.Sprint(test.made)})
	}
	c.clock.advance(time.Minute)
	c.do("CreateVpc")
	next = sim.Fault{Stale: 30 * time.Second}
	want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": "1", "Vpcs.Vpc.0.Status": "Available"})
	c.settled("DeleteVpc", "VpcId="+text(c.do("DescribeVpcs"), "Vpcs.Vpc.0.VpcId"))
	next = sim.Fault{Stale: 80 * time.Second}
	want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": "1"})
	want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": "1", "Vpcs.Vpc.0.Status": "Available"})
}

func TestDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &sim.Cloud{Faults: func(sim.Call) sim.Fault { return sim.Fault{Delay: time.Hour} }}
		began := time.Now()
		if _, err := c.Call(t.Context(), cloudapi.Request{Action: "DescribeRegions"}); err != nil || time.Since(began) != time.Hour {
			t.Errorf("after %v: %v", time.Since(began), err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := c.Call(ctx, cloudapi.Request{Action: "DescribeRegions"}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("have %v, want the context's error", err)
		}
	})
}

// TestLostOnTheWire: a lost answer breaks the connection, by either transport.
func TestLostOnTheWire(t *testing.T) {
	cloud := &sim.Cloud{Faults: func(sim.Call) sim.Fault { return sim.Fault{Lose: sim.LoseResponse} }}
	w := newWire(t, cloud)
	for _, client := range []*http.Client{http.DefaultClient, {Transport: cloud}} {
		resp, err := client.Get(w.url + "/?" + encode(w.signed("GET", "DescribeRegions", nil)))
		if err == nil {
			resp.Body.Close()
			t.Error("have an answer, want none")
		}
	}
}

// TestSaveLoad: a loaded cloud answers as the saved one, transient statuses,
// locks, tokens and the next ids included.
func TestSaveLoad(t *testing.T) {
	c := newInside(t)
	vpc := text(c.settled("CreateVpc", "ClientToken=t1"), "VpcId")
	c.do("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=172.16.1.0/24")
	d := c.reloaded()
	for _, call := range [][]string{
		{"DescribeVpcs"}, {"DescribeVSwitches", "VpcId=" + vpc}, {"CreateVpc", "ClientToken=t1"}, {"CreateVpc", "VpcName=other"},
		{"CreateVSwitch", "VpcId=" + vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=172.16.2.0/24"},
		{"DeleteVpc", "VpcId=" + vpc},
	} {
		have, haveErr := d.try(call[0], call[1:]...)
		want, wantErr := c.try(call[0], call[1:]...)
		if fmt.Sprint(have, haveErr) != fmt.Sprint(want, wantErr) {
			t.Errorf("%v: have %v %v, want %v %v", call, have, haveErr, want, wantErr)
		}
	}
	c.clock.advance(time.Minute)
	d.clock.advance(time.Minute)
	if have, want := d.state(), c.state(); have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
	for _, bad := range []string{"", "{", `{"format_version":9}`, `{"format_version":1,"objects":[{"kind":"moon","id":"m","seq":1,"attrs":{}}]}`, `{"format_version":1,"objects":[null]}`} {
		if err := d.Load(strings.NewReader(bad)); err == nil {
			t.Errorf("loaded %q", bad)
		}
	}
	if have, want := d.state(), c.state(); have != want {
		t.Error("a failed Load changed the cloud")
	}
}

// TestImport: a cloud seeded with the answers of another, in any order, gives
// the same answers.
func TestImport(t *testing.T) {
	c := newInside(t)
	vpc := text(c.settled("CreateVpc", "CidrBlock=10.0.0.0/8", "EnableIpv6=true", "UserCidr=11.0.0.0/8,12.0.0.0/8"), "VpcId")
	c.settled("CreateVpc", "VpcName=second")
	for n := range 12 {
		c.settled("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", fmt.Sprintf("CidrBlock=10.%d.0.0/16", n), fmt.Sprintf("Ipv6CidrBlock=%d", n))
	}
	reads := []cloudapi.Request{asked("DescribeVSwitches", "PageSize=50"), asked("DescribeVpcs", "PageSize=50")}
	for range 2 {
		slices.Reverse(reads)
		d := newInside(t)
		d.seed(c, reads...)
		d.alike(c, reads...)
		d.refused(400, "InvalidCidrBlock.Overlapped", "CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.5.128.0/17")
		d.refused(400, "DependencyViolation.VSwitch", "DeleteVpc", "VpcId="+vpc)
		d.do("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.12.0.0/16")
		if err := d.Import(cloudapi.Request{Action: "CreateVpc"}, nil); err == nil {
			t.Error("imported the answer of CreateVpc")
		}
	}
}

func TestDeterministic(t *testing.T) {
	story := func() string {
		c := newInside(t)
		vpc := text(c.settled("CreateVpc"), "VpcId")
		c.settled("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=172.16.0.0/24")
		return c.state()
	}
	if first, second := story(), story(); first != second {
		t.Error("the same calls gave different clouds")
	}
}

func TestZeroValueConcurrent(t *testing.T) {
	var c sim.Cloud
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				if _, err := c.Call(t.Context(), cloudapi.Request{Action: "CreateVpc", Region: "cn-beijing"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	answer, err := c.Call(t.Context(), cloudapi.Request{Action: "DescribeVpcs", Region: "cn-beijing"})
	if err != nil || text(answer, "TotalCount") != "400" {
		t.Errorf("have %v %v", answer["TotalCount"], err)
	}
}

func TestRegions(t *testing.T) {
	c := newInside(t)
	want(t, c.do("DescribeZones"), map[string]string{"Zones.Zone.0.ZoneId": "cn-hangzhou-b", "Zones.Zone.0.LocalName": "华东 1 可用区 B", "Zones.Zone.5.ZoneId": "cn-hangzhou-h", "Zones.Zone.6": "<nil>"})
	want(t, c.do("DescribeRegions", "AcceptLanguage=en-US"), map[string]string{"Regions.Region.0.RegionId": "cn-qingdao", "Regions.Region.0.LocalName": "China (Qingdao)", "Regions.Region.0.RegionEndpoint": "vpc.aliyuncs.com"})
	want(t, c.do("DescribeRegions"), map[string]string{"Regions.Region.0.LocalName": "华北 1"})
	points, err := c.Call(t.Context(), cloudapi.Request{Action: "DescribeAccessPoints", Region: "cn-beijing", Params: map[string]string{"PageSize": "2", "PageNumber": "2", "Filter.1.Key": "Status", "Filter.1.Value.1": "recommended"}})
	if err != nil {
		t.Fatal(err)
	}
	want(t, points, map[string]string{"TotalCount": "5", "AccessPointSet.AccessPointType.0.AccessPointId": "ap-cn-beijing-dx-B", "AccessPointSet.AccessPointType.2": "<nil>"})
	_, err = c.Call(t.Context(), cloudapi.Request{Action: "DescribeAccessPoints", Region: "mars"})
	if err == nil || !strings.Contains(err.Error(), "InvalidRegionId.NotSupport") {
		t.Errorf("have %v", err)
	}
}

// FuzzRequest: no bytes make the cloud panic, and every answer is an answer.
func FuzzRequest(f *testing.F) {
	f.Add("POST", "Action=CreateVpc&RegionId=cn-hangzhou", "VpcName=x", "")
	f.Add("GET", "Action=DescribeVpcs&Format=XML&Filter.0.Key=%zz", "", "")
	f.Add("GET", "CidrBlock=1", "", "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;;,Signature=00")
	f.Fuzz(func(t *testing.T, method, query, body, auth string) {
		req, err := http.NewRequest(method, "http://cloud/", strings.NewReader(body))
		if err != nil {
			return
		}
		req.URL.RawQuery = query
		req.Header.Set("Authorization", auth)
		resp, err := new(sim.Cloud).RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(resp.Body); err != nil || len(text) == 0 || resp.StatusCode == 200 {
			t.Fatalf("unsigned request: %d %q %v", resp.StatusCode, text, err)
		}
	})
}

// FuzzCall: no parameters make the cloud panic.
func FuzzCall(f *testing.F) {
	for i := range catalog.All() {
		f.Add(i, "CidrBlock", "10.0.0.0/8", "VpcId", "vpc-1")
		f.Add(i, "Tag.1.Key", "", "PageNumber", "9999999999")
	}
	f.Fuzz(func(t *testing.T, n int, name1, value1, name2, value2 string) {
		a := catalog.All()[uint(n)%uint(len(catalog.All()))]
		params := map[string]string{}
		for _, p := range a.Params {
			if !strings.Contains(p.Name, ".") && (p.Default != "" || p.Need == catalog.Required) {
				params[p.Name] = cmp.Or(p.Default, value2)
			}
		}
		params[name1], params[name2] = value1, value2
		c := newInside(t)
		_, err := c.Call(t.Context(), cloudapi.Request{Action: a.Name, Region: "cn-hangzhou", Params: params})
		var fail *cloudapi.Error
		if err != nil && (!errors.As(err, &fail) || fail.Status < 400 || fail.Code == "" || fail.RequestID == "") {
			t.Errorf("%s %v: %v", a.Name, params, err)
		}
	})
}

// BenchmarkCreate shows that a creation costs the same however many there are.
func BenchmarkCreate(b *testing.B) {
	c := newInside(b)
	c.Latency = map[string]time.Duration{"*": 0}
	var vpc string
	for i := range b.N {
		if i%20 == 0 {
			vpc = text(c.do("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
		}
		c.do("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", fmt.Sprintf("CidrBlock=10.%d.0.0/16", i%20))
	}
}
