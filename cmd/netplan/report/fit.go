package report

import "strings"

// maxComment is what a comment of a merge request may hold. GitHub counts
// characters; we count bytes, which are never fewer.
const maxComment = 65535

// form is one way to write a part of a report. It gives up, with ok false,
// when it needs more than room bytes.
type form func(room int) (text string, ok bool)

// part is a part of a report in several forms, the briefest first.
type part []form

// fit writes parts within a number of bytes. All are written in their briefest
// form at least, whatever they take; then each in the next form, in order, as
// long as there is room. So a report says less of everything before it is
// silent about something, and nothing is cut.
func fit(room int, parts []part) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i], _ = p[0](room)
		room -= len(texts[i])
	}
	for level := 1; room > 0; level++ {
		more := false
		for i, p := range parts {
			if level >= len(p) {
				continue
			}
			more = true
			if text, ok := p[level](room + len(texts[i])); ok {
				room += len(texts[i]) - len(text)
				texts[i] = text
			}
		}
		if !more {
			break
		}
	}
	return strings.Join(texts, "")
}

// bounded is a text that stops to grow beyond its room.
type bounded struct {
	strings.Builder
	room int
}

// add writes texts, and says whether they found room.
func (b *bounded) add(texts ...string) bool {
	for _, text := range texts {
		if b.room -= len(text); b.room < 0 {
			return false
		}
		b.WriteString(text)
	}
	return true
}

// always is a form that is short.
func always(text string) form { return func(int) (string, bool) { return text, true } }
