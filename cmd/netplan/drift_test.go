package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cmd/netplan/report"
)

// call calls an action of the cloud behind netplan's back.
func (d *desk) call(action string, params ...string) map[string]any {
	d.t.Helper()
	var answer map[string]any
	d.must(exitDone, append([]string{"api", "--dir", "DIR", action}, params...)...).json(&answer)
	if id, _ := answer["RequestId"].(string); id == "" {
		d.t.Fatalf("%s answers %v without RequestId", action, answer)
	}
	return answer
}

// drifted is the quickstart with an attribute changed, an entry deleted and a
// VPC added behind netplan's back.
func drifted(t *testing.T) (d *desk, vpc string) {
	d = deskWith(t, "quickstart")
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.must(exitDone, "drift", "DIR").says("No drift")
	d.call("ModifyVpcAttribute", "VpcId="+d.bound("vpc.main"), "VpcName=renamed")
	var nat struct {
		ForwardTableIDs struct{ ForwardTableID []string } `json:"ForwardTableIds"`
	}
	gateways := d.call("DescribeNatGateways")["NatGateways"].(map[string]any)["NatGateway"].([]any)
	text, _ := json.Marshal(gateways[0])
	if err := json.Unmarshal(text, &nat); err != nil || len(nat.ForwardTableIDs.ForwardTableID) != 1 {
		t.Fatalf("have %s, %v", text, err)
	}
	d.call("DeleteForwardEntry", "ForwardTableId="+nat.ForwardTableIDs.ForwardTableID[0], "ForwardEntryId="+d.bound("forward_entry.https"))
	vpc, _ = d.call("CreateVpc", "VpcName=stranger")["VpcId"].(string)
	return d, vpc
}

func TestDriftText(t *testing.T) {
	d, vpc := drifted(t)
	d.must(exitDiffer, "drift", "DIR").says(
		"~ vpc.main", "vpc_name  renamed -> quickstart", "- forward_entry.https (forward_entry fwd-", "? vpc "+vpc+" in cn-hangzhou",
		"Drift: 1 changed, 1 missing, 1 not managed.")
	before := d.objects()
	d.must(exitDiffer, "drift", "DIR")
	if diff := cmp.Diff(before, d.objects()); diff != "" {
		t.Errorf("drift changed the cloud:\n%s", diff)
	}
	// What apply brings back is no drift any more; the stranger stays.
	d.must(exitDone, "apply", "--auto-approve", "DIR").says("1 to create, 1 to change")
	d.must(exitDiffer, "drift", "DIR").says("Drift: 0 changed, 0 missing, 1 not managed.")
	d.call("DeleteVpc", "VpcId="+vpc)
	d.must(exitDone, "drift", "DIR").says("No drift")
}

func TestDriftJSON(t *testing.T) {
	d, vpc := drifted(t)
	var doc report.DriftDocument
	d.must(exitDiffer, "drift", "--format", "json", "DIR").json(&doc)
	if !doc.Drift || doc.FormatVersion != 1 || len(doc.Changed) != 1 || len(doc.Changed[0].Attributes) != 1 {
		t.Fatalf("have %+v", doc)
	}
	a := doc.Changed[0].Attributes[0]
	if doc.Changed[0].Address != "vpc.main" || a.Name != "vpc_name" || string(a.Have) != `"renamed"` || string(a.Want) != `"quickstart"` {
		t.Errorf("have %+v", doc.Changed)
	}
	if diff := cmp.Diff([]report.UnmanagedItem{{Type: "vpc", Region: "cn-hangzhou", ID: vpc}}, doc.Unmanaged); diff != "" {
		t.Errorf("unmanaged differ (-want +have):\n%s", diff)
	}
	if len(doc.Missing) != 1 || doc.Missing[0].Address != "forward_entry.https" || doc.Missing[0].ID == "" {
		t.Errorf("have missing %+v", doc.Missing)
	}
	doc = report.DriftDocument{}
	clean := deskWith(t, "quickstart")
	clean.must(exitDone, "apply", "--auto-approve", "DIR")
	clean.must(exitDone, "drift", "--format", "json", "DIR").says(`"changed": []`, `"missing": []`, `"unmanaged": []`).json(&doc)
	if doc.Drift {
		t.Errorf("have %+v", doc)
	}
}

// driftCodes are the codes of what drifted.
var driftCodes = []string{"NP-DRIFT-CHANGED", "NP-DRIFT-MISSING", "NP-DRIFT-UNMANAGED"}

