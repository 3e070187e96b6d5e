package sim_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
)

const monitorTime = "2006-01-02T15:04:05Z"

// measured are the points of a public IP, by time.
func (c *inside) measured(id string, start, end time.Time, period int) map[string]map[string]any {
	c.t.Helper()
	resp := c.do("DescribeEipMonitorData", "AllocationId="+id, "StartTime="+start.Format(monitorTime), "EndTime="+end.Format(monitorTime), fmt.Sprint("Period=", period))
	points := map[string]map[string]any{}
	for _, item := range get(resp, "EipMonitorDatas.EipMonitorData").([]any) {
		p := item.(map[string]any)
		points[p["TimeStamp"].(string)] = p
	}
	return points
}

// amount is a value of a point.
func amount(t *testing.T, p map[string]any, name string) int {
	t.Helper()
	n, err := strconv.Atoi(fmt.Sprint(p[name]))
	if err != nil {
		t.Fatalf("%s is %v", name, p[name])
	}
	return n
}

// newMeasured is an EIP made at 01:32:23, ten days ago.
func newMeasured(t *testing.T) (c *inside, id string, made time.Time) {
	c = newInside(t)
	id, _ = c.eip("")
	made = c.clock.Now()
	c.clock.advance(240 * time.Hour)
	return c, id, made
}

func TestMonitorPoint(t *testing.T) {
	c, id, made := newMeasured(t)
	start := made.Truncate(time.Hour).Add(2 * time.Hour)
	points := c.measured(id, start, start.Add(200*time.Minute), 60)
	if len(points) != 200 {
		t.Fatalf("have %d points, want 200", len(points))
	}
	first := points[start.Format(monitorTime)]
	if have, want := slices.Sorted(maps.Keys(first)), []string{"EipBandwidth", "EipFlow", "EipPackets", "EipRX", "EipTX", "IntranetBandwidth", "IntranetFlow", "TimeStamp"}; !slices.Equal(have, want) {
		t.Errorf("have %v, want %v", have, want)
	}
	distinct := map[int]bool{}
	for at, p := range points {
		rx, tx, flow := amount(t, p, "EipRX"), amount(t, p, "EipTX"), amount(t, p, "EipFlow")
		// An EIP has at least 1 Mbps.
		if flow != rx+tx || amount(t, p, "EipBandwidth") != flow/60 || flow/60*8 > 1e6 || amount(t, p, "EipPackets") < 0 {
			t.Errorf("%s: %v", at, p)
		}
		if amount(t, p, "IntranetFlow") != flow || fmt.Sprintf("%T", p["EipRX"]) != "string" || fmt.Sprintf("%T", p["IntranetFlow"]) != "json.Number" {
			t.Errorf("%s: %v", at, p)
		}
		distinct[rx] = true
	}
	if len(distinct) < 190 {
		t.Errorf("%d values in 200 minutes", len(distinct))
	}
}

// TestMonitorAgrees: calls that overlap agree, longer periods sum up shorter
// ones, and another EIP or seed has other traffic.
func TestMonitorAgrees(t *testing.T) {
	c, id, made := newMeasured(t)
	start := made.Truncate(time.Hour).Add(24 * time.Hour)
	minutes := c.measured(id, start, start.Add(2*time.Hour), 60)
	for at, p := range c.measured(id, start.Add(time.Hour), start.Add(3*time.Hour), 60) {
		if q, ok := minutes[at]; ok && fmt.Sprint(p) != fmt.Sprint(q) {
			t.Errorf("%s: have %v and %v", at, p, q)
		}
	}
	for _, period := range []int{600, 3600} {
		for at, p := range c.measured(id, start, start.Add(2*time.Hour), period) {
			from, _ := time.Parse(monitorTime, at)
			for _, name := range []string{"EipRX", "EipTX", "EipPackets"} {
				sum := 0
				for m := range period / 60 {
					sum += amount(t, minutes[from.Add(time.Duration(m)*time.Minute).Format(monitorTime)], name)
				}
				if have := amount(t, p, name); have != sum {
					t.Errorf("%s of %d s at %s: have %d, want %d", name, period, at, have, sum)
				}
			}
		}
	}
	other, _ := c.eip("")
	c.clock.advance(time.Hour)
	now := c.clock.Now().Truncate(time.Minute).Add(-10 * time.Minute)
	if fmt.Sprint(c.measured(id, now, now.Add(5*time.Minute), 60)) == fmt.Sprint(c.measured(other, now, now.Add(5*time.Minute), 60)) {
		t.Error("two EIPs have the same traffic")
	}
}

