package control

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// The largest bodies that are read: of a state, and of any other request.
const (
	maxState = 512 << 20
	maxBody  = 8 << 20
)

// request is a request under way.
type request struct {
	w http.ResponseWriter
	*http.Request
}

// body reads the JSON object of the request into v, strictly.
func (r *request) body(v any) error {
	text, err := io.ReadAll(http.MaxBytesReader(r.w, r.Body, maxBody))
	if err != nil {
		return fmt.Errorf("the body cannot be read: %w", err)
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		if wrong := new(json.UnmarshalTypeError); errors.As(err, &wrong) {
			return fmt.Errorf("the body is not the JSON object that is wanted: a JSON %s stands where something else is wanted, at byte %d", wrong.Value, wrong.Offset)
		}
		return fmt.Errorf("the body is not the JSON object that is wanted: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("the body is more than one JSON value")
	}
	return nil
}

// query reads the query of the request: each of the names at most once, and no
// others.
func (r *request) query(names ...string) (map[string]string, error) {
	given, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, fmt.Errorf("the query cannot be read: %w", err)
	}
	values := map[string]string{}
	for name, list := range given {
		switch {
		case !slices.Contains(names, name) && len(names) == 0:
			return nil, fmt.Errorf("there is no %q in the query; it takes nothing", name)
		case !slices.Contains(names, name):
			return nil, fmt.Errorf("there is no %q in the query; there are %s", name, strings.Join(names, ", "))
		case len(list) > 1:
			return nil, fmt.Errorf("%s stands twice in the query", name)
		}
		values[name] = list[0]
	}
	return values, nil
}

// refuse answers with an error.
func refuse(w http.ResponseWriter, status int, message string) {
	write(w, status, map[string]string{"error": message})
}

// write answers with a value as JSON.
func write(w http.ResponseWriter, status int, v any) {
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		status, text = http.StatusInternalServerError, []byte(`{"error": "the answer cannot be written"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(append(text, '\n')) // a caller that has gone needs no answer
}
