package engine

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Journal records each mutating call before it is sent and its outcome after:
// a file to which checked JSON lines are appended, each durable before Append
// returns. The zero value keeps nothing, for rehearsals. A file is written by
// one process at a time, the one that holds the lock of the bindings.
type Journal struct {
	path    string
	records []Record
	open    func(path string, size int64) (sink, error)

	mu      sync.Mutex // guards pending
	pending *batch

	commit sync.Mutex // guards the following, and orders the writes
	size   int64      // of the records in the file
	file   sink
	broken error
}

// sink is the journal's file.
type sink interface {
	io.WriteCloser
	Sync() error
}

// batch is the lines that one write and one sync make durable.
type batch struct {
	text []byte
	done bool
	err  error
}

// OpenJournal reads the journal at path, which need not exist. Nothing is
// written before the first Append. A damaged file is a *CorruptError.
func OpenJournal(path string) (*Journal, error) {
	j := &Journal{path: path, open: openSink}
	return j, j.read()
}

// ReadJournal returns the records at path: those of an unfinished run, or,
// with LastJournal, those of the last one that ended. With a *CorruptError it
// returns the records before the damage.
func ReadJournal(path string) ([]Record, error) {
	j := &Journal{path: path}
	err := j.read()
	return j.records, err
}

// LastJournal is where the journal at path is put when its run has ended.
func LastJournal(path string) string { return path + ".last" }

func (j *Journal) read() error {
	text, err := os.ReadFile(j.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read journal: %w", err)
	}
	var size int
	j.records, size, err = parseJournal(j.path, text)
	j.size = int64(size)
	return err
}

// Unfinished returns the records that were read when the journal was opened;
// none when the run that they tell of has ended.
func (j *Journal) Unfinished() []Record {
	if n := len(j.records); n == 0 || j.records[n-1].Kind == Closed {
		return nil
	}
	return j.records
}

// Append writes records and returns when they are durable. Callers that come
// while another syncs share the next sync. After a failure nothing can be
// appended any more: the failure is returned again.
func (j *Journal) Append(records ...Record) error {
	if j.path == "" {
		return nil
	}
	b, err := j.enqueue(records)
	if err != nil {
		return err
	}
	j.commit.Lock()
	defer j.commit.Unlock()
	if !b.done {
		j.flush()
	}
	return b.err
}

// enqueue adds records to the batch that is written next.
func (j *Journal) enqueue(records []Record) (*batch, error) {
	var text []byte
	var err error
	for _, r := range records {
		if text, err = appendRecord(text, r); err != nil {
			return nil, err
		}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.pending == nil {
		j.pending = &batch{}
	}
	j.pending.text = append(j.pending.text, text...)
	return j.pending, nil
}

// flush writes the pending batch. Its caller holds commit.
func (j *Journal) flush() {
	j.mu.Lock()
	b := j.pending
	j.pending = nil
	j.mu.Unlock()
	if j.broken == nil {
		if err := j.write(b.text); err != nil {
			j.broken = fmt.Errorf("write journal: %w", err)
		}
	}
	b.done, b.err = true, j.broken
}

func (j *Journal) write(text []byte) error {
	if j.file == nil {
		f, err := j.open(j.path, j.size)
		if err != nil {
			return err
		}
		j.file = f
	}
	if _, err := j.file.Write(text); err != nil {
		return err
	}
	j.size += int64(len(text))
	return j.file.Sync()
}

// openSink opens the file for appending after its first size bytes, and cuts
// off what follows them.
func openSink(path string, size int64) (sink, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(f.Truncate(size), syncDir(filepath.Dir(path))); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Rotate puts the file aside as LastJournal: its run has ended and the next
// one begins with an empty journal.
func (j *Journal) Rotate() error {
	if j.path == "" {
		return nil
	}
	j.commit.Lock()
	defer j.commit.Unlock()
	if err := errors.Join(j.broken, j.close()); err != nil {
		return err
	}
	err := os.Rename(j.path, LastJournal(j.path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("rotate journal: %w", err)
	}
	j.records, j.size = nil, 0
	return syncDir(filepath.Dir(j.path))
}

// Close closes the file. The journal may be appended to again.
func (j *Journal) Close() error {
	j.commit.Lock()
	defer j.commit.Unlock()
	return j.close()
}

func (j *Journal) close() error {
	if j.file == nil {
		return nil
	}
	f := j.file
	j.file = nil
	return f.Close()
}
