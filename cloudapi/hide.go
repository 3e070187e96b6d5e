package cloudapi

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// maxText bounds a text of an answer that becomes part of an error, in bytes.
const maxText = 2000

// secrets are texts that no error may show: keys, the signature, and values of
// parameters that hold a secret.
type secrets []string

// secretParams are the parameters that hold secrets: BGP keys and the
// pre-shared keys of VPN connections.
var secretParams = []string{"AuthKey", "IkeConfig", "IpsecConfig"}

// secretsOf are the secrets in the parameters of a signed request and in the
// keys.
func secretsOf(k Keys, params map[string]string) secrets {
	list := secrets{k.ID, k.Secret, k.Token, params["Signature"]}
	for _, name := range secretParams {
		list = append(list, params[name], presharedKey(params[name]))
	}
	for _, s := range slices.Clone(list) {
		list = append(list, url.QueryEscape(s), percent(s))
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// presharedKey is the key inside the JSON text of an IkeConfig, or empty.
func presharedKey(config string) string {
	var c struct{ Psk string }
	if json.Unmarshal([]byte(config), &c) != nil {
		return ""
	}
	return c.Psk
}

// hide takes the secrets out of a text and puts it in one line of bounded
// length.
func (s secrets) hide(text string) string {
	for _, secret := range s {
		text = strings.ReplaceAll(text, secret, hidden)
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "?"))
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "") + "..."
	}
	return text
}

// clean is an error without the address of the request, which holds its
// parameters, and without secrets.
func (s secrets) clean(err error) error {
	var at *url.Error
	for errors.As(err, &at) {
		err = at.Err
	}
	if text := s.hide(err.Error()); text != err.Error() {
		return &cleaned{text, err}
	}
	return err
}

// cleaned is an error that is told in other words. Only what it is can be
// asked of the original.
type cleaned struct {
	text     string
	original error
}

// Error is the text without secrets.
func (c *cleaned) Error() string { return c.text }

// Is says whether the original is the target.
func (c *cleaned) Is(target error) bool { return errors.Is(c.original, target) }
