package main

import (
	"fmt"
	"os"
	"strings"

	"netplan/engine"
)

// writeMoved writes the moved blocks that a plan offers to a file that must not
// be there yet. Without any there is no file.
func writeMoved(name string, plan *engine.Plan) error {
	if name == "" || plan == nil || len(plan.Renames) == 0 {
		return nil
	}
	var text strings.Builder
	for i, m := range plan.Renames {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(engine.MovedBlock(m) + "\n")
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o666)
	if os.IsExist(err) {
		return fmt.Errorf("--write-moved: %s is there already; name a new file", name)
	}
	if err != nil {
		return err
	}
	if _, err = f.WriteString(text.String()); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
