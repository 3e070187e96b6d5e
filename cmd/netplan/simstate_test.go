package main

import (
	"fmt"
	"os"
	"syscall"
	"testing"
)

// TestSimStateTaken: a second simulator does not start on the state of the
// first, however it names the file, and does not touch it. The first one lets
// go at its end; what a dead one left keeps nobody out.
func TestSimStateTaken(t *testing.T) {
	d := newDesk(t, nil)
	if err := os.Symlink(d.path("state.json"), d.path("link.json")); err != nil {
		t.Fatal(err)
	}
	for _, sig := range []os.Signal{syscall.SIGTERM, syscall.SIGKILL, os.Interrupt} {
		s := startSim(t, "--state", d.path("state.json"))
		before := d.read("state.json")
		d.leaves("link.json", "state.json", "state.json.lock")
		for _, name := range []string{"DIR/state.json", "DIR/link.json"} {
			d.must(exitFailed, "sim", "--listen", "127.0.0.1:0", "--state", name).quiet().
				warns("another simulator keeps its cloud in it", fmt.Sprintf("process %d on ", s.cmd.Process.Pid), "end that one, or name another file")
		}
		if have := d.read("state.json"); have != before {
			t.Errorf("%v: the state is %q now", sig, have)
		}
		s.end(t, sig)
	}
	d.leaves("link.json", "state.json")
	if info, err := os.Lstat(d.path("link.json")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
}

// TestSimStateLetGo: who cannot start leaves no lock.
func TestSimStateLetGo(t *testing.T) {
	d := newDesk(t, map[string]string{"state.json": "garbage"})
	d.must(exitFailed, "sim", "--listen", "127.0.0.1:0", "--state", "DIR/state.json").quiet()
	d.must(exitFailed, "sim", "--listen", "127.0.0.1:1", "--state", "DIR/state.json").quiet()
	d.must(exitUsage, "sim", "--listen", "127.0.0.1:0", "--state", "DIR/state.json", "--quota", "moons=1").quiet()
	d.leaves("state.json")
	if have := d.read("state.json"); have != "garbage" {
		t.Errorf("the state is %q now", have)
	}
	d.must(exitFailed, "sim", "--listen", "127.0.0.1:0", "--state", "DIR/none/state.json").quiet().warns("none/state.json: its folder: ", "no such file")
	d.must(exitFailed, "sim", "--listen", "127.0.0.1:0", "--state", "DIR/state.json/x").quiet().warns("state.json is no folder")
	d.leaves("state.json")
}
