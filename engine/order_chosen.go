package engine

import (
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// chosen makes what the cloud puts into an object of its choice wait until
// those that go are gone: a VPN gateway is put into a VSwitch of its VPC, which
// then cannot be deleted.
func (o *orderer) chosen(wishes wishes) {
	going := map[string][]*Step{}
	for _, s := range o.plan.Steps {
		t := s.Change.Type
		if s.Verb == diff.Delete && s.Change.Have != nil && t.Parent != "" {
			in := o.haveSpace(o.plan.Bindings.Entries[s.Addr].object(), s.Addr, s.Change.Have, t.Parent)
			going[t.Name+" "+in] = append(going[t.Name+" "+in], s)
		}
	}
	for _, s := range o.plan.Steps {
		t := s.Change.Type
		if s.Verb != diff.Create || t.Parent == "" {
			continue
		}
		for _, typ := range choices(t) {
			for _, gone := range going[typ+" "+o.wantSpace(s.Change.Want, t.Parent)] {
				wishes.add(s, gone, "the cloud puts "+s.Addr+" into a "+typ+" of its choice, and "+gone.Addr+" goes")
			}
		}
	}
}

// choices are the types of objects that the cloud puts an object of a type
// into.
func choices(t *schema.Type) (list []string) {
	for _, a := range chosenBy(t) {
		for _, ref := range a.Refs {
			typ, _, _ := strings.Cut(ref, ".")
			list = append(list, typ)
		}
	}
	return list
}

// chosenBy are the attributes that say into what the cloud put an object of a
// type.
func chosenBy(t *schema.Type) (list []*schema.Attr) {
	for i := range t.Attrs {
		if a := &t.Attrs[i]; a.Mode == schema.ReadOnly && len(a.Refs) > 0 {
			list = append(list, a)
		}
	}
	return list
}
