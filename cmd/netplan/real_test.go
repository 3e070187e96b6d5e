package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// withoutKeys takes away every place where keys of the real cloud are found,
// and with them every call to it.
func withoutKeys(t *testing.T, d *desk) {
	t.Setenv("HOME", t.TempDir())
	t.Setenv("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")
	for _, name := range []string{
		"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_PROFILE", "ALIBABA_CLOUD_CREDENTIALS_FILE",
		"ALIBABA_CLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_ECS_METADATA", "ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
	} {
		t.Setenv(name, "")
	}
	d.env["NETPLAN_CLOUD"] = ""
}

// TestWithoutKeys plans a new network, since there is nothing to read, and
// stops an apply before it begins.
func TestWithoutKeys(t *testing.T) {
	d := smallDesk(t)
	withoutKeys(t, d)
	d.must(exitDone, "validate", "DIR")
	d.must(exitDone, "plan", "DIR").says("1 to create").warns("Warning: the account of the keys is not known")
	for _, line := range []string{"apply DIR", "apply --auto-approve DIR", "destroy --auto-approve DIR", "api DescribeVpcs --dir DIR"} {
		o := d.must(exitFailed, strings.Fields(line)...).quiet().warns("ALIBABA_CLOUD_ACCESS_KEY_ID", "add --cloud sim")
		if n := strings.Count(o.err, "\n"); n != 1 {
			t.Errorf("netplan %s: have %d lines of error, want 1:\n%s", line, n, o.err)
		}
	}
	d.leaves("small.netplan.hcl")
}

// TestBindingsOfTheRealCloud are kept beside the topology, or where it says,
// and apart from those of simulated clouds.
func TestBindingsOfTheRealCloud(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	simulated := d.read(".netplan/sim/netplan.bindings.json")
	withoutKeys(t, d)
	if have := d.must(exitDone, "bindings", "list", "--dir", "DIR").out; have != "" {
		t.Errorf("have %q, want nothing of the simulated cloud", have)
	}
	list := func() {
		t.Helper()
		d.must(exitDone, "bindings", "list", "--dir", "DIR").says("vpc.main")
	}
	d.write("netplan.bindings.json", simulated)
	list()
	d.write("netplan.bindings.json", "")
	d.write("other/state.json", simulated)
	d.write("bindings.netplan.hcl", keptAt("other/state.json"))
	list()
	elsewhere := filepath.Join(t.TempDir(), "state.json")
	d.write("bindings.netplan.hcl", keptAt(elsewhere))
	if have := d.must(exitDone, "bindings", "list", "--dir", "DIR").out; have != "" {
		t.Errorf("have %q, want nothing of a file that is not there", have)
	}
	// A topology that does not say where they are is refused: others might be
	// changed in their place.
	d.write("bindings.netplan.hcl", "netplan {")
	d.must(exitFailed, "bindings", "rm", "vpc.main", "--dir", "DIR").quiet().warns("bindings.netplan.hcl")
	d.must(exitDone, "bindings", "list", "--cloud", "sim", "--dir", "DIR").says("vpc.main")
	// Bindings of another cloud are refused.
	d.write("bindings.netplan.hcl", keptAt("other/state.json"))
	d.must(exitFailed, "plan", "DIR").quiet().warns("sim", "aliyun")
}

// keptAt says where bindings are kept.
func keptAt(path string) string {
	return "netplan {\n  bindings \"file\" {\n    path = \"" + path + "\"\n  }\n}\n"
}
