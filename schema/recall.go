package schema

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// Recollection is what a topology would have to say for objects to be as they
// were described. It is evaluated as a Config is: what an object names of
// another one follows that where it becomes another.
type Recollection struct {
	// Clouds are the cloud blocks by label.
	Clouds map[string]*CloudConfig
	// Objects are what is recalled, Imports and Removed what else is to be bound
	// and let go.
	Objects []Recalled
	Imports []Import
	Removed []Removed

	byAddr map[string]*Recalled
	// named are the objects by what an attribute may hold of them.
	named map[namedValue]recalledName
}

// Recalled is an object that is to be as it was described.
type Recalled struct {
	// Addr is its address, Block that without the key of the instance.
	Addr, Block   string
	Cloud, Region string
	Object        *Object
	// Needs are addresses that it needs beside those that its values name.
	Needs []string
	// Sensitive names the attributes that are not shown, as attribute.field where
	// it is a field of a block.
	Sensitive []string
}

// namedValue is a value that attributes with a reference (vpc.id) may hold.
type namedValue struct{ cloud, ref, value string }

// recalledName is where such a value comes from: an element of a list has its
// place in it.
type recalledName struct {
	addr, field string
	at          int
}

// Moved is empty: nothing that is recalled moves.
func (m *Recollection) Moved() []Moved { return nil }

// Evaluate makes the topology that is recalled. It asks Prior alone of its
// inputs.
func (m *Recollection) Evaluate(in Inputs) (*Topology, hcl.Diagnostics) {
	m.index()
	t := &Topology{Clouds: m.Clouds, Imports: m.Imports, Removed: m.Removed, byAddr: map[string]*Resource{}, recalled: m}
	prior := map[string]*Object{}
	var visit func(o *Recalled)
	visit = func(o *Recalled) {
		if t.byAddr[o.Addr] != nil {
			return
		}
		r := &Resource{Addr: o.Addr, Block: o.Block, Type: o.Object.Type, Cloud: o.Cloud, Region: o.Region, Ranges: make([]hcl.Range, len(o.Object.Type.Attrs))}
		t.byAddr[o.Addr] = r
		r.Needs = m.needs(o)
		for _, need := range r.Needs {
			if other := m.byAddr[need]; other != nil {
				visit(other)
			}
		}
		r.Values = m.values(o, func(addr string) *Object { return prior[addr] })
		if in.Prior != nil {
			prior[o.Addr] = in.Prior(r)
		}
		t.Resources = append(t.Resources, r)
	}
	for i := range m.Objects {
		visit(&m.Objects[i])
	}
	slices.SortFunc(t.Resources, func(a, b *Resource) int { return strings.Compare(a.Addr, b.Addr) })
	return t, nil
}

// index finds the objects by their addresses and by what others hold of them.
func (m *Recollection) index() {
	if m.byAddr != nil {
		return
	}
	m.byAddr, m.named = map[string]*Recalled{}, map[namedValue]recalledName{}
	fields := map[string]bool{}
	for i := range m.Objects {
		o := &m.Objects[i]
		m.byAddr[o.Addr] = o
		for k := range o.Object.Type.Attrs {
			a := &o.Object.Type.Attrs[k]
			for _, ref := range a.Refs {
				fields[ref] = true
			}
			for n := range a.Elem {
				for _, ref := range a.Elem[n].Refs {
					fields[ref] = true
				}
			}
		}
	}
	for i := range m.Objects {
		o := &m.Objects[i]
		for _, ref := range slices.Sorted(maps.Keys(fields)) {
			typ, field, _ := strings.Cut(ref, ".")
			if typ != o.Object.Type.Name {
				continue
			}
			for at, text := range knownTexts(o.Object.Attr(field)) {
				m.named[namedValue{o.Cloud, ref, text}] = recalledName{o.Addr, field, at}
				m.named[namedValue{o.Cloud, "", text}] = recalledName{o.Addr, field, at}
			}
		}
	}
}

// needs are the addresses that an object needs, sorted.
func (m *Recollection) needs(o *Recalled) []string {
	needs := slices.Clone(o.Needs)
	for _, v := range m.values(o, nil) {
		for _, from := range v.Origins {
			needs = append(needs, from.Addr)
		}
	}
	slices.Sort(needs)
	return slices.DeleteFunc(slices.Compact(needs), func(need string) bool { return need == o.Addr })
}

// values are what a topology would write of an object, with what others are in
// a world.
func (m *Recollection) values(o *Recalled, world World) []Value {
	t := o.Object.Type
	values := make([]Value, len(t.Attrs))
	for i := range t.Attrs {
		a := &t.Attrs[i]
		values[i].V = cty.NullVal(a.Derived.Type)
		if had := o.Object.Values[i]; a.recallable(had) && !o.names(had) && !excluded(t, a, values) {
			values[i] = m.value(o, a, had, world)
			values[i].Sensitive = slices.Contains(o.Sensitive, a.Name)
			for _, name := range o.Sensitive {
				if field, ok := strings.CutPrefix(name, a.Name+"."); ok {
					values[i].SensitiveFields = append(values[i].SensitiveFields, field)
				}
			}
		}
	}
	return values
}

