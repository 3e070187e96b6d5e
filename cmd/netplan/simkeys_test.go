package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"netplan/cloudapi"
)

const readOnly = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"vpc:Describe*","Resource":"*"}]}`

// limitedSim runs the sim command on a free port until the test ends and returns
// its address.
func limitedSim(t *testing.T, flags ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	done := make(chan int, 1)
	go func() {
		code := run(ctx, append([]string{"sim", "--listen", "127.0.0.1:0"}, flags...), system{
			in: strings.NewReader(""), out: in, err: in,
			env: func(string) string { return "" }, environ: func() []string { return nil },
		})
		in.Close()
		done <- code
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	t.Cleanup(func() { stop(); <-done })
	_, address, ok := strings.Cut(line, "simulated cloud on ")
	if err != nil || !ok {
		t.Fatalf("sim printed %q: %v", line, err)
	}
	address, _, _ = strings.Cut(address, " ")
	return address
}

// TestSimPolicies: a key with policies may do what they permit together, the
// key that is always there everything.
func TestSimPolicies(t *testing.T) {
	d := newDesk(t, map[string]string{
		"read.json":   readOnly,
		"create.json": `{"Version":"1","Statement":[{"Effect":"Allow","Action":["vpc:CreateVpc"],"Resource":["acs:vpc:cn-hangzhou:*:vpc/*"]}]}`,
	})
	url := limitedSim(t, "--settle", "0s", "--key", "reader=one", "--key", "maker=t=wo",
		"--policy", "reader="+d.path("read.json"), "--policy", "maker="+d.path("read.json"), "--policy", "maker="+d.path("create.json"))
	for _, test := range []struct {
		id, secret, action, region, code string
	}{
		{"testid", "testsecret", "CreateVpc", "cn-beijing", ""},
		{"reader", "one", "DescribeVpcs", "cn-beijing", ""},
		{"reader", "one", "CreateVpc", "cn-hangzhou", "Forbbiden"},
		{"maker", "t=wo", "DescribeVpcs", "cn-beijing", ""},
		{"maker", "t=wo", "CreateVpc", "cn-hangzhou", ""},
		{"maker", "t=wo", "CreateVpc", "cn-beijing", "Forbbiden"},
		{"nobody", "one", "DescribeVpcs", "cn-beijing", "InvalidAccessKeyId.NotFound"},
	} {
		client, err := cloudapi.New(cloudapi.Config{Endpoint: url, Keys: cloudapi.StaticKeys(test.id, test.secret, ""), Retries: -1})
		if err != nil {
			t.Fatal(err)
		}
		_, err = client.Call(t.Context(), cloudapi.Request{Action: test.action, Region: test.region})
		var fail *cloudapi.Error
		if errors.As(err, &fail) != (test.code != "") || fail != nil && fail.Code != test.code {
			t.Errorf("%s: %s in %s: have %v, want code %q", test.id, test.action, test.region, err, test.code)
		}
	}
}

func TestSimKeysRefused(t *testing.T) {
	d := newDesk(t, map[string]string{"read.json": readOnly, "bad.json": `{"Version":"1"}`})
	for _, test := range []struct {
		words string
		code  int
		flags []string
	}{
		{`--key "a" is not ID=SECRET`, exitUsage, []string{"--key", "a"}},
		{`--key "a" is not ID=SECRET`, exitUsage, []string{"--key", "a="}},
		{`--key "" is not ID=SECRET`, exitUsage, []string{"--key", "=a"}},
		{"has this key already", exitUsage, []string{"--key", "testid=a"}},
		{"has this key already", exitUsage, []string{"--key", "a=b", "--key", "a=c"}},
		{`--policy "testid" is not KEYID=FILE`, exitUsage, []string{"--policy", "testid"}},
		{"--key a=SECRET adds it", exitUsage, []string{"--policy", "a=" + d.path("read.json")}},
		{`bad.json: element "Statement" is missing`, exitFailed, []string{"--policy", "testid=" + d.path("bad.json")}},
		{"none.json: no such file", exitFailed, []string{"--policy", "testid=" + d.path("none.json")}},
	} {
		have := d.run(append([]string{"sim", "--listen", "127.0.0.1:0"}, test.flags...)...)
		if have.code != test.code || !strings.Contains(have.err, test.words) {
			t.Errorf("%v: have exit %d and %q, want %d and %q", test.flags, have.code, have.err, test.code, test.words)
		}
	}
}
