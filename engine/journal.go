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
	path string
	open func(path string) (sink, error)

	mu      sync.Mutex // guards pending
	pending *batch

	commit sync.Mutex // guards the following, and orders the writes
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

// OpenJournal returns the journal at path, which need not exist. Nothing is
// written before the first Append. A damaged file is a *CorruptError.
func OpenJournal(path string) (*Journal, error) {
	if _, err := ReadJournal(path); err != nil {
		return nil, err
	}
	return &Journal{path: path, open: openSink}, nil
}

// ReadJournal returns the records at path: those of a run that has not ended,
// or, with LastJournal, those of the last one that did; none without a file.
// With a *CorruptError it returns the records before the damage.
func ReadJournal(path string) ([]Record, error) {
	records, _, err := readJournal(path)
	return records, err
}

func readJournal(path string) ([]Record, int, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, fmt.Errorf("read journal: %w", err)
	}
	return parseJournal(path, text)
}

// LastJournal is where the journal at path is put when its run has ended.
func LastJournal(path string) string { return path + ".last" }

// Unfinished returns the records of a run that has not ended, or none.
func (j *Journal) Unfinished() ([]Record, error) {
	if j.path == "" {
		return nil, nil
	}
	records, err := ReadJournal(j.path)
	if n := len(records); n == 0 || records[n-1].Kind == Closed {
		return nil, err
	}
	return records, err
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
		f, err := j.open(j.path)
		if err != nil {
			return err
		}
		j.file = f
	}
	if _, err := j.file.Write(text); err != nil {
		return err
	}
	return j.file.Sync()
}

// openSink opens the file for appending and cuts off a torn tail.
func openSink(path string) (sink, error) {
	_, size, err := readJournal(path)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(f.Truncate(int64(size)), syncDir(filepath.Dir(path))); err != nil {
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
