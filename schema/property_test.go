package schema_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"netplan/schema"
	"netplan/schema/rules"
)

// pieces are the top-level blocks of a text, comments left out.
func pieces(t *testing.T, text []byte) []string {
	t.Helper()
	file, diags := hclsyntax.ParseConfig(text, "x", hcl.InitialPos)
	if diags.HasErrors() {
		return nil
	}
	var list []string
	for _, b := range file.Body.(*hclsyntax.Body).Blocks {
		list = append(list, string(text[b.Range().Start.Byte:b.Range().End.Byte])+"\n")
	}
	return list
}

// shuffled puts blocks in another order into one to five files.
func shuffled(blocks []string, random *rand.Rand) map[string]string {
	blocks = slices.Clone(blocks)
	random.Shuffle(len(blocks), func(i, j int) { blocks[i], blocks[j] = blocks[j], blocks[i] })
	files := map[string]string{}
	count := 1 + random.IntN(5)
	for _, b := range blocks {
		files[fmt.Sprintf("%c.netplan.hcl", 'a'+random.IntN(count))] += b
	}
	return files
}

// picture is all of a topology that does not depend on places, and the codes
// and instances of its mistakes.
func picture(topology *schema.Topology, diags hcl.Diagnostics) []string {
	var list []string
	for _, d := range diags {
		n, _ := d.Extra.(schema.Note)
		if n.Other != nil {
			n.Addr = "" // of two that collide the later one has the mistake
		}
		list = append(list, strings.Join([]string{"mistake", schema.Code(d), n.Addr}, " "))
	}
	slices.Sort(list)
	if topology == nil {
		return list
	}
	for _, r := range topology.Resources {
		lifecycle := r.Lifecycle
		lifecycle.IgnoreRanges, lifecycle.TurnRange = nil, hcl.Range{}
		line := fmt.Sprintf("%s (%s) %s %s %s needs %v %+v", r.Addr, r.Block, r.Type.Name, r.Cloud, r.Region, r.Needs, lifecycle)
		for i, v := range r.Values {
			if v.Written() {
				line += " " + r.Type.Attrs[i].Name + "=" + sayValue(v)
			}
		}
		list = append(list, line)
	}
	outputs, _ := topology.Outputs(nil)
	for _, name := range sortedKeys(outputs) {
		list = append(list, fmt.Sprintf("output %s = %s %v", name, say(outputs[name].Value), outputs[name].Sensitive))
	}
	for _, name := range sortedKeys(topology.Clouds) {
		c := topology.Clouds[name]
		list = append(list, fmt.Sprintf("cloud %s %s %v", name, c.Region, c.Quotas))
	}
	for _, u := range topology.Judge(nil).Undecided {
		list = append(list, fmt.Sprintf("undecided %s.%s: %s", u.Addr, u.Attr, u.Why))
	}
	return list
}

// judged is the picture of a folder with the findings of all rules.
func judged(dir string) []string {
	topology, diags := evaluate(dir, schema.Inputs{})
	if !diags.HasErrors() {
		diags = append(diags, topology.Validate(rules.All())...)
	}
	return picture(topology, diags)
}

