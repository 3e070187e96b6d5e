package report

import "fmt"

// Older is what became of the findings of a folder that a revision has too.
type Older struct {
	// Count is how many are left out.
	Count int
	// Note says why none could be left out, or is empty.
	Note string
}

// Told is that in a sentence, empty where there is nothing to tell.
func (o Older) Told(folder, rev string) string {
	switch {
	case o.Note != "":
		return fmt.Sprintf("%s: %s.", folder, o.Note)
	case o.Count > 0:
		return fmt.Sprintf("%s: %s older than the change since %s and not reported.", folder, counted(o.Count, "finding is", "findings are"), rev)
	}
	return ""
}

// olderPart tells of older findings in a comment: those of each folder, or how
// many folders have some.
func olderPart(c Checked) part {
	text, folders, n := "", 0, 0
	for _, folder := range c.Folders {
		if o := c.Older[folder]; o.Told("", "") != "" {
			text += "- " + words(o.Told(folder, c.Since)) + "\n"
			folders, n = folders+1, n+o.Count
		}
	}
	if text == "" {
		return part{always("")}
	}
	brief := fmt.Sprintf("\n%s older and not reported, in %s.\n", counted(n, "finding is", "findings are"), count(folders, "folder"))
	return part{always(brief), func(room int) (string, bool) { return "\n" + text, len(text) < room }}
}
