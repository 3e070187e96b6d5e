package engine

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"netplan/diff"
	"netplan/schema"
)

// Rest is a resource or object that a plan rests on: one that a step makes,
// changes or removes, or one that such a resource refers to.
type Rest struct {
	// Address is empty for an object that is bound to none.
	Address string `json:"address,omitempty"`
	Type    string `json:"type"`
	// Cloud is the label of the cloud block.
	Cloud  string `json:"cloud,omitempty"`
	Region string `json:"region"`
	// ID is that of the object, empty where there is none.
	ID string `json:"id,omitempty"`
	// Status is that of an object to be changed or removed, once it settled.
	Status string `json:"status,omitempty"`
	// Have and Want are what is described and what is wanted, by attribute; of
	// what is only referred to nothing is wanted.
	Have map[string]RestValue `json:"have,omitempty"`
	Want map[string]RestValue `json:"want,omitempty"`
	// Steps are the keys of the steps that it concerns, in order.
	Steps []string `json:"steps"`
}

// RestValue is the value of an attribute.
type RestValue struct {
	// Value is null where it is not known or not told.
	Value json.RawMessage `json:"value"`
	// Sensitive values are not told.
	Sensitive bool `json:"sensitive,omitempty"`
	// From names what a value that is not known yet refers to.
	From string `json:"from,omitempty"`
}

// rests gathers what a plan rests on.
type rests struct {
	plan    *Plan
	owners  map[object]string
	members map[string][]string // bound addresses by block
	list    map[object]*Rest
	steps   map[string][]string // keys of steps by address
	secrets secrets
}

// restsOn is what the plan rests on, and the sensitive values of it.
func (p *Plan) restsOn() ([]Rest, secrets) {
	r := &rests{plan: p, owners: map[object]string{}, members: map[string][]string{}, list: map[object]*Rest{}, steps: map[string][]string{}, secrets: secrets{}}
	for _, addr := range slices.Sorted(maps.Keys(p.Have)) {
		r.members[blockOf(addr)] = append(r.members[blockOf(addr)], addr)
	}
	for addr, b := range p.Bindings.Entries {
		r.owners[b.object()] = addr
	}
	for _, s := range p.Steps {
		r.steps[s.Addr] = append(r.steps[s.Addr], s.Key)
	}
	for _, c := range p.Changes {
		r.changed(c)
	}
	for _, c := range p.Changes {
		r.referred(c)
	}
	list := []Rest{}
	for _, rest := range r.list {
		list = append(list, *rest)
	}
	slices.SortFunc(list, func(a, b Rest) int { return cmp.Or(strings.Compare(a.Address, b.Address), strings.Compare(a.ID, b.ID)) })
	return list, r.secrets
}

// changed adds the resource of a change and its object.
func (r *rests) changed(c *diff.Change) {
	rest := &Rest{Address: c.Addr, Type: c.Type.Name, Steps: slices.Concat([]string{}, r.steps[c.Addr])}
	if c.Want != nil {
		rest.Cloud, rest.Region = c.Want.Cloud, c.Want.Region
		rest.Want = r.wanted(c.Want)
	} else if b, bound := r.plan.Bindings.Entries[c.Addr]; bound {
		rest.Cloud, rest.Region = b.Cloud, b.Region
	}
	if c.Have != nil {
		rest.ID = c.Have.ID
		rest.Have = r.described(c.Addr, c.Have)
		if c.Type.Status.Settled(c.Have.Status) {
			rest.Status = c.Have.Status
		}
	}
	r.list[object{kind: c.Addr}] = rest
}

// referred adds the objects that the resource of a change refers to.
func (r *rests) referred(c *diff.Change) {
	if c.Want == nil {
		return
	}
	for _, need := range c.Want.Needs {
		for _, addr := range append(slices.Clip(r.members[need]), need) {
			if have := r.plan.Have[addr]; have != nil {
				r.object(addr, r.plan.Bindings.Entries[addr].object(), have, c.Addr)
			}
		}
	}
	for i, v := range c.Want.Values {
		if len(c.Type.Attrs[i].Refs) == 0 || v.From != nil {
			continue
		}
		for _, id := range texts(v.V) {
			if have := r.plan.snapshot.byID[cloudID{c.Want.Cloud, id}]; have != nil {
				at := object{c.Want.Cloud, have.Type.Name, have.Region, id}
				r.object(r.owners[at], at, have, c.Addr)
			}
		}
	}
}

