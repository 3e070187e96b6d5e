package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// readYAML reads a YAML document into a Go value.
func readYAML(t *testing.T, text string, into any) {
	t.Helper()
	typ, err := yaml.ImpliedType([]byte(text))
	var v cty.Value
	if err == nil {
		v, err = yaml.Unmarshal([]byte(text), typ)
	}
	var asJSON []byte
	if err == nil {
		asJSON, err = ctyjson.Marshal(v, typ)
	}
	if err == nil {
		err = json.Unmarshal(asJSON, into)
	}
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}

// recipe is a YAML block of a page that holds a text.
func recipe(t *testing.T, page, holds string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		if strings.Contains(m[1], holds) {
			return m[1]
		}
	}
	t.Fatalf("%s has no YAML block with %q", page, holds)
	return ""
}

// job is a repository with a network in which a recipe runs.
type job struct {
	*desk
	bin, calls string
}

// newJob makes a repository whose main branch holds the quickstart, with a
// branch that changes it; broken says whether that makes a mistake.
func newJob(t *testing.T, broken bool) *job {
	t.Helper()
	d := newDesk(t, nil)
	if err := os.CopyFS(d.path("network"), os.DirFS("../../examples/quickstart")); err != nil {
		t.Fatal(err)
	}
	j := &job{d, programDir(t), filepath.Join(t.TempDir(), "calls")}
	gh := "#!/bin/sh\necho gh \"$@\" >> " + j.calls + "\ncase \"$*\" in *--edit-last*) exit 1;; esac\n"
	if err := os.WriteFile(filepath.Join(j.bin, "gh"), []byte(gh), 0o755); err != nil {
		t.Fatal(err)
	}
	j.sh(0, "git init -q -b main . && git add -A && git -c user.name=a -c user.email=a@example.com commit -q -m base && git update-ref refs/remotes/origin/main HEAD")
	d.edit("network/network.netplan.hcl", `default     = "quickstart"`, `default     = "shop"`)
	if broken {
		d.edit("network/network.netplan.hcl", `"10.20.0.0/16"`, `"11.20.0.0/16"`)
	}
	return j
}

// sh runs a command as CI does, and checks its exit code.
func (j *job) sh(code int, command string) string {
	j.t.Helper()
	cmd := exec.CommandContext(j.t.Context(), "bash", "-e", "-o", "pipefail", "-c", command)
	cmd.Dir = j.dir
	cmd.Env = append(os.Environ(), "PATH="+j.bin+":"+os.Getenv("PATH"), "NETPLAN_CLOUD=", "GITHUB_BASE_REF=main", "CI_MERGE_REQUEST_DIFF_BASE_SHA=main", "REQUEST=7", "GIT_CONFIG_GLOBAL=/dev/null")
	out, _ := cmd.CombinedOutput()
	if have := cmd.ProcessState.ExitCode(); have != code {
		j.t.Errorf("%s\nexits %d, want %d:\n%s", command, have, code, out)
	}
	return string(out)
}

// verdict is the exit code of a check.
func verdict(broken bool) int {
	if broken {
		return exitFailed
	}
	return exitDone
}

// TestGitHubRecipe runs the commands of the recipe, all but the one that
// installs netplan.
func TestGitHubRecipe(t *testing.T) {
	var workflow struct {
		Jobs struct {
			Validate struct {
				Steps []struct {
					Name, Uses, Run string
					With            map[string]any
				}
			}
		}
	}
	readYAML(t, recipe(t, "CI.md", "pull_request:"), &workflow)
	for _, broken := range []bool{false, true} {
		j := newJob(t, broken)
		ran := 0
		for _, s := range workflow.Jobs.Validate.Steps {
			code := exitDone
			if s.Name == "Validate" {
				code = verdict(broken)
			}
			if s.Run != "" && s.Name != "Install" {
				ran++
				out := j.sh(code, s.Run)
				if s.Name == "Validate" && broken != strings.Contains(out, "::error file=network/network.netplan.hcl,line=") {
					t.Errorf("broken %v: annotations are %q", broken, out)
				}
			}
			if file, ok := s.With["sarif_file"].(string); ok {
				log := (&outcome{t: t, out: j.read(file)}).sarif()
				if found := len(log.Runs[0].Results) > 0; found != broken {
					t.Errorf("broken %v: have alerts %+v", broken, log.Runs[0].Results)
				}
			}
		}
		if ran != 4 {
			t.Errorf("%d steps ran, want 4", ran)
		}
		if have := strings.Contains(j.read("comment.md"), "#### NP-VPC-RANGE"); have != broken {
			t.Errorf("broken %v: the comment is\n%s", broken, j.read("comment.md"))
		}
		calls, err := os.ReadFile(j.calls)
		if want := "gh pr comment 7 --edit-last --body-file comment.md\ngh pr comment 7 --body-file comment.md\n"; err != nil || string(calls) != want {
			t.Errorf("have calls %q, %v, want %q", calls, err, want)
		}
	}
}

