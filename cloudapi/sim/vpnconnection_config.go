package sim

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// IkeConfig and IpsecConfig of an IPsec connection: JSON objects with the keys
// of the answers (15.12).

// setting is a key of IkeConfig or IpsecConfig.
type setting struct {
	config, key string
	// permits says whether a value is one of the key's.
	permits func(string) bool
	// fallback is the value of a new connection for which none is given.
	fallback func(*call) string
}

// path is the setting's attribute, which is its path in the answers.
func (s setting) path() string { return s.config + "." + s.key }

// vpnSettings are the settings in the order of 15.12.
var vpnSettings = []setting{
	{"IkeConfig", "IkeAuthAlg", oneOfAnyCase(authAlgorithms...), always("sha1")},
	{"IkeConfig", "IkeEncAlg", oneOf(encAlgorithms...), always("aes")},
	{"IkeConfig", "IkeLifetime", validLifetime, always("86400")},
	{"IkeConfig", "IkeMode", oneOf("main", "aggressive"), always("main")},
	{"IkeConfig", "IkePfs", oneOf(dhGroups...), always("group2")},
	{"IkeConfig", "IkeVersion", oneOf("ikev1", "ikev2"), always("ikev1")},
	{"IkeConfig", "LocalId", validPeerID, func(c *call) string { return c.refs["VpnGatewayId"].Attrs["InternetIp"] }},
	{"IkeConfig", "Psk", func(string) bool { return true }, (*call).newPsk},
	{"IkeConfig", "RemoteId", validPeerID, func(c *call) string { return c.refs["CustomerGatewayId"].Attrs["IpAddress"] }},
	{"IpsecConfig", "IpsecAuthAlg", oneOfAnyCase(authAlgorithms...), always("sha1")},
	{"IpsecConfig", "IpsecEncAlg", oneOf(encAlgorithms...), always("aes")},
	{"IpsecConfig", "IpsecLifetime", validLifetime, always("86400")},
	{"IpsecConfig", "IpsecPfs", oneOf(dhGroups...), always("group2")},
}

// The values that clients know; the reference lists the first and the last.
var (
	authAlgorithms = []string{"sha1", "md5"}
	encAlgorithms  = []string{"aes", "aes192", "aes256", "des", "3des"}
	dhGroups       = []string{"group1", "group2", "group5", "group14", "group24"}
)

func always(value string) func(*call) string { return func(*call) string { return value } }

func oneOf(values ...string) func(string) bool {
	return func(v string) bool { return slices.Contains(values, v) }
}

// oneOfAnyCase is oneOf without regard to case: 15.12 writes MD5 and md5.
func oneOfAnyCase(values ...string) func(string) bool {
	return func(v string) bool { return slices.Contains(values, strings.ToLower(v)) }
}

// validLifetime wants seconds of a day at most.
func validLifetime(v string) bool {
	n, err := strconv.Atoi(v)
	return err == nil && n >= 0 && n <= 86400 && strconv.Itoa(n) == v
}

// validPeerID wants an IP address or a domain name (15.12).
func validPeerID(v string) bool {
	labels := strings.Split(v, ".")
	last := labels[len(labels)-1]
	if _, err := strconv.Atoi(last); err == nil {
		return validIP(v)
	}
	return len(v) <= 253 && every(labels, validLabel)
}

func validLabel(v string) bool {
	other := func(r rune) bool { return r > 127 || r == '.' || r == '_' || notInName(r) }
	return len(v) > 0 && len(v) <= 63 && strings.IndexFunc(v, other) < 0 && v[0] != '-' && v[len(v)-1] != '-'
}

// newPsk makes a pre-shared key of 16 characters, as in the examples.
func (c *call) newPsk() string {
	c.ids++
	return c.word("psk", c.ids*2, 8) + c.word("psk", c.ids*2+1, 8)
}

// vpnConfigGuards check the two configurations.
func vpnConfigGuards() []guard {
	guards := []guard{
		{"InvalidParameter", "IkeConfig", badConfig("IkeConfig")},
		{"InvalidParameter", "IpsecConfig", badConfig("IpsecConfig")},
	}
	for _, s := range vpnSettings {
		guards = append(guards, guard{"InvalidParameter", s.path(), func(c *call) bool {
			v := c.givenSettings()[s.path()]
			return v != "" && !s.permits(v)
		}})
	}
	return guards
}

// badConfig: the parameter is no JSON object, or has a key that is none.
func badConfig(param string) func(*call) bool {
	return func(c *call) bool {
		config, err := parseConfig(c.params[param])
		for key := range config {
			known := slices.ContainsFunc(vpnSettings, func(s setting) bool { return s.config == param && s.key == key })
			if !known {
				return true
			}
		}
		return err != nil
	}
}

// givenSettings are the settings that the call gives, by path. Empty ones count
// as not given.
func (c *call) givenSettings() row {
	given := row{}
	for _, param := range []string{"IkeConfig", "IpsecConfig"} {
		config, _ := parseConfig(c.params[param])
		for key, value := range config {
			if value != "" {
				given[param+"."+key] = value
			}
		}
	}
	return given
}

// parseConfig reads a JSON object of texts and numbers; an empty text is an
// empty object.
func parseConfig(text string) (row, error) {
	if text == "" {
		return nil, nil
	}
	var fields map[string]any
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&fields); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); err != io.EOF || fields == nil {
		return nil, errors.New("not one object")
	}
	config := row{}
	for key, value := range fields {
		switch v := value.(type) {
		case string:
			config[key] = v
		case json.Number:
			config[key] = v.String()
		default:
			return nil, errors.New("neither a text nor a number")
		}
	}
	return config, nil
}
