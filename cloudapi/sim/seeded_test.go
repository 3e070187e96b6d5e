package sim_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"netplan/cloudapi"
)

// asked is a call in cn-hangzhou with "name=value" parameters.
func asked(action string, params ...string) cloudapi.Request {
	return askedIn("cn-hangzhou", action, params...)
}

func askedIn(region, action string, params ...string) cloudapi.Request {
	r := cloudapi.Request{Action: action, Region: region, Params: map[string]string{}}
	for _, p := range params {
		name, value, _ := strings.Cut(p, "=")
		r.Params[name] = value
	}
	return r
}

// answer is what a cloud answers; a refusal ends the test.
func (c *inside) answer(r cloudapi.Request) cloudapi.Response {
	c.t.Helper()
	resp, err := c.Call(c.t.Context(), r)
	if err != nil {
		c.t.Fatalf("%s %v: %v", r.Action, r.Params, err)
	}
	return resp
}

// beside is an empty cloud at the time of this one, with a clock of its own.
func (c *inside) beside() *inside {
	d := newInside(c.t)
	d.clock.advance(c.clock.Now().Sub(d.clock.Now()))
	return d
}

// reloaded is a cloud beside this one that loaded what this one saves.
func (c *inside) reloaded() *inside {
	c.t.Helper()
	var saved strings.Builder
	if err := c.Save(&saved); err != nil {
		c.t.Fatal(err)
	}
	d := c.beside()
	if err := d.Load(strings.NewReader(saved.String())); err != nil {
		c.t.Fatal(err)
	}
	return d
}

// seed imports what another cloud answers, as a client decodes it.
func (c *inside) seed(from *inside, reads ...cloudapi.Request) {
	c.t.Helper()
	for _, r := range reads {
		if err := c.Import(r, overTheWire(c.t, from.answer(r))); err != nil {
			c.t.Fatal(err)
		}
	}
}

// alike wants the answers of another cloud, in whatever order their lists are.
func (c *inside) alike(to *inside, reads ...cloudapi.Request) {
	c.t.Helper()
	for _, r := range reads {
		want, have := fmt.Sprint(sorted(to.answer(r))), fmt.Sprint(sorted(c.answer(r)))
		if have != want {
			c.t.Errorf("%s %v: have\n%s\nwant\n%s", r.Action, r.Params, have, want)
		}
	}
}

// bring imports an answer to an action that was called in cn-hangzhou.
func (c *inside) bring(action string, answer cloudapi.Response) {
	c.t.Helper()
	if err := c.Import(asked(action), answer); err != nil {
		c.t.Fatal(err)
	}
}

// describe imports an answer with one item of the list at a path such as
// Vpcs.Vpc.
func (c *inside) describe(action, path string, item map[string]any) {
	c.t.Helper()
	list, member, _ := strings.Cut(path, ".")
	c.bring(action, cloudapi.Response{list: map[string]any{member: []any{item}}})
}

// overTheWire is an answer as a client decodes it.
func overTheWire(t testing.TB, answer cloudapi.Response) cloudapi.Response {
	body, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	var decoded cloudapi.Response
	dec := json.NewDecoder(strings.NewReader(string(body)))
	dec.UseNumber()
	if err := dec.Decode(&decoded); err != nil {
		t.Fatal(err)
	}
	return decoded
}

// sorted is an answer without its request's id and the order of lists, which
// follows the order of import.
func sorted(v any) any {
	switch x := v.(type) {
	case cloudapi.Response:
		x = maps.Clone(x)
		delete(x, "RequestId")
		return sorted(map[string]any(x))
	case map[string]any:
		y := map[string]any{}
		for name, value := range x {
			y[name] = sorted(value)
		}
		return y
	case []any:
		var texts []string
		for _, item := range x {
			texts = append(texts, fmt.Sprint(sorted(item)))
		}
		slices.Sort(texts)
		return texts
	}
	return v
}
