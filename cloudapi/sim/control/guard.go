package control

import (
	"mime"
	"net"
	"net/http"
)

// guarded keeps pages in a browser out. A page of another site that has its
// own name resolve to this machine (DNS rebinding) shows by the Host, which
// must be loopback. A request that a page makes across sites shows by Origin or
// Sec-Fetch-Site, and in any browser by its content type: one of JSON, which
// every request but GET needs, is sent only after asking, and nothing here
// gives leave.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		site := r.Header.Get("Sec-Fetch-Site")
		kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		switch {
		case !loopback(r.Host):
			refuse(w, http.StatusForbidden, "the Host is not loopback; use 127.0.0.1, [::1] or localhost")
		case r.Header.Get("Origin") != "" || site != "" && site != "none" && site != "same-origin":
			refuse(w, http.StatusForbidden, "pages in a browser may not use this")
		case r.Method != http.MethodGet && (err != nil || kind != "application/json"):
			refuse(w, http.StatusUnsupportedMediaType, "a request that changes something needs the header Content-Type: application/json")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// loopback says whether a host, with or without a port, is this machine.
func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	} else if len(host) > 1 && host[0] == '[' && host[len(host)-1] == ']' {
		host = host[1 : len(host)-1]
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
