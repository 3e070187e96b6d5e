package cloudapi

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// StringToSign is what the signature of a request covers (chapter 1): the HTTP
// method, the path and the parameters by name, over their decoded values.
// A parameter named Signature is left out.
func StringToSign(method string, params map[string]string) string {
	pairs := make([]string, 0, len(params))
	for _, name := range slices.Sorted(maps.Keys(params)) {
		if name != "Signature" {
			pairs = append(pairs, percent(name)+"="+percent(params[name]))
		}
	}
	return method + "&%2F&" + percent(strings.Join(pairs, "&"))
}

// Sign is the signature of a string to sign: HMAC-SHA1 with the secret and an
// ampersand as the key, in Base64.
func Sign(secret, text string) string {
	mac := hmac.New(sha1.New, []byte(secret+"&"))
	mac.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// percent encodes all bytes but letters, digits and - _ . ~ (RFC 3986).
func percent(text string) string {
	return strings.NewReplacer("+", "%20").Replace(url.QueryEscape(text))
}
