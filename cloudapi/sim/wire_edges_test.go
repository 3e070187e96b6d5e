package sim_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi/sim"
)

// TestWireParameters: what is wrong with a parameter is refused, by a signed
// request.
func TestWireParameters(t *testing.T) {
	const region = "RegionId=cn-hangzhou&"
	for _, test := range []struct {
		action, params string
		status         int
		code           string
		says           string
	}{
		{"DescribeVpcs", "", 400, "MissingParameter", "RegionId"},
		{"DescribeVpcs", region + "PageSize=ten", 400, "InvalidParameter", "PageSize"},
		{"DescribeVpcs", region + "PageSize=51", 400, "InvalidParameter", "PageSize"},
		{"DescribeVpcs", region + "PageSize=0", 400, "InvalidParameter", "PageSize"},
		{"DescribeVpcs", region + "PageSize=+5", 400, "InvalidParameter", "PageSize"},
		{"DescribeVpcs", region + "PageNumber=99999999999999999999", 400, "InvalidParameter", "PageNumber"},
		{"DescribeVpcs", region + "IsDefault=yes", 400, "InvalidParameter", "IsDefault"},
		{"DescribeVpcs", region + "vpcid=vpc-1", 400, "InvalidParameter", `did you mean "VpcId"`},
		{"DescribeVpcs", region + "VpcId.1=vpc-1", 400, "InvalidParameter", "VpcId.1"},
		{"DescribeVpcs", region + "Tag.0.Key=a", 400, "InvalidParameter", "Tag.0.Key"},
		{"DescribeVpcs", region + "Tag.01.Key=a", 400, "InvalidParameter", "Tag.01.Key"},
		{"DescribeVpcs", region + "Tag.1.Value=a", 400, "MissingParameter", "Tag.1.Key"},
		{"DescribeVpcs", region + "Tag=a", 400, "InvalidParameter", "Tag"},
		{"DescribeVpcs", region + "Tag.1.Key=a", 200, "", ""},
		{"DescribeEipAddresses", region + "Filter.1.Key=Name", 400, "MissingParameter", "Filter.1.Value"},
		{"DescribeEipAddresses", region + "Filter.1.Value=a", 400, "MissingParameter", "Filter.1.Key"},
		{"DescribeEipAddresses", region + "Filter.1.Key=Name&Filter.2.Value=a", 400, "MissingParameter", "Filter."},
		{"DescribeEipAddresses", region + "Filter.1.Key=&Filter.1.Value=", 200, "", ""},
		{"DescribeEipAddresses", region + "Filter.1.Key=Name&Filter.1.Value=a", 200, "", ""},
		{"DescribeAccessPoints", region + "Filter.1.Key=Name&Filter.1.Value.1=a&Filter.1.Value.2=b", 200, "", ""},
		{"DescribeAccessPoints", region + "Filter.1.Value.1=a", 400, "MissingParameter", "Filter.1.Key"},
		{"CreateVpc", region + "ClientToken=" + strings.Repeat("t", 64), 200, "", ""},
		{"CreateVpc", region + "ClientToken=" + strings.Repeat("t", 65), 400, "InvalidParameter", "ClientToken"},
		{"CreateVpc", region + "ClientToken=%E5%90%8D", 400, "InvalidParameter", "ClientToken"},
		{"CreateVpc", region + "Description=ab%00c", 400, "", ""},
		{"CreateVpc", region + "Description=ab%1Bc", 400, "", ""},
		{"CreateVpc", region + "Description=ab%EF%BF%BE", 400, "", ""},
		{"CreateVpc", region + "Description=ab%FFc", 400, "", ""},
		{"CreateVpc", region + "Description=a%250A%2525+%2B%C3%A9", 200, "", ""},
		{"CreateVpc", region + "Description=" + strings.Repeat("a", 100_000), 400, "", ""},
		{"CreateVpc", region + "%00=1", 400, "InvalidParameter", ""},
		{"CreateVpc", region + "%FF=1", 400, "InvalidParameter", ""},
		{"%FF%00", region, 404, "InvalidAction.NotFound", ""},
		{"sts.GetCallerIdentity", region, 400, "InvalidVersion", ""},
	} {
		w := newWire(t, &sim.Cloud{})
		action, _ := url.QueryUnescape(test.action)
		values, err := url.ParseQuery(test.params)
		if err != nil {
			t.Fatal(err)
		}
		params := map[string]string{}
		for name := range values {
			params[name] = values.Get(name)
		}
		for _, format := range []string{"json", "Xml"} {
			params["Format"] = format
			status, text := w.raw("POST", "", encode(w.signed("POST", action, params)))
			code, message := failure(t, format, text)
			if status != test.status || test.code != "" && code != test.code || status == 200 && code != "" || !strings.Contains(message, test.says) {
				t.Errorf("%.60s %.60s as %s: have %d %s %.200q, want %d %s %q", test.action, test.params, format, status, code, message, test.status, test.code, test.says)
			}
		}
	}
}

