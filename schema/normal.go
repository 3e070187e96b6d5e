package schema

import (
	"net/netip"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// Normal brings a value of the attribute into the one form in which equal
// values are equal: prefixes without host bits, a single address as a prefix,
// the API's letter case of an enum, and null for an empty text, list or set.
// Unknown values stay as they are.
func (a *Attr) Normal(v cty.Value) cty.Value {
	switch {
	case v == cty.NilVal || v.IsNull() || !v.IsKnown():
		return v
	case v.Type() == cty.String:
		if s := a.normalText(v.AsString()); s != "" {
			return cty.StringVal(s)
		}
		return cty.NullVal(cty.String)
	case v.Type().IsListType() || v.Type().IsSetType():
		return a.normalList(v)
	case a.Form == Merged && v.Type().IsObjectType():
		return a.normalBlock(v)
	}
	return v
}

// normalList normalises the elements of a list or set.
func (a *Attr) normalList(v cty.Value) cty.Value {
	if v.LengthInt() == 0 {
		return cty.NullVal(v.Type())
	}
	elems := v.AsValueSlice()
	for i, e := range elems {
		if e.Type() == cty.String {
			elems[i] = a.Normal(e)
		} else if e.Type().IsObjectType() && e.IsKnown() && !e.IsNull() {
			elems[i] = a.normalBlock(e)
		}
	}
	if v.Type().IsSetType() {
		return cty.SetVal(elems)
	}
	return cty.ListVal(elems)
}

// normalBlock normalises the fields of a block.
func (a *Attr) normalBlock(v cty.Value) cty.Value {
	fields := v.AsValueMap()
	for i := range a.Elem {
		e := &a.Elem[i]
		if f, ok := fields[e.Name]; ok {
			fields[e.Name] = e.Normal(f)
		}
	}
	return cty.ObjectVal(fields)
}

// normalText normalises a text by the attribute's syntax.
func (a *Attr) normalText(s string) string {
	if as, ok := a.Alias[s]; ok {
		return as
	}
	if a.Derived.Rule != nil {
		for _, e := range a.Derived.Rule.Enum {
			if strings.EqualFold(e, s) {
				return e
			}
		}
	}
	switch a.Syntax() {
	case catalog.CIDR, catalog.CIDRs, catalog.Destination:
		if p, err := netip.ParsePrefix(s); err == nil {
			return p.Masked().String()
		}
		if ip, err := netip.ParseAddr(s); err == nil && a.Syntax() == catalog.Destination {
			return netip.PrefixFrom(ip, ip.BitLen()).String()
		}
	case catalog.Port:
		return strings.ToLower(s)
	}
	return s
}

// Syntax is the attribute's syntax: its own, else its parameter's.
func (a *Attr) Syntax() catalog.Format {
	if a.Format != "" || a.Derived.Rule == nil {
		return a.Format
	}
	return a.Derived.Rule.Format
}