// TestOrderOfFilesAndBlocks checks that it never matters.
func TestOrderOfFilesAndBlocks(t *testing.T) {
	files, err := filepath.Glob("../examples/*/*.netplan.hcl")
	if err != nil {
		t.Fatal(err)
	}
	byFolder := map[string][]string{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Dir(name)
		byFolder[dir] = append(byFolder[dir], pieces(t, text)...)
	}
	bad, err := filepath.Glob("../testdata/bad/*.netplan.hcl")
	if err != nil || len(bad) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, name := range bad {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if list := pieces(t, text); len(list) > 1 {
			byFolder[name] = list
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, from := range sortedKeys(byFolder) {
		blocks := byFolder[from]
		modules := modulesOf(t, from)
		modules["main.netplan.hcl"] = strings.Join(blocks, "")
		want := judged(folder(t, modules))
		if len(want) == 0 {
			t.Errorf("%s makes no picture", from)
		}
		delete(modules, "main.netplan.hcl")
		for range 5 {
			all := shuffled(blocks, random)
			for name, text := range modules {
				all[name] = text
			}
			have := judged(folder(t, all))
			if diff := cmp.Diff(want, have); diff != "" {
				t.Fatalf("%s in another order (-want +have):\n%s", from, diff)
			}
		}
	}
}

// modulesOf are the files of the modules below a folder.
func modulesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	names, err := filepath.Glob(filepath.Join(dir, "modules/*/*.netplan.hcl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			t.Fatal(err)
		}
		files[rel] = string(text)
	}
	return files
}

// TestEvaluateTwice checks that a configuration is not used up: evaluated
// again it gives the same, diagnostics included.
func TestEvaluateTwice(t *testing.T) {
	dirs, err := filepath.Glob("../examples/*")
	if err != nil {
		t.Fatal(err)
	}
	bad, err := filepath.Glob("../testdata/bad/*.netplan.hcl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range bad {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		dirs = append(dirs, one(t, string(text)))
	}
	for _, dir := range dirs {
		config, diags := schema.Load(dir, types())
		if diags.HasErrors() {
			again, wrong := schema.Load(dir, types())
			if diff := cmp.Diff(diags.Error(), wrong.Error()); diff != "" || again == nil {
				t.Errorf("%s loaded twice:\n%s", dir, diff)
			}
			continue
		}
		var pictures [2][]string
		for i := range pictures {
			topology, diags := config.Evaluate(schema.Inputs{})
			diags = append(diags, topology.Validate(rules.All())...)
			pictures[i] = append(picture(topology, diags), diags.Error())
		}
		if diff := cmp.Diff(pictures[0], pictures[1]); diff != "" {
			t.Errorf("%s evaluated twice:\n%s", dir, diff)
		}
	}
}

// TestRandomTopologies checks order, repetition and Resolve on topologies that
// are made of random references.
func TestRandomTopologies(t *testing.T) {
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 7))
		blocks := randomBlocks(random, 30)
		want := judged(folder(t, map[string]string{"main.netplan.hcl": strings.Join(blocks, "")}))
		dir := folder(t, shuffled(blocks, random))
		if diff := cmp.Diff(want, judged(dir)); diff != "" {
			t.Fatalf("seed %d in another order (-want +have):\n%s", seed, diff)
		}
		topology, diags := evaluate(dir, schema.Inputs{})
		if diags.HasErrors() {
			t.Fatalf("seed %d: %s", seed, explain(diags))
		}
		for _, r := range topology.Resources {
			values, diags := topology.Resolve(r.Addr, func(string) *schema.Object { return nil })
			if diags.HasErrors() {
				t.Fatalf("seed %d: %s: %s", seed, r.Addr, explain(diags))
			}
			for i, v := range values {
				if sayValue(v) != sayValue(r.Values[i]) {
					t.Errorf("seed %d: %s.%s resolves to %s, want %s while nothing is made", seed, r.Addr, r.Type.Attrs[i].Name, sayValue(v), sayValue(r.Values[i]))
				}
			}
			for _, need := range r.Needs {
				if topology.Resource(need) == nil && !isBlock(topology, need) {
					t.Errorf("seed %d: %s needs %s, which is neither a resource nor a block", seed, r.Addr, need)
				}
			}
		}
	}
}

// isBlock says whether an address is that of a block with instances.
func isBlock(topology *schema.Topology, addr string) bool {
	return slices.ContainsFunc(topology.Resources, func(r *schema.Resource) bool { return r.Block == addr })
}

// randomBlocks are n blocks that refer to those before them.
func randomBlocks(random *rand.Rand, n int) []string {
	blocks := []string{hangzhou, "variable \"s\" {\n  default   = \"secret\"\n  sensitive = true\n}\n"}
	var texts []string // expressions of a text
	texts = append(texts, `"plain"`, `var.s`, `null`)
	pick := func() string { return texts[random.IntN(len(texts))] }
	for i := range n {
		name := fmt.Sprintf("n%d", i)
		switch random.IntN(6) {
		case 0:
			blocks = append(blocks, fmt.Sprintf("locals {\n  %s = try(upper(%s), %s)\n}\n", name, pick(), pick()))
			texts = append(texts, "local."+name)
		case 1:
			blocks = append(blocks, fmt.Sprintf("locals {\n  %s = { a = %s, b = [%s] }\n}\n", name, pick(), pick()))
			texts = append(texts, "local."+name+".a", "local."+name+".b[0]")
		case 2:
			blocks = append(blocks, fmt.Sprintf("resource \"vpc\" %q {\n  vpc_name = %s\n}\n", name, pick()))
			texts = append(texts, "vpc."+name+".id", "vpc."+name+".vpc_name", "vpc."+name+".status")
		case 3:
			blocks = append(blocks, fmt.Sprintf("resource \"vpc\" %q {\n  for_each = { x = %s, y = %s }\n  vpc_name = each.value\n}\n", name, pick(), pick()))
			texts = append(texts, "vpc."+name+`["x"].id`, `join("", values(vpc.`+name+")[*].id)")
		case 4:
			blocks = append(blocks, fmt.Sprintf("resource \"vpc\" %q {\n  count = 2\n  vpc_name = \"%s-${count.index}\"\n}\n", name, name))
			texts = append(texts, "vpc."+name+`[1].id`, "vpc."+name+"[0].vpc_name")
		case 5:
			blocks = append(blocks, fmt.Sprintf("output %q {\n  value = %s\n}\n", name, pick()))
		}
	}
	return blocks
}
