package cloudapi_test

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"netplan/cloudapi"
)

const (
	secret = "s3cr+t/of the key"
	token  = "t0ken/of+the=session"
	psk    = "pre shared & key"
)

// leaky is a service that tells all it knows.
func leaky(status int, code string, tell func(request) string) func(request) answer {
	return func(r request) answer {
		body, _ := json.Marshal(map[string]string{"Code": code, "Message": tell(r), "RequestId": r.params["AccessKeyId"], "HostId": "h"})
		return answer{status: status, body: string(body)}
	}
}

func TestNothingSecretIsTold(t *testing.T) {
	everything := func(r request) string {
		return fmt.Sprintf("%s?%s %v %s %s %s\nnext line", r.host, r.query, r.params, secret, url.QueryEscape(token), psk)
	}
	services := map[string]func(request) answer{
		"refusal": leaky(400, "InvalidParameter", everything),
		"signature": leaky(400, "SignatureDoesNotMatch", func(r request) string {
			return "Specified signature is not matched with our calculation. server string to sign is:" + cloudapi.StringToSign(r.method, r.params)
		}),
		"page":      func(r request) answer { return answer{status: 502, body: "<html>" + everything(r)} },
		"text":      func(r request) answer { return answer{status: 200, body: everything(r)} },
		"transport": func(r request) answer { return answer{err: errors.New(everything(r))} },
		"url": func(r request) answer {
			return answer{err: &url.Error{Op: "Post", URL: r.host + "?" + r.query, Err: io.EOF}}
		},
		"wrapped url": func(r request) answer {
			return answer{err: fmt.Errorf("proxy: %w", &url.Error{Op: "Post", URL: r.host + "?" + r.query, Err: io.EOF})}
		},
	}
	for name, service := range services {
		b := newBench(t, nil, func(c *cloudapi.Config) { c.Keys = cloudapi.StaticKeys("LTAI-testid", secret, token) })
		b.wire.each = service
		_, err := b.Call(t.Context(), cloudapi.Request{Action: "CreateVpnConnection", Region: "cn-hangzhou", Params: map[string]string{
			"CustomerGatewayId": "cgw-1", "VpnGatewayId": "vpn-1", "LocalSubnet": "10.0.0.0/8", "RemoteSubnet": "10.0.0.0/8",
			"IkeConfig": `{"Psk":"` + psk + `"}`, "ClientToken": "tok-1",
		}})
		e := asError(t, err)
		told := fmt.Sprintf("%v %+v %#v %v %+v", err, *e, *e, b.seen, e.Cause)
		for _, a := range b.seen {
			told += fmt.Sprintf("%v %+v", a.Err, *a.Err)
		}
		signature := b.sent()[0].params["Signature"]
		for _, s := range []string{"LTAI", secret, token, url.QueryEscape(token), psk, signature, url.QueryEscape(signature), "SignatureMethod%"} {
			if strings.Contains(told, s) {
				t.Errorf("%s: %q is told in %s", name, s, told)
			}
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: have an error of several lines: %v", name, err)
		}
		if strings.HasSuffix(name, "url") && (!errors.Is(err, io.EOF) || strings.Contains(told, "127.0.0.1")) {
			t.Errorf("%s: have %v, want io.EOF without the address", name, err)
		}
	}
}

func TestKeysDoNotShow(t *testing.T) {
	keys := cloudapi.Keys{ID: "LTAI-testid", Secret: secret, Token: token}
	source := cloudapi.StaticKeys(keys.ID, keys.Secret, keys.Token)
	var told strings.Builder
	logs := slog.New(slog.NewJSONHandler(&told, nil))
	logs.Info("keys", "keys", keys, "pointer", &keys, "source", source)
	slog.New(slog.NewTextHandler(&told, nil)).Info("keys", "keys", keys, "list", []cloudapi.Keys{keys})
	for _, v := range []any{keys, &keys, []cloudapi.Keys{keys}, struct{ K cloudapi.Keys }{keys}, source} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(&told, verb, v)
		}
		text, err := json.Marshal(v)
		if err != nil {
			t.Error(err)
		}
		told.Write(text)
	}
	client := newBench(t, nil, func(c *cloudapi.Config) { c.Keys = source }).Client
	fmt.Fprintf(&told, "%v %+v %#v", client, client, client)
	text, err := xml.Marshal(keys)
	if err != nil {
		t.Error(err)
	}
	told.Write(text)
	told.WriteString(keys.String() + keys.GoString())
	for _, s := range []string{"LTAI", "s3cr", "t0ken", fmt.Sprintf("%x", secret), fmt.Sprintf("%d", []byte(secret))} {
		if strings.Contains(told.String(), s) {
			t.Errorf("%q is told in %s", s, &told)
		}
	}
}

func TestStaticKeys(t *testing.T) {
	want := cloudapi.Keys{ID: "i", Secret: "s", Token: "t"}
	if have, err := cloudapi.StaticKeys("i", "s", "t").Keys(t.Context()); err != nil || have != want {
		t.Errorf("have error %v, want the keys that were given", err)
	}
	for _, half := range []cloudapi.KeySource{cloudapi.StaticKeys("i", "", ""), cloudapi.StaticKeys("", "s", "")} {
		if _, err := half.Keys(t.Context()); err == nil {
			t.Error("have half an access key without error")
		}
	}
}

// failing gives no keys.
type failing struct{ err error }

func (f failing) Keys(context.Context) (cloudapi.Keys, error) { return cloudapi.Keys{}, f.err }

func TestWithoutKeysNothingIsSent(t *testing.T) {
	lost := errors.New("no keys found")
	b := newBench(t, []answer{fine}, func(c *cloudapi.Config) { c.Keys = failing{lost} })
	e := asError(t, second(b.Call(t.Context(), reading)))
	if !e.Unsent || !errors.Is(e, lost) || len(b.sent()) != 0 || cloudapi.ClassOf(e) != cloudapi.Fail {
		t.Errorf("have %+v after %d requests, want the source's error after none", e, len(b.sent()))
	}
}
