package sim_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// samples are values that each format takes.
var samples = map[catalog.Format]string{
	catalog.Name: "main", catalog.Description: "the main one", catalog.Token: "t1",
	catalog.CIDR: "10.0.0.0/8", catalog.CIDRs: "10.0.0.0/8", catalog.IP: "10.0.0.1", catalog.IDs: "x-1",
}

// named are values of parameters that no format describes.
var named = map[string]string{
	"DestinationCidrBlock": "10.0.0.0/8", "Bandwidth": "10", "IpCount": "1", "ExternalPort": "80", "InternalPort": "80",
	"SnatIp": "1.2.3.4", "ExternalIp": "1.2.3.4", "InternalIp": "10.0.0.1",
}

// required are values for what an action requires.
func required(a *catalog.Action) []string {
	var params []string
	for _, p := range a.Params {
		if p.Need != catalog.Required || p.Name == "RegionId" {
			continue
		}
		value := "x-1"
		switch {
		case named[p.Name] != "":
			value = named[p.Name]
		case len(p.Enum) > 0:
			value = p.Enum[0]
		case samples[p.Format] != "":
			value = samples[p.Format]
		case p.Type == catalog.Integer || p.Type == catalog.Long:
			value = "5"
		case p.Type == catalog.Boolean:
			value = "true"
		}
		params = append(params, strings.NewReplacer(".N", ".1", ".M", ".1").Replace(p.Name)+"="+value)
	}
	return params
}

// TestEveryActionRegion: every action refuses a region that chapter 22 does not
// have, with its own code if it has one.
func TestEveryActionRegion(t *testing.T) {
	c := newInside(t)
	codes := []string{"InvalidRegionId.NotFound", "InvalidRegionId.NotSupport", "InvalidRegion.NotSupport", "InvalidRegion.NotFound", "Forbidden.RegionNotFound"}
	for _, a := range catalog.All() {
		r := askedIn("cn-nowhere", a.Name, required(a)...)
		var err *cloudapi.Error
		if _, refused := c.Call(t.Context(), r); !errors.As(refused, &err) {
			t.Errorf("%s in cn-nowhere: have %v", a.Name, refused)
			continue
		}
		want := slices.DeleteFunc(slices.Clone(codes), func(code string) bool {
			return !slices.ContainsFunc(a.Errors, func(e catalog.ErrorRow) bool { return e.Code == code })
		})
		if len(want) > 0 && !slices.Contains(want, err.Code) {
			t.Errorf("%s in cn-nowhere: have %v, want one of %s", a.Name, err, want)
		} else if len(want) == 0 && !slices.Contains(codes, err.Code) {
			t.Errorf("%s in cn-nowhere: have %v", a.Name, err)
		}
	}
}

// TestEveryTextMalformed: a name or a description that begins wrongly is
// refused by every action that takes one.
func TestEveryTextMalformed(t *testing.T) {
	c := newInside(t)
	for _, a := range catalog.All() {
		for _, p := range a.Params {
			if p.Format != catalog.Name && p.Format != catalog.Description || strings.Contains(p.Name, ".") {
				continue
			}
			others := slices.DeleteFunc(required(a), func(param string) bool { return strings.HasPrefix(param, p.Name+"=") })
			_, err := c.try(a.Name, append(others, p.Name+"=http://x")...)
			documented := slices.ContainsFunc(a.Errors, func(e catalog.ErrorRow) bool { return strings.Contains(e.Code, p.Name+".Malform") })
			switch {
			case err == nil:
				t.Errorf("%s takes %s=http://x", a.Name, p.Name)
			case documented && !strings.Contains(err.Code, p.Name+".Malform"), !documented && !strings.HasPrefix(err.Code, "Invalid"):
				t.Errorf("%s %s=http://x: have %v", a.Name, p.Name, err)
			}
		}
	}
}