// failure reads the code and message of an answer, empty for a success.
func failure(t *testing.T, format, text string) (code, message string) {
	t.Helper()
	var e struct {
		XMLName                          xml.Name `json:"-"`
		Code, Message, RequestId, HostId string
	}
	read := json.Unmarshal
	if strings.EqualFold(format, "xml") {
		read = xml.Unmarshal
	}
	if err := read([]byte(text), &e); err != nil {
		t.Fatalf("%.300q: %v", text, err)
	}
	if e.RequestId == "" || e.Code != "" && (e.HostId == "" || strings.EqualFold(format, "xml") && e.XMLName.Local != "Error") {
		t.Errorf("the answer lacks its RequestId, HostId or root: %.300q", text)
	}
	return e.Code, e.Message
}

// TestWireTransport: what is wrong with a request as such.
func TestWireTransport(t *testing.T) {
	w := newWire(t, &sim.Cloud{})
	form := func() string {
		return encode(w.signed("POST", "CreateVpc", map[string]string{"RegionId": "cn-hangzhou"}))
	}
	const formType = "application/x-www-form-urlencoded"
	for _, test := range []struct {
		name, method, query string
		body                io.Reader
		contentType         string
		status              int
		says                string
	}{
		{"plain", "POST", "", strings.NewReader(form()), formType, 200, "VpcId"},
		{"with charset", "POST", "", strings.NewReader(form()), formType + "; charset=UTF-8", 200, "VpcId"},
		{"without type", "POST", "", strings.NewReader(form()), "", 200, "VpcId"},
		{"chunked", "POST", "", io.MultiReader(strings.NewReader(form())), formType, 200, "VpcId"},
		{"empty body of another type", "POST", form(), http.NoBody, "application/json", 200, "VpcId"},
		{"json", "POST", form(), strings.NewReader(`{"VpcName":"x"}`), "application/json", 400, "Content-Type"},
		{"multipart", "POST", form(), strings.NewReader("--a--"), "multipart/form-data; boundary=a", 400, "Content-Type"},
		{"no type at all", "POST", form(), strings.NewReader("a=b"), "//", 400, "Content-Type"},
		{"too long", "POST", form(), bytes.NewReader(bytes.Repeat([]byte("a"), 1<<20+1)), formType, 400, "body"},
		{"body cut short", "POST", form(), strings.NewReader("a=%z"), formType, 400, "body"},
		{"query cut short", "POST", form() + "&a=%2", http.NoBody, formType, 400, "query string"},
		{"semicolon", "POST", form() + ";a=b", http.NoBody, formType, 400, "query string"},
		{"twice in the query", "POST", form() + "&RegionId=cn-hangzhou", http.NoBody, formType, 400, `"RegionId"`},
		{"in query and form", "POST", form(), strings.NewReader("RegionId=cn-beijing"), formType, 400, `"RegionId"`},
		{"yaml", "POST", "Action=DescribeVpcs&Format=YAML", http.NoBody, formType, 400, `"Format"`},
		{"put", "PUT", form(), http.NoBody, formType, 400, "UnsupportedHTTPMethod"},
		{"delete", "DELETE", form(), http.NoBody, formType, 400, "UnsupportedHTTPMethod"},
		{"options", "OPTIONS", form(), http.NoBody, formType, 400, "UnsupportedHTTPMethod"},
		{"head", "HEAD", form(), http.NoBody, formType, 400, ""},
	} {
		req, err := http.NewRequestWithContext(t.Context(), test.method, w.url+"/?"+test.query, test.body)
		if err != nil {
			t.Fatal(err)
		}
		if test.contentType != "" {
			req.Header.Set("Content-Type", test.contentType)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != test.status || !strings.Contains(strings.ReplaceAll(string(text), `\"`, `"`), test.says) {
			t.Errorf("%s: have %d %.200s, want %d with %s", test.name, resp.StatusCode, text, test.status, test.says)
		}
	}
}

// acs3 is a request signed in the header, written here a second time.
func (w *wire) acs3(query, body string, headers map[string]string) *http.Request {
	w.nonce++
	sum := sha256.Sum256([]byte(body))
	all := map[string]string{
		"host": strings.TrimPrefix(w.url, "http://"), "x-acs-action": "DescribeVpcs", "x-acs-version": "2016-04-28",
		"x-acs-date": w.clock.Now().Format(time.RFC3339), "x-acs-signature-nonce": fmt.Sprint("acs3-", w.nonce), "x-acs-content-sha256": hex.EncodeToString(sum[:]),
	}
	for name, value := range headers {
		all[name] = value
	}
	req, err := http.NewRequestWithContext(w.t.Context(), "POST", w.url+"/?"+query, strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	var names []string
	for name, value := range all {
		req.Header.Set(name, value)
		if strings.HasPrefix(name, "x-acs-") || name == "host" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	lines := "POST\n/\n" + strings.ReplaceAll(query, "+", "%20") + "\n"
	for _, name := range names {
		lines += name + ":" + all[name] + "\n"
	}
	list := strings.Join(names, ";")
	hash := sha256.Sum256([]byte(lines + "\n" + list + "\n" + all["x-acs-content-sha256"]))
	mac := hmac.New(sha256.New, []byte(w.secret))
	mac.Write([]byte("ACS3-HMAC-SHA256\n" + hex.EncodeToString(hash[:])))
	req.Header.Set("Authorization", "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders="+list+",Signature="+hex.EncodeToString(mac.Sum(nil)))
	return req
}

func TestACS3(t *testing.T) {
	w := newWire(t, &sim.Cloud{})
	const region = "RegionId=cn-hangzhou"
	later := w.clock.Now().Add(16 * time.Minute).Format(time.RFC3339)
	for _, test := range []struct {
		name, query, body string
		headers           map[string]string
		change            func(*http.Request)
		status            int
		says              string
	}{
		{"query", region, "", nil, nil, 200, `"TotalCount":0`},
		{"form", "", region, map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, nil, 200, `"TotalCount":0`},
		{"json accepted", region, "", map[string]string{"Accept": "application/json"}, nil, 200, `"TotalCount":0`},
		{"xml accepted", region, "", map[string]string{"Accept": "text/xml"}, nil, 200, "<DescribeVpcsResponse>"},
		{"anything accepted", region, "", map[string]string{"Accept": "*/*"}, nil, 200, `"TotalCount":0`},
		{"json body", region, `{"a":"b"}`, map[string]string{"Content-Type": "application/json"}, nil, 400, "Content-Type"},
		{"gzip", region, "", map[string]string{"Accept-Encoding": "gzip"}, nil, 200, `"TotalCount":0`},
		{"version", region, "", map[string]string{"x-acs-version": "2016-04-29"}, nil, 400, "InvalidVersion"},
		{"old version of another product", region, "", map[string]string{"x-acs-version": "2015-04-01"}, nil, 400, "InvalidVersion"},
		{"late", region, "", map[string]string{"x-acs-date": later}, nil, 400, "InvalidTimeStamp.Expired"},
		{"used nonce", region, "", map[string]string{"x-acs-signature-nonce": "acs3-1"}, nil, 400, "SignatureNonceUsed"},
		{"other hash", region, "", map[string]string{"x-acs-content-sha256": "00"}, nil, 400, "IncompleteSignature"},
		{"no action", region, "", nil, func(r *http.Request) { r.Header.Del("x-acs-action") }, 400, "MissingParameter"},
		{"no hash", region, "", nil, func(r *http.Request) { r.Header.Del("x-acs-content-sha256") }, 400, "MissingParameter"},
		{"other action", region, "", nil, func(r *http.Request) { r.Header.Set("x-acs-action", "CreateVpc") }, 400, "SignatureDoesNotMatch"},
		{"other query", region, "", nil, func(r *http.Request) { r.URL.RawQuery += "&VpcId=x" }, 400, "SignatureDoesNotMatch"},
		{"other body", "", region, nil, func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader("RegionId=cn-hangzhoo")) }, 400, "IncompleteSignature"},
	} {
		req := w.acs3(test.query, test.body, test.headers)
		if test.change != nil {
			test.change(req)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != test.status || !strings.Contains(string(text), test.says) {
			t.Errorf("%s: have %d %s, want %d with %s", test.name, resp.StatusCode, text, test.status, test.says)
		}
	}
}
