package sim_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/cloudapi/sim"
)

// TestMain holds, once all tests have run, what they have seen of the
// reference: every error row and every response path, but those listed.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if code == 0 && everything() {
		faults := slices.Concat(seen.faults(), seen.rows(), seen.paths())
		for _, fault := range faults {
			fmt.Println(fault)
			code = 1
		}
		if len(faults) > 0 {
			fmt.Println(len(faults), "findings")
		}
	}
	os.Exit(code)
}

// everything says whether no flag has left tests out.
func everything() bool {
	for _, name := range []string{"run", "skip", "bench", "fuzz", "list"} {
		if f := flag.Lookup("test." + name); f != nil && f.Value.String() != "" {
			return false
		}
	}
	return !testing.Short()
}

// witness keeps what the clouds of the tests have answered.
type witness struct {
	mu sync.Mutex
	// refused are error rows, shown the response paths that had a value, told
	// all response paths; each begins with the action.
	refused, shown, told map[string]bool
	wrong                []string
	checked              map[string]int
}

var seen = witness{refused: map[string]bool{}, shown: map[string]bool{}, told: map[string]bool{}, checked: map[string]int{}}

// note is a hook for Cloud.Answered.
func (w *witness) note(c sim.Call, resp cloudapi.Response, fail *cloudapi.Error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if fail != nil {
		w.refused[rowKey(c.Action, fail.Status, fail.Code, fail.Message)] = true
		return
	}
	news := len(w.told) + len(w.shown)
	w.walk(c.Action+" ", map[string]any(resp))
	if len(w.told)+len(w.shown) > news || w.checked[c.Action] < 3 {
		w.checked[c.Action]++
		if err := sameInBoth(c.Action, resp); err != nil {
			w.wrong = append(w.wrong, fmt.Sprintf("%s: %v", c.Action, err))
		}
	}
}

func rowKey(action string, status int, code, message string) string {
	return fmt.Sprint(action, " ", status, " ", code, " ", message)
}

// walk notes the paths below a value.
func (w *witness) walk(path string, v any) {
	switch x := v.(type) {
	case map[string]any:
		for name, value := range x {
			w.walk(strings.TrimSuffix(path, " ")+map[bool]string{true: " ", false: "."}[strings.HasSuffix(path, " ")]+name, value)
		}
	case []any:
		for _, item := range x {
			w.walk(path+"[]", item)
		}
	default:
		w.told[path] = true
		if text := fmt.Sprint(v); text != "" && text != "0" && text != "false" {
			w.shown[path] = true
		}
	}
}

// faults are answers that differ between the formats.
func (w *witness) faults() []string { return w.wrong }

// rows are error rows that no test provoked and that are not listed, and
// entries of the list that are about no such row.
func (w *witness) rows() []string {
	var found []string
	used := map[string]bool{}
	for _, a := range catalog.All() {
		for _, e := range a.Errors {
			if w.refused[rowKey(a.Name, e.Status, e.Code, e.Message)] {
				continue
			}
			entry := entryFor(a.Name, e)
			if used[entry] = true; entry == "" {
				found = append(found, fmt.Sprintf("no test provokes %s: %d %s %s", a.Name, e.Status, e.Code, e.Message))
			}
		}
	}
	for entry := range reasons(unprovoked, routesUnprovoked) {
		if !used[entry] {
			found = append(found, "listed as unprovoked, and there is no such row or a test provokes it: "+entry)
		}
	}
	return found
}

// entryFor is the entry of the list about an error row: a code, an action and a
// code, or these with words of the message; a * stands for any part of them.
func entryFor(action string, e catalog.ErrorRow) string {
	for entry := range reasons(unprovoked, routesUnprovoked) {
		key, words, _ := strings.Cut(entry, ": ")
		bare, _ := path.Match(key, e.Code)
		full, _ := path.Match(key, action+" "+e.Code)
		if (bare || full) && strings.Contains(e.Message, words) {
			return entry
		}
	}
	return ""
}

