package sim

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// step is one call of a walk, or a pause. A value that begins with @ is what an
// earlier step was answered: @3:VpcId, or @5:Vpcs.Vpc.0.VRouterId.
type step struct {
	pause  time.Duration
	action string
	params row
}

// walker takes steps in a cloud and holds that its invariants last.
type walker struct {
	cloud   *Cloud
	now     time.Time
	answers map[int]cloudapi.Response
}

func newWalker() *walker {
	w := &walker{now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), answers: map[int]cloudapi.Response{}}
	w.cloud = &Cloud{Now: func() time.Time { return w.now }, Quotas: map[string]int{
		"vswitches_per_vpc": 4, "route_entries_per_table": 4, "forward_entries_per_table": 2, "vpcs": 6,
	}}
	w.cloud.Assume("i-1", "i-2", "lb-1", "eni-1")
	return w
}

// take carries out a step and returns what is broken after it.
func (w *walker) take(n int, s step) error {
	w.now = w.now.Add(s.pause)
	if s.action == "" {
		return nil
	}
	before := w.digest()
	answer, err := w.cloud.Call(noContext{}, cloudapi.Request{Action: s.action, Region: "cn-hangzhou", Params: w.resolved(s.params)})
	var fail *cloudapi.Error
	switch {
	case err != nil && !errors.As(err, &fail):
		return fmt.Errorf("%v is no error of the cloud", err)
	case err != nil && w.digest() != before:
		return fmt.Errorf("refused with %s, and changed the cloud", fail.Code)
	case strings.HasPrefix(s.action, "Describe") && w.digest() != before:
		return errors.New("reading changed the cloud")
	case err == nil:
		w.answers[n] = answer
	}
	return broken(w.cloud)
}

// resolved are the parameters with the values that they refer to.
func (w *walker) resolved(params row) row {
	values := maps.Clone(params)
	for name, value := range params {
		var at int
		ref, path, isRef := strings.Cut(value, ":")
		if _, err := fmt.Sscanf(ref, "@%d", &at); err != nil || !isRef || !strings.HasPrefix(value, "@") {
			continue
		}
		if values[name] = textAt(map[string]any(w.answers[at]), path); values[name] == "" {
			values[name] = "none"
		}
	}
	return values
}

// textAt is the text at a dotted path of an answer; numbers index lists.
func textAt(v any, path string) string {
	for name := range strings.SplitSeq(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[name]
		case []any:
			var n int
			if fmt.Sscan(name, &n); n >= len(x) {
				return ""
			}
			v = x[n]
		}
	}
	text, _ := v.(string)
	return text
}

// digest tells states of the cloud apart, once what is due has settled.
func (w *walker) digest() string {
	w.cloud.mu.Lock()
	defer w.cloud.mu.Unlock()
	w.cloud.beginLocked()
	var b strings.Builder
	for _, k := range w.cloud.reg.order {
		for o := range w.cloud.all[k.name].all {
			fmt.Fprintln(&b, o.Kind, o.ID, o.Owner, o.Attrs, o.Rows, o.Next, o.Due.UnixNano())
		}
	}
	return b.String()
}

// chooser makes up steps. refs are, by the name of the value, references to
// what has been answered; good are, by action, parameters that were accepted.
type chooser struct {
	rnd  *rand.Rand
	walk *walker
	refs map[string][]string
	all  []string
	good map[string][]row
}

// step makes up the next one: a pause, a call that is like one that worked, or
// a call of any action.
func (c *chooser) step() step {
	if c.oneIn(4) {
		return step{pause: time.Duration(c.rnd.IntN(90)) * time.Second}
	}
	actions := catalog.All()
	a := actions[c.rnd.IntN(len(actions))]
	if c.oneIn(2) {
		action, _, _ := strings.Cut(c.one(recipes), " ")
		a = catalog.Lookup(action)
	}
	if strings.HasPrefix(a.Name, "Delete") && !c.oneIn(3) {
		return step{pause: time.Second}
	}
	s := step{action: a.Name, params: row{}}
	if good := c.good[a.Name]; len(good) > 0 && !c.oneIn(4) {
		s.params = maps.Clone(good[c.rnd.IntN(len(good))])
		for _, name := range sortedKeys(s.params) {
			if p := a.Param(name); p != nil && (strings.HasPrefix(s.params[name], "@") || c.oneIn(6)) {
				s.params[name] = c.value(p)
			}
		}
		return s
	}
	for i := range a.Params {
		p := &a.Params[i]
		given := p.Need == catalog.Required || p.Need == catalog.Conditional && c.oneIn(2) || c.oneIn(8)
		if given && p.Name != "RegionId" && p.Name != "PageNumber" {
			s.params[numbered(p.Name)] = c.value(p)
		}
	}
	return s
}

