package cloudapi

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	have, err := decode([]byte(` {"TotalCount":7,"Big":12345678901234567890,"Vpcs":{"Vpc":[{"VpcId":"vpc-1"}]},"Text":"a\"]}{["} `))
	want := Response{
		"TotalCount": json.Number("7"), "Big": json.Number("12345678901234567890"), "Text": `a"]}{[`,
		"Vpcs": map[string]any{"Vpc": []any{map[string]any{"VpcId": "vpc-1"}}},
	}
	if err != nil || !reflect.DeepEqual(have, want) {
		t.Errorf("have %v and error %v, want %v", have, err, want)
	}
}

func TestDecodeSaysWhatIsNoAnswer(t *testing.T) {
	nested := func(n int) string { return `{"a":` + strings.Repeat("[", n-1) + strings.Repeat("]", n-1) + "}" }
	if _, err := decode([]byte(nested(maxDepth))); err != nil {
		t.Errorf("have error %v, want none at the greatest depth", err)
	}
	for body, want := range map[string]string{
		"":                                       "an empty body",
		" \n":                                    "an empty body",
		"<!DOCTYPE html><title>secret</title>":   "an HTML page",
		"\n<html>secret":                         "an HTML page",
		`<?xml version="1.0"?><Error>secret`:     "XML",
		`{"secret":`:                             "cut off",
		`{"a":secret}`:                           "malformed JSON at byte 6",
		"upstream connect error: secret":         "malformed JSON at byte 1",
		`["secret"]`:                             "a JSON array",
		`"secret"`:                               "a JSON string",
		`17`:                                     "a JSON number",
		"null":                                   "null",
		`{"a":1} {"secret":1}`:                   "behind its end",
		`{"a":1}]secret`:                         "behind its end",
		nested(maxDepth + 1):                     "deeper than",
		strings.Repeat("[", 100_000):             "deeper than",
		"{\"a\":\"" + strings.Repeat(`\\"`, 3):   "malformed JSON",
		"\x1f\x8b\x08\x00 compressed by a proxy": "malformed JSON",
	} {
		resp, err := decode([]byte(body))
		if err == nil || resp != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: have %v and error %v, want an error with %q", body, resp, err, want)
		} else if strings.Contains(err.Error(), "secret") {
			t.Errorf("%.40q: the error quotes the body: %v", body, err)
		}
	}
}

// FuzzDecode checks that every body is an answer or an error, and that an
// answer stays the same when it is written and read again.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"RequestId":"r","Vpcs":{"Vpc":[]},"TotalCount":1e400,"x":null}`, "<html>", "null", "", `{"a":[[[{}]]]}`, `{"\ud800":"\\\""}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		have, err := decode(body)
		if (have == nil) == (err == nil) {
			t.Fatalf("have %v and error %v, want one of them", have, err)
		}
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r\x1b") {
				t.Fatalf("have an error of several lines: %q", err)
			}
			return
		}
		text, err := json.Marshal(have)
		if err != nil {
			t.Fatal(err)
		}
		again, err := decode(text)
		if err != nil || !reflect.DeepEqual(have, again) {
			t.Fatalf("have %v and error %v, want %v", again, err, have)
		}
		if depth(text) > maxDepth {
			t.Fatalf("have depth %d, want at most %d", depth(text), maxDepth)
		}
	})
}