// TestGitLabRecipe runs the script of the recipe until a line fails.
func TestGitLabRecipe(t *testing.T) {
	var pipeline struct {
		Network struct {
			Script    []string
			Artifacts struct{ Reports map[string]string }
		}
	}
	readYAML(t, recipe(t, "CI.md", "merge_request_event"), &pipeline)
	for _, broken := range []bool{false, true} {
		j := newJob(t, broken)
		out := j.sh(verdict(broken), strings.Join(pipeline.Network.Script, "\n"))
		if broken != strings.Contains(out, "[NP-VPC-RANGE]") {
			t.Errorf("broken %v: the log is\n%s", broken, out)
		}
		var issues []struct{ Location struct{ Path string } }
		if err := json.Unmarshal([]byte(j.read(pipeline.Network.Artifacts.Reports["codequality"])), &issues); err != nil || len(issues) > 0 != broken {
			t.Errorf("broken %v: have %v, %v", broken, issues, err)
		}
		var suites junit
		if err := xml.Unmarshal([]byte(j.read(pipeline.Network.Artifacts.Reports["junit"])), &suites); err != nil || suites.Suites[0].Failures > 0 != broken {
			t.Errorf("broken %v: have %v", broken, err)
		}
	}
}

// hook is a hook of pre-commit.
type hook struct{ ID, Entry, Files, Language string }

// TestPreCommitHooks runs the hooks on the files of a commit that they match,
// as pre-commit does, and looks that the recipes name hooks that there are.
func TestPreCommitHooks(t *testing.T) {
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []hook
	readYAML(t, string(text), &hooks)
	known := map[string]hook{}
	for _, h := range hooks {
		known[h.ID] = h
	}
	for _, page := range []string{"CI.md", "../../README.md"} {
		var config struct{ Repos []struct{ Hooks []hook } }
		readYAML(t, recipe(t, page, "netplan-fmt"), &config)
		for _, h := range config.Repos[0].Hooks {
			if known[h.ID].Entry == "" {
				t.Errorf("%s: there is no hook %s", page, h.ID)
			}
		}
	}
	var local struct{ Repos []struct{ Hooks []hook } }
	readYAML(t, recipe(t, "CI.md", "repo: local"), &local)
	if h := local.Repos[0].Hooks[0]; h.Entry != known[h.ID].Entry || h.Files != known[h.ID].Files {
		t.Errorf("the local hook is %+v, want %+v", h, known[h.ID])
	}
	for _, broken := range []bool{false, true} {
		j := newJob(t, broken)
		j.write("network/notes.txt", "no topology")
		j.write("network/x.auto.netplanvars", "")
		j.sh(0, "git add -A")
		for _, h := range hooks {
			var staged []string
			for _, name := range strings.Fields(j.sh(0, "git diff --cached --name-only --diff-filter=ACMR")) {
				if regexp.MustCompile(h.Files).MatchString(name) {
					staged = append(staged, name)
				}
			}
			code := exitDone
			if h.ID == "netplan-validate" {
				code = verdict(broken)
			}
			if len(staged) == 0 {
				t.Fatalf("%s matches no file", h.ID)
			}
			j.sh(code, h.Entry+" "+strings.Join(staged, " "))
		}
	}
}

// TestShortRecipes runs what the README shows of the recipes.
func TestShortRecipes(t *testing.T) {
	var steps []struct{ Run string }
	readYAML(t, recipe(t, "../../README.md", "--format github"), &steps)
	var pipeline struct{ Network struct{ Script []string } }
	readYAML(t, recipe(t, "../../README.md", "--format gitlab"), &pipeline)
	for _, broken := range []bool{false, true} {
		j := newJob(t, broken)
		j.sh(verdict(broken), steps[0].Run)
		j.sh(verdict(broken), strings.Join(pipeline.Network.Script, "\n"))
		if text := j.read("gl-code-quality-report.json"); !json.Valid([]byte(text)) {
			t.Errorf("have %s", text)
		}
	}
}
