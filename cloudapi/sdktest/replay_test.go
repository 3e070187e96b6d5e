package sdktest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"

	"github.com/alibabacloud-go/tea/tea"

	"netplan/cloudapi/sim"
)

// replayed are the actions that the newer client has called with success in
// each of its styles.
var replayed = map[string]bool{}

// replay carries a call of the typed client out on a desk's cloud, and then, on
// copies of that cloud as it was before, by the newer client in each of its
// styles: the answers must be the same.
func (d *desk) replay(w http.ResponseWriter, r *http.Request) {
	if d.copy != nil { // the newer client's call
		d.copy.ServeHTTP(w, r)
		return
	}
	params := d.sent(r)
	var before bytes.Buffer
	if err := d.cloud.Save(&before); err != nil {
		d.t.Error(err)
	}
	answer := httptest.NewRecorder()
	d.cloud.ServeHTTP(answer, r)
	for _, s := range styles {
		d.copy = &sim.Cloud{Now: d.cloud.Now, Latency: d.cloud.Latency, Keys: d.cloud.Keys, Accounts: d.cloud.Accounts}
		if err := d.copy.Load(bytes.NewReader(before.Bytes())); err != nil {
			d.t.Error(err)
		}
		d.again(s, params, answer)
	}
	d.copy = nil
	if answer.Code == http.StatusOK {
		replayed[params.Get("Action")+" "+params.Get("Version")] = true
	}
	w.WriteHeader(answer.Code)
	if _, err := w.Write(answer.Body.Bytes()); err != nil {
		d.t.Error(err)
	}
}

// sent are the parameters of a request, which can be read again.
func (d *desk) sent(r *http.Request) url.Values {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		d.t.Error(err)
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	form, err := url.ParseQuery(string(body))
	if err != nil {
		d.t.Error(err)
	}
	for name, values := range r.URL.Query() {
		form[name] = values
	}
	return form
}

// aboutRequest are the parameters that each client adds itself.
var aboutRequest = map[string]bool{
	"AccessKeyId": true, "Action": true, "Format": true, "Signature": true, "SignatureMethod": true,
	"SignatureNonce": true, "SignatureType": true, "SignatureVersion": true, "Timestamp": true, "Version": true,
}

// again sends a call in a style and compares what comes with an answer.
func (d *desk) again(s style, sent url.Values, answer *httptest.ResponseRecorder) {
	key, secret := sent.Get("AccessKeyId"), "testsecret"
	if own, known := d.cloud.Keys[key]; known {
		secret = own
	}
	c := newCounter(d.t, d.host, s, key, secret)
	c.version = sent.Get("Version")
	var params []string
	for name := range sent {
		if !aboutRequest[name] {
			params = append(params, name+"="+sent.Get(name))
		}
	}
	have, err := c.try(sent.Get("Action"), params...)
	var want map[string]any
	decoder := json.NewDecoder(bytes.NewReader(answer.Body.Bytes()))
	decoder.UseNumber()
	if err := decoder.Decode(&want); err != nil {
		d.t.Error(err)
	}
	var refusal *tea.SDKError
	if errors.As(err, &refusal) && *refusal.StatusCode == answer.Code && *refusal.Code == want["Code"] {
		return
	}
	if err != nil || !reflect.DeepEqual(have, want) {
		d.t.Errorf("%s: %s %q: have %v, %v, want %v", s.name, sent.Get("Action"), params, have, err, want)
	}
}
