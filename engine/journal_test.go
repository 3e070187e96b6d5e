package engine

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"netplan/diff"
)

var epoch = time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)

func sampleRecords() []Record {
	return []Record{
		{Kind: Began, At: epoch, Lineage: "L", Serial: 4, Plan: "p"},
		{Kind: Intended, At: epoch, Call: 1, Step: "create vpc.main", Addr: "vpc.main", Verb: diff.Create,
			Action: "CreateVpc", Binding: &Binding{Type: "vpc", Region: "cn-hangzhou"}, Token: "t", Key: map[string]string{"vpc_name": "a\nb"}},
		{Kind: Ended, At: epoch, Call: 1, Step: "create vpc.main", Addr: "vpc.main", Result: Succeeded, ID: "vpc-1", RequestID: "R"},
		{Kind: Bound, At: epoch, Addr: "vpc.main", Binding: &Binding{Type: "vpc", Region: "cn-hangzhou", ID: "vpc-1"}},
	}
}

func journalFile(t *testing.T, records ...Record) (path string, text []byte) {
	t.Helper()
	path = filepath.Join(t.TempDir(), ".netplan", "journal")
	j := openJournal(t, path)
	if err := j.Append(records...); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, text
}

func unfinished(t *testing.T, path string) []Record {
	t.Helper()
	records, err := openJournal(t, path).Unfinished()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func openJournal(t *testing.T, path string) *Journal {
	t.Helper()
	j, err := OpenJournal(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

func TestJournalRoundTrip(t *testing.T) {
	path, _ := journalFile(t, sampleRecords()...)
	j := openJournal(t, path)
	if d := cmp.Diff(sampleRecords(), unfinished(t, path)); d != "" {
		t.Error(d)
	}
	if err := j.Append(Record{Kind: Closed, At: epoch}); err != nil {
		t.Fatal(err)
	}
	if have := unfinished(t, path); have != nil {
		t.Errorf("a run that ended is unfinished: %v", have)
	}
	if err := j.Rotate(); err != nil {
		t.Fatal(err)
	}
	last, err := ReadJournal(LastJournal(path))
	if err != nil || len(last) != 5 {
		t.Errorf("have %d records, %v, want 5 in the last journal", len(last), err)
	}
	if err := j.Append(sampleRecords()[0]); err != nil {
		t.Fatal(err)
	}
	if have := unfinished(t, path); len(have) != 1 {
		t.Errorf("have %v, want the new begin alone", have)
	}
}

// TestJournalTorn cuts the journal at each byte: the whole records before the
// cut are read, and what is appended next follows them.
func TestJournalTorn(t *testing.T) {
	path, text := journalFile(t, sampleRecords()...)
	extra := Record{Kind: Unbound, At: epoch, Addr: "vpc.other"}
	for cut := range text {
		want := sampleRecords()[:countLines(text[:cut])]
		if err := os.WriteFile(path, text[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		j := openJournal(t, path)
		if d := cmp.Diff(want, unfinished(t, path), cmpEmpty); d != "" {
			t.Fatalf("cut at %d: %s", cut, d)
		}
		if err := errors.Join(j.Append(extra), j.Close()); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(append(want, extra), unfinished(t, path)); d != "" {
			t.Fatalf("cut at %d, then appended: %s", cut, d)
		}
	}
}

var cmpEmpty = cmp.Transformer("empty", func(r []Record) []Record { return append([]Record{}, r...) })

func countLines(text []byte) (n int) {
	for _, c := range text {
		if c == '\n' {
			n++
		}
	}
	return n
}

// TestJournalUnwrittenPage has zeros where a crash kept the end of the last
// line and lost its start.
func TestJournalUnwrittenPage(t *testing.T) {
	path, text := journalFile(t, sampleRecords()...)
	clear(text[len(text)-20 : len(text)-10])
	os.WriteFile(path, text, 0o600)
	if have := unfinished(t, path); len(have) != 3 {
		t.Errorf("have %d records, want 3", len(have))
	}
}

// TestJournalFlipped flips each byte: that is an error which names the line,
// or, in the last newline, a torn tail. No other record is ever read.
func TestJournalFlipped(t *testing.T) {
	path, text := journalFile(t, sampleRecords()...)
	for i := range text {
		damaged := append([]byte(nil), text...)
		damaged[i] ^= 0x11
		have, _, err := parseJournal(path, damaged)
		var corrupt *CorruptError
		line := countLines(text[:i])
		switch {
		case err == nil && i != len(text)-1:
			t.Fatalf("flip at %d was not noticed", i)
		case err != nil && (!errors.As(err, &corrupt) || corrupt.Line != line+1 && corrupt.Line != line):
			t.Fatalf("flip at %d in line %d: have %v", i, line+1, err)
		}
		if d := cmp.Diff(sampleRecords()[:len(have)], have, cmpEmpty); d != "" {
			t.Fatalf("flip at %d: %s", i, d)
		}
	}
}

// slowSink counts syncs and fails from the given one on.
type slowSink struct {
	sink
	syncs  atomic.Int64
	failAt int64
}

func (s *slowSink) Sync() error {
	if n := s.syncs.Add(1); s.failAt > 0 && n >= s.failAt {
		return errors.New("disk is gone")
	}
	time.Sleep(2 * time.Millisecond)
	return s.sink.Sync()
}

func withSink(j *Journal, s *slowSink) *slowSink {
	j.open = func(path string) (sink, error) {
		f, err := openSink(path)
		s.sink = f
		return s, err
	}
	return s
}

// TestJournalGroupCommit appends from 50 goroutines: they share syncs, and
// each record is there.
func TestJournalGroupCommit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	j := openJournal(t, path)
	s := withSink(j, &slowSink{})
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			for k := range 4 {
				if err := j.Append(Record{Kind: Ended, At: epoch, Call: int64(4*i + k)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	seen := map[int64]bool{}
	for _, r := range unfinished(t, path) {
		seen[r.Call] = true
	}
	if len(seen) != 200 {
		t.Errorf("have %d records, want 200", len(seen))
	}
	if n := s.syncs.Load(); n > 100 {
		t.Errorf("%d syncs for 200 records of 50 writers, want them shared", n)
	}
}

func TestJournalStaysBroken(t *testing.T) {
	j := openJournal(t, filepath.Join(t.TempDir(), "journal"))
	s := withSink(j, &slowSink{failAt: 2})
	if err := j.Append(Record{Kind: Began}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := j.Append(Record{Kind: Intended}); err == nil {
			t.Fatal("an append that was not synced succeeded")
		}
	}
	if n := s.syncs.Load(); n != 2 {
		t.Errorf("have %d syncs, want none after the failure", n-2)
	}
	if err := j.Rotate(); err == nil {
		t.Error("a broken journal was put aside")
	}
}

func TestJournalZeroValueKeepsNothing(t *testing.T) {
	var j Journal
	if err := errors.Join(j.Append(sampleRecords()...), j.Rotate(), j.Close()); err != nil {
		t.Error(err)
	}
}

func TestRecordLines(t *testing.T) {
	want := []string{
		"2030-01-02 03:04:05  begin    bindings L serial 4",
		"2030-01-02 03:04:05  intent   create vpc.main call 1 CreateVpc cn-hangzhou",
		"2030-01-02 03:04:05  outcome  create vpc.main call 1 done vpc-1 R",
		"2030-01-02 03:04:05  bound    vpc.main is vpc vpc-1",
	}
	for i, r := range sampleRecords() {
		if have := r.String(); have != want[i] {
			t.Errorf("have %q, want %q", have, want[i])
		}
	}
}

func FuzzParseJournal(f *testing.F) {
	var text []byte
	for _, r := range sampleRecords() {
		text, _ = appendRecord(text, r)
	}
	f.Add(text)
	f.Add(text[:len(text)-3])
	f.Fuzz(func(t *testing.T, text []byte) {
		records, size, err := parseJournal("journal", text)
		if size > len(text) || err == nil && len(records) > countLines(text) {
			t.Errorf("%d records in %d of %d bytes", len(records), size, len(text))
		}
	})
}

func BenchmarkJournal(b *testing.B) {
	for _, writers := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) {
			j, err := OpenJournal(filepath.Join(b.TempDir(), "journal"))
			if err != nil {
				b.Fatal(err)
			}
			r := sampleRecords()[1]
			var left atomic.Int64
			left.Store(int64(b.N))
			var all sync.WaitGroup
			for range writers {
				all.Go(func() {
					for left.Add(-1) >= 0 {
						if err := j.Append(r); err != nil {
							b.Error(err)
							return
						}
					}
				})
			}
			all.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "records/s")
		})
	}
}
