package cloudapi_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

func TestWhatTheServiceCannotKnowIsNotSent(t *testing.T) {
	type params = map[string]string
	for _, c := range []struct {
		action, region string
		params         params
		want           string
	}{
		{"CreateVpcs", "cn-hangzhou", nil, "did you mean CreateVpc?"},
		{"Frobnicate", "cn-hangzhou", nil, "no such action"},
		{"", "cn-hangzhou", nil, "no such action"},
		{"DescribeVpcs", "", nil, "RegionId is missing"},
		{"DeleteVpc", "cn-hangzhou", nil, "VpcId is missing"},
		{"DeleteVpc", "cn-hangzhou", params{"VpcId": ""}, "VpcId is missing"},
		{"DeleteVpc", "cn-hangzhou", params{"vpcid": "v"}, "did you mean VpcId?"},
		{"DeleteVpc", "cn-hangzhou", params{"VpcId": "v", "Colour": "red"}, `no parameter "Colour"`},
		{"DeleteVpc", "cn-hangzhou", params{"VpcId": "v", "Signature": "x"}, "Signature is set by the client"},
		{"DeleteVpc", "cn-hangzhou", params{"VpcId": "v", "RegionId": "cn-beijing"}, "cn-beijing"},
		{"DescribeRouterInterfaces", "cn-hangzhou", params{"Filter.0.Key": "Status"}, "Filter.0.Key"},
		{"DescribeRouterInterfaces", "cn-hangzhou", params{"Filter.01.Key": "Status"}, "Filter.01.Key"},
		{"DescribeRouterInterfaces", "cn-hangzhou", params{"Filter.N.Key": "Status"}, "Filter.N.Key"},
		{"DescribeRouterInterfaces", "cn-hangzhou", params{"Filter.1.Key.1": "Status"}, "Filter.1.Key.1"},
	} {
		b := newBench(t, []answer{fine}, nil)
		e := asError(t, second(b.Call(t.Context(), cloudapi.Request{Action: c.action, Region: c.region, Params: c.params})))
		if !strings.Contains(e.Error(), c.want) || e.Action != c.action || e.Status != 0 || !e.Unsent || e.Cause == nil {
			t.Errorf("%s %v: have %+v, want an unsent request with %q", c.action, c.params, e, c.want)
		}
		if len(b.sent()) != 0 || len(b.clock.sleeps()) != 0 {
			t.Errorf("%s %v: was sent", c.action, c.params)
		}
	}
}

// Every action of the catalogue can be called with all of its parameters.
func TestEveryParameterOfTheCatalogueIsSent(t *testing.T) {
	for _, a := range catalog.All() {
		want := map[string]string{}
		for _, p := range a.Params {
			if p.Name != "RegionId" {
				want[indexed(p.Name)] = "v"
			}
		}
		b := newBench(t, []answer{fine}, nil)
		if _, err := b.Call(t.Context(), cloudapi.Request{Action: a.Name, Region: "cn-hangzhou", Params: want}); err != nil {
			t.Error(err)
			continue
		}
		for name := range want {
			if b.sent()[0].params[name] != "v" {
				t.Errorf("%s: %s was not sent", a.Name, name)
			}
		}
	}
}

// indexed puts indexes in place of the N and M of a list form.
func indexed(name string) string {
	parts := strings.Split(name, ".")
	for i, part := range parts {
		switch part {
		case "N":
			parts[i] = "1"
		case "M":
			parts[i] = "2"
		}
	}
	return strings.Join(parts, ".")
}

func TestWithoutRandomnessNothingIsSent(t *testing.T) {
	empty := errors.New("no entropy")
	for _, call := range []cloudapi.Request{reading, withToken} {
		b := newBench(t, []answer{fine}, func(c *cloudapi.Config) { c.Random = iotest.ErrReader(empty) })
		if e := asError(t, second(b.Call(t.Context(), call))); !e.Unsent || !errors.Is(e, empty) || len(b.sent()) != 0 {
			t.Errorf("%s: have %v after %d requests, want the error of the source after none", call.Action, e, len(b.sent()))
		}
	}
}
