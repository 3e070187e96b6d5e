package resource_test

import (
	"slices"
	"strings"
	"testing"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

// TestAttributesCoverTheActions checks that whatever the create and update
// actions of a type take can be written: each parameter is an attribute, a
// block's field, part of the id, or one that netplan fills itself. OwnerAccount
// says who calls, which the credentials do.
func TestAttributesCoverTheActions(t *testing.T) {
	r := registry(t)
	filled := []string{"RegionId", "ClientToken", "OwnerAccount"}
	// What an action makes along with the object is a resource of its own.
	elsewhere := map[string][]string{
		"nat_gateway": {"BandwidthPackage.N.IpCount", "BandwidthPackage.N.Bandwidth", "BandwidthPackage.N.Zone", "BandwidthPackage.N.ISP"},
		"router_interface_connection": {
			"OppositeInterfaceOwnerId", "OppositeRouterId", "OppositeRouterType",
			"HealthCheckSourceIp", "HealthCheckTargetIp", "DeleteHealthCheckIp", "Name", "Description",
		},
		"router_interface": {"OppositeInterfaceId", "OppositeInterfaceOwnerId", "DeleteHealthCheckIp"},
	}
	for _, name := range r.Types() {
		typ := r.Type(name)
		known := slices.Concat(filled, typ.ID, elsewhere[typ.Name])
		for i := range typ.Attrs {
			known = append(known, parameters(&typ.Attrs[i])...)
		}
		for i := range known {
			known[i] = catalog.Fold(known[i])
		}
		for _, action := range append(slices.Clone(typ.Actions.Update), typ.Actions.Create) {
			if action == "" {
				continue
			}
			for _, p := range catalog.Lookup(action).Params {
				if !slices.Contains(known, catalog.Fold(strings.TrimSuffix(p.Name, ".N"))) {
					t.Errorf("%s: %s of %s cannot be written", typ.Name, p.Name, action)
				}
			}
		}
	}
}

// parameters are the names under which an attribute is sent.
func parameters(a *schema.Attr) []string {
	name := a.Param
	if name == "" {
		name = a.Name
	}
	names := []string{name}
	for i := range a.Elem {
		names = append(names, a.Elem[i].Derived.Create)
	}
	return names
}

// TestReadersReturnWhatIdentifies checks that each part of an id, each natural
// attribute and the parent of a type is read back: without it an object could
// not be found again.
func TestReadersReturnWhatIdentifies(t *testing.T) {
	r := registry(t)
	for _, name := range r.Types() {
		typ := r.Type(name)
		names := append(slices.Clone(typ.Natural), typ.ID...)
		if typ.Parent != "" {
			names = append(names, typ.Parent)
		}
		for _, n := range names {
			i := typ.Index(n)
			_, computed := typ.Computed(n)
			if i < 0 && !computed || i >= 0 && !typ.Attrs[i].Derived.ReadBack() {
				t.Errorf("%s: %s is not read back", typ.Name, n)
			}
		}
	}
}

// TestStatusIsAField checks that the status of a type is a field of its rows
// and that each value means one thing.
func TestStatusIsAField(t *testing.T) {
	r := registry(t)
	for _, name := range r.Types() {
		typ := r.Type(name)
		if typ.Status.Field == "" {
			continue
		}
		_, computed := typ.Computed(schema.Snake(typ.Status.Field))
		kept := slices.ContainsFunc(typ.Attrs, func(a schema.Attr) bool { return a.Mode == schema.Kept && a.Derived.Field == typ.Status.Field })
		if !computed && !kept {
			t.Errorf("%s: %s returns no %s", typ.Name, typ.Actions.Read, typ.Status.Field)
		}
		values := slices.Concat(typ.Status.Ready, typ.Status.Wait, typ.Status.Failed)
		slices.Sort(values)
		if len(typ.Status.Ready) == 0 || len(slices.Compact(values)) != len(values) {
			t.Errorf("%s: no value is ready, or one means two things: %+v", typ.Name, typ.Status)
		}
	}
}

// TestUnsettledIsAbove checks that what the calls of a type unsettle is a type
// above it, whose status shows when it is ready again.
func TestUnsettledIsAbove(t *testing.T) {
	r := registry(t)
	for _, name := range r.Types() {
		typ := r.Type(name)
		at := typ
		for at != nil && at.Name != typ.Unsettles {
			i := at.Index(at.Parent)
			if i < 0 || len(at.Attrs[i].Refs) != 1 {
				at = nil
				break
			}
			at = r.Type(strings.TrimSuffix(at.Attrs[i].Refs[0], ".id"))
		}
		if typ.Unsettles != "" && (at == nil || at == typ || at.Status.Field == "") {
			t.Errorf("%s: no %s with a status is above it", typ.Name, typ.Unsettles)
		}
	}
}

// TestSectionsAreThoseOfTheActions checks that the sections of a type hold
// those of its actions.
func TestSectionsAreThoseOfTheActions(t *testing.T) {
	r := registry(t)
	for _, name := range r.Types() {
		typ := r.Type(name)
		for _, action := range append(slices.Clone(typ.Actions.Update), typ.Actions.Create, typ.Actions.Delete) {
			if a := catalog.Lookup(action); a != nil && !holds(typ.Section, a.Section) {
				t.Errorf("%s: %s is in section %s, not in %q", typ.Name, action, a.Section, typ.Section)
			}
		}
	}
}

// holds says whether a list of chapters, sections and ranges holds a section.
func holds(list, section string) bool {
	chapter, number, _ := strings.Cut(section, ".")
	for part := range strings.SplitSeq(list, ", ") {
		from, to, isRange := strings.Cut(part, "-")
		switch {
		case part == chapter, part == section:
			return true
		case isRange && between(from, to, chapter, number):
			return true
		}
	}
	return false
}

func between(from, to, chapter, number string) bool {
	c1, n1, _ := strings.Cut(from, ".")
	c2, n2, _ := strings.Cut(to, ".")
	longer := func(a, b string) bool { return len(a) > len(b) || len(a) == len(b) && a > b }
	return c1 == chapter && c2 == chapter && !longer(n1, number) && !longer(number, n2)
}
