package catalog_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"netplan/cloudapi/catalog"
)

// each runs a check on every action in a test of its own.
func each(t *testing.T, check func(t *testing.T, a *catalog.Action)) {
	t.Helper()
	for _, a := range catalog.All() {
		t.Run(a.Name, func(t *testing.T) { check(t, a) })
	}
}

// distinct reports names that fold to the same text.
func distinct(t *testing.T, names []string) {
	t.Helper()
	seen := map[string]string{}
	for _, name := range names {
		if other, ok := seen[catalog.Fold(name)]; ok {
			t.Errorf("%s and %s fold to the same name", other, name)
		}
		seen[catalog.Fold(name)] = name
	}
}

func TestNamesFoldApart(t *testing.T) {
	var actions []string
	for _, a := range catalog.All() {
		actions = append(actions, a.Name)
	}
	distinct(t, actions)
	each(t, func(t *testing.T, a *catalog.Action) {
		var params, paths []string
		for _, p := range a.Params {
			params = append(params, p.Name)
			if have := a.Param(p.Name); have == nil || have.Name != p.Name {
				t.Errorf("Param(%q) finds %v", p.Name, have)
			}
		}
		for _, f := range a.Fields {
			paths = append(paths, f.Path)
		}
		distinct(t, params)
		distinct(t, paths)
	})
}

func TestTypesAreKnown(t *testing.T) {
	known := []catalog.Type{catalog.String, catalog.Integer, catalog.Long, catalog.Boolean}
	each(t, func(t *testing.T, a *catalog.Action) {
		for _, p := range a.Params {
			if !slices.Contains(known, p.Type) {
				t.Errorf("parameter %s has type %q", p.Name, p.Type)
			}
		}
		for _, f := range a.Fields {
			if !slices.Contains(known, f.Type) {
				t.Errorf("response path %s has type %q", f.Path, f.Type)
			}
		}
	})
}

// permits says whether a value is one of the enum's and inside the bounds.
func permits(p catalog.Param, value string) bool {
	if p.Enum != nil && !slices.Contains(p.Enum, value) {
		return false
	}
	if p.Min == 0 && p.Max == 0 || p.Format != "" && p.Format != catalog.Number {
		return true
	}
	n, err := strconv.Atoi(value)
	return err == nil && n >= p.Min && (p.Max == 0 || n <= p.Max)
}

func TestEnumsDefaultsAndBoundsAgree(t *testing.T) {
	each(t, func(t *testing.T, a *catalog.Action) {
		for _, p := range a.Params {
			if p.Default != "" && !permits(p, p.Default) {
				t.Errorf("%s: the default %q is not permitted", p.Name, p.Default)
			}
			if p.Max != 0 && p.Min > p.Max {
				t.Errorf("%s: at least %d and at most %d", p.Name, p.Min, p.Max)
			}
			if p.Need == catalog.Required && p.Default != "" && p.Enum == nil {
				t.Errorf("%s is required and has the default %q", p.Name, p.Default)
			}
			sorted := slices.Sorted(slices.Values(p.Enum))
			if len(slices.Compact(sorted)) != len(p.Enum) || slices.Contains(p.Enum, "") {
				t.Errorf("%s: enum %q has an empty or double value", p.Name, p.Enum)
			}
		}
	})
}

func TestEnumsAreOfTheType(t *testing.T) {
	each(t, func(t *testing.T, a *catalog.Action) {
		for _, p := range a.Params {
			for _, v := range append(slices.Clone(p.Enum), p.Default) {
				var err error
				switch {
				case v == "":
				case p.Type == catalog.Boolean:
					_, err = strconv.ParseBool(v)
				case p.Type != catalog.String:
					_, err = strconv.ParseInt(v, 10, 64)
				}
				if err != nil {
					t.Errorf("%s %s: %v", p.Name, p.Type, err)
				}
			}
		}
	})
}

// bounded are the formats that say what Min and Max count.
var bounded = map[catalog.Format]bool{
	catalog.Name: true, catalog.Description: true, catalog.Token: true,
	catalog.Number: true, catalog.CIDRs: true, catalog.IDs: true,
}

var unbounded = map[catalog.Format]bool{
	catalog.CIDR: true, catalog.Destination: true, catalog.IP: true, catalog.IPs: true, catalog.Port: true,
}

func TestFormatsAreOfTextsAndSayWhatBoundsCount(t *testing.T) {
	each(t, func(t *testing.T, a *catalog.Action) {
		for _, p := range a.Params {
			switch {
			case p.Format == "" && p.Type == catalog.String && (p.Min != 0 || p.Max != 0):
				t.Errorf("%s has bounds and no format that says of what", p.Name)
			case p.Format == "":
			case !bounded[p.Format] && !unbounded[p.Format]:
				t.Errorf("%s: no format is called %q", p.Name, p.Format)
			case p.Type != catalog.String:
				t.Errorf("%s: a %s has no format", p.Name, p.Type)
			case unbounded[p.Format] && (p.Min != 0 || p.Max != 0):
				t.Errorf("%s: format %s has no bounds", p.Name, p.Format)
			}
			if p.Type == catalog.Boolean && (p.Min != 0 || p.Max != 0) {
				t.Errorf("%s: a Boolean has no bounds", p.Name)
			}
		}
	})
}