// names says whether a value is the id of the object itself, which stands in for
// a name where none was given.
func (o *Recalled) names(v cty.Value) bool {
	return v.Type() == cty.String && v.AsString() == o.Object.ID
}

// recallable says whether a topology can say of an attribute that it is as it
// was described.
func (a *Attr) recallable(had cty.Value) bool {
	switch {
	case had == cty.NilVal || a.Normal(had).IsNull():
		return false
	case a.Mode == Kept:
		return hasStatus(a.Values, had.AsString())
	case had.Type() == cty.Number && a.Derived.Rule != nil:
		n, _ := had.AsBigFloat().Float64()
		least, most := float64(a.Derived.Rule.Min), float64(a.Derived.Rule.Max)
		if n < least || most != 0 && n > most {
			return false // as 0 stands for none
		}
	}
	return a.Mode == ReadWrite || a.Mode == Sensitive || a.Mode == Fixed
}

// excluded says whether an attribute must not be written beside those that are.
func excluded(t *Type, a *Attr, values []Value) bool {
	for i := range t.Attrs {
		other := &t.Attrs[i]
		if values[i].Written() && (slices.Contains(a.Conflicts, other.Name) || slices.Contains(other.Conflicts, a.Name) || slices.Contains(other.OneOf, a.Name)) {
			return true
		}
	}
	return false
}

// value is one value with what others are in a world.
func (m *Recollection) value(o *Recalled, a *Attr, had cty.Value, world World) Value {
	v := Value{}
	note := func(from *Origin) *Origin {
		if from != nil {
			v.Origins = append(v.Origins, *from)
		}
		return from
	}
	switch typ := had.Type(); {
	case typ == cty.String:
		var from *Origin
		v.V, from = m.text(o, a, had, world)
		v.From = note(from)
	case (typ.IsListType() || typ.IsSetType()) && had.LengthInt() > 0:
		var list []cty.Value
		for _, e := range had.AsValueSlice() {
			if e.Type().IsObjectType() {
				block, within := m.block(o, a, e, world, note)
				list, v.Within = append(list, block), append(v.Within, within)
				continue
			}
			text, from := m.text(o, a, e, world)
			note(from)
			list = append(list, text)
		}
		if v.V = cty.ListVal(list); typ.IsSetType() {
			v.V = cty.SetVal(list)
		}
	case typ.IsObjectType():
		v.V, _ = m.block(o, a, had, world, note)
	default:
		v.V = had
	}
	slices.SortFunc(v.Origins, func(a, b Origin) int { return cmp.Or(strings.Compare(a.Addr, b.Addr), strings.Compare(a.Attr, b.Attr)) })
	v.Origins = slices.Compact(v.Origins)
	return v
}

// block is a block with what others are in a world, and where its fields come
// from.
func (m *Recollection) block(o *Recalled, a *Attr, had cty.Value, world World, note func(*Origin) *Origin) (cty.Value, map[string]*Origin) {
	fields, within := had.AsValueMap(), map[string]*Origin{}
	for i := range a.Elem {
		e := &a.Elem[i]
		if f, ok := fields[e.Name]; ok && f.Type() == cty.String {
			var from *Origin
			fields[e.Name], from = m.text(o, e, f, world)
			if note(from) != nil {
				within[e.Name] = from
			}
		}
	}
	return cty.ObjectVal(fields), within
}

// text is a text, or what it names of another object in a world: not known
// where that is not there.
func (m *Recollection) text(o *Recalled, a *Attr, had cty.Value, world World) (cty.Value, *Origin) {
	n, ok := m.name(o, a, had)
	if !ok {
		return had, nil
	}
	from := &Origin{Addr: n.addr, Attr: n.field}
	if world == nil {
		return had, from
	}
	if is := world(n.addr); is != nil {
		if list := knownTexts(is.Attr(n.field)); n.at < len(list) {
			return cty.StringVal(list[n.at]), from
		}
	}
	return cty.UnknownVal(cty.String), from
}

// name finds what a text names of another object.
func (m *Recollection) name(o *Recalled, a *Attr, had cty.Value) (recalledName, bool) {
	if had.Type() != cty.String || had.IsNull() {
		return recalledName{}, false
	}
	for _, ref := range append(slices.Clip(a.Refs), anyID(a)...) {
		if n, ok := m.named[namedValue{o.Cloud, ref, had.AsString()}]; ok && n.addr != o.Addr {
			return n, true
		}
	}
	return recalledName{}, false
}

// anyID stands for every reference, where an attribute holds an id and does not
// say of what.
func anyID(a *Attr) []string {
	if len(a.Refs) == 0 && strings.HasSuffix(a.Name, "_id") {
		return []string{""}
	}
	return nil
}

// resolve is Topology.Resolve of what is recalled.
func (m *Recollection) resolve(addr string, world World) ([]Value, hcl.Diagnostics) {
	o := m.byAddr[addr]
	if o == nil {
		return nil, hcl.Diagnostics{mistake("NP-REF-UNKNOWN", hcl.Range{}, "Nothing is recalled of %s.", addr)}
	}
	if world == nil {
		world = func(string) *Object { return nil }
	}
	return m.values(o, world), nil
}
