package engine

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// maxPlanSize is how large a saved plan may be, in bytes.
const maxPlanSize = 1 << 30

// planAdvice is what to do with a file that is no whole saved plan.
const planAdvice = "plan again with netplan plan --out FILE"

// Encode returns the file form: indented JSON with a checksum and a final
// newline.
func (s *SavedPlan) Encode() ([]byte, error) {
	sealed := *s
	var err error
	if sealed.Checksum, err = s.sum(); err != nil {
		return nil, err
	}
	return sealed.encode("  ")
}

// sum is the checksum of everything but the checksum. White space does not
// count.
func (s *SavedPlan) sum() (string, error) {
	open := *s
	open.Checksum = ""
	text, err := open.encode("")
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:]), nil
}

func (s *SavedPlan) encode(indent string) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(s); err != nil {
		return nil, fmt.Errorf("encode the plan: %w", err)
	}
	return out.Bytes(), nil
}

// ReadPlan reads a saved plan. What is no whole one of this version is an
// error, which says what it is instead.
func ReadPlan(r io.Reader) (*SavedPlan, error) {
	all := bufio.NewReader(io.LimitReader(r, maxPlanSize+1))
	if head, err := all.Peek(headSize); !beginsLikePlan(head) {
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return nil, errNoPlan
	}
	text, err := io.ReadAll(all)
	if err == nil && len(text) > maxPlanSize {
		err = fmt.Errorf("it is larger than %d bytes, and no saved plan", maxPlanSize)
	}
	if err != nil {
		return nil, err
	}
	return decodePlan(text)
}

// errNoPlan says that a file is something else.
var errNoPlan = errors.New("it is not a saved plan; " + planAdvice)

// decodePlan reads the file form of a saved plan.
func decodePlan(text []byte) (*SavedPlan, error) {
	var head struct {
		Kind          string `json:"kind"`
		FormatVersion int    `json:"format_version"`
	}
	err := json.Unmarshal(text, &head)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the saved plan is damaged: %w; %s", err, planAdvice)
	case head.Kind != planKind:
		return nil, errNoPlan
	case head.FormatVersion != planVersion:
		return nil, fmt.Errorf("it is a saved plan of version %d, and this netplan reads version %d; %s", head.FormatVersion, planVersion, planAdvice)
	}
	s := &SavedPlan{}
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields()
	if err := strict.Decode(s); err != nil {
		return nil, fmt.Errorf("the saved plan is damaged: %w; %s", err, planAdvice)
	}
	s.compact()
	if sum, err := s.sum(); err != nil || sum != s.Checksum || !s.says(text) {
		return nil, fmt.Errorf("the saved plan is damaged: its checksum does not fit, so it was cut or edited; %s", planAdvice)
	}
	return s, nil
}

// headSize is how many bytes tell a saved plan from another file.
const headSize = 96

// compact takes the white space out of the values, so that they can be compared.
func (s *SavedPlan) compact() {
	for _, r := range s.RestsOn {
		for _, values := range []map[string]RestValue{r.Have, r.Want} {
			for name, v := range values {
				var bare bytes.Buffer
				if json.Compact(&bare, v.Value) == nil {
					v.Value = bare.Bytes()
					values[name] = v
				}
			}
		}
	}
}

// says whether a text is just the saved plan, but for white space: Go reads names
// in any letter case, and the last of two.
func (s *SavedPlan) says(text []byte) bool {
	var have, want bytes.Buffer
	own, err := s.encode("")
	return err == nil && json.Compact(&have, text) == nil && json.Compact(&want, own) == nil && bytes.Equal(have.Bytes(), want.Bytes())
}

// beginsLikePlan says whether a text begins as saved plans do, of this version
// or an older one.
func beginsLikePlan(text []byte) bool {
	bare := strings.Join(strings.Fields(string(text[:min(len(text), headSize)])), "")
	kind := `"kind":"` + strings.ReplaceAll(planKind, " ", "") + `"`
	return strings.HasPrefix(bare, "{"+kind) || strings.HasPrefix(bare, `{"format_version":1,`+kind)
}

// WritePlan writes the file form of a saved plan: whole or not at all, and
// readable by its owner alone. A file that is no saved plan is left alone, see
// PlanPath.
func WritePlan(path string, text []byte) error {
	if err := PlanPath(path); err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return replaceFile(path, text, 0o600)
}

// PlanPath says why a plan cannot be saved at a path: it would be read as part
// of a topology, or something else is there that may be missed.
func PlanPath(path string) error {
	for _, ending := range []string{".netplan.hcl", ".netplanvars", ".bindings.json"} {
		if strings.HasSuffix(path, ending) {
			return fmt.Errorf("%s is the name of another kind of file, *%s; give the plan another name", path, ending)
		}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return fmt.Errorf("%s is a directory; give the plan the name of a file", path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is no regular file; give the plan the name of a file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	begin, err := io.ReadAll(io.LimitReader(f, headSize))
	if err == nil && len(begin) > 0 && !beginsLikePlan(begin) {
		err = fmt.Errorf("%s is there already, and no saved plan; it is left as it is: give the plan another name", path)
	}
	return err
}