// numbered puts 1 in place of the indexes of a list's name.
func numbered(name string) string {
	parts := strings.Split(name, ".")
	for i, part := range parts {
		if part == "N" || part == "M" {
			parts[i] = "1"
		}
	}
	return strings.Join(parts, ".")
}

func (c *chooser) oneIn(n int) bool { return c.rnd.IntN(n) == 0 }

// aliases are names under which answers show what a parameter wants.
var aliases = map[string][]string{
	"RouterId": {"VRouterId", "VbrId"}, "NextHopId": {"RouterInterfaceId", "VpnGatewayId", "Ipv6GatewayId"},
	"InstanceId":          {"NatGatewayId", "VpnGatewayId", "Ipv6AddressId"},
	"OppositeInterfaceId": {"RouterInterfaceId"}, "OppositeRouterId": {"VRouterId", "VbrId"}, "SourceVSwitchId": {"VSwitchId"},
	"SnatIp": {"EipAddress"}, "ExternalIp": {"EipAddress"}, "IpInstanceId": {"AllocationId"},
	"ResourceId": {"VpcId", "VSwitchId"}, "Ipv6AddressId": {"Ipv6AddressId"},
}

// constants are plausible values of texts by name or format, some of which are
// wrong.
var constants = map[string][]string{
	"cidr":              {"10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24", "10.2.0.0/16", "192.168.0.0/16", "172.16.0.0/12", "0.0.0.0/0", "100.64.1.0/24", "x"},
	"ip":                {"10.1.1.5", "10.1.1.6", "192.168.0.7", "1.2.3.4", "x"},
	"name":              {"main", "front", "rear", "h"},
	"description":       {"the main one", "another", "https://x"},
	"token":             {"t1", "t2", "t3"},
	"CidrBlock":         {"10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24", "10.2.0.0/16", "10.3.0.0/24", "192.168.0.0/16"},
	"ZoneId":            {"cn-hangzhou-b", "cn-hangzhou-e", "nowhere"},
	"LocalSubnet":       {"10.1.0.0/16", "10.2.0.0/16,10.3.0.0/16"},
	"RemoteSubnet":      {"192.168.0.0/16", "10.1.0.0/16"},
	"ClientIpPool":      {"192.168.9.0/24", "10.1.0.0/16"},
	"OppositeRegionId":  {"cn-hangzhou", "cn-beijing"},
	"ServiceLocation":   {"china-mainland", "north-america"},
	"ExternalPort":      {"80", "443", "any"},
	"InternalPort":      {"80", "443", "any"},
	"InternalIp":        {"10.1.1.5", "10.2.0.6"},
	"LocalGatewayIp":    {"192.168.50.17", "192.168.60.1"},
	"PeerGatewayIp":     {"192.168.50.18", "192.168.60.2"},
	"PeeringSubnetMask": {"255.255.255.248", "255.255.255.0"},
	"PeerAsn":           {"65000", "4200000000", "x"},
	"PeerIpAddress":     {"192.168.50.18", "192.168.60.2"},
	"IpAddress":         {"1.1.1.1", "2.2.2.2"},
	"NextHopId":         {"i-1", "i-2"}, "InstanceId": {"i-1", "lb-1"}, "ResourceId": {"eni-1"}, "BackendServerId": {"i-1", "lb-1"},
}

// value makes up a value of a parameter: most are plausible, and most ids are
// of what is there.
func (c *chooser) value(p *catalog.Param) string {
	refs := slices.Clone(c.refs[lastName(p.Name)])
	for _, alias := range aliases[lastName(p.Name)] {
		refs = append(refs, c.refs[alias]...)
	}
	plausible := constants[p.Name]
	if plausible == nil {
		plausible = constants[strings.TrimSuffix(string(p.Format), "s")]
	}
	switch {
	case c.oneIn(60):
		return c.one([]string{"", "none", "-1", "99999", "名", "a,b"})
	case len(c.all) > 0 && c.oneIn(60):
		return c.one(c.all)
	case len(p.Enum) > 0:
		return c.one(p.Enum)
	case p.Type == catalog.Boolean:
		return c.one([]string{"true", "false"})
	case len(refs) > 0 && (len(plausible) == 0 || c.oneIn(2)):
		return c.living(refs)
	case len(plausible) > 0:
		return c.one(plausible)
	case p.Type != catalog.String:
		return c.number(p)
	}
	return c.one([]string{"x", "10.1.1.9", "10.9.0.0/16", "5"})
}

