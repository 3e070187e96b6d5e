package cloudapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxDepth is how deep an answer may be nested. The documented ones stay
// below ten.
const maxDepth = 64

// decode reads the JSON object of an answer. Its error says in a few words
// what the body is instead, without quoting it.
func decode(body []byte) (Response, error) {
	if kind := strange(body); kind != "" {
		return nil, errors.New(kind + " in place of JSON")
	}
	if depth(body) > maxDepth {
		return nil, fmt.Errorf("JSON nested deeper than %d", maxDepth)
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var r Response
	if err := d.Decode(&r); err != nil {
		return nil, errors.New(malformation(err))
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("JSON with something behind its end")
	}
	if r == nil {
		return nil, errors.New("null in place of a JSON object")
	}
	return r, nil
}

// malformation tells an error of encoding/json without the text it quotes.
func malformation(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind):
		return "a JSON " + strings.Fields(kind.Value)[0] + " in place of an object"
	case errors.As(err, &syntax):
		return fmt.Sprintf("malformed JSON at byte %d", syntax.Offset)
	}
	return "JSON that is cut off"
}

// strange says what a body is that has no JSON in it, or nothing.
func strange(body []byte) string {
	text := bytes.TrimSpace(body)
	switch {
	case len(text) == 0:
		return "an empty body"
	case text[0] != '<':
		return ""
	}
	head := bytes.ToLower(text[:min(len(text), 512)])
	if bytes.Contains(head, []byte("<html")) || bytes.HasPrefix(head, []byte("<!doctype html")) {
		return "an HTML page"
	}
	return "XML"
}

// depth is how deep JSON is nested. It counts brackets outside texts.
func depth(body []byte) int {
	deepest, now, inText := 0, 0, false
	for i := 0; i < len(body); i++ {
		switch b := body[i]; {
		case inText && b == '\\':
			i++
		case b == '"':
			inText = !inText
		case inText:
		case b == '{' || b == '[':
			now++
			deepest = max(deepest, now)
		case b == '}' || b == ']':
			now--
		}
	}
	return deepest
}

// text is a text of the answer, or empty where it has none of that name.
func (r Response) text(name string) string {
	s, _ := r[name].(string)
	return s
}
