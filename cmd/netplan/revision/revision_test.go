package revision_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"netplan/cmd/netplan/revision"
)

// env is an environment of which no git reads anything of the user's.
var env = []string{
	"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
	"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com",
}

// lab is a folder with a git repository.
type lab struct {
	*testing.T
	dir string
}

func newLab(t *testing.T) lab {
	t.Helper()
	l := lab{t, t.TempDir()}
	l.git("init", "-q", "-b", "main")
	return l
}

// git runs git in the folder, which must succeed.
func (l lab) git(args ...string) string {
	l.Helper()
	cmd := exec.CommandContext(l.Context(), "git", args...)
	cmd.Dir, cmd.Env = l.dir, env
	out, err := cmd.CombinedOutput()
	if err != nil {
		l.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (l lab) write(name, text string) {
	l.Helper()
	full := filepath.Join(l.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
		l.Fatal(err)
	}
}

// commit commits all there is and returns the hash.
func (l lab) commit() string {
	l.Helper()
	l.git("add", "-A")
	l.git("commit", "-q", "--allow-empty", "-m", "x")
	return l.git("rev-parse", "HEAD")
}

// open opens the repository of a folder in the lab.
func (l lab) open(dir string) *revision.Repository {
	l.Helper()
	r, err := revision.Open(l.Context(), filepath.Join(l.dir, dir), env)
	if err != nil {
		l.Fatal(err)
	}
	return r
}

// at opens the files of a revision.
func (l lab) at(name string) *revision.Tree {
	l.Helper()
	r := l.open(".")
	commit, err := r.Resolve(l.Context(), name)
	if err != nil {
		l.Fatal(err)
	}
	tree, err := r.At(l.Context(), commit)
	if err != nil {
		l.Fatal(err)
	}
	l.Cleanup(func() {
		if err := tree.Close(); err != nil {
			l.Error(err)
		}
	})
	return tree
}

func TestFolderOfRepository(t *testing.T) {
	l := newLab(t)
	l.write("net/sub/x", "")
	for dir, want := range map[string]string{".": ".", "net": "net", "net/sub": "net/sub", "net/gone": "net/gone", "a/b/c": "a/b/c", "net/../net": "net"} {
		if have := l.open(dir).Folder; have != want {
			t.Errorf("folder %s is %s in the repository, want %s", dir, have, want)
		}
	}
}

func TestResolve(t *testing.T) {
	l := newLab(t)
	first := l.commit()
	l.git("tag", "-a", "-m", "x", "v1")
	l.git("checkout", "-q", "-b", "feature")
	ours := l.commit()
	l.git("checkout", "-q", "main")
	l.write("x", "")
	theirs := l.commit()
	l.git("checkout", "-q", "feature")
	l.git("update-ref", "refs/remotes/origin/release", first)
	r := l.open(".")
	for name, want := range map[string]string{
		"HEAD": ours, "main": theirs, "feature~1": first, "v1": first, first[:10]: first,
		"main...": first, "main...HEAD": first, "...main": first, "main...main": theirs,
	} {
		have, err := r.Resolve(t.Context(), name)
		if err != nil || have != want {
			t.Errorf("%s is %s (%v), want %s", name, have, err, want)
		}
	}
	for name, want := range map[string]string{
		"": "begins with neither", "--all": "begins with neither", "-h": "begins with neither", "^main": "begins with neither", "main\nHEAD": "begins with neither",
		"main..HEAD": "These are two", "nope": "has no revision", "release": `There is one "origin/release"`,
		"main;id": "has no revision", "$(id)": "has no revision", "nope...": "has no revision",
		"--output=x...": "begins with neither", strings.Repeat("f", 40): "has no revision",
	} {
		_, err := r.Resolve(t.Context(), name)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want an error that says %q", name, err, want)
		}
	}
}

func TestShallowClone(t *testing.T) {
	l := newLab(t)
	first := l.commit()
	l.commit()
	clone := lab{t, t.TempDir()}
	clone.git("clone", "-q", "--depth", "1", "file://"+l.dir, ".")
	var unknown *revision.UnknownError
	if _, err := clone.open(".").Resolve(t.Context(), first); !errors.As(err, &unknown) || !strings.Contains(err.Error(), "shallow clone") {
		t.Errorf("a commit that was not fetched gives %v, want one that tells of the shallow clone", err)
	}
}

func TestNoRepository(t *testing.T) {
	_, err := revision.Open(t.Context(), t.TempDir(), append(env, "GIT_CEILING_DIRECTORIES=/"))
	if err == nil || !strings.Contains(err.Error(), "no git repository") {
		t.Errorf("have %v, want that there is no repository", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := revision.Open(t.Context(), t.TempDir(), env); err == nil || !strings.Contains(err.Error(), "git is not on the path") {
		t.Errorf("have %v, want that there is no git", err)
	}
}

// TestHook sets what git sets for the hooks of a commit in another repository.
func TestHook(t *testing.T) {
	l, other := newLab(t), newLab(t)
	want := l.commit()
	other.commit()
	r, err := revision.Open(t.Context(), l.dir, append(env, "GIT_DIR="+other.dir+"/.git", "GIT_INDEX_FILE="+other.dir+"/.git/index"))
	if err != nil {
		t.Fatal(err)
	}
	if have, err := r.Resolve(t.Context(), "HEAD"); err != nil || have != want {
		t.Errorf("HEAD is %s (%v), want %s of the folder's repository", have, err, want)
	}
}

// TestTree reads files, folders and links of a commit, whatever the working
// tree holds since.
func TestTree(t *testing.T) {
	l := newLab(t)
	l.write("net/b.txt", "b")
	l.write("net/a.txt", "a\x00")
	l.write("net/sub/c.txt", "c")
	l.write("net-other", "")
	for name, target := range map[string]string{
		"net/link": "sub/c.txt", "dir": "net/sub", "net/up": "../net/../net/b.txt", "loop": "loop",
		"away": "../../etc/passwd", "root": "/etc/passwd",
	} {
		if err := os.Symlink(target, filepath.Join(l.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	l.commit()
	l.write("net/b.txt", "later")
	tree := l.at("HEAD")
	var names []string
	list, err := tree.ReadDir("net")
	for _, e := range list {
		names = append(names, e.Name())
	}
	if err != nil || strings.Join(names, " ") != "a.txt b.txt link sub up" {
		t.Errorf("net holds %v (%v)", names, err)
	}
	for name, want := range map[string]struct{ real, text string }{
		"net/a.txt": {"net/a.txt", "a\x00"}, "net/b.txt": {"net/b.txt", "b"}, "net/../net/b.txt": {"net/b.txt", "b"},
		"net/link": {"net/sub/c.txt", "c"}, "dir/c.txt": {"net/sub/c.txt", "c"}, "net/up": {"net/b.txt", "b"},
	} {
		real, err1 := tree.Real(name)
		info, err2 := tree.Stat(name)
		text, err3 := tree.ReadFile(name)
		if err := errors.Join(err1, err2, err3); err != nil || real != want.real || string(text) != want.text || info.Size() != int64(len(text)) || !info.Mode().IsRegular() {
			t.Errorf("%s is %s with %q (%v), want %s with %q", name, real, text, err, want.real, want.text)
		}
	}
	for name, want := range map[string]string{
		"nope": "not exist", "net/a.txt/x": "not exist", "../x": "outside", "/etc/passwd": "outside",
		"away": "outside", "root": "outside", "loop": "too many links", "net": "no file",
	} {
		if _, err := tree.ReadFile(name); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s gives %v, want an error that says %q", name, err, want)
		}
	}
	if info, err := tree.Stat("net"); err != nil || !info.IsDir() {
		t.Errorf("net is no folder: %v", err)
	}
	if _, err := tree.Stat("nope"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("have %v, want fs.ErrNotExist", err)
	}
}

// TestLargeFile meets a file that no topology may have, and goes on after it.
func TestLargeFile(t *testing.T) {
	l := newLab(t)
	l.write("large", strings.Repeat("x", 17<<20))
	l.write("small", "s")
	l.commit()
	tree := l.at("HEAD")
	if _, err := tree.ReadFile("large"); err == nil || !strings.Contains(err.Error(), "17825792 bytes") {
		t.Errorf("have %v, want the size", err)
	}
	if info, err := tree.Stat("large"); err != nil || info.Size() != 17<<20 {
		t.Errorf("have %v, want the size", err)
	}
	if text, err := tree.ReadFile("small"); err != nil || string(text) != "s" {
		t.Errorf("have %q (%v), want what is small", text, err)
	}
}

// TestSubmodule says so where files are in another repository.
func TestSubmodule(t *testing.T) {
	l := newLab(t)
	id := l.commit()
	l.git("update-index", "--add", "--cacheinfo", "160000,"+id+",sub")
	l.git("commit", "-q", "-m", "x")
	if _, err := l.at("HEAD").ReadDir("sub"); err == nil || !strings.Contains(err.Error(), "submodule") {
		t.Errorf("have %v, want that it is a submodule", err)
	}
}

// TestPartialClone lacks the files of the commit, and does not fetch them.
func TestPartialClone(t *testing.T) {
	l := newLab(t)
	l.write("x", "text")
	commit := l.commit()
	l.git("config", "uploadpack.allowFilter", "true")
	clone := lab{t, t.TempDir()}
	clone.git("clone", "-q", "--filter=blob:none", "--no-checkout", "file://"+l.dir, ".")
	if _, err := clone.at(commit).ReadFile("x"); err == nil || !strings.Contains(err.Error(), "partial clone") {
		t.Errorf("have %v, want that the clone is partial", err)
	}
}
