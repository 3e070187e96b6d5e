package sim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The operators of conditions.
const (
	stringEquals = "StringEquals"
	stringLike   = "StringLike"
)

// ParsePolicy reads the vendor's JSON document of a policy: Version 1 and a
// list of statements with Effect, Action, Resource and, if wanted, Condition.
// An element that it does not know is an error, since leaving it out would
// change what the policy permits.
func ParsePolicy(text []byte) ([]Policy, error) {
	if err := json.Unmarshal(text, new(any)); err != nil {
		return nil, fmt.Errorf("policy is not JSON: %w", err)
	}
	doc, err := elements(text, "Version", "Statement")
	if err != nil {
		return nil, err
	}
	var version string
	if err := json.Unmarshal(doc["Version"], &version); err != nil || version != "1" {
		return nil, fmt.Errorf(`element Version is %s, want "1"`, doc["Version"])
	}
	var statements []json.RawMessage
	if err := json.Unmarshal(doc["Statement"], &statements); err != nil || len(statements) == 0 {
		return nil, errors.New("element Statement is no list of statements")
	}
	policies := make([]Policy, len(statements))
	for i, s := range statements {
		if policies[i], err = parseStatement(s); err != nil {
			return nil, fmt.Errorf("statement %d: %w", i+1, err)
		}
	}
	return policies, nil
}

func parseStatement(text json.RawMessage) (p Policy, err error) {
	s, err := elements(text, "Effect", "Action", "Resource", "?Condition")
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(s["Effect"], &p.Effect); err != nil || p.Effect != Allow && p.Effect != Deny {
		return p, fmt.Errorf("element Effect is %s, want Allow or Deny", s["Effect"])
	}
	if p.Actions, err = texts("Action", s["Action"], actionForm); err != nil {
		return p, err
	}
	if p.Resources, err = texts("Resource", s["Resource"], arnForm); err != nil {
		return p, err
	}
	if s["Condition"] != nil {
		p.Conditions, err = parseConditions(s["Condition"])
	}
	return p, err
}

// parseConditions reads operators, keys and values.
func parseConditions(text json.RawMessage) ([]PolicyCondition, error) {
	operators, err := elements(text, "?"+stringEquals, "?"+stringLike)
	if err != nil {
		return nil, fmt.Errorf("element Condition: %w", err)
	}
	var list []PolicyCondition
	for _, operator := range sortedKeys(operators) {
		keys, err := elements(operators[operator], "?vpc:Vpc", "?vpc:VRouter")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", operator, err)
		}
		for _, key := range sortedKeys(keys) {
			values, err := texts(key, keys[key], arnForm)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", operator, err)
			}
			list = append(list, PolicyCondition{operator, key, values})
		}
	}
	return list, nil
}

// elements are the members of a JSON object. All names must be there once, but
// those that begin with ? may be missing, and no others.
func elements(text json.RawMessage, names ...string) (map[string]json.RawMessage, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, fmt.Errorf("%s is no object", bytes.TrimSpace(text))
	}
	found := map[string]json.RawMessage{}
	for dec.More() {
		token, _ := dec.Token()
		name, _ := token.(string)
		switch _, twice := found[name]; {
		case !slices.Contains(names, name) && !slices.Contains(names, "?"+name):
			return nil, fmt.Errorf("element %q is not supported; there are %s", name, strings.ReplaceAll(strings.Join(names, ", "), "?", ""))
		case twice:
			return nil, fmt.Errorf("element %q stands twice", name)
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, err
		}
		found[name] = value
	}
	for _, name := range names {
		if found[name] == nil && name[0] != '?' {
			return nil, fmt.Errorf("element %q is missing", name)
		}
	}
	return found, nil
}

// texts reads a text or a list of texts, each in a form.
func texts(name string, text json.RawMessage, form func(string) bool) ([]string, error) {
	list := make([]string, 1)
	if json.Unmarshal(text, &list[0]) != nil && json.Unmarshal(text, &list) != nil || len(list) == 0 {
		return nil, fmt.Errorf("%s is %s, want a text or a list of texts", name, text)
	}
	for _, value := range list {
		if !form(value) {
			return nil, fmt.Errorf("%s %q is malformed", name, value)
		}
	}
	return list, nil
}

// actionForm says whether a text is * or product:action.
func actionForm(text string) bool {
	product, action, ok := strings.Cut(text, ":")
	return text == "*" || ok && product != "" && action != "" && !strings.Contains(action, ":")
}

// arnForm says whether a text is * or an ARN of as many parts as one has.
func arnForm(text string) bool {
	parts := strings.SplitN(text, ":", arnParts)
	return text == "*" || len(parts) == arnParts && parts[0] == "acs" && !slices.Contains(parts, "")
}
