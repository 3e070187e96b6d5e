package engine_test

import (
	"fmt"
	"testing"

	"netplan/engine"
	"netplan/schema"
)

// switches is a network with a number of VSwitches.
func switches(n int) string {
	return fmt.Sprintf(`
resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}

resource "vswitch" "zone" {
  count = %d

  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.${count.index}.0/24"
}
`, n)
}

// TestBrake plans what destroys much, with and without leave.
func TestBrake(t *testing.T) {
	spare := "\nresource \"vpc\" \"spare\" {\n  count = 20\n  cidr_block = \"172.16.0.0/12\"\n}\n"
	block := func(allow string) string { return "netplan {\n  allow_destroy = " + allow + "\n}\n" }
	for name, c := range map[string]struct {
		have, want, allow string
		words             []string // of the refusal
	}{
		"few":                     {switches(12), switches(2), "", nil},
		"many":                    {switches(12), switches(1), "", []string{"would destroy 11 of 13 bound objects, 11 deleted and 0 replaced: 11 vswitch.", "11 in vpc.main (vpc-", "more than 10 and more than a third", "say --allow-destroy 11."}},
		"many of very many":       {switches(12) + spare, switches(1) + spare, "", nil},
		"replaced":                {switches(12), with(switches(12), "hangzhou-b", "hangzhou-d"), "", []string{"12 of 13 bound objects, 0 deleted and 12 replaced"}},
		"said":                    {switches(12), switches(1), "11", nil},
		"said too little":         {switches(12), switches(1), "10", []string{"--allow-destroy allows 10."}},
		"said of nothing":         {switches(2), switches(1), "0", []string{"--allow-destroy allows 0.", "say --allow-destroy 1."}},
		"all":                     {switches(12), "", "all", nil},
		"nothing is written":      {switches(1), "", "", []string{"No resource is written", "Of them are 1 in vpc.main (vpc-", "--allow-destroy all, or use netplan destroy"}},
		"nothing but settings":    {switches(1), block("100"), "", []string{"No resource is written"}},
		"written":                 {switches(12), switches(1) + block("11"), "", nil},
		"written too little":      {switches(12), switches(10) + block("1"), "", []string{"The netplan block allows 1."}},
		"written all":             {switches(12), switches(0) + block(`"all"`), "", nil},
		"a flag before the block": {switches(12), switches(10) + block("1"), "2", nil},
		"nothing goes":            {switches(1), switches(2) + block("0"), "0", nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(head + c.have)
			config, diags := s.load(head + c.want)
			s.wantNone(diags)
			p, diags := s.engine().Plan(t.Context(), config, engine.PlanInput{Mode: engine.ModeApply, AllowDestroy: c.allow})
			if c.words == nil {
				s.wantNone(diags)
				return
			}
			d := s.wantOne(diags, "NP-PLAN-BRAKE", c.words...)
			if !p.Braked || len(p.Steps) == 0 {
				t.Error("the plan is not there to be shown")
			}
			if (d.Subject != nil) != (name == "written too little") {
				t.Errorf("it is shown at %v", d.Subject)
			}
			_, diags = s.engine().Plan(t.Context(), config, engine.PlanInput{Mode: engine.ModeDestroy})
			s.wantNone(diags)
		})
	}
}

// TestAllowanceWritten refuses what is no number of objects, at its line.
func TestAllowanceWritten(t *testing.T) {
	s := newSite(t)
	for _, odd := range []string{`"some"`, "-1", "1.5", "null", `"7"`, "[]", "1e30"} {
		_, diags := s.load(head + "netplan {\n  allow_destroy = " + odd + "\n}\n")
		s.wantOne(diags, "NP-ATTR-TYPE", "allow_destroy is how many objects")
		if diags[0].Subject.Start.Line != 3 {
			t.Errorf("%s is shown at %v", odd, diags[0].Subject)
		}
	}
	_, diags := s.load(head+"netplan {\n  allow_destroy = 1\n}\n", "netplan {\n  allow_destroy = 2\n}\n")
	if !diags.HasErrors() {
		t.Error("it can be written twice")
	}
	for text, want := range map[string]bool{"all": true, "0": true, "12": true, "+1": false, "-1": false, "01": false, "": false, "ALL": false} {
		if _, ok := schema.ParseAllowance(text); ok != want {
			t.Errorf("%q is taken: %v", text, ok)
		}
	}
}
