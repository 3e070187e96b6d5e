package sim

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"netplan/cloudapi/catalog"
)

// described is a description read strictly: scalars by path, lists of scalars
// joined with commas, and lists of objects.
type described struct {
	texts row
	lists map[string][]row
}

// read reads the value of a node.
func (d described) read(s *shape, value any) error {
	switch {
	case len(s.kids) == 0 && s.list:
		return d.scalars(s, value)
	case len(s.kids) == 0:
		text, err := scalarText(s, value)
		d.texts[s.path] = text
		return err
	case s.list:
		return d.objects(s, value)
	}
	fields, ok := value.(map[string]any)
	if !ok && value != nil {
		return fmt.Errorf("%s is %T, want an object", s.path, value)
	}
	return d.members(s, fields)
}

// members reads those members of a node that are given.
func (d described) members(s *shape, fields map[string]any) error {
	for _, name := range sortedKeys(fields) {
		kid := s.below(name)
		if kid == nil || strings.Contains(name, ".") {
			return fmt.Errorf("%s has no %q", s.path, name)
		}
		if err := d.read(kid, fields[name]); err != nil {
			return err
		}
	}
	return nil
}

func (d described) scalars(s *shape, value any) error {
	items, ok := value.([]any)
	if texts, are := value.([]string); are {
		for _, t := range texts {
			items = append(items, t)
		}
		ok = true
	}
	if !ok && value != nil {
		return fmt.Errorf("%s is %T, want a list", s.path, value)
	}
	var parts []string
	for _, item := range items {
		text, err := scalarText(s, item)
		if err != nil {
			return err
		}
		if text == "" || strings.Contains(text, ",") {
			return fmt.Errorf("%s has the item %q, which is empty or holds a comma", s.path, text)
		}
		parts = append(parts, text)
	}
	d.texts[s.path] = strings.Join(parts, ",")
	return nil
}

func (d described) objects(s *shape, value any) error {
	items, ok := value.([]any)
	if !ok && value != nil {
		return fmt.Errorf("%s is %T, want a list", s.path, value)
	}
	rows := make([]row, 0, len(items))
	for _, item := range items {
		fields, ok := item.(map[string]any)
		inner := described{row{}, map[string][]row{}}
		if !ok {
			return fmt.Errorf("%s has an item that is %T, want an object", s.path, item)
		}
		if err := inner.members(s, fields); err != nil {
			return err
		}
		rows = append(rows, inner.texts)
	}
	d.lists[s.path] = rows
	return nil
}

// scalarText is a scalar as the text that an attribute holds.
func scalarText(s *shape, value any) (string, error) {
	var text string
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		text = v
	case bool:
		text = strconv.FormatBool(v)
	case json.Number:
		text = v.String()
	case float64:
		text = strconv.FormatFloat(v, 'f', -1, 64)
	case int:
		text = strconv.Itoa(v)
	default:
		return "", fmt.Errorf("%s is %T, want a text, a number or a boolean", s.path, value)
	}
	if strings.ContainsFunc(text, notInXML) || !utf8.ValidString(text) {
		return "", fmt.Errorf("%s is %q, which has a character that no answer can hold", s.path, text)
	}
	switch s.typ {
	case catalog.Boolean:
		if text != "true" && text != "false" && text != "" {
			return "", fmt.Errorf("%s is %q, want true or false", s.path, text)
		}
	case catalog.Integer, catalog.Long:
		if _, err := strconv.ParseInt(text, 10, 64); err != nil && text != "" {
			return "", fmt.Errorf("%s is %q, want a whole number", s.path, text)
		}
	}
	return text, nil
}
