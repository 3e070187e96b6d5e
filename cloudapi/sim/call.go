package sim

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// call is one action under way, with the cloud locked.
type call struct {
	*Cloud
	action *catalog.Action
	op     *op
	// region is the region asked for, or empty where the action names none.
	region string
	caller
	// params are the checked parameters in the catalogue's spelling, without
	// RegionId, empty values and what every action tolerates.
	params row
	// target is the object that the action works on, or nil.
	target *object
	// refs are the objects that the op's needs found, by parameter.
	refs map[string]*object
	// stale is how far a read looks back; see Fault.Stale.
	stale staleness
}

// caller is who makes a call.
type caller struct {
	// account is whose call it is; key is the access key, and host the address
	// that was called, both empty for calls in memory.
	account, key, host string
}

// has says whether a parameter is given.
func (c *call) has(param string) bool { return c.params[param] != "" }

// get is a parameter's value, or its documented default.
func (c *call) get(param string) string {
	if v := c.params[param]; v != "" {
		return v
	}
	if p := c.action.Param(param); p != nil {
		return p.Default
	}
	return ""
}

// attr is the parameter of that name if it is given, else the target's
// attribute: what the attribute will be after the call.
func (c *call) attr(name string) string {
	if c.has(name) {
		return c.params[name]
	}
	if c.target != nil {
		return c.target.Attrs[name]
	}
	return c.get(name)
}

// prefix is attr as a prefix; not valid where it is none.
func (c *call) prefix(name string) netip.Prefix { return parsePrefix(c.attr(name)) }

// number is get as a number, 0 where it is none.
func (c *call) number(param string) int {
	n, _ := strconv.Atoi(c.get(param))
	return n
}

// words is get cut at its commas, without empty parts.
func (c *call) words(param string) []string { return splitList(c.get(param)) }

// items are the objects of a list parameter in the order of their indexes:
// NextHopList.2.Weight is "Weight" of the second item of "NextHopList". For a
// list of scalars, such as RemovedIpAddresses.N, the name in the item is "".
func (c *call) items(list string) []row {
	byIndex := map[int]row{}
	for name, value := range c.params {
		rest, ok := strings.CutPrefix(name, list+".")
		if !ok {
			continue
		}
		number, field, _ := strings.Cut(rest, ".")
		n, _ := strconv.Atoi(number)
		if byIndex[n] == nil {
			byIndex[n] = row{}
		}
		byIndex[n][field] = value
	}
	items := make([]row, 0, len(byIndex))
	for _, n := range sortedKeys(byIndex) {
		items = append(items, byIndex[n])
	}
	return items
}

// name is the attribute that holds a parameter or response path.
func (c *call) name(path string) string {
	if n := c.op.names[path]; n != "" {
		return n
	}
	if k := c.reg.kinds[c.op.kind]; k != nil && k.names[path] != "" {
		return k.names[path]
	}
	return path
}

// perform looks up what the call names, asks the guards and runs the op.
func (c *call) perform() (answer, *cloudapi.Error) {
	if err := c.resolve(); err != nil {
		return answer{}, err
	}
	if err := c.ask(c.op.rights); err != nil {
		return answer{}, err
	}
	if c.target != nil && c.op.from != nil && !slices.Contains(c.op.from, c.target.status()) {
		return answer{}, c.refuse(c.op.code, "")
	}
	if in := c.dependent(); in != nil {
		return answer{}, c.refuse(in.code, "")
	}
	if err := c.ask(c.op.guards); err != nil {
		return answer{}, err
	}
	for _, q := range c.op.quotas {
		if q.spent(c) {
			return answer{}, c.refuse(q.code, q.words)
		}
	}
	return c.op.run(c), nil
}

// ask is the refusal of the first guard that is broken, or nil.
func (c *call) ask(guards []guard) *cloudapi.Error {
	for _, g := range guards {
		if g.broken(c) {
			return c.refuse(g.code, g.words)
		}
	}
	return nil
}

// resolve finds the objects that the parameters name.
func (c *call) resolve() *cloudapi.Error {
	if c.op.target != "" {
		c.target = c.named(c.op.kind, c.get(c.op.target))
		if c.target == nil {
			return c.refuse(c.absent(), "")
		}
	}
	c.refs = map[string]*object{}
	for _, n := range c.op.needs {
		if !c.has(n.param) {
			continue
		}
		if c.refs[n.param] = c.find(n.kind, c.get(n.param)); c.refs[n.param] == nil {
			return c.refuse(n.code, "")
		}
	}
	return nil
}

// absent is the code for a target that find does not find.
func (c *call) absent() string {
	o := c.object(c.op.kind, c.get(c.op.target))
	if c.op.foreign != "" && o != nil && o.owner() != c.account && o.Attrs["RegionId"] == c.region {
		return c.op.foreign
	}
	return c.op.unknown
}

// dependent is a link that keeps the target from being deleted, or nil.
func (c *call) dependent() *inward {
	if !c.op.deletes {
		return nil
	}
	links := c.reg.inward[c.op.kind]
	for i := range links {
		in := &links[i]
		if in.code == "" {
			continue
		}
		for o := range c.where(in.from, in.attr, c.target.ID).all {
			if in.when == nil || in.when(o) {
				return in
			}
		}
	}
	return nil
}

// find is the caller's object of a kind in the call's region, or nil.
func (c *call) find(k kindName, id string) *object {
	o := c.object(k, id)
	if o == nil || o.owner() != c.account || c.region != "" && o.Attrs["RegionId"] != c.region || c.stale.unborn(o) {
		return nil
	}
	return o
}

// named is find, or an object of another account in the region that is shared
// with the caller.
func (c *call) named(k kindName, id string) *object {
	o := c.object(k, id)
	for _, attr := range c.reg.kinds[k].shared {
		if o != nil && o.Attrs[attr] == c.account && o.Attrs["RegionId"] == c.region {
			return o
		}
	}
	return c.find(k, id)
}

// splitList cuts a comma-separated text, without empty parts.
func splitList(text string) []string {
	return slices.DeleteFunc(splitParts(text), func(part string) bool { return part == "" })
}

// splitParts cuts a comma-separated text; blanks around a part do not count.
func splitParts(text string) []string {
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}
