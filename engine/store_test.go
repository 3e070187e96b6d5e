package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func sampleBindings(n int) *Bindings {
	b := newBindings()
	b.Cloud, b.Account = "aliyun", "1234"
	for i := range n {
		b.Entries[fmt.Sprintf("vswitch.app[%d]", i)] = Binding{
			Type: "vswitch", Region: "cn-hangzhou", ID: fmt.Sprintf("vsw-%d", i), Needs: []string{"vpc.main"},
		}
	}
	return b
}

func fileStore(t *testing.T) (*FileStore, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "netplan.bindings.json")
	return NewFileStore(path, WallClock{}), path
}

func TestBindingsFileForm(t *testing.T) {
	b := &Bindings{Lineage: "L", Serial: 3, Cloud: "aliyun", Entries: map[string]Binding{
		"vpc.main":         {Type: "vpc", Region: "cn-hangzhou", ID: "vpc-1"},
		`vswitch.app["a"]`: {Type: "vswitch", Cloud: "b", Region: "cn-beijing", ID: "vsw-1", Needs: []string{"vpc.main"}},
	}}
	text, err := EncodeBindings(b)
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "format_version": 1,
  "lineage": "L",
  "serial": 3,
  "cloud": "aliyun",
  "bindings": {
    "vpc.main": {
      "type": "vpc",
      "region": "cn-hangzhou",
      "id": "vpc-1"
    },
    "vswitch.app[\"a\"]": {
      "type": "vswitch",
      "cloud": "b",
      "region": "cn-beijing",
      "id": "vsw-1",
      "needs": [
        "vpc.main"
      ]
    }
  },
  "checksum": "sha256:`
	if have := string(text); !strings.HasPrefix(have, want) || !strings.HasSuffix(have, "\"\n}\n") {
		t.Errorf("have\n%s\nwant the start\n%s", have, want)
	}
	back, err := DecodeBindings("f", text)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(b, back); d != "" {
		t.Error(d)
	}
}

// TestBindingsDamage cuts the file at each byte and flips each byte: it is
// refused, or holds the same bindings (a changed space, say).
func TestBindingsDamage(t *testing.T) {
	b := sampleBindings(2)
	b.Serial = 1
	text, err := EncodeBindings(b)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, at int, damaged []byte) {
		have, err := DecodeBindings("f", damaged)
		var corrupt *CorruptError
		switch {
		case err != nil && !errors.As(err, &corrupt):
			t.Errorf("%s %d: have %v, want a CorruptError", what, at, err)
		case err == nil && !cmp.Equal(b, have):
			t.Errorf("%s %d: other bindings were accepted", what, at)
		}
	}
	for i := range text {
		check("cut", i, text[:i])
		for _, bit := range []byte{0x01, 0x20, 0x80} {
			flipped := append([]byte(nil), text...)
			flipped[i] ^= bit
			check("flip", i, flipped)
		}
	}
}

func TestFileStoreRefusesWhatItCannotRead(t *testing.T) {
	for name, text := range map[string]string{
		"empty":         "",
		"other":         `{"resources": []}`,
		"other version": `{"format_version": 7, "lineage": "x"}`,
		"unknown field": `{"format_version": 1, "state": {}}`,
		"merge marks":   "<<<<<<< HEAD\n{}",
	} {
		t.Run(name, func(t *testing.T) {
			s, path := fileStore(t)
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			var corrupt *CorruptError
			if _, err := s.Load(t.Context()); !errors.As(err, &corrupt) {
				t.Errorf("Load: have %v, want a CorruptError", err)
			}
			if err := s.Save(t.Context(), sampleBindings(1)); !errors.Is(err, ErrMoved) {
				t.Errorf("Save: have %v, want ErrMoved", err)
			}
			if have, _ := os.ReadFile(path); string(have) != text {
				t.Errorf("the file was overwritten with %q", have)
			}
		})
	}
}

func TestFileStoreCompareAndSwap(t *testing.T) {
	one, path := fileStore(t)
	two := NewFileStore(path, WallClock{})
	a, b := load(t, one), load(t, two)
	save(t, one, a)
	if err := two.Save(t.Context(), b); !errors.Is(err, ErrMoved) {
		t.Fatalf("second first save: have %v, want ErrMoved", err)
	}
	b = load(t, two)
	a.Entries["vpc.a"] = Binding{Type: "vpc", ID: "vpc-a"}
	save(t, one, a)
	save(t, one, a)
	b.Entries["vpc.b"] = Binding{Type: "vpc", ID: "vpc-b"}
	if err := two.Save(t.Context(), b); !errors.Is(err, ErrMoved) {
		t.Fatalf("stale save: have %v, want ErrMoved", err)
	}
	if have := load(t, two); have.Serial != 3 || have.Entries["vpc.a"].ID != "vpc-a" || len(have.Entries) != 1 {
		t.Errorf("have %+v, want what the first store saved, serial 3", have)
	}
	if b.Serial != 1 {
		t.Errorf("a refused save raised the serial to %d", b.Serial)
	}
}

