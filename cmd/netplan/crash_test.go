package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// killVariable tells the test binary that stands in for the program where to
// die: "before 7" or "after 7", of its seventh call. Nothing else reads it.
const killVariable = "NETPLAN_TEST_KILL"

// asProgram runs the test binary as the program.
func asProgram() int {
	sys := system{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, environ: os.Environ}
	var k killer
	if n, _ := fmt.Sscan(os.Getenv(killVariable), &k.when, &k.at); n == 2 {
		sys.wrap = func(api cloudapi.API) cloudapi.API { return &killed{leap(api), &k} }
	}
	return start(sys)
}

// killer ends the process at a call, before it is sent, or after it took
// effect and before its answer is seen.
type killer struct {
	when  string
	at    int64
	calls atomic.Int64
}

// killed is a cloud with a killer before it.
type killed struct {
	cloudapi.API
	*killer
}

func (k *killed) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	now := k.calls.Add(1) == k.at
	if now && k.when == "before" {
		die()
	}
	resp, err := k.API.Call(ctx, r)
	if now {
		die()
	}
	return resp, err
}

// die kills the process as an operator or the system would.
func die() {
	if p, err := os.FindProcess(os.Getpid()); err == nil {
		_ = p.Kill()
	}
	select {}
}

// lives are the states that the quickstart goes through; a crash may meet
// each. A state is an apply, or the destroy.
var lives = []struct {
	name string
	args []string
}{
	{"create", []string{"apply", "--auto-approve", "--allow-destroy=all", "DIR"}},
	{"change", []string{"apply", "--auto-approve", "--allow-destroy=all", "DIR", "--var", "name=shop", "--var", "bandwidth=50", "--var", "cidr_block=10.30.0.0/16"}},
	{"destroy", []string{"destroy", "--auto-approve", "DIR"}},
}

// TestCrash kills the program at each of its calls, as a process of its own,
// and runs the same command again, which starts at an earlier time than the
// simulated one of the killed: the cloud is as without the crash, nothing is
// there twice, and nothing is left to do.
func TestCrash(t *testing.T) {
	bin := programDir(t)
	for i, life := range lives {
		calls, want := undisturbed(t, i)
		if len(calls) < 20 {
			t.Fatalf("%s makes %d calls, want at least 20", life.name, len(calls))
		}
		step := 1
		if testing.Short() {
			step = 1 + len(calls)/4
		}
		for n := 1 + i; n <= len(calls); n += step {
			for _, when := range []string{"before", "after"} {
				point := fmt.Sprintf("%s %d", when, n)
				t.Run(life.name+"/"+point, func(t *testing.T) {
					t.Parallel()
					crash(t, bin, i, point, n > len(calls)*3/4, want)
				})
			}
		}
	}
}

// undisturbed lives up to a state, and returns the calls of the last command
// and what the cloud holds then.
func undisturbed(t *testing.T, last int) (calls []string, objects map[string]int) {
	d := deskWith(t, "quickstart")
	for _, life := range lives[:last] {
		d.must(exitDone, clone(life.args)...)
	}
	d.wrap = tapper(func(action string) { calls = append(calls, action) })
	d.must(exitDone, clone(lives[last].args)...)
	return calls, d.objects()
}

func clone(args []string) []string { return append([]string(nil), args...) }

// crash kills the last command at a point, and runs it again. At a late point
// the program may have ended: the number of its reads is not always the same.
func crash(t *testing.T, bin string, last int, point string, late bool, want map[string]int) {
	d := deskWith(t, "quickstart")
	for _, life := range lives[:last] {
		d.must(exitDone, clone(life.args)...)
	}
	if !d.kill(bin, point, clone(lives[last].args)...) && !late {
		t.Fatalf("the program was not killed %s", point)
	}
	d.must(exitDone, clone(lives[last].args)...)
	d.converged(want, lives[last].args)
}

// kill runs a command line as a process that dies at a point, and says
// whether it came to that.
func (d *desk) kill(bin, point string, args ...string) (killed bool) {
	d.t.Helper()
	for i := range args {
		args[i] = strings.Replace(args[i], "DIR", d.dir, 1)
	}
	cmd := exec.CommandContext(d.t.Context(), "sh", append([]string{filepath.Join(bin, "netplan")}, args...)...)
	cmd.Env = append(os.Environ(), "NETPLAN_CLOUD=sim", killVariable+"="+point)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	killed = errors.As(err, &exit) && !exit.Exited()
	if err != nil && !killed {
		d.t.Fatalf("to be killed %s, but: %v\n%s", point, err, out)
	}
	return killed
}

// converged looks that the cloud holds what it would without a disturbance,
// that nothing is left to do, and that a destroy leaves nothing.
func (d *desk) converged(want map[string]int, args []string) {
	d.t.Helper()
	if diff := cmp.Diff(want, d.objects()); diff != "" {
		d.t.Errorf("objects differ (-want +have):\n%s", diff)
	}
	if args[0] == "apply" {
		clean(d, args[4:]...)
		d.must(exitDone, "destroy", "--auto-approve", "DIR")
	}
	if have := d.objects(); len(have) > 0 {
		d.t.Errorf("the cloud holds %v after destroy, want nothing", have)
	}
}

// mutates says whether an action changes the cloud.
func mutates(action string) bool {
	a := catalog.Lookup(action)
	return a != nil && a.Mutates()
}
