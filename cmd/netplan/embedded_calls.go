package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"netplan/cloudapi"
)

// callLog is the calls since a snapshot, a JSON value a line. The first line
// is the digest of the snapshot: calls that belong to another one count no
// more, so that a process which is killed between the new snapshot and the end
// of the log does not run them twice.
type callLog struct{ file *os.File }

// pastCall is a line of the log.
type pastCall struct {
	At      time.Time
	Request cloudapi.Request
	// Assume are ids that stand for things outside of the API from then on, in
	// place of a call.
	Assume []string `json:",omitempty"`
}

// digest names a snapshot.
func digest(snapshot []byte) string {
	sum := sha256.Sum256(snapshot)
	return hex.EncodeToString(sum[:])
}

// beginCalls begins the log of the calls since a snapshot.
func beginCalls(name, snapshot string) (*callLog, error) {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	l := &callLog{file}
	return l, l.line(snapshot)
}

// add writes a call down.
func (l *callLog) add(c pastCall) error { return l.line(c) }

func (l *callLog) line(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = l.file.Write(append(text, '\n'))
	return err
}

// end closes the log; it is removed when a snapshot has taken its place.
func (l *callLog) end(taken bool) error {
	err := l.file.Close()
	if taken {
		err = errors.Join(err, os.Remove(l.file.Name()))
	}
	return err
}

// readCalls reads the calls since a snapshot; none without a log. A torn last
// line is a call that was never sent.
func readCalls(name, snapshot string) ([]pastCall, error) {
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	first, rest, whole := bytes.Cut(text, []byte("\n"))
	var of string
	switch err := json.Unmarshal(first, &of); {
	case !whole:
		return nil, nil
	case err != nil:
		return nil, damaged(name, 1, err)
	case of != snapshot:
		return nil, nil
	}
	return parseCalls(name, rest)
}

func parseCalls(name string, text []byte) (past []pastCall, err error) {
	for n := 2; ; n++ {
		line, rest, whole := bytes.Cut(text, []byte("\n"))
		if !whole {
			return past, nil
		}
		var c pastCall
		if err := json.Unmarshal(line, &c); err != nil {
			return nil, damaged(name, n, err)
		}
		past, text = append(past, c), rest
	}
}

func damaged(name string, line int, err error) error {
	return fmt.Errorf("%s:%d is damaged: %w; move the file away to go on without the calls of a run that was cut off", name, line, err)
}