// TestMonitorInterval: which points an interval has.
func TestMonitorInterval(t *testing.T) {
	c, id, made := newMeasured(t)
	from := made.Truncate(time.Hour).Add(24 * time.Hour)
	for _, test := range []struct {
		start, end    time.Duration
		period, count int
		first         time.Duration
	}{
		{0, 200 * time.Second, 60, 4, 0},
		{0, 180 * time.Second, 60, 1, 0},
		{0, 0, 60, 1, 0},
		{time.Second, 240*time.Second - time.Second, 60, 1, time.Minute}, // moved to 1 and 4 minutes
		{time.Second, 241 * time.Second, 60, 4, time.Minute},
		{0, 600 * time.Second, 600, 1, 0},
		{0, 3000 * time.Second, 600, 5, 0},
		{0, 12000 * time.Second, 60, 200, 0},
		{0, 120000 * time.Second, 600, 200, 0},
		{0, 199 * time.Hour, 3600, 199, 0},
		{7 * time.Minute, 67 * time.Minute, 3600, 1, 7 * time.Minute},
	} {
		points := c.measured(id, from.Add(test.start), from.Add(test.end), test.period)
		if first := points[from.Add(test.first).Format(monitorTime)]; len(points) != test.count || first == nil {
			t.Errorf("%v to %v by %d: have %d points, want %d from %v", test.start, test.end, test.period, len(points), test.count, test.first)
		}
	}
}

// TestMonitorBounds: there is nothing before the EIP was made, nor of a period
// that has not ended.
func TestMonitorBounds(t *testing.T) {
	c, id, made := newMeasured(t)
	whole := made.Truncate(time.Minute) // the EIP was made within this minute
	have := slices.Sorted(maps.Keys(c.measured(id, whole.Add(-5*time.Minute), whole.Add(5*time.Minute), 60)))
	if len(have) != 4 || have[0] != whole.Add(time.Minute).Format(monitorTime) {
		t.Errorf("have %v", have)
	}
	if points := c.measured(id, whole.Add(-2*time.Hour), whole.Add(-time.Hour), 60); len(points) != 0 {
		t.Errorf("before it was made: %v", points)
	}
	part := c.measured(id, whole.Add(-5*time.Minute), whole.Add(5*time.Minute), 600)[whole.Add(-5*time.Minute).Format(monitorTime)]
	sum := 0
	for _, p := range c.measured(id, whole, whole.Add(5*time.Minute), 60) {
		sum += amount(t, p, "EipFlow")
	}
	if have := amount(t, part, "EipFlow"); have != sum || sum == 0 {
		t.Errorf("have %d in the first period, want %d", have, sum)
	}
	now := c.clock.Now().Truncate(time.Minute)
	have = slices.Sorted(maps.Keys(c.measured(id, now.Add(-5*time.Minute), now.Add(5*time.Minute), 60)))
	if len(have) != 5 || have[4] != now.Add(-time.Minute).Format(monitorTime) {
		t.Errorf("have %v at %v", have, now)
	}
	if points := c.measured(id, now.Add(time.Hour), now.Add(2*time.Hour), 60); len(points) != 0 {
		t.Errorf("of the future: %v", points)
	}
}