// object adds an object that the resource of an address refers to.
func (r *rests) object(addr string, at object, have *schema.Object, user string) {
	if addr != "" && r.list[object{kind: addr}] != nil {
		return // it is changed itself
	}
	rest := r.list[at]
	if rest == nil {
		rest = &Rest{Address: addr, Type: at.kind, Cloud: at.cloud, Region: at.region, ID: have.ID, Have: r.described(addr, have), Steps: []string{}}
		r.list[at] = rest
	}
	for _, key := range r.steps[user] {
		if !slices.Contains(rest.Steps, key) {
			rest.Steps = append(rest.Steps, key)
		}
	}
}

// described are the values of an object. addr is what it is bound to, or empty.
func (r *rests) described(addr string, have *schema.Object) map[string]RestValue {
	values, hidden := map[string]RestValue{}, r.plan.hidden(addr)
	for i, v := range have.Values {
		a := &have.Type.Attrs[i]
		r.add(values, addr+" "+have.ID, a, schema.Value{V: v, Sensitive: slices.Contains(hidden, a.Name), SensitiveFields: fieldsOf(a.Name, hidden)})
	}
	return values
}

// wanted are the values that are written of a resource.
func (r *rests) wanted(want *schema.Resource) map[string]RestValue {
	values := map[string]RestValue{}
	for i, v := range want.Values {
		r.add(values, want.Addr, &want.Type.Attrs[i], v)
	}
	return values
}

// fieldsOf are the fields of an attribute among names of attribute.field.
func fieldsOf(attr string, names []string) []string {
	var fields []string
	for _, name := range names {
		if field, ok := strings.CutPrefix(name, attr+"."); ok {
			fields = append(fields, field)
		}
	}
	return fields
}

// add adds the value of an attribute, or of the fields of a Merged block. of
// names whose it is.
func (r *rests) add(values map[string]RestValue, of string, a *schema.Attr, v schema.Value) {
	if a.Form != schema.Merged || !v.Written() || !v.V.IsKnown() {
		r.addOne(values, of, a.Name, a, v)
		return
	}
	for i := range a.Elem {
		field := &a.Elem[i]
		one := schema.Value{V: schema.FieldOf(v.V, field.Name), Sensitive: v.Sensitive || slices.Contains(v.SensitiveFields, field.Name)}
		r.addOne(values, of, a.Name+"."+field.Name, field, one)
	}
}

// addOne adds one value as it is compared; a sensitive one to the secrets.
func (r *rests) addOne(values map[string]RestValue, of, name string, a *schema.Attr, v schema.Value) {
	if !v.Written() {
		return
	}
	one := RestValue{Sensitive: v.Sensitive || a.Hidden() || slices.ContainsFunc(a.Elem, func(e schema.Attr) bool { return e.Hidden() })}
	switch normal := a.Normal(v.V); {
	case !v.V.IsWhollyKnown():
		one.From = origins(v)
	case normal.IsNull():
		return
	case one.Sensitive:
		r.secrets[of+" "+name] = string(valueJSON(normal))
	default:
		one.Value = valueJSON(normal)
	}
	values[name] = one
}

// origins names what a value that is not known refers to.
func origins(v schema.Value) string {
	var names []string
	for _, o := range v.Origins {
		names = append(names, o.Addr+"."+o.Attr)
	}
	if len(names) == 0 && v.From != nil {
		names = []string{v.From.Addr + "." + v.From.Attr}
	}
	return strings.Join(names, ", ")
}

// valueJSON is a known value as JSON. The order of blocks does not count.
func valueJSON(v cty.Value) json.RawMessage {
	if v.Type().IsListType() && v.Type().ElementType().IsObjectType() && !v.IsNull() {
		blocks := []json.RawMessage{}
		for _, block := range v.AsValueSlice() {
			blocks = append(blocks, valueJSON(block))
		}
		slices.SortFunc(blocks, func(a, b json.RawMessage) int { return bytes.Compare(a, b) })
		return mustJSON(blocks)
	}
	return mustJSON(ctyjson.SimpleJSONValue{Value: v})
}

func mustJSON(v any) json.RawMessage {
	text, err := json.Marshal(v)
	if err != nil {
		panic("engine: a known value cannot be encoded: " + err.Error())
	}
	return text
}
