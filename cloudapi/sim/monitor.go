package sim

import (
	"strconv"
	"time"
)

// Chapter 21: monitoring data. The traffic of a public IP in a minute follows
// from the seed, its id and the minute alone, so that calls that overlap agree,
// and a longer period is the sum of its minutes.

func monitorChapter() chapter {
	return chapter{ops: monitorOps(), ledger: monitorLedger()}
}

func monitorOps() []op {
	return []op{
		{
			action: "DescribeBandwidthPackagePublicIpMonitorData", list: "MonitorDatas.MonitorData[]", run: monitor,
			needs:   []need{{"AllocationId", kindNatIP, "InvalidAllocationId.NotFound"}},
			borrows: "ReleaseEipAddress",
			guards:  append([]guard{{"OperationDenied", notOldAccount, func(c *call) bool { return c.packagesForbidden() }}}, monitorGuards()...),
		},
		{
			action: "DescribeEipMonitorData", list: "EipMonitorDatas.EipMonitorData[]", run: monitor,
			needs:   []need{{"AllocationId", kindEip, "InvalidAllocationId.NotFound"}},
			borrows: "ReleaseEipAddress",
			guards:  monitorGuards(),
		},
	}
}

// mostPoints is how many points a call may ask for (21.1, 21.2).
const mostPoints = 200

func monitorGuards() []guard {
	return []guard{
		{"InvalidParameter", "StartTime", malformedTime("StartTime")},
		{"InvalidParameter", "EndTime", malformedTime("EndTime")},
		{"InvalidParameter", "EndTime", func(c *call) bool { return c.minute("EndTime").Before(c.minute("StartTime")) }},
		{"InvalidParameter", "EndTime", func(c *call) bool {
			return c.minute("EndTime").Sub(c.minute("StartTime")) > mostPoints*c.period()
		}},
	}
}

func malformedTime(param string) func(*call) bool {
	return func(c *call) bool {
		t, err := time.Parse(timeFormat, c.get(param))
		return err != nil || t.Format(timeFormat) != c.get(param)
	}
}

// minute is a time that the call names; one within a minute is the next one.
func (c *call) minute(param string) time.Time {
	t, _ := time.Parse(timeFormat, c.get(param))
	return nextMinute(t)
}

func nextMinute(t time.Time) time.Time {
	return t.Add(time.Minute - time.Nanosecond).Truncate(time.Minute)
}

func (c *call) period() time.Duration { return time.Duration(c.number("Period")) * time.Second }

// monitor lists the points from StartTime on, before EndTime. Periods that end
// before the public IP was made, or have not ended yet, have none.
func monitor(c *call) answer {
	ip, period := c.refs["AllocationId"], c.period()
	start, end := c.minute("StartTime"), c.minute("EndTime")
	if end.Sub(start) < mostPoints*time.Second {
		end = start.Add(period)
	}
	made := madeAt(ip)
	var points []row
	for t := start; t.Before(end); t = t.Add(period) {
		if next := t.Add(period); next.After(made) && !next.After(c.now) {
			points = append(points, c.point(ip, t, made, period))
		}
	}
	return answer{rows: points}
}

// madeAt is the first whole minute of a public IP.
func madeAt(ip *object) time.Time {
	t, err := time.Parse(timeFormat, ip.Attrs["CreationTime"])
	if err != nil {
		t = ip.Born
	}
	return nextMinute(t)
}

// minuteBytes is more than a direction carries in a minute: less than half of
// what the least bandwidth, 1 Mbps, can.
const minuteBytes = 3_000_000

// point sums up the minutes of a period since the public IP was made.
func (c *call) point(ip *object, t, made time.Time, period time.Duration) row {
	var in, out, packets uint64
	for m := t; m.Before(t.Add(period)); m = m.Add(time.Minute) {
		if m.Before(made) {
			continue
		}
		count := uint64(m.Unix())
		rx, tx := c.random("received "+ip.ID, count)%minuteBytes, c.random("sent "+ip.ID, count)%minuteBytes
		in, out, packets = in+rx, out+tx, packets+(rx+tx)/700
	}
	text := func(n uint64) string { return strconv.FormatUint(n, 10) }
	flow, speed := text(in+out), text((in+out)/uint64(period/time.Second))
	return row{
		"EipRX": text(in), "EipTX": text(out), "EipFlow": flow, "EipPackets": text(packets), "EipBandwidth": speed,
		"IntranetFlow": flow, "IntranetBandwidth": speed, "TimeStamp": t.Format(timeFormat),
	}
}

// monitorLedger is what chapter 21 leaves open.
func monitorLedger() []decision {
	return []decision{
		{"error codes of monitoring data", "21.1, 21.2", "404 InvalidAllocationId.NotFound as 13.6, 400 InvalidParameter for the times, and in 21.1 400 OperationDenied for accounts without NAT bandwidth packages", "neither section has an error table"},
		{"number of points", "21.1, 21.2", "at most 200, else InvalidParameter", "the text says that there must be more, that is at most 200; the examples ask for 540"},
		{"an interval of less than 200", "21.1, 21.2", "of less than 200 seconds: the point of StartTime alone", "the unit is not given; the other times are in seconds"},
		{"times of 21.1", "21.1", "UTC", "it says UTC+8 and ends in Z; 21.2 and chapter 2 have UTC"},
		{"StartTime and EndTime", "21.1, 21.2", "points begin at StartTime, one a period, before EndTime; an EndTime before StartTime is refused; both may be in the future", "the number of points is the interval divided by the period"},
		{"periods without data", "21.1, 21.2", "none before the public IP was made, nor of periods that have not ended", "nothing was measured then"},
		{"traffic", "21.1, 21.2", "made up from the seed, the id and the minute; bytes, packets and bytes a second; EipFlow is EipRX and EipTX together, EipBandwidth EipFlow by the period; the Intranet values are the same; what the EIP is bound to does not count", "there is no traffic, and no units are stated; EipFlow of the examples is not the sum"},
		{"AllocationId", "21.1, 21.2", "a text", "it is called a number, the examples are ids"},
	}
}
