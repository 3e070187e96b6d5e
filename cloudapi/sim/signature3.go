package sim

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"netplan/cloudapi"
)

// acs3 begins the Authorization header of the newer signature style.
const acs3 = "ACS3-"

// proofACS3 reads the signature out of the header: the style of the vendor's
// newer clients, with HMAC-SHA256.
func proofACS3(r *http.Request, f form) (proof, *cloudapi.Error) {
	scheme, fields, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if scheme != "ACS3-HMAC-SHA256" {
		return nonstandard(scheme)
	}
	auth := row{}
	for pair := range strings.SplitSeq(fields, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(pair), "=")
		auth[name] = value
	}
	for _, name := range []string{"Credential", "SignedHeaders", "Signature"} {
		if auth[name] == "" {
			return unsigned(name)
		}
	}
	signed := strings.Split(auth["SignedHeaders"], ";")
	for _, name := range []string{"x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"} {
		if !slices.Contains(signed, name) || r.Header.Get(name) == "" {
			return unsigned(name)
		}
	}
	hash := sha256.Sum256(f.body)
	if r.Header.Get("x-acs-content-sha256") != hex.EncodeToString(hash[:]) {
		return nonstandard("a x-acs-content-sha256 that is not the body's")
	}
	return proof{
		key: auth["Credential"], timestamp: r.Header.Get("x-acs-date"),
		nonce: r.Header.Get("x-acs-signature-nonce"), version: r.Header.Get("x-acs-version"),
		have: auth["Signature"], toSign: stringToSignACS3(r, f, auth["SignedHeaders"]), sign: signACS3,
	}, nil
}

// stringToSignACS3 is the style's name and the hash of method, path, sorted
// query, signed headers and the body's hash.
func stringToSignACS3(r *http.Request, f form, signedHeaders string) string {
	var pairs []string
	for _, name := range sortedKeys(f.query) {
		pairs = append(pairs, percent(name)+"="+percent(f.query.Get(name)))
	}
	path := r.URL.EscapedPath()
	if path == "" {
		path = "/"
	}
	var canonical strings.Builder
	canonical.WriteString(r.Method + "\n" + path + "\n" + strings.Join(pairs, "&") + "\n")
	for name := range strings.SplitSeq(signedHeaders, ";") {
		value := strings.TrimSpace(r.Header.Get(name))
		if name == "host" {
			value = r.Host
		}
		canonical.WriteString(name + ":" + value + "\n")
	}
	canonical.WriteString("\n" + signedHeaders + "\n" + r.Header.Get("x-acs-content-sha256"))
	hash := sha256.Sum256([]byte(canonical.String()))
	return "ACS3-HMAC-SHA256\n" + hex.EncodeToString(hash[:])
}

func signACS3(secret, toSign string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(toSign))
	return hex.EncodeToString(mac.Sum(nil))
}
