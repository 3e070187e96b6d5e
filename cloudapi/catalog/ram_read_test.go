package catalog

import (
	"strings"
	"testing"
)

func TestParseRAMRefuses(t *testing.T) {
	const types = "type vpc $vpcid VPC\n"
	for name, test := range map[string]struct{ text, words string }{
		"word":       {"deny DeleteVpc vpc/$vpcid", `"deny DeleteVpc vpc/$vpcid" is no type and no grant`},
		"short":      {"grant DeleteVpc", "is no type and no grant"},
		"type":       {"grant DeleteVpc vcp/$vpcid", `"vcp/$vpcid" names no resource`},
		"id":         {"grant DeleteVpc vpc/$vswitchid", `"vpc/$vswitchid" names no resource`},
		"no id":      {"grant DeleteVpc vpc", `"vpc" names no resource`},
		"parameter":  {"grant DeleteVpc vpc/$vpcid(EipId)", `DeleteVpc has no parameter "EipId"`},
		"untitled":   {"type vpc $vpcid", "is no type and no grant"},
		"conditions": {"grant DeleteVpc vpc/$vpcid vpc:Vpc=vpc", `"vpc" names no resource`},
	} {
		_, err := parseRAM(types + test.text)
		if err == nil || !strings.Contains(err.Error(), test.words) || !strings.HasPrefix(err.Error(), "line 2: ") {
			t.Errorf("%s: have %v, want line 2 and %q", name, err, test.words)
		}
	}
}
