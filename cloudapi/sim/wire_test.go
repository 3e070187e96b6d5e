package sim_test

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"netplan/cloudapi/sim"
)

// start is the time at which the clock of every test begins.
var start = time.Date(2026, 11, 23, 1, 32, 23, 0, time.UTC)

// clock is a clock that moves when told.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: start} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// percent is the encoding of signatures, written here a second time so that a
// mistake in the simulator shows.
func percent(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_.~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func sign(method, secret string, params map[string]string) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		pairs = append(pairs, percent(name)+"="+percent(params[name]))
	}
	mac := hmac.New(sha1.New, []byte(secret+"&"))
	mac.Write([]byte(method + "&%2F&" + percent(strings.Join(pairs, "&"))))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// wire is a client over real HTTP.
type wire struct {
	t      *testing.T
	url    string
	clock  *clock
	nonce  int
	secret string
}

func newWire(t *testing.T, cloud *sim.Cloud) *wire {
	server := httptest.NewServer(cloud)
	t.Cleanup(server.Close)
	c := newClock()
	cloud.Now = c.Now
	return &wire{t: t, url: server.URL, clock: c, secret: "testsecret"}
}

// signed adds the common parameters and the signature.
func (w *wire) signed(method, action string, params map[string]string) map[string]string {
	w.nonce++
	all := map[string]string{
		"Action": action, "Version": "2016-04-28", "AccessKeyId": "testid", "Format": "JSON",
		"SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0", "SignatureType": "",
		"SignatureNonce": fmt.Sprint("nonce-", w.nonce), "Timestamp": w.clock.Now().Format("2006-01-02T15:04:05Z"),
	}
	maps.Copy(all, params)
	all["Signature"] = sign(method, w.secret, all)
	return all
}

func encode(params map[string]string) string {
	v := url.Values{}
	for name, value := range params {
		v.Set(name, value)
	}
	return v.Encode()
}

// call sends a signed POST with everything in the query.
func (w *wire) call(action string, params map[string]string) (int, map[string]any) {
	return w.send("POST", encode(w.signed("POST", action, params)), "")
}

func (w *wire) send(method, query, body string) (int, map[string]any) {
	status, text := w.raw(method, query, body)
	var answer map[string]any
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		w.t.Fatalf("answer %q: %v", text, err)
	}
	return status, answer
}

func (w *wire) raw(method, query, body string) (int, string) {
	req, err := http.NewRequestWithContext(w.t.Context(), method, w.url+"/?"+query, strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

func TestWireForms(t *testing.T) {
	w := newWire(t, &sim.Cloud{})
	params := map[string]string{"RegionId": "cn-hangzhou", "VpcName": "probe", "CidrBlock": "192.168.0.0/16", "Description": "a ~*+ 名"}
	get := w.signed("GET", "CreateVpc", params)
	split := w.signed("POST", "CreateVpc", params)
	form := encode(map[string]string{"VpcName": split["VpcName"], "Description": split["Description"]})
	inQuery := maps.Clone(split)
	delete(inQuery, "VpcName")
	delete(inQuery, "Description")
	for _, test := range []struct{ name, method, query, body string }{
		{"get", "GET", encode(get), ""},
		{"post, query", "POST", encode(w.signed("POST", "CreateVpc", params)), ""},
		{"post, form", "POST", "", encode(w.signed("POST", "CreateVpc", params))},
		{"post, both", "POST", encode(inQuery), form},
	} {
		status, answer := w.send(test.method, test.query, test.body)
		if status != 200 || !strings.HasPrefix(fmt.Sprint(answer["VpcId"]), "vpc-") {
			t.Errorf("%s: %d %v", test.name, status, answer)
		}
	}
	_, answer := w.call("DescribeVpcs", map[string]string{"RegionId": "cn-hangzhou"})
	vpcs := answer["Vpcs"].(map[string]any)["Vpc"].([]any)
	if len(vpcs) != 4 || vpcs[3].(map[string]any)["Description"] != "a ~*+ 名" {
		t.Errorf("described %v", vpcs)
	}
}

func TestWireRefusals(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(w *wire, p map[string]string)
		resign bool
		status int
		code   string
	}{
		{"unknown action", func(_ *wire, p map[string]string) { p["Action"] = "CreateVpcs" }, true, 404, "InvalidAction.NotFound"},
		{"no action", func(_ *wire, p map[string]string) { delete(p, "Action") }, true, 400, "MissingParameter"},
		{"version", func(_ *wire, p map[string]string) { p["Version"] = "2014-05-26" }, true, 400, "InvalidVersion"},
		{"key", func(_ *wire, p map[string]string) { p["AccessKeyId"] = "nobody" }, true, 404, "InvalidAccessKeyId.NotFound"},
		{"no key", func(_ *wire, p map[string]string) { delete(p, "AccessKeyId") }, true, 400, "MissingParameter"},
		{"tampered", func(_ *wire, p map[string]string) { p["RegionId"] = "cn-beijing" }, false, 400, "SignatureDoesNotMatch"},
		{"time format", func(_ *wire, p map[string]string) { p["Timestamp"] = "yesterday" }, true, 400, "InvalidTimeStamp.Format"},
		{"time with offset", func(_ *wire, p map[string]string) { p["Timestamp"] = "2026-11-23T09:32:23+08:00" }, true, 400, "InvalidTimeStamp.Format"},
		{"time with parts", func(_ *wire, p map[string]string) { p["Timestamp"] = "2026-11-23T01:32:23.5Z" }, true, 400, "InvalidTimeStamp.Format"},
		{"short hour", func(_ *wire, p map[string]string) { p["Timestamp"] = "2026-11-23T1:32:23Z" }, true, 400, "InvalidTimeStamp.Format"},
		{"signature version", func(_ *wire, p map[string]string) { p["SignatureVersion"] = "2.0" }, true, 400, "IncompleteSignature"},
		{"signature method", func(_ *wire, p map[string]string) { p["SignatureMethod"] = "HMAC-SHA256" }, true, 400, "IncompleteSignature"},
		{"no signature method", func(_ *wire, p map[string]string) { delete(p, "SignatureMethod") }, true, 400, "MissingParameter"},
		{"old", func(_ *wire, p map[string]string) { p["Timestamp"] = start.Add(-16 * time.Minute).Format(time.RFC3339) }, true, 400, "InvalidTimeStamp.Expired"},
		{"early", func(_ *wire, p map[string]string) { p["Timestamp"] = start.Add(16 * time.Minute).Format(time.RFC3339) }, true, 400, "InvalidTimeStamp.Expired"},
		{"nonce", func(w *wire, p map[string]string) {
			w.call("DescribeRegions", nil)
			p["SignatureNonce"] = fmt.Sprint("nonce-", w.nonce)
		}, true, 400, "SignatureNonceUsed"},
		{"region", func(_ *wire, p map[string]string) { p["RegionId"] = "cn-atlantis" }, true, 404, "InvalidRegionId.NotFound"},
		{"misspelt", func(_ *wire, p map[string]string) { p["VpcNme"] = "x" }, true, 400, "InvalidParameter"},
		{"fine", func(_ *wire, p map[string]string) { p["Timestamp"] = start.Add(-14 * time.Minute).Format(time.RFC3339) }, true, 200, "<nil>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWire(t, &sim.Cloud{})
			p := w.signed("GET", "DescribeVpcs", map[string]string{"RegionId": "cn-hangzhou"})
			test.change(w, p)
			if test.resign {
				delete(p, "Signature")
				p["Signature"] = sign("GET", w.secret, p)
			}
			status, answer := w.send("GET", encode(p), "")
			if status != test.status || fmt.Sprint(answer["Code"]) != test.code {
				t.Errorf("have %d %v, want %d %s", status, answer, test.status, test.code)
			}
			if answer["RequestId"] == "" || status != 200 && answer["HostId"] == "" {
				t.Errorf("answer %v lacks RequestId or HostId", answer)
			}
		})
	}
}