func (c *chooser) one(list []string) string { return list[c.rnd.IntN(len(list))] }

// living is a reference to what is there still, if chance finds one.
func (c *chooser) living(refs []string) string {
	ref := c.one(refs)
	for range 8 {
		if id := c.walk.resolved(row{"": ref})[""]; !strings.Contains(id, "-") || c.walk.cloud.anywhere(id) {
			break
		}
		ref = c.one(refs)
	}
	return ref
}

// number is one within the bounds, for the most part.
func (c *chooser) number(p *catalog.Param) string {
	low, high := max(p.Min, 1), 10
	if p.Max > 0 {
		high = p.Max
	}
	if c.oneIn(30) {
		high += 2
	}
	return fmt.Sprint(low + c.rnd.IntN(max(1, high-low+1)))
}

func lastName(path string) string {
	path = strings.TrimSuffix(strings.TrimSuffix(path, ".M"), ".N")
	return path[strings.LastIndex(path, ".")+1:]
}

// learn keeps references to the ids and addresses of an answer.
func (c *chooser) learn(n int, path string, v any) {
	switch x := v.(type) {
	case map[string]any:
		for _, name := range sortedKeys(x) {
			c.learn(n, strings.TrimPrefix(path+"."+name, "."), x[name])
		}
	case []any:
		for i, item := range x {
			c.learn(n, fmt.Sprint(path, ".", i), item)
		}
	case string:
		name := strings.TrimRight(path, ".0123456789")
		name = name[strings.LastIndex(name, ".")+1:]
		if name != "RequestId" && (strings.HasSuffix(name, "Id") || strings.HasSuffix(name, "Address")) {
			ref := fmt.Sprintf("@%d:%s", n, path)
			c.refs[name], c.all = append(c.refs[name], ref), append(c.all, ref)
		}
	}
}

// stroll takes a walk of a seed. It returns its steps, and what broke.
func stroll(seed uint64, length int) (steps []step, err error) {
	w := newWalker()
	c := chooser{rnd: rand.New(rand.NewPCG(seed, 0)), walk: w, refs: map[string][]string{}, good: known()}
	for n := range length {
		s := c.step()
		steps = append(steps, s)
		if err := w.take(n, s); err != nil {
			return steps, err
		}
		if answer := w.answers[n]; answer != nil {
			c.learn(n, "", map[string]any(answer))
			c.good[s.action] = append(c.good[s.action], s.params)
		}
	}
	return steps, nil
}

// retake is what breaks when some steps are taken again; those left out keep
// their numbers.
func retake(steps []step) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	w := newWalker()
	for n, s := range steps {
		if err := w.take(n, s); err != nil {
			return err
		}
	}
	return nil
}

// shrunk leaves out what steps it can while something still breaks.
func shrunk(steps []step) []step {
	steps = slices.Clone(steps)
	for size := len(steps) / 2; size > 0; size /= 2 {
		for from := 0; from+size <= len(steps); from += size {
			kept := slices.Clone(steps)
			clear(kept[from : from+size])
			if retake(kept) != nil {
				steps = kept
			}
		}
	}
	return steps
}

// asTest writes steps as the body of a test.
func asTest(steps []step) string {
	var b strings.Builder
	for n, s := range steps {
		switch {
		case s.pause > 0:
			fmt.Fprintf(&b, "\t%d: {pause: %d},\n", n, s.pause)
		case s.action != "":
			fmt.Fprintf(&b, "\t%d: {action: %q, params: %#v},\n", n, s.action, s.params)
		}
	}
	return "retake([]step{\n" + b.String() + "})"
}

// TestWalks: seeded walks of valid and invalid calls keep the invariants. A
// walk that breaks one is made short and printed.
func TestWalks(t *testing.T) {
	seeds, length := 60, 600
	if testing.Short() {
		seeds = 6
	}
	for seed := range uint64(seeds) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			var steps []step
			err := func() (err error) {
				defer func() {
					if r := recover(); r != nil {
						err = fmt.Errorf("panic: %v", r)
					}
				}()
				steps, err = stroll(seed, length)
				return err
			}()
			if err != nil {
				least := shrunk(steps)
				t.Errorf("%v; in short: %v\n%s", err, retake(least), asTest(least))
			}
		})
	}
}
