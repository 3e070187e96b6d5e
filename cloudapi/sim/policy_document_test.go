package sim_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi/sim"
)

func TestParsePolicy(t *testing.T) {
	have, err := sim.ParsePolicy([]byte(`{
		"Statement": [
			{"Effect": "Allow", "Action": "vpc:*", "Resource": "*"},
			{"Action": ["vpc:CreateVpc", "ecs:Describe*"], "Effect": "Deny", "Resource": ["acs:vpc:cn-beijing:*:vpc/*", "acs:ecs:*:*:instance/i-1"],
			 "Condition": {"StringLike": {"vpc:VRouter": "acs:vpc:*:*:vrouter/v*"}, "StringEquals": {"vpc:Vpc": ["acs:vpc:a:b:vpc/c", "*"]}}}
		],
		"Version": "1"
	}`))
	want := []sim.Policy{
		{Effect: sim.Allow, Actions: []string{"vpc:*"}, Resources: []string{"*"}},
		{
			Effect: sim.Deny, Actions: []string{"vpc:CreateVpc", "ecs:Describe*"},
			Resources: []string{"acs:vpc:cn-beijing:*:vpc/*", "acs:ecs:*:*:instance/i-1"},
			Conditions: []sim.PolicyCondition{
				{Operator: "StringEquals", Key: "vpc:Vpc", Values: []string{"acs:vpc:a:b:vpc/c", "*"}},
				{Operator: "StringLike", Key: "vpc:VRouter", Values: []string{"acs:vpc:*:*:vrouter/v*"}},
			},
		},
	}
	if diff := cmp.Diff(want, have); diff != "" || err != nil {
		t.Errorf("error %v, policies (-want +have):\n%s", err, diff)
	}
}

// TestParsePolicyRefuses: what would permit more or less than it says is an
// error that tells where it stands.
func TestParsePolicyRefuses(t *testing.T) {
	statement := func(members string) string { return `{"Version":"1","Statement":[` + members + `]}` }
	const good = `{"Effect":"Allow","Action":"*","Resource":"*"}`
	for text, words := range map[string]string{
		``:                               "not JSON",
		`{"Version":"1",`:                "not JSON",
		statement(good) + `{}`:           "not JSON",
		`[]`:                             "[] is no object",
		`null`:                           "null is no object",
		`{"Statement":[` + good + `]}`:   `"Version" is missing`,
		`{"Version":"1"}`:                `"Statement" is missing`,
		`{"Version":"2","Statement":[]}`: `Version is "2", want "1"`,
		`{"Version":1,"Statement":[]}`:   `Version is 1, want "1"`,
		`{"Version":"1","Statement":{}}`: "no list of statements",
		statement(``):                    "no list of statements",
		`{"Version":"1","Statement":[],"Id":"x"}`:                                                                   `"Id" is not supported`,
		`{"version":"1","Statement":[` + good + `]}`:                                                                `"version" is not supported; there are Version, Statement`,
		statement(good + `,7`):                                                                                      "statement 2: 7 is no object",
		statement(`{"Action":"*","Resource":"*"}`):                                                                  `statement 1: element "Effect" is missing`,
		statement(`{"Effect":"allow","Action":"*","Resource":"*"}`):                                                 `Effect is "allow", want Allow or Deny`,
		statement(`{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}`):                                 `"Effect" stands twice`,
		statement(`{"Effect":"Allow","Action":"*"}`):                                                                `"Resource" is missing`,
		statement(`{"Effect":"Allow","NotAction":"*","Resource":"*"}`):                                              `"NotAction" is not supported`,
		statement(`{"Effect":"Allow","Action":[],"Resource":"*"}`):                                                  "Action is []",
		statement(`{"Effect":"Allow","Action":7,"Resource":"*"}`):                                                   "Action is 7",
		statement(`{"Effect":"Allow","Action":null,"Resource":"*"}`):                                                `Action "" is malformed`,
		statement(`{"Effect":"Allow","Action":["vpc:*",null],"Resource":"*"}`):                                      `Action "" is malformed`,
		statement(`{"Effect":"Allow","Action":"CreateVpc","Resource":"*"}`):                                         `Action "CreateVpc" is malformed`,
		statement(`{"Effect":"Allow","Action":"*","Resource":"vpc:*:*:vpc/*"}`):                                     `Resource "vpc:*:*:vpc/*" is malformed`,
		statement(`{"Effect":"Allow","Action":"*","Resource":"acs:vpc*:*:vpc/*"}`):                                  `Resource "acs:vpc*:*:vpc/*" is malformed`,
		statement(`{"Effect":"Allow","Action":"*","Resource":"aacs:vpc:*:*:vpc/*"}`):                                "is malformed",
		statement(`{"Effect":"Allow","Action":"*","Resource":"acs:vpc::*:vpc/*"}`):                                  "is malformed",
		statement(`{"Effect":"Allow","Action":"*","Resource":"*","Condition":7}`):                                   "Condition: 7 is no object",
		statement(`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{}}}`):                         `"Bool" is not supported; there are StringEquals, StringLike`,
		statement(`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"acs:SourceIp":"1"}}}`): `StringLike: element "acs:SourceIp" is not supported`,
		statement(`{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"vpc:Vpc":"vpc-1"}}}`):  `StringLike: vpc:Vpc "vpc-1" is malformed`,
	} {
		have, err := sim.ParsePolicy([]byte(text))
		if err == nil || !strings.Contains(err.Error(), words) || have != nil {
			t.Errorf("%s: have %v %v, want %q", text, have, err, words)
		}
	}
}

// FuzzParsePolicy: no text makes it panic, and what it accepts has statements
// with actions and resources.
func FuzzParsePolicy(f *testing.F) {
	f.Add(`{"Version":"1","Statement":[{"Effect":"Allow","Action":"vpc:*","Resource":["*"],"Condition":{"StringLike":{"vpc:Vpc":"*"}}}]}`)
	f.Add(`{"Version":"1","Statement":[null]}`)
	f.Fuzz(func(t *testing.T, text string) {
		policies, err := sim.ParsePolicy([]byte(text))
		if err == nil && len(policies) == 0 {
			t.Errorf("%q: no statements and no error", text)
		}
		for _, p := range policies {
			if len(p.Actions) == 0 || len(p.Resources) == 0 || p.Effect != sim.Allow && p.Effect != sim.Deny {
				t.Errorf("%q: have %+v", text, p)
			}
		}
	})
}