func TestClientTokensHaveAtMost64Characters(t *testing.T) {
	each(t, func(t *testing.T, a *catalog.Action) {
		for _, p := range a.Params {
			if (p.Name == "ClientToken") != (p.Format == catalog.Token) {
				t.Errorf("%s has format %q", p.Name, p.Format)
			}
			if p.Format == catalog.Token && p.Max != 64 {
				t.Errorf("%s has at most %d characters, want 64", p.Name, p.Max)
			}
		}
	})
}

// uncounted are the sections that print a list form without saying how many
// values it takes.
var uncounted = map[string]bool{"8.9": true}

func TestListFormsAreWellFormed(t *testing.T) {
	each(t, func(t *testing.T, a *catalog.Action) {
		items := map[string]int{}
		for _, p := range a.Params {
			parts := strings.Split(p.Name, ".")
			if len(parts) == 1 {
				if p.Items != 0 {
					t.Errorf("%s is no list form and takes %d values", p.Name, p.Items)
				}
				continue
			}
			if parts[1] != "N" || len(parts) > 4 || len(parts) == 4 && parts[3] != "M" || slices.Contains(parts, "") {
				t.Errorf("%s is not written LIST.N, LIST.N.FIELD or LIST.N.FIELD.M", p.Name)
			}
			if p.Items == 0 && !uncounted[a.Section] || p.Items < 0 {
				t.Errorf("%s takes %d values", p.Name, p.Items)
			}
			if n, ok := items[parts[0]]; ok && n != p.Items {
				t.Errorf("%s takes %d values, its list %d", p.Name, p.Items, n)
			}
			items[parts[0]] = p.Items
		}
	})
}

func TestParamFindsIndexedNames(t *testing.T) {
	tests := []struct{ action, name, want string }{
		{"DescribeVpcs", "Tag.3.Key", "Tag.N.Key"},
		{"DescribeVpcs", "tag.3.value", "Tag.N.Value"},
		{"DescribeRouterInterfaces", "Filter.1.Value.2", "Filter.N.Value.M"},
		{"RemoveBandwidthPackageIps", "RemovedIpAddresses.20", "RemovedIpAddresses.N"},
		{"CreateVpc", "enable_ipv6", "EnableIpv6"},
		{"ModifyVpcAttribute", "enable_ipv6", "EnableIPv6"},
		{"CreateSnatEntry", "source_vswitch_id", "SourceVSwitchId"},
		{"DescribeVpcs", "Tag.Key", ""},
		{"DescribeVpcs", "Tag.x.Key", ""},
		{"DescribeVpcs", "", ""},
	}
	for _, tt := range tests {
		have := ""
		if p := catalog.Lookup(tt.action).Param(tt.name); p != nil {
			have = p.Name
		}
		if have != tt.want {
			t.Errorf("%s.Param(%q) = %q, want %q", tt.action, tt.name, have, tt.want)
		}
	}
}

func TestResponsePathsAreWellFormed(t *testing.T) {
	each(t, func(t *testing.T, a *catalog.Action) {
		for _, f := range a.Fields {
			for _, part := range strings.Split(f.Path, ".") {
				if name := strings.TrimSuffix(part, "[]"); name == "" || strings.ContainsAny(name, "[]") {
					t.Errorf("%s has the part %q", f.Path, part)
				}
			}
		}
		if !slices.ContainsFunc(a.Fields, func(f catalog.Field) bool { return f.Path == "RequestId" }) {
			t.Error("the response has no RequestId")
		}
	})
}

func TestPagedActionsAnswerAListAndItsCount(t *testing.T) {
	paged := 0
	each(t, func(t *testing.T, a *catalog.Action) {
		if (a.Param("PageNumber") != nil) != (a.Param("PageSize") != nil) {
			t.Error("one of PageNumber and PageSize is missing")
		}
		if !a.Paged() {
			return
		}
		paged++
		list := a.ListPath()
		if !strings.HasSuffix(list, "[]") {
			t.Fatalf("a page has the list %q", list)
		}
		has := func(path string) bool {
			return slices.ContainsFunc(a.Fields, func(f catalog.Field) bool { return strings.HasPrefix(f.Path, path) })
		}
		for _, path := range []string{list, "TotalCount", "PageNumber", "PageSize"} {
			if !has(path) {
				t.Errorf("the response has no %s", path)
			}
		}
		if size := a.Param("PageSize"); size.Max != 50 && size.Max != 0 {
			t.Errorf("at most %d rows on a page, chapter 2 says 50", size.Max)
		}
	})
	if paged == 0 {
		t.Error("no action is paged")
	}
}

func TestErrorRows(t *testing.T) {
	each(t, func(t *testing.T, a *catalog.Action) {
		for _, e := range a.Errors {
			if e.Status < 400 || e.Status > 599 {
				t.Errorf("%s has status %d", e.Code, e.Status)
			}
			if e.Code == "" || e.Message == "" {
				t.Errorf("the row %+v lacks a code or a message", e)
			}
			if found := a.Error(e.Code); found == nil || found.Code != e.Code {
				t.Errorf("Error(%q) finds %v", e.Code, found)
			}
		}
		if have := a.Error(""); have != nil {
			t.Errorf("no code finds %s", have.Code)
		}
	})
}

func TestActionsNeedARegionOrWhatTheyChange(t *testing.T) {
	each(t, func(t *testing.T, a *catalog.Action) {
		demands := slices.ContainsFunc(a.Params, func(p catalog.Param) bool { return p.Need == catalog.Required })
		if a.Mutates() && !demands {
			t.Error("it changes something and demands no parameter")
		}
	})
}