// paths are documented response paths that no answer gave a value, and ones
// that answers have and no section documents, but those listed.
func (w *witness) paths() []string {
	var found []string
	silent, added := reasons(alwaysEmpty, routesEmpty), reasons(undocumented)
	documented := map[string]bool{}
	for _, a := range catalog.All() {
		for _, f := range a.Fields {
			path := a.Name + " " + f.Path
			documented[path] = true
			switch {
			case !w.shown[path] && silent[path] == "" && f.Type != catalog.Boolean:
				found = append(found, "no answer gave a value to "+path)
			case !w.told[path] && silent[path] == "":
				found = append(found, "no answer has "+path)
			case w.shown[path] && silent[path] != "":
				found = append(found, "listed as empty, but some answer gave a value to "+path)
			}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(w.told)) {
		action, _, _ := strings.Cut(path, " ")
		if a := catalog.Lookup(action); a != nil && !a.Beyond() && !documented[path] && added[path] == "" {
			found = append(found, "undocumented: "+path)
		}
	}
	return found
}

// reasons turns lists by reason round.
func reasons(lists ...map[string][]string) map[string]string {
	by := map[string]string{}
	for _, list := range lists {
		for why, keys := range list {
			for _, key := range keys {
				by[key] = why
			}
		}
	}
	return by
}

// sameInBoth says how an answer as XML differs from the same as JSON.
func sameInBoth(action string, resp cloudapi.Response) error {
	want, err := plainJSON(resp)
	if err != nil {
		return err
	}
	root, have, err := readXML(sim.WriteXML(action+"Response", resp))
	if err != nil || root != action+"Response" {
		return fmt.Errorf("XML root %s, %w", root, err)
	}
	if have, want := listed(have, want), want; fmt.Sprint(have) != fmt.Sprint(want) {
		return fmt.Errorf("as XML %v, as JSON %v", have, want)
	}
	return nil
}

// plainJSON is an answer as a client decodes its JSON, with numbers as texts.
func plainJSON(resp cloudapi.Response) (any, error) {
	body, err := json.Marshal(resp)
	if err != nil {
		return nil, err
	}
	var v any
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	return v, errors.Join(d.Decode(&v), func() error { v = texts(v); return nil }())
}

// texts is a value with each scalar as a text.
func texts(v any) any {
	switch x := v.(type) {
	case map[string]any:
		for name, value := range x {
			x[name] = texts(value)
		}
		return x
	case []any:
		for i, value := range x {
			x[i] = texts(value)
		}
		return x
	}
	return fmt.Sprint(v)
}

// element is a decoded XML element.
type element struct {
	XMLName xml.Name
	Text    string    `xml:",chardata"`
	Kids    []element `xml:",any"`
}

// readXML decodes an answer: the name of its root, and below it every name with
// the list of its values.
func readXML(body []byte) (string, any, error) {
	var root element
	d := xml.NewDecoder(bytes.NewReader(body))
	if err := d.Decode(&root); err != nil {
		return "", nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return "", nil, errors.New("something behind the root")
	}
	return root.XMLName.Local, root.value(), nil
}

func (e element) value() any {
	if len(e.Kids) == 0 {
		return e.Text
	}
	fields := map[string]any{}
	for _, kid := range e.Kids {
		list, _ := fields[kid.XMLName.Local].([]any)
		fields[kid.XMLName.Local] = append(list, kid.value())
	}
	return fields
}

// listed makes the lists of a decoded XML value singular where want has no
// list, and an empty element an empty list or object where want has one.
func listed(have, want any) any {
	list, isList := have.([]any)
	fields, isObject := have.(map[string]any)
	switch w := want.(type) {
	case []any:
		for i := range list {
			if i < len(w) {
				list[i] = listed(list[i], w[i])
			}
		}
		if !isList {
			return []any{}
		}
		return list
	case map[string]any:
		if isList && len(list) == 1 {
			return listed(list[0], want)
		}
		if !isObject {
			fields = map[string]any{}
		}
		for name, value := range w {
			if have := listed(fields[name], value); have != nil {
				fields[name] = have
			}
		}
		return fields
	}
	if isList && len(list) == 1 {
		return list[0]
	}
	return have
}
