package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
)

// desk is where a test sits: a folder with a topology, and the embedded
// simulated cloud unless env says else.
type desk struct {
	t    *testing.T
	dir  string
	env  map[string]string
	in   string
	wrap func(cloudapi.API) cloudapi.API
}

// newDesk makes a folder with files by name.
func newDesk(t *testing.T, files map[string]string) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir(), env: map[string]string{"NETPLAN_CLOUD": "sim"}}
	for name, text := range files {
		d.write(name, text)
	}
	return d
}

// deskWith makes a folder with a copy of an example.
func deskWith(t *testing.T, example string) *desk {
	t.Helper()
	d := newDesk(t, nil)
	if err := os.CopyFS(d.dir, os.DirFS("../../examples/"+example)); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *desk) path(name string) string { return filepath.Join(d.dir, name) }

func (d *desk) write(name, text string) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(d.path(name)), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(d.path(name), []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) read(name string) string {
	d.t.Helper()
	text, err := os.ReadFile(d.path(name))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(text)
}

// edit replaces a text of a file, which must hold it.
func (d *desk) edit(name, have, want string) {
	d.t.Helper()
	text := d.read(name)
	if !strings.Contains(text, have) {
		d.t.Fatalf("%s does not hold %q", name, have)
	}
	d.write(name, strings.ReplaceAll(text, have, want))
}

// outcome is what a command printed, and its exit code.
type outcome struct {
	t        *testing.T
	args     []string
	code     int
	out, err string
}

// run runs a command line in this process. The argument DIR stands for the
// folder, also at the start of a path.
func (d *desk) run(args ...string) *outcome {
	d.t.Helper()
	return d.runIn(d.t.Context(), args...)
}

// runIn is run in a context.
func (d *desk) runIn(ctx context.Context, args ...string) *outcome {
	d.t.Helper()
	for i := range args {
		if rest, ok := strings.CutPrefix(args[i], "DIR"); ok {
			args[i] = d.dir + rest
		}
	}
	var out, err bytes.Buffer
	code := run(ctx, args, system{
		in: strings.NewReader(d.in), out: &out, err: &err,
		env: func(name string) string { return d.env[name] }, environ: d.environ, wrap: d.wrap,
	})
	return &outcome{d.t, args, code, out.String(), err.String()}
}

func (d *desk) environ() (list []string) {
	for name := range maps.Keys(d.env) {
		list = append(list, name+"="+d.env[name])
	}
	return list
}

// must runs a command line that ends with an exit code.
func (d *desk) must(code int, args ...string) *outcome {
	d.t.Helper()
	o := d.run(args...)
	if o.code != code {
		d.t.Fatalf("netplan %s exits %d, want %d\n%s%s", strings.Join(o.args, " "), o.code, code, o.out, o.err)
	}
	return o
}

// says checks that standard output holds texts.
func (o *outcome) says(texts ...string) *outcome {
	o.t.Helper()
	o.holds("standard output", o.out, texts)
	return o
}

// warns checks that standard error holds texts.
func (o *outcome) warns(texts ...string) *outcome {
	o.t.Helper()
	o.holds("standard error", o.err, texts)
	return o
}

func (o *outcome) holds(stream, have string, want []string) {
	o.t.Helper()
	for _, text := range want {
		if !strings.Contains(have, text) {
			o.t.Errorf("netplan %s: %s is\n%s\nwant %q in it", strings.Join(o.args, " "), stream, have, text)
		}
	}
}

// quiet checks that standard output is empty: what failed belongs on
// standard error.
func (o *outcome) quiet() *outcome {
	o.t.Helper()
	if o.out != "" {
		o.t.Errorf("netplan %s writes %q on standard output, want nothing", strings.Join(o.args, " "), o.out)
	}
	return o
}

// json reads standard output as one JSON document without unknown fields.
func (o *outcome) json(into any) {
	o.t.Helper()
	d := json.NewDecoder(strings.NewReader(o.out))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		o.t.Fatalf("netplan %s: %v in\n%s", strings.Join(o.args, " "), err, o.out)
	}
	if d.More() {
		o.t.Errorf("netplan %s writes more than one document:\n%s", strings.Join(o.args, " "), o.out)
	}
}

// objects counts what the embedded simulated clouds of the folder hold, by
// kind.
func (d *desk) objects() map[string]int {
	d.t.Helper()
	count := map[string]int{}
	err := filepath.WalkDir(d.path(".netplan"), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.Name() != "cloud.json" {
			return err
		}
		text, err := os.ReadFile(name)
		var cloud struct{ Objects []struct{ Kind string } }
		if err := errors.Join(err, json.Unmarshal(text, &cloud)); err != nil {
			return err
		}
		for _, o := range cloud.Objects {
			count[o.Kind]++
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return count
}

// leaves checks which names the folder holds, sorted.
func (d *desk) leaves(want ...string) {
	d.t.Helper()
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		d.t.Fatal(err)
	}
	have := make([]string, len(entries))
	for i, e := range entries {
		have[i] = e.Name()
	}
	if diff := cmp.Diff(want, have); diff != "" {
		d.t.Errorf("the folder differs (-want +have):\n%s", diff)
	}
}

// files are the files of the folder with their texts.
func (d *desk) files() map[string]string {
	d.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(d.dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(d.dir, name)
		files[filepath.ToSlash(rel)] = d.read(rel)
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return files
}

// refuse makes the cloud refuse an action from now on.
func (d *desk) refuse(action, code string) {
	d.wrap = func(api cloudapi.API) cloudapi.API { return refusing{api, action, code} }
}

// refusing is a cloud that refuses an action.
type refusing struct {
	cloudapi.API
	action, code string
}

func (c refusing) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	if r.Action == c.action {
		return nil, &cloudapi.Error{Action: r.Action, Code: c.code, Message: "no", Status: 403, RequestID: "R-1"}
	}
	return c.API.Call(ctx, r)
}

// tapper tells of each call before it is made, one at a time.
func tapper(tell func(action string)) func(cloudapi.API) cloudapi.API {
	mu := new(sync.Mutex)
	return func(api cloudapi.API) cloudapi.API { return tap{api, mu, tell} }
}

// tap is a cloud that tells of each call.
type tap struct {
	cloudapi.API
	mu   *sync.Mutex
	tell func(action string)
}

func (c tap) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	c.mu.Lock()
	c.tell(r.Action)
	c.mu.Unlock()
	return c.API.Call(ctx, r)
}