// TestOtherScheme: of the newer styles only HMAC-SHA256 is known.
func TestOtherScheme(t *testing.T) {
	for _, scheme := range []string{"ACS3-HMAC-SM3", "ACS3-RSA-SHA256", "ACS3-"} {
		req := httptest.NewRequest("POST", "/", nil)
		req.Header.Set("Authorization", scheme+" Credential=testid,SignedHeaders=host,Signature=00")
		req.Header.Set("x-acs-action", "DescribeRegions")
		resp, err := (&sim.Cloud{Now: newClock().Now}).RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		if body, _ := io.ReadAll(resp.Body); resp.StatusCode != 400 || !strings.Contains(string(body), "IncompleteSignature") {
			t.Errorf("%s: %d %s", scheme, resp.StatusCode, body)
		}
	}
}

// TestSignatureText: the vendor's SDK compares what follows the prefix with its
// own string to sign, to tell a wrong secret from a bug.
func TestSignatureText(t *testing.T) {
	w := newWire(t, &sim.Cloud{})
	w.secret = "wrong"
	_, answer := w.call("DescribeRegions", nil)
	const prefix = "Specified signature is not matched with our calculation. server string to sign is:"
	text, ok := strings.CutPrefix(fmt.Sprint(answer["Message"]), prefix)
	if !ok || !strings.HasPrefix(text, "POST&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26") {
		t.Errorf("message %q", answer["Message"])
	}
}

func TestXML(t *testing.T) {
	w := newWire(t, &sim.Cloud{})
	w.call("CreateVpc", map[string]string{"RegionId": "cn-hangzhou", "VpcName": "a-name"})
	_, text := w.raw("GET", encode(w.signed("GET", "DescribeVpcs", map[string]string{"RegionId": "cn-hangzhou", "Format": "xml"})), "")
	var vpcs struct {
		XMLName xml.Name `xml:"DescribeVpcsResponse"`
		Names   []string `xml:"Vpcs>Vpc>VpcName"`
		Tables  []string `xml:"Vpcs>Vpc>RouterTableIds>RouterTableIds"`
		Total   int      `xml:"TotalCount"`
	}
	if err := xml.Unmarshal([]byte(text), &vpcs); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if vpcs.Total != 1 || !slices.Equal(vpcs.Names, []string{"a-name"}) || len(vpcs.Tables) != 1 {
		t.Errorf("have %+v of %s", vpcs, text)
	}
	_, text = w.raw("GET", encode(w.signed("GET", "DescribeVpcs", map[string]string{"Format": "XML"})), "")
	var fail struct {
		XMLName xml.Name `xml:"Error"`
		Code    string
	}
	if err := xml.Unmarshal([]byte(text), &fail); err != nil || fail.Code != "MissingParameter" {
		t.Errorf("error %s: %v", text, err)
	}
}
