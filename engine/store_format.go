package engine

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// bindingsVersion is the format_version that this program reads and writes.
const bindingsVersion = 1

const bindingsAdvice = "restore it from version control or a backup, or move it away and run netplan adopt"

// bindingsFile is the file form of bindings: its keys in this order, entries
// sorted by address.
type bindingsFile struct {
	FormatVersion int                `json:"format_version"`
	Lineage       string             `json:"lineage"`
	Serial        int64              `json:"serial"`
	Cloud         string             `json:"cloud,omitempty"`
	Account       string             `json:"account,omitempty"`
	Swapped       []string           `json:"swapped,omitempty"`
	Bindings      map[string]Binding `json:"bindings"`
	Checksum      string             `json:"checksum"`
}

// EncodeBindings returns the file form: JSON with sorted keys, a binding per
// block, a checksum and a final newline. Equal bindings give equal bytes.
func EncodeBindings(b *Bindings) ([]byte, error) {
	f := bindingsFile{
		FormatVersion: bindingsVersion, Lineage: b.Lineage, Serial: b.Serial,
		Cloud: b.Cloud, Account: b.Account, Swapped: b.Swapped, Bindings: b.Entries,
	}
	if f.Bindings == nil {
		f.Bindings = map[string]Binding{}
	}
	var err error
	if f.Checksum, err = f.sum(); err != nil {
		return nil, err
	}
	return f.encode("  ")
}

// DecodeBindings reads the file form. path is for messages only. What is not
// exactly bindings of this format is a *CorruptError.
func DecodeBindings(path string, text []byte) (*Bindings, error) {
	corrupt := func(format string, args ...any) error {
		return &CorruptError{Path: path, Problem: fmt.Sprintf(format, args...), Advice: bindingsAdvice}
	}
	var version struct {
		FormatVersion *int `json:"format_version"`
	}
	if err := json.Unmarshal(text, &version); err != nil {
		return nil, corrupt("not a bindings file: %v", err)
	}
	if v := version.FormatVersion; v == nil || *v != bindingsVersion {
		return nil, &CorruptError{Path: path, Problem: versionProblem(v), Advice: "use the netplan that wrote it"}
	}
	var f bindingsFile
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&f); err != nil {
		return nil, corrupt("not a bindings file: %v", err)
	}
	switch sum, err := f.sum(); {
	case err != nil:
		return nil, err
	case sum != f.Checksum:
		return nil, corrupt("the checksum does not fit: the file was cut, merged or edited")
	case f.Lineage == "" || f.Serial < 1:
		return nil, corrupt("lineage and serial are missing")
	}
	b := &Bindings{Lineage: f.Lineage, Serial: f.Serial, Cloud: f.Cloud, Account: f.Account, Swapped: f.Swapped, Entries: f.Bindings}
	return b.Clone(), nil
}

func versionProblem(v *int) string {
	if v == nil {
		return "not a bindings file: it has no format_version"
	}
	return fmt.Sprintf("format_version is %d, and this netplan reads %d", *v, bindingsVersion)
}

// sum is the checksum of everything but the checksum. White space does not
// count, so a file may be reformatted.
func (f bindingsFile) sum() (string, error) {
	f.Checksum = ""
	text, err := f.encode("")
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:]), nil
}

func (f bindingsFile) encode(indent string) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(f); err != nil {
		return nil, fmt.Errorf("encode bindings: %w", err)
	}
	return out.Bytes(), nil
}

// newBindings returns empty bindings of a lineage of their own.
func newBindings() *Bindings {
	return &Bindings{Lineage: rand.Text(), Entries: map[string]Binding{}}
}
