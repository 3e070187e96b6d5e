package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"netplan/cloudapi/sim"
)

// settledSim serves a simulated cloud that settles at once, and returns its URL.
func settledSim(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(&sim.Cloud{Latency: map[string]time.Duration{"*": 0}})
	t.Cleanup(s.Close)
	return s.URL
}

// TestOverHTTP lives through the quickstart on a simulator that is served.
func TestOverHTTP(t *testing.T) {
	d := deskWith(t, "quickstart")
	d.env["NETPLAN_CLOUD"] = settledSim(t)
	settle(d)
	d.must(exitDiffer, "plan", "--detailed-exitcode", "--var", "bandwidth=50", "DIR").says("1 to change")
	d.must(exitDone, "api", "DescribeVpcs", "--dir", "DIR").says(`"TotalCount": 1`)
	d.must(exitDone, "bindings", "list", "--dir", "DIR").says("vpc.main")
	d.must(exitDone, "destroy", "--auto-approve", "DIR")
	d.must(exitDone, "api", "DescribeVpcs", "--dir", "DIR").says(`"TotalCount": 0`)
	d.must(exitDone, "api", "DescribeEipAddresses", "--dir", "DIR").says(`"TotalCount": 0`)
}

// TestNobodyListens says so without a long wait.
func TestNobodyListens(t *testing.T) {
	d := smallDesk(t)
	d.must(exitFailed, "api", "DescribeVpcs", "--cloud", "http://127.0.0.1:1", "--dir", "DIR").quiet().warns("no simulator at http://127.0.0.1:1", "netplan sim starts one")
}

// simulator is netplan sim as a process.
type simulator struct {
	cmd *exec.Cmd
	url string
	out *bufio.Reader
	err *bytes.Buffer
}

// startSim runs netplan sim on a free port.
func startSim(t *testing.T, args ...string) *simulator {
	t.Helper()
	s := &simulator{err: &bytes.Buffer{}}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s.cmd = exec.CommandContext(t.Context(), self, append([]string{"sim", "--listen", "127.0.0.1:0", "--settle", "0s"}, args...)...)
	s.cmd.Env = append(os.Environ(), "NETPLAN_AS_PROGRAM=1")
	s.cmd.Stderr = s.err
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s.out = bufio.NewReader(out)
	line, err := s.out.ReadString('\n')
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	if s.url = regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(line); s.url == "" {
		t.Fatalf("netplan sim says %q, %s", line, s.err)
	}
	return s
}

// end sends a signal and returns the exit code.
func (s *simulator) end(t *testing.T, sig os.Signal) int {
	t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		t.Fatal(err)
	}
	err := s.cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0
}

// TestSimState keeps a simulator's cloud over a SIGTERM and a SIGINT.
func TestSimState(t *testing.T) {
	d := smallDesk(t)
	state := d.path("state.json")
	for i, sig := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		s := startSim(t, "--state", state)
		d.must(exitDone, "api", "CreateVpc", "--cloud", s.url, "--dir", "DIR")
		if code := s.end(t, sig); code != exitDone || s.err.Len() > 0 {
			t.Errorf("%v: exit code %d, %s", sig, code, s.err)
		}
		text, err := os.ReadFile(state)
		if have := strings.Count(string(text), `"Kind": "vpc"`) + strings.Count(string(text), `"kind": "vpc"`); err != nil || have != i+1 {
			t.Errorf("%v: the state holds %d VPCs, %v, want %d", sig, have, err, i+1)
		}
	}
}

// TestSimStateDamaged is refused, and not replaced.
func TestSimStateDamaged(t *testing.T) {
	d := newDesk(t, map[string]string{"state.json": "garbage"})
	d.must(exitFailed, "sim", "--listen", "127.0.0.1:0", "--state", "DIR/state.json").quiet().warns("state.json")
	if have := d.read("state.json"); have != "garbage" {
		t.Errorf("the state is %q now", have)
	}
	d.must(exitFailed, "sim", "--listen", "127.0.0.1:0", "--state", "DIR").quiet()
	d.must(exitFailed, "sim", "--listen", "127.0.0.1:0", "--state", "DIR/none/state.json").quiet().warns("none")
}

// TestSimInProcess ends with its context, and takes quotas and ids.
func TestSimInProcess(t *testing.T) {
	d := newDesk(t, nil)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	o := d.runIn(ctx, "sim", "--listen", "localhost:0", "--quota", "vpcs=1", "--assume", "i-1", "--state", "DIR/s.json")
	if o.code != exitDone {
		t.Errorf("exit code %d, %s", o.code, o.err)
	}
	o.says("simulated cloud on http://127.0.0.1:", "testid", "testsecret")
	d.leaves("s.json")
}

// TestQuotaOfSim is met by a plan's apply, with what to do.
func TestQuotaOfSim(t *testing.T) {
	s := startSim(t, "--quota", "vpcs=1")
	d := smallDesk(t)
	d.must(exitDone, "api", "CreateVpc", "--cloud", s.url, "--dir", "DIR")
	o := d.must(exitFailed, "apply", "--auto-approve", "--cloud", s.url, "DIR")
	o.says("FAILED create vpc.main", "CreateVpc answers QuotaExceeded.Vpc", "Not applied: 0 of 1 steps done, 1 failed, 0 not started.")
	s.end(t, os.Interrupt)
}

// TestSignalsOfApply ends an apply by SIGTERM: it saves what it has done.
func TestSignalOfApply(t *testing.T) {
	d := smallDesk(t)
	// Each creation takes so long that the signal comes in the middle.
	s := httptest.NewServer(&sim.Cloud{Latency: map[string]time.Duration{"*": time.Hour}})
	defer s.Close()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, "apply", "--auto-approve", "--cloud", s.URL, d.dir)
	cmd.Env = append(os.Environ(), "NETPLAN_AS_PROGRAM=1")
	var out, log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	journals := filepath.Join(d.dir, ".netplan", "*", "journal")
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		names, _ := filepath.Glob(journals)
		if len(names) == 1 {
			if text, _ := os.ReadFile(names[0]); bytes.Contains(text, []byte(`"outcome"`)) {
				break
			}
		}
		if time.Now().After(deadline) {
			t.Fatalf("no call was made\n%s%s", &out, &log)
		}
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
		t.Errorf("have %v, want exit code 1\n%s%s", err, &out, &log)
	}
	if !strings.Contains(out.String(), "Interrupted: 0 of 1 steps done. Apply again to go on.") {
		t.Errorf("have\n%s", &out)
	}
	d.must(exitDone, "bindings", "list", "--cloud", s.URL, "--dir", "DIR").says("vpc.main")
}
