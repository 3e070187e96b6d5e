// Package control is an HTTP endpoint beside a simulated cloud, for what no
// client of the API can do: put its clock ahead, inject faults, edit objects as
// in a console, save and replace its state, and see the calls it got.
//
// It takes and gives JSON. A request that cannot be carried out changes nothing
// and is answered {"error": TEXT}. It has no keys, and answers callers on the
// same machine only, no pages in a browser: see guarded.
package control

import (
	"net/http"
	"slices"
	"strings"

	"netplan/cloudapi/sim"
)

// Prefix begins every path.
const Prefix = "/_sim/"

// Handler serves the endpoint of a cloud.
func Handler(cloud *sim.Cloud) http.Handler {
	s := &server{cloud}
	return guarded(http.HandlerFunc(s.serve))
}

// server answers for a cloud.
type server struct{ cloud *sim.Cloud }

// endpoint is a path and method. do answers with a value to write as JSON.
type endpoint struct {
	method, path string
	do           func(*server, *request) (any, error)
}

// endpoints lists what there is.
func endpoints() []endpoint {
	return []endpoint{
		{"GET", "clock", (*server).clock},
		{"POST", "clock", (*server).advance},
		{"GET", "faults", (*server).faults},
		{"POST", "faults", (*server).addFaults},
		{"DELETE", "faults", (*server).clearFaults},
		{"GET", "objects", (*server).objects},
		{"POST", "objects", (*server).importObjects},
		{"PATCH", "objects", (*server).edit},
		{"DELETE", "objects", (*server).remove},
		{"GET", "state", (*server).dump},
		{"PUT", "state", (*server).load},
		{"GET", "assume", (*server).assumed},
		{"POST", "assume", (*server).assume},
		{"GET", "quotas", (*server).quotas},
		{"GET", "calls", (*server).calls},
	}
}

// serve finds the endpoint of a request.
func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	var paths, methods []string
	for _, e := range endpoints() {
		if r.URL.Path == Prefix+e.path {
			if e.method == r.Method {
				s.answer(w, r, e)
				return
			}
			methods = append(methods, e.method)
		}
		paths = append(paths, Prefix+e.path)
	}
	if methods != nil {
		w.Header().Set("Allow", strings.Join(methods, ", "))
		refuse(w, http.StatusMethodNotAllowed, r.URL.Path+" takes "+strings.Join(methods, ", "))
		return
	}
	refuse(w, http.StatusNotFound, "there is no "+r.URL.Path+"; there are "+strings.Join(slices.Compact(paths), ", "))
}

// answer carries out a request.
func (s *server) answer(w http.ResponseWriter, r *http.Request, e endpoint) {
	got, err := e.do(s, &request{w, r})
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	write(w, http.StatusOK, got)
}
