package sim_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// rules parses a spec.
func rules(t testing.TB, spec string) []sim.FaultRule {
	t.Helper()
	list, err := sim.ParseFaults(spec)
	if err != nil {
		t.Fatalf("%s: %v", spec, err)
	}
	return list
}

func TestParseFaults(t *testing.T) {
	for spec, want := range map[string][]sim.FaultRule{
		"CreateVpc throttle":     {{Action: "CreateVpc", Fault: sim.Throttled()}},
		"* drop-request":         {{Fault: sim.Fault{Lose: sim.LoseRequest}}},
		`"*" drop-answer`:        {{Fault: sim.Fault{Lose: sim.LoseResponse}}},
		"Describe* stale=10s ; ": {{Action: "Describe*", Fault: sim.Fault{Stale: 10 * time.Second}}},
		"DeleteVpc refuse=TaskConflict delay=1s500ms": {
			{Action: "DeleteVpc", Fault: sim.Fault{Delay: 1500 * time.Millisecond, Err: &cloudapi.Error{Code: "TaskConflict"}}},
		},
		"*Vpc message=\"two; \\\"words\\\"\" status=503\trefuse=Odd region=cn-beijing after=1 count=2 probability=0.25 seed=7;\n* delay=1ms": {
			{
				Action: "*Vpc", Region: "cn-beijing", After: 1, Count: 2, Probability: 0.25, Seed: 7,
				Fault: sim.Fault{Err: &cloudapi.Error{Code: "Odd", Status: 503, Message: `two; "words"`}},
			},
			{Fault: sim.Fault{Delay: time.Millisecond}},
		},
	} {
		if d := cmp.Diff(want, rules(t, spec)); d != "" {
			t.Errorf("%s (-want +have):\n%s", spec, d)
		}
	}
}

// TestParseFaultsErrors: the error names what is wrong and what is allowed.
func TestParseFaultsErrors(t *testing.T) {
	for spec, want := range map[string]string{
		"":                                    "no fault rule; one is such as",
		" ;; ":                                "no fault rule",
		"CreateVpc":                           "says nothing that goes wrong: refuse=CODE, throttle",
		"CreateVpc count=1":                   "says nothing that goes wrong",
		"throttle":                            "says nothing",
		"refuse=A CreateVpc":                  "begins with refuse=A, not with an action",
		"CreateMoon throttle":                 `no action of the API fits "CreateMoon"; write an action, a pattern such as Describe*, or *`,
		"* throttle; * thrott":                `fault rule 2: "thrott" is no word of a rule; there are refuse, status, message, throttle, drop-request, drop-answer, delay, stale, region, after, count, probability, seed`,
		"* throttle throttle":                 "throttle stands twice",
		"* throttle=1":                        "want throttle alone",
		"* delay":                             "want delay=VALUE",
		"* delay=fast":                        "delay=fast: want a duration such as 500ms or 10s",
		"* delay=-1s":                         "want a duration",
		"* stale=61m":                         "above 1h0m0s",
		"* delay=1000000h":                    "delay 1000000h0m0s is above 1h0m0s",
		"Create* stale=10s":                   "stale is for Describe actions; Create* only changes something",
		"* throttle drop-answer":              "one rule cannot want both",
		"* refuse=A drop-request":             "one rule cannot want both",
		"* throttle seed=1":                   "seed belongs to probability=P",
		`* refuse="a b"`:                      `the code "a b"; a code has letters, digits and .-_ only`,
		`* refuse=A message=""`:               "want a text",
		"* drop-request drop-answer":          "exclude each other",
		"* throttle refuse=A":                 "one rule answers one error",
		"* delay=1s status=500":               "belong to refuse=CODE",
		"* refuse=":                           "want a code",
		"* refuse=A status=200":               "want a number from 400 to 599",
		"* throttle count=0":                  "want a whole number from 1",
		"* throttle after=-1":                 "want a whole number",
		"* throttle probability=0":            "want a number above 0 and at most 1",
		"* throttle probability=NaN":          "want a number above 0 and at most 1",
		"* throttle region=cn-moon":           `region "cn-moon" is unknown`,
		`* refuse=A message="never closed; ;`: "are not closed",
	} {
		if have, err := sim.ParseFaults(spec); err == nil || have != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: have %v, %v, want %q", spec, have, err, want)
		}
	}
}