func TestMonitorRefusals(t *testing.T) {
	c, id, _ := newMeasured(t)
	good := []string{"StartTime=2026-11-24T00:00:00Z", "EndTime=2026-11-24T01:00:00Z"}
	for _, test := range []struct {
		status int
		code   string
		params string
	}{
		{404, "InvalidAllocationId.NotFound", "AllocationId=eip-none " + strings.Join(good, " ")},
		{400, "MissingParameter", "AllocationId=" + id},
		{400, "MissingParameter", strings.Join(good, " ")},
		{400, "InvalidParameter", "AllocationId=" + id + " StartTime=2026-11-24 EndTime=2026-11-24T01:00:00Z"},
		{400, "InvalidParameter", "AllocationId=" + id + " StartTime=2026-11-24T00:00:00.5Z EndTime=2026-11-24T01:00:00Z"},
		{400, "InvalidParameter", "AllocationId=" + id + " StartTime=2026-11-24T00:00:00Z EndTime=2026-11-24T01:00:00+08:00"},
		{400, "InvalidParameter", "AllocationId=" + id + " StartTime=2026-11-24T01:00:00Z EndTime=2026-11-24T00:00:00Z"},
		{400, "InvalidParameter", "AllocationId=" + id + " StartTime=2026-11-24T00:00:00Z EndTime=2026-11-24T03:21:00Z"},
		{400, "InvalidParameter", "AllocationId=" + id + " StartTime=2026-11-24T00:00:00Z EndTime=2026-11-24T03:20:01Z"},
		{400, "InvalidParameter", "AllocationId=" + id + " Period=600 StartTime=2026-11-24T00:00:00Z EndTime=2026-11-25T09:21:00Z"},
		// The example of 21.1 and 21.2.
		{400, "InvalidParameter", "AllocationId=" + id + " StartTime=2014-10-29T23:00:00Z EndTime=2014-10-30T08:00:00Z"},
		{400, "InvalidParameter", "AllocationId=" + id + " Period=300 " + strings.Join(good, " ")},
	} {
		c.refused(test.status, test.code, "DescribeEipMonitorData", strings.Fields(test.params)...)
	}
	if c.Importable("DescribeEipMonitorData") {
		t.Error("monitoring data is imported")
	}
}

// TestMonitorPackageIP: the public IPs of NAT bandwidth packages (21.1).
func TestMonitorPackageIP(t *testing.T) {
	n := newNatNet(t)
	n.do("CreateBandwidthPackage", "NatGatewayId="+n.gateway, "IpCount=1", "Bandwidth=5")
	id := text(n.do("DescribeBandwidthPackages"), "BandwidthPackages.BandwidthPackage.0.PublicIpAddresses.PublicIpAddresse.0.AllocationId")
	eip, _ := n.eip("")
	start := n.clock.Now().Truncate(time.Minute).Add(time.Minute)
	n.clock.advance(time.Hour)
	times := []string{"StartTime=" + start.Format(monitorTime), "EndTime=" + start.Add(10*time.Minute).Format(monitorTime)}
	const action = "DescribeBandwidthPackagePublicIpMonitorData"
	resp := n.do(action, append(times, "AllocationId="+id)...)
	items := get(resp, "MonitorDatas.MonitorData").([]any)
	if len(items) != 10 || text(items[0], "TimeStamp") != start.Format(monitorTime) || text(items[0], "EipFlow") == "" || get(items[0], "IntranetFlow") != nil {
		t.Errorf("have %v", items)
	}
	n.refused(404, "InvalidAllocationId.NotFound", action, append(times, "AllocationId="+eip)...)
	_, err := n.Call(t.Context(), cloudapi.Request{Action: action, Region: "cn-beijing", Params: map[string]string{"AllocationId": id, "StartTime": times[0][10:], "EndTime": times[1][8:]}})
	if err == nil || !strings.Contains(err.Error(), "InvalidAllocationId.NotFound") {
		t.Errorf("in another region: %v", err)
	}
	n.Quotas = map[string]int{"nat_packages_per_gateway": -1}
	n.refused(400, "OperationDenied", action, append(times, "AllocationId="+id)...)
}
