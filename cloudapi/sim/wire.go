package sim

import (
	"cmp"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// maxBody bounds the form of a request, in bytes.
const maxBody = 1 << 20

// commonParams are the parameters of every request (chapter 2).
var commonParams = []string{
	"Format", "Version", "AccessKeyId", "Signature", "SignatureMethod",
	"Timestamp", "SignatureVersion", "SignatureNonce", "Action",
}

// ServeHTTP answers one request of the API: GET or POST, parameters in the
// query, the form, or both. A lost request or answer breaks the connection.
func (c *Cloud) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rep, err := c.exchange(r)
	if err != nil {
		panic(http.ErrAbortHandler) // net/http's way to answer nothing
	}
	w.Header().Set("Content-Type", rep.contentType)
	w.WriteHeader(rep.status)
	w.Write(rep.body)
}

// RoundTrip answers a request without a network. Its error is that of a
// transport: the request or its answer was lost, or the context ended.
func (c *Cloud) RoundTrip(r *http.Request) (*http.Response, error) {
	server := r.Clone(r.Context())
	if server.Host == "" {
		server.Host = r.URL.Host
	}
	if server.Body == nil {
		server.Body = http.NoBody
	}
	defer server.Body.Close()
	rep, err := c.exchange(server)
	if err != nil {
		return nil, err
	}
	return rep.response(r), nil
}

// exchange turns a request into a reply. Its error means that nothing came
// back.
func (c *Cloud) exchange(r *http.Request) (*reply, error) {
	f, fail := readForm(r)
	var resp cloudapi.Response
	var err error
	if fail == nil {
		resp, err = c.serve(r.Context(), f.name(), f.params(), func() (caller, *cloudapi.Error) { return c.admitCallerLocked(r, f) })
	} else {
		err = c.unread(fail)
	}
	if errors.As(err, &fail) && fail.Status != 0 {
		fail.HostID = r.Host
		return newReply(f, fail.Status, nil, fail), nil
	}
	if err != nil {
		return nil, err
	}
	return newReply(f, http.StatusOK, resp, nil), nil
}

// admitCallerLocked tells who makes a request. It refuses one whose signature
// does not hold or whose key may not make it.
func (c *Cloud) admitCallerLocked(r *http.Request, f form) (caller, *cloudapi.Error) {
	key, err := c.authenticateLocked(r, f)
	if err != nil {
		return caller{}, err
	}
	return caller{c.accountOf(key), key, r.Host}, c.authorizeLocked(key, f.name(), f.params())
}

// unread completes the error of a request that could not be read.
func (c *Cloud) unread(e *cloudapi.Error) *cloudapi.Error {
	c.mu.Lock()
	defer c.mu.Unlock()
	e.RequestID = c.requestIDLocked()
	return e
}

// form is a request of the wire: its decoded values, query and body together.
type form struct {
	action, version string
	// format is JSON, XML, or what else the request asks for.
	format string
	query  url.Values
	values map[string]string
	body   []byte
	// header says that the signature and the common parameters are in the
	// header (ACS3).
	header bool
}

// readForm decodes a request. It returns a form even with an error, to answer
// by.
func readForm(r *http.Request) (form, *cloudapi.Error) {
	f := form{query: url.Values{}, values: map[string]string{}}
	unread := func(code, words string) (form, *cloudapi.Error) {
		return f, refusal(&catalog.Action{}, "", code, words)
	}
	f.header = strings.HasPrefix(r.Header.Get("Authorization"), acs3)
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		return unread("UnsupportedHTTPMethod", "")
	}
	var err error
	if f.query, err = url.ParseQuery(r.URL.RawQuery); err != nil {
		return unread("InvalidParameter", "query string")
	}
	if f.body, err = io.ReadAll(http.MaxBytesReader(nil, r.Body, maxBody)); err != nil {
		return unread("InvalidParameter", "body")
	}
	inBody, err := url.ParseQuery(string(f.body))
	if err != nil && len(f.body) > 0 {
		return unread("InvalidParameter", "body")
	}
	if !formType(r, f.body) {
		return unread("InvalidParameter", "Content-Type")
	}
	for _, values := range []url.Values{f.query, inBody} {
		for _, name := range sortedKeys(values) {
			if _, twice := f.values[name]; twice || len(values[name]) > 1 {
				return unread("InvalidParameter", name)
			}
			f.values[name] = values[name][0]
		}
	}
	f.action, f.version = f.values["Action"], f.values["Version"]
	if f.header {
		f.action, f.version = r.Header.Get("x-acs-action"), r.Header.Get("x-acs-version")
	}
	f.format = f.asked(r)
	switch {
	case f.format != "JSON" && f.format != "XML":
		return unread("InvalidParameter", "Format")
	case f.action == "":
		return unread("MissingParameter", "Action")
	}
	return f, nil
}

// formType says whether a body is the form that it is read as. Clients may
// leave its type out.
func formType(r *http.Request, body []byte) bool {
	named := r.Header.Get("Content-Type")
	typ, _, err := mime.ParseMediaType(named)
	return len(body) == 0 || named == "" || err == nil && typ == "application/x-www-form-urlencoded"
}

// asked is the format that a request asks for: by the parameter, where the
// common parameters are in the header by Accept, and else JSON.
func (f form) asked(r *http.Request) string {
	format := strings.ToUpper(f.values["Format"])
	if format == "" && f.header && strings.Contains(r.Header.Get("Accept"), "xml") {
		format = "XML"
	}
	return cmp.Or(format, "JSON")
}

// params are the values beside the common ones.
func (f form) params() row {
	params := row{}
	for name, value := range f.values {
		params[name] = value
	}
	for _, name := range commonParams {
		delete(params, name)
	}
	return params
}

var _ interface {
	http.Handler
	http.RoundTripper
	cloudapi.API
} = (*Cloud)(nil)