// FuzzParseFaults: what is parsed is written so that it is parsed to the same.
func FuzzParseFaults(f *testing.F) {
	for _, s := range []string{
		"CreateVpc refuse=TaskConflict count=2; Describe* stale=10s", `* refuse="a.b" message="\x00;" status=599`,
		"* throttle probability=1e-9 seed=18446744073709551615", `"Delete*" drop-answer after=3 region=cn-hangzhou`, `=;"`, `* delay="1s`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		list, err := sim.ParseFaults(spec)
		if err != nil {
			return
		}
		var written []string
		for _, r := range list {
			written = append(written, r.String())
		}
		again, err := sim.ParseFaults(strings.Join(written, ";"))
		if d := cmp.Diff(list, again); err != nil || d != "" {
			t.Errorf("%q is written %q: %v\n%s", spec, written, err, d)
		}
	})
}

// struck are the numbers of the calls, from 1, that are refused.
func struck(c *inside, calls int) string {
	var list []string
	for n := range calls {
		if _, err := c.try("DescribeVpcs"); err != nil {
			list = append(list, fmt.Sprint(n+1))
		}
	}
	return strings.Join(list, " ")
}

func TestFaultCounts(t *testing.T) {
	for spec, want := range map[string]string{
		"* throttle":                                                     "1 2 3 4 5 6",
		"Describe* throttle after=2":                                     "3 4 5 6",
		"DescribeVpcs throttle after=1 count=2":                          "2 3",
		"DescribeVSwitches throttle":                                     "",
		"* throttle region=cn-beijing":                                   "",
		"* throttle region=cn-hangzhou count=1":                          "1",
		"* throttle count=1; * refuse=A count=2":                         "1 2",
		"* throttle count=1; * refuse=A after=3 count=1":                 "1 4",
		"* throttle probability=1":                                       "1 2 3 4 5 6",
		"* drop-request count=1; * drop-answer after=5":                  "1 6",
		"* delay=1ns; * stale=1s":                                        "",
		"CreateVpc throttle; * throttle after=5":                         "6",
		"* throttle probability=0.0000001 seed=1":                        "",
		"* throttle probability=0.9999999 seed=1 after=4":                "5 6",
		"* throttle probability=0.9999999 seed=1; CreateVpc drop-answer": "1 2 3 4 5 6",
	} {
		c := newInside(t)
		if err := c.AddFaults(rules(t, spec)...); err != nil {
			t.Fatal(err)
		}
		if have := struck(c, 6); have != want {
			t.Errorf("%s strikes %q, want %q", spec, have, want)
		}
	}
}

// TestFaultChance: the draw depends on the seed and on the order of the calls
// that fit alone, and has about the stated chance.
func TestFaultChance(t *testing.T) {
	run := func(spec string, others int) string {
		c := newInside(t)
		if err := c.AddFaults(rules(t, spec)...); err != nil {
			t.Fatal(err)
		}
		for range others {
			c.do("DescribeRegions")
		}
		return struck(c, 1000)
	}
	first := run("DescribeVpcs throttle probability=0.3 seed=5", 0)
	if again := run("DescribeVpcs throttle probability=0.3 seed=5", 17); again != first {
		t.Error("calls that do not fit change what is struck")
	}
	if other := run("DescribeVpcs throttle probability=0.3 seed=6", 0); other == first {
		t.Error("another seed strikes the same calls")
	}
	if n := len(strings.Fields(first)); n < 250 || n > 350 {
		t.Errorf("%d of 1000 calls are struck, want about 300", n)
	}
}

// TestFaultEffects: refused and lost requests change nothing, a lost answer
// leaves what the call did; the codes are complete.
func TestFaultEffects(t *testing.T) {
	for _, test := range []struct {
		spec, code, message string
		status, vpcs        int
	}{
		{"CreateVpc refuse=TaskConflict", "TaskConflict", "too frequent", 400, 0},
		{"CreateVpc refuse=QuotaExceeded.Vpc", "QuotaExceeded.Vpc", "quota", 400, 0},
		{"CreateVpc refuse=Made.Up status=418 message=tea", "Made.Up", "tea", 418, 0},
		{"CreateVpc refuse=Made.Up", "Made.Up", "the simulator was told to answer made.up.", 400, 0},
		{"CreateVpc throttle; CreateVpc drop-answer", "", "", 0, 0},
		{"CreateVpc throttle", "Throttling.User", "flow control", 400, 0},
		{"CreateVpc drop-request", "", "", 0, 0},
		{"CreateVpc drop-answer", "", "", 0, 1},
	} {
		c := newInside(t)
		if err := c.AddFaults(rules(t, test.spec)...); err != nil {
			t.Fatal(err)
		}
		_, err := c.try("CreateVpc")
		if err == nil || err.Code != test.code || err.Status != test.status || !strings.Contains(strings.ToLower(err.Message), test.message) {
			t.Errorf("%s: have %v", test.spec, err)
		}
		want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": fmt.Sprint(test.vpcs)})
	}
}

