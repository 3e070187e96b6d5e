package schema

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Tree is where topology files are read from: the Disk, or folders as they
// were at another time. Names are paths in the form of the system, as Load is
// given them. It must be safe for concurrent use.
type Tree interface {
	// ReadDir lists a folder, sorted by name.
	ReadDir(name string) ([]fs.DirEntry, error)
	// Stat describes what a name leads to, links followed.
	Stat(name string) (fs.FileInfo, error)
	// ReadFile reads a file, links followed.
	ReadFile(name string) ([]byte, error)
	// Real is the name without links on its way; it fails where nothing is.
	Real(name string) (string, error)
}

// Disk is the Tree of the folders of this machine.
type Disk struct{}

// ReadDir lists a folder of the disk.
func (Disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }

// Stat describes a file or folder of the disk.
func (Disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// ReadFile reads a file of the disk.
func (Disk) ReadFile(name string) ([]byte, error) { return os.ReadFile(name) }

// Real is a name of the disk without symbolic links.
func (Disk) Real(name string) (string, error) { return filepath.EvalSymlinks(name) }
