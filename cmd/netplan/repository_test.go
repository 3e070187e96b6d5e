package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// gitEnv keeps git from the settings of whoever runs the tests.
var gitEnv = map[string]string{
	"HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
	"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
}

// newRepository is a desk whose folder is a git repository.
func newRepository(t *testing.T, files map[string]string) *desk {
	t.Helper()
	d := newDesk(t, files)
	d.env["PATH"] = os.Getenv("PATH")
	for name, value := range gitEnv {
		d.env[name] = value
	}
	d.git("init", "-q", "-b", "main")
	d.commit()
	return d
}

// git runs git in the folder, which must succeed.
func (d *desk) git(args ...string) string {
	d.t.Helper()
	cmd := exec.CommandContext(d.t.Context(), "git", args...)
	cmd.Dir, cmd.Env = d.dir, d.environ()
	out, err := cmd.CombinedOutput()
	if err != nil {
		d.t.Fatalf("git %s: %v (these tests need git)\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// commit commits all files.
func (d *desk) commit() {
	d.t.Helper()
	d.git("add", "-A")
	d.git("commit", "-q", "--allow-empty", "-m", "x")
}

// enter makes a folder of the desk the current one.
func (d *desk) enter(dir string) {
	d.t.Helper()
	d.t.Chdir(d.path(dir))
}
