package revision

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// objects reads objects of a repository one after another from one process.
type objects struct {
	cmd  *exec.Cmd
	ask  io.WriteCloser
	said *bufio.Reader
}

func (g git) open(ctx context.Context) (*objects, error) {
	o := &objects{cmd: g.command(ctx, "cat-file", "--batch")}
	in, err := o.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := o.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	o.ask, o.said = in, bufio.NewReaderSize(out, 1<<16)
	if err := o.cmd.Start(); err != nil {
		return nil, failure(err, "")
	}
	return o, nil
}

// close ends the process, which only reads.
func (o *objects) close() error {
	err := o.cmd.Process.Kill()
	_ = o.cmd.Wait() // says that it was killed
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

// maxBlob is the size above which an object is not kept: no file of a topology
// may be as large.
const maxBlob = 16 << 20 // bytes

// object is what a repository holds under a name.
type object struct {
	kind string // blob, tree
	size int64  // bytes
	data []byte // nil above maxBlob
}

// read asks for an object by its hash.
func (o *objects) read(id string) (object, error) {
	if _, err := io.WriteString(o.ask, id+"\n"); err != nil {
		return object{}, fmt.Errorf("git ended: %w", err)
	}
	header, err := o.said.ReadString('\n')
	if err != nil || strings.HasSuffix(header, " missing\n") {
		// In a partial clone git would fetch it, and ends where it must not.
		return object{}, fmt.Errorf("the repository does not hold the object %s; it is a partial clone or damaged", id)
	}
	var got object
	var name string
	if _, err := fmt.Sscanf(header, "%s %s %d\n", &name, &got.kind, &got.size); err != nil {
		return object{}, fmt.Errorf("git answers %q to a question for an object", printable(header))
	}
	return got, o.body(&got)
}

// body reads the bytes of an object and the newline behind them.
func (o *objects) body(got *object) error {
	if got.size > maxBlob {
		_, err := io.CopyN(io.Discard, o.said, got.size+1)
		return err
	}
	data := make([]byte, got.size+1)
	_, err := io.ReadFull(o.said, data)
	got.data = data[:got.size]
	return err
}
