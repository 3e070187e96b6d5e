package sim

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// SaveFile writes what Save writes to a file that only its owner can read. The
// file is replaced in one step: whoever reads it, even after a crash, finds the
// old state or the new one whole.
func (c *Cloud) SaveFile(name string) error {
	var text bytes.Buffer
	if err := c.Save(&text); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.new")
	if err != nil {
		return err
	}
	_, err = f.Write(text.Bytes())
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(filepath.Dir(name))
}

// syncFolder makes a rename outlast a power cut, where the system can.
func syncFolder(name string) error {
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	if err := dir.Sync(); err != nil && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, errors.ErrUnsupported) {
		return errors.Join(err, dir.Close())
	}
	return dir.Close()
}

// LoadFile is Load from a file. A file that is not there changes nothing and
// is an fs.ErrNotExist.
func (c *Cloud) LoadFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return c.Load(f)
}