func TestDriftSARIF(t *testing.T) {
	d, vpc := drifted(t)
	var codes []string
	for _, r := range d.must(exitDiffer, "drift", "--format", "sarif", "DIR").says(vpc).sarif().Runs[0].Results {
		codes = append(codes, r.RuleID)
		if len(r.Locations) != 1 || !strings.HasSuffix(r.Locations[0].PhysicalLocation.ArtifactLocation.URI, ".netplan.hcl") {
			t.Errorf("%s: have places %+v, want a file, which code scanning needs", r.RuleID, r.Locations)
		}
	}
	slices.Sort(codes)
	if diff := cmp.Diff(driftCodes, codes); diff != "" {
		t.Errorf("codes differ (-want +have):\n%s", diff)
	}
}

func TestDriftJUnit(t *testing.T) {
	d, vpc := drifted(t)
	failed := d.must(exitDiffer, "drift", "--format", "junit", "DIR").says(vpc, `name="netplan drift `+d.dir+`"`).junit()
	for name, text := range failed {
		if !strings.HasPrefix(text, "warning: 1 warning\n") || strings.Contains(text, ":0:") {
			t.Errorf("%s: have %q", name, text)
		}
	}
	if len(failed) != 3 {
		t.Errorf("have %v, want 3 rules that failed", failed)
	}
	clean := deskWith(t, "quickstart")
	clean.must(exitDone, "apply", "--auto-approve", "DIR")
	if j := clean.must(exitDone, "drift", "--format", "junit", "DIR").junit(); len(j) > 0 {
		t.Errorf("have %+v", j)
	}
}

func TestDriftGitHub(t *testing.T) {
	d, vpc := drifted(t)
	o := d.must(exitDiffer, "drift", "--format", "github", "DIR").says(vpc, "::warning title=NP-DRIFT-UNMANAGED")
	for _, code := range driftCodes {
		o.says("title=" + code + " ")
	}
	if n := strings.Count(o.out, "\n"); n != 4 {
		t.Errorf("have %d lines, want 4:\n%s", n, o.out)
	}
}

func TestDriftMarkdown(t *testing.T) {
	d, vpc := drifted(t)
	o := d.must(exitDiffer, "drift", "--format", "markdown", "DIR").says(vpc, "### netplan drift: 3 warnings\n")
	for _, code := range driftCodes {
		o.says("\n#### " + code + " ")
	}
}

// TestDriftInside finds what was made inside of what is bound.
func TestDriftInside(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	vswitch, _ := d.call("CreateVSwitch", "VpcId="+d.bound("vpc.main"), "CidrBlock=10.0.9.0/24", "ZoneId=cn-hangzhou-b")["VSwitchId"].(string)
	d.must(exitDiffer, "drift", "DIR").says("? vswitch "+vswitch+" in cn-hangzhou, in vpc.main\n", "1 not managed")
}

// TestDriftWithoutBindings has nothing to compare with, which is not the same
// as no drift.
func TestDriftWithoutBindings(t *testing.T) {
	deskWith(t, "quickstart").must(exitFailed, "drift", "DIR").quiet().warns("nothing is bound", "netplan adopt")
}

// TestAPI calls actions and lists them.
func TestAPI(t *testing.T) {
	d := newDesk(t, nil)
	d.must(exitDone, "api").says("CreateVpc", "DescribeVpcs", "DeleteVSwitch VSwitchId\n", "beyond DescribeSslVpnClientCert SslVpnClientCertId\n")
	vpc, _ := d.call("CreateVpc", "vpcname=one", "cidr_block=10.0.0.0/8")["VpcId"].(string)
	d.must(exitDone, "api", "DescribeVpcs", "VpcId="+vpc, "--dir", "DIR").says(`"VpcName": "one"`, `"CidrBlock": "10.0.0.0/8"`, `"Status": "Available"`)
	d.must(exitDone, "api", "DescribeVpcs", "--region", "cn-shanghai", "--dir", "DIR").says(`"TotalCount": 0`)
	d.must(exitDone, "api", "DescribeVpcs", "RegionId=cn-shanghai", "--dir", "DIR").says(`"TotalCount": 0`)
	d.must(exitFailed, "api", "CreateVpc", "Frob=1", "--dir", "DIR").quiet().warns("CreateVpc", "Frob")
	d.must(exitFailed, "api", "DeleteVpc", "VpcId=vpc-none", "--dir", "DIR").quiet().warns("DeleteVpc: InvalidVpcId.NotFound", "request ")
	d.must(exitFailed, "api", "DescribeVpcs", "--region", "mars", "--dir", "DIR").quiet().warns("Region")
	if n := strings.Count(d.must(exitFailed, "api", "DeleteVpc", "--dir", "DIR").quiet().warns("VpcId").err, "\n"); n != 1 {
		t.Errorf("have %d lines of error, want 1", n)
	}
}
