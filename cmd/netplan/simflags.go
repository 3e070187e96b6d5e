package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"netplan/cloudapi/catalog"
	"netplan/cloudapi/sim"
)

// readJSON reads one JSON value from a file, strictly. Its error holds nothing
// of the values in the file.
func readJSON(flag, name string, v any) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("--%s: %w", flag, err)
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		if wrong := new(json.UnmarshalTypeError); errors.As(err, &wrong) {
			return fmt.Errorf("--%s %s: a JSON %s stands where something else is wanted, at byte %d", flag, name, strings.Fields(wrong.Value)[0], wrong.Offset)
		}
		return fmt.Errorf("--%s %s: %w", flag, name, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("--%s %s: more than one JSON value", flag, name)
	}
	return nil
}

// readQuotas are the limits of a file, if one is named, and of the flags
// --quota, which win.
func readQuotas(file string, flags map[string]int) (map[string]int, error) {
	quotas := map[string]int{}
	if file != "" {
		if err := readJSON("quotas", file, &quotas); err != nil {
			return nil, err
		}
		if err := knownQuotas("quotas", quotas); err != nil {
			return nil, err
		}
	}
	if err := knownQuotas("quota", flags); err != nil {
		return nil, err
	}
	if quotas == nil { // the file says null
		quotas = map[string]int{}
	}
	maps.Copy(quotas, flags)
	return quotas, nil
}

func knownQuotas(flag string, quotas map[string]int) error {
	limits := sim.Limits()
	for _, name := range slices.Sorted(maps.Keys(quotas)) {
		if _, ok := limits[name]; !ok {
			return usage("--%s %s: there is no such quota; there are %s", flag, name, strings.Join(slices.Sorted(maps.Keys(limits)), ", "))
		}
	}
	return nil
}

// latencies reads the flags --latency, ACTION=DURATION, and --settle. nil is
// that none is given.
func (f *simFlags) latencies(settles bool) (map[string]time.Duration, error) {
	if f.settle < 0 {
		return nil, usage("--settle %s is negative", f.settle)
	}
	var latency map[string]time.Duration
	set := func(flag, action string, d time.Duration) error {
		if _, twice := latency[action]; twice {
			return usage("%s: %s is given twice; --settle stands for --latency *=", flag, action)
		}
		if latency == nil {
			latency = map[string]time.Duration{}
		}
		latency[action] = d
		return nil
	}
	for _, text := range f.latency {
		action, value, ok := strings.Cut(text, "=")
		d, err := time.ParseDuration(value)
		switch {
		case !ok || err != nil || d < 0:
			return nil, usage("--latency %q is not ACTION=DURATION such as CreateVpc=30s or *=0s", text)
		case action != "*" && catalog.Lookup(action) == nil:
			return nil, usage("--latency %s: there is no action %q", text, action)
		}
		if err := set("--latency", action, d); err != nil {
			return nil, err
		}
	}
	if settles {
		err := set("--settle", "*", f.settle)
		return latency, err
	}
	return latency, nil
}

// parseFaults reads the flags --faults.
func parseFaults(flags []string) ([]sim.FaultRule, error) {
	var all []sim.FaultRule
	for _, spec := range flags {
		rules, err := sim.ParseFaults(spec)
		if err != nil {
			return nil, usage("--faults %q: %v", spec, err)
		}
		all = append(all, rules...)
	}
	return all, nil
}