// TestFaultStale: a rule that is added makes deleted objects and past statuses
// seen from then on.
func TestFaultStale(t *testing.T) {
	c := newInside(t)
	if err := c.AddFaults(rules(t, "DescribeVpcs stale=10s count=3")...); err != nil {
		t.Fatal(err)
	}
	vpc := text(c.do("CreateVpc"), "VpcId")
	want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": "0"})
	c.clock.advance(11 * time.Second)
	c.do("DeleteVpc", "VpcId="+vpc)
	c.clock.advance(5 * time.Second)
	want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": "1"})
	c.clock.advance(10 * time.Second)
	want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": "0"})
}

// TestFaultUses: what is in force is told with its counts; clearing ends it,
// and a rule that makes no sense adds none.
func TestFaultUses(t *testing.T) {
	c := newInside(t)
	both := rules(t, "DescribeVpcs throttle after=1 count=1; CreateVpc drop-answer")
	if err := c.AddFaults(both...); err != nil {
		t.Fatal(err)
	}
	struck(c, 3)
	uses := []sim.FaultUse{{Rule: both[0], Met: 3, Struck: 1}, {Rule: both[1]}}
	if d := cmp.Diff(uses, c.FaultUses()); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
	for _, wrong := range []sim.FaultRule{
		{Action: "CreateMoon"}, {Region: "moon"}, {Probability: 2}, {Fault: sim.Fault{Delay: -1}},
		{Fault: sim.Fault{Stale: 2 * time.Hour}}, {Fault: sim.Fault{Err: &cloudapi.Error{}}}, {Fault: sim.Fault{Err: &cloudapi.Error{Code: "A", Status: 200}}},
		{Fault: sim.Fault{Delay: 2 * time.Hour}}, {Fault: sim.Fault{Lose: sim.LoseRequest, Err: &cloudapi.Error{Code: "A"}}}, {Action: "CreateVpc", Fault: sim.Fault{Stale: 1}},
	} {
		if err := c.AddFaults(both[0], wrong); err == nil || len(c.FaultUses()) != 2 {
			t.Errorf("%+v: have %v and %d rules", wrong, err, len(c.FaultUses()))
		}
	}
	c.ClearFaults()
	c.do("CreateVpc")
	if have := c.FaultUses(); len(have) != 0 {
		t.Errorf("after clearing: %v", have)
	}
}

// TestFaultsBesideHook: the hook's fault comes first; the rules add what it
// leaves.
func TestFaultsBesideHook(t *testing.T) {
	c := newInside(t)
	c.Faults = func(call sim.Call) sim.Fault {
		if call.Params["VpcId"] == "x" {
			return sim.Fault{Err: &cloudapi.Error{Code: "FromHook"}}
		}
		return sim.Fault{}
	}
	if err := c.AddFaults(rules(t, "* refuse=FromRule")...); err != nil {
		t.Fatal(err)
	}
	c.refused(400, "FromHook", "DescribeVpcs", "VpcId=x")
	c.refused(400, "FromRule", "DescribeVpcs")
}

// TestFaultsConcurrent: rules come and go while calls run, and a count holds.
func TestFaultsConcurrent(t *testing.T) {
	c := newInside(t)
	if err := c.AddFaults(rules(t, "DescribeVpcs throttle count=25")...); err != nil {
		t.Fatal(err)
	}
	extra := rules(t, "CreateVpc throttle")
	var wg sync.WaitGroup
	var mu sync.Mutex
	refused := 0
	for range 10 {
		wg.Go(func() {
			for range 10 {
				if _, err := c.try("DescribeVpcs"); err != nil {
					mu.Lock()
					refused++
					mu.Unlock()
				}
				if err := c.AddFaults(extra...); err != nil {
					t.Error(err)
				}
				c.FaultUses()
			}
		})
	}
	wg.Wait()
	if refused != 25 {
		t.Errorf("%d calls were refused, want 25", refused)
	}
}