// TestFileStoreSameSerial replaces the file by one of the same lineage and
// serial, as a branch of a repository does.
func TestFileStoreSameSerial(t *testing.T) {
	s, path := fileStore(t)
	b := load(t, s)
	save(t, s, b)
	branch := b.Clone()
	branch.Entries["vpc.x"] = Binding{Type: "vpc", ID: "vpc-x"}
	text, err := EncodeBindings(branch)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), b); !errors.Is(err, ErrMoved) {
		t.Errorf("have %v, want ErrMoved", err)
	}
}

func TestFileStoreKeepsModeAndLeavesNothing(t *testing.T) {
	s, path := fileStore(t)
	b := load(t, s)
	save(t, s, b)
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	save(t, s, b)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if have := info.Mode().Perm(); have != 0o600 {
		t.Errorf("have mode %o, want 600", have)
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("have %v, want the bindings alone", entries)
	}
}

func TestFileStoreLock(t *testing.T) {
	one, path := fileStore(t)
	two := NewFileStore(path, WallClock{})
	unlock, err := one.Lock(t.Context(), "apply")
	if err != nil {
		t.Fatal(err)
	}
	_, err = two.Lock(t.Context(), "apply")
	var locked *LockedError
	if !errors.As(err, &locked) || locked.Holder.PID != os.Getpid() || locked.Holder.What != "apply" {
		t.Fatalf("have %v, want a LockedError that names this process", err)
	}
	load(t, two)
	if err := two.Save(t.Context(), load(t, two)); !errors.As(err, &locked) {
		t.Errorf("save beside a lock: have %v, want a LockedError", err)
	}
	save(t, one, load(t, one))
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".lock"); err == nil {
		t.Error("the lock file stayed")
	}
	unlock, err = two.Lock(t.Context(), "apply")
	if err != nil {
		t.Fatal(err)
	}
	unlock()
}

// TestFileStoreUnlock takes the lock away: who had it cannot save any more.
func TestFileStoreUnlock(t *testing.T) {
	one, path := fileStore(t)
	two := NewFileStore(path, WallClock{})
	if h, err := two.Unlock(); err != nil || h != (Holder{}) {
		t.Fatalf("without a lock: have %v, %v", h, err)
	}
	if _, err := one.Lock(t.Context(), "apply"); err != nil {
		t.Fatal(err)
	}
	h, err := two.Unlock()
	if err != nil || h.PID != os.Getpid() {
		t.Fatalf("have %v, %v, want this process", h, err)
	}
	unlock, err := two.Lock(t.Context(), "plan")
	if err != nil {
		t.Fatal(err)
	}
	if err := one.Save(t.Context(), load(t, one)); !errors.Is(err, ErrMoved) {
		t.Errorf("have %v, want ErrMoved", err)
	}
	unlock()
}

// TestLockOfTheDead lets another process take the lock and end without
// letting go.
func TestLockOfTheDead(t *testing.T) {
	if path := os.Getenv("NETPLAN_TEST_LOCK"); path != "" {
		if _, err := NewFileStore(path, WallClock{}).Lock(t.Context(), "apply"); err != nil {
			t.Fatal(err)
		}
		os.Exit(0)
	}
	s, path := fileStore(t)
	cmd := exec.Command(os.Args[0], "-test.run=^TestLockOfTheDead$")
	cmd.Env = append(os.Environ(), "NETPLAN_TEST_LOCK="+path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if h := readHolder(path + ".lock"); h.PID == 0 {
		t.Fatal("the other process left no lock file")
	}
	unlock, err := s.Lock(t.Context(), "apply")
	if err != nil {
		t.Fatal(err)
	}
	unlock()
}

func TestMemoryStore(t *testing.T) {
	s := NewMemoryStore(nil)
	a, b := load(t, s), load(t, s)
	save(t, s, a)
	if err := s.Save(t.Context(), b); !errors.Is(err, ErrMoved) {
		t.Errorf("have %v, want ErrMoved", err)
	}
	unlock, err := s.Lock(t.Context(), "apply")
	if err != nil {
		t.Fatal(err)
	}
	var locked *LockedError
	if _, err := s.Lock(t.Context(), "plan"); !errors.As(err, &locked) {
		t.Errorf("have %v, want a LockedError", err)
	}
	unlock()
}

func TestLockedErrorSaysWho(t *testing.T) {
	err := &LockedError{Path: "b.lock", Holder: Holder{Host: "ci-7", PID: 42, What: "apply", Since: time.Unix(0, 0)}}
	want := "b.lock is locked by process 42 on ci-7, which runs apply since 1970-01-01T00:00:00Z; " +
		"wait until it ends, or run netplan bindings unlock when it is gone"
	if have := err.Error(); have != want {
		t.Errorf("have %q, want %q", have, want)
	}
}

func load(t *testing.T, s Store) *Bindings {
	t.Helper()
	b, err := s.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func save(t *testing.T, s Store, b *Bindings) {
	t.Helper()
	want := b.Serial + 1
	if err := s.Save(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	if b.Serial != want {
		t.Fatalf("have serial %d, want %d", b.Serial, want)
	}
}

func BenchmarkBindings100k(b *testing.B) {
	s := NewFileStore(filepath.Join(b.TempDir(), "b.json"), WallClock{})
	if _, err := s.Load(b.Context()); err != nil {
		b.Fatal(err)
	}
	many := sampleBindings(100_000)
	many.Lineage = s.line
	b.Run("save", func(b *testing.B) {
		for b.Loop() {
			if err := s.Save(b.Context(), many); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Load(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
