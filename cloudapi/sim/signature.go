package sim

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// clockSkew is how far a request's timestamp may be from Now: the callers do
// not know how far Advance has put the cloud ahead.
const clockSkew = 15 * time.Minute

// proof is what a request shows of its origin, whichever style it uses.
type proof struct {
	key, timestamp, nonce, version string
	// have is the signature sent, toSign what it must sign, and sign how.
	have, toSign string
	sign         func(secret, toSign string) string
}

// authenticateLocked checks version, key, signature, time and nonce of a
// request. It returns the id of the access key.
func (c *Cloud) authenticateLocked(r *http.Request, f form) (string, *cloudapi.Error) {
	read := proofV1
	if f.header {
		read = proofACS3
	}
	p, fail := read(r, f)
	if fail != nil {
		return "", fail
	}
	none := &catalog.Action{}
	secret, known := c.secret(p.key)
	at, formatted := timestamp(p.timestamp)
	switch {
	case !served(p.version, f.action):
		return "", refusal(none, "", "InvalidVersion", "")
	case !known:
		return "", refusal(none, "", "InvalidAccessKeyId.NotFound", "")
	case !formatted:
		return "", refusal(none, "", "InvalidTimeStamp.Format", "")
	case c.wall.Sub(at).Abs() > clockSkew:
		return "", refusal(none, "", "InvalidTimeStamp.Expired", "")
	case !hmac.Equal([]byte(p.have), []byte(p.sign(secret, p.toSign))):
		return "", refusal(none, "", "SignatureDoesNotMatch", p.toSign)
	case !c.nonces.use(p.key+"/"+p.nonce, c.wall):
		return "", refusal(none, "", "SignatureNonceUsed", "")
	}
	return p.key, nil
}

// timestamp reads a time that is written as chapter 2 wants it.
func timestamp(text string) (at time.Time, formatted bool) {
	at, err := time.Parse(timeFormat, text)
	return at, err == nil && at.Format(timeFormat) == text
}

func (c *Cloud) secret(key string) (string, bool) {
	if c.Keys == nil {
		return "testsecret", key == "testid"
	}
	secret, ok := c.Keys[key]
	return secret, ok
}

// unsigned refuses a request that lacks a part of its signature.
func unsigned(missing string) (proof, *cloudapi.Error) {
	return proof{}, refusal(&catalog.Action{}, "", "MissingParameter", missing)
}

// nonstandard refuses a request whose signature is of another kind than those
// of chapter 2 and the vendor's newer clients.
func nonstandard(have string) (proof, *cloudapi.Error) {
	return proof{}, refusal(&catalog.Action{}, "", "IncompleteSignature", have+" is not supported.")
}

// proofV1 reads the signature of chapter 1 out of the parameters.
func proofV1(r *http.Request, f form) (proof, *cloudapi.Error) {
	for _, name := range commonParams {
		if name != "Format" && f.values[name] == "" {
			return unsigned(name)
		}
	}
	if have := f.values["SignatureMethod"]; have != "HMAC-SHA1" {
		return nonstandard("SignatureMethod " + have)
	}
	if have := f.values["SignatureVersion"]; have != "1.0" {
		return nonstandard("SignatureVersion " + have)
	}
	return proof{
		key: f.values["AccessKeyId"], timestamp: f.values["Timestamp"],
		nonce: f.values["SignatureNonce"], version: f.values["Version"],
		have: f.values["Signature"], toSign: stringToSignV1(r.Method, f.values), sign: signV1,
	}, nil
}

// stringToSignV1 is the method, the path and the sorted parameters, each
// encoded, over the decoded values and without the signature (chapter 1).
func stringToSignV1(method string, values row) string {
	var pairs []string
	for _, name := range sortedKeys(values) {
		if name != "Signature" {
			pairs = append(pairs, percent(name)+"="+percent(values[name]))
		}
	}
	return method + "&%2F&" + percent(strings.Join(pairs, "&"))
}

func signV1(secret, toSign string) string {
	mac := hmac.New(sha1.New, []byte(secret+"&"))
	mac.Write([]byte(toSign))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// percent encodes everything but letters, digits and - _ . ~.
func percent(text string) string {
	return strings.NewReplacer("+", "%20", "*", "%2A").Replace(url.QueryEscape(text))
}

// nonces are those used within the time that their requests stay valid, in
// the order of use.
type nonces struct {
	used  map[string]bool
	order []usedNonce
}

type usedNonce struct {
	text string
	at   time.Time
}

// use says whether a nonce is fresh, and remembers it.
func (n *nonces) use(text string, now time.Time) bool {
	for len(n.order) > 0 && now.Sub(n.order[0].at) > 2*clockSkew {
		delete(n.used, n.order[0].text)
		n.order = n.order[1:]
	}
	if n.used[text] {
		return false
	}
	if n.used == nil {
		n.used = map[string]bool{}
	}
	n.used[text] = true
	n.order = append(n.order, usedNonce{text, now})
	return true
}
