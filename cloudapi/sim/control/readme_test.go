package control

import (
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"netplan/cloudapi/sim"
)

// TestReadmeRequests: every request in the table of the page works in its
// order, every endpoint is in it, and the request of curl is one of them.
func TestReadmeRequests(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	serve := Handler(&sim.Cloud{})
	send := func(method, path, body string) {
		t.Helper()
		r := httptest.NewRequest(method, "http://127.0.0.1:8702"+path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		if serve.ServeHTTP(w, r); w.Code != http.StatusOK {
			t.Errorf("%s %s %s: have %d %s", method, path, body, w.Code, w.Body)
		}
	}
	var told []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([A-Z]+) (/_sim/([a-z]+)[^` ]*)` \\| (?:`([^`]*)`)? ?\\|").FindAllStringSubmatch(string(text), -1) {
		send(m[1], m[2], m[4])
		told = append(told, m[1]+" "+m[3])
	}
	var want []string
	for _, e := range endpoints() {
		want = append(want, e.method+" "+e.path)
	}
	slices.Sort(told)
	slices.Sort(want)
	if !slices.Equal(told, want) {
		t.Errorf("the page tells of %v, there are %v", told, want)
	}
	curl := regexp.MustCompile(`(?m)^curl -H 'Content-Type: application/json' -d '(.*)' http://127\.0\.0\.1:8702(\S+)$`).FindStringSubmatch(string(text))
	if curl == nil {
		t.Fatal("the page has no request of curl")
	}
	send("POST", curl[2], curl[1])
}
