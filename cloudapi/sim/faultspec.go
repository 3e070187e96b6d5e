package sim

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"netplan/cloudapi"
)

// ParseFaults reads rules, separated by semicolons. A rule is an action, or a
// pattern in which * stands for any text, and then words in any order:
//
//	refuse=CODE [status=N] [message=TEXT]   answers an error
//	throttle                                answers Throttling.User
//	drop-request                            the call is lost on its way there
//	drop-answer                             the call is carried out, its answer lost
//	delay=DURATION                          the call waits, in real time, at most an hour
//	stale=DURATION                          a Describe action sees the past, at most an hour
//	region=REGION                           only calls in this region
//	after=N                                 the first N calls stay unharmed
//	count=N                                 N calls are struck, then no more
//	probability=P                           above 0 and at most 1
//	seed=N                                  chooses which calls that strikes
//
// A value with blanks, semicolons or quotes stands in double quotes as in Go. A
// rule needs at least one of refuse, throttle, the drops, delay and stale; of
// refuse, throttle and the two drops at most one. The error says what is wrong
// and what is allowed.
func ParseFaults(spec string) ([]FaultRule, error) {
	var rules []FaultRule
	for rest := spec; ; {
		words, after, err := splitRule(rest)
		if err != nil {
			return nil, err
		}
		if len(words) > 0 {
			r, err := parseRule(words)
			if err != nil {
				return nil, fmt.Errorf("fault rule %d: %w", len(rules)+1, err)
			}
			rules = append(rules, r)
		}
		if rest = after; rest == "" {
			break
		}
	}
	if len(rules) == 0 {
		return nil, fmt.Errorf("no fault rule; one is such as %q", "CreateVpc refuse=TaskConflict count=2")
	}
	return rules, nil
}

// specWord is a word of a rule: a name, and after = a value, both without
// quotes.
type specWord struct {
	name, value string
	valued      bool
}

// splitRule cuts the first rule of a text into its words. rest is what stands
// behind its semicolon.
func splitRule(text string) (words []specWord, rest string, err error) {
	for {
		text = strings.TrimLeft(text, " \t\r\n")
		if text == "" {
			return words, "", nil
		}
		if after, ok := strings.CutPrefix(text, ";"); ok {
			return words, after, nil
		}
		var w specWord
		if w.name, text, err = specText(text, "="); err != nil {
			return nil, "", err
		}
		if after, ok := strings.CutPrefix(text, "="); ok {
			w.valued = true
			if w.value, text, err = specText(after, ""); err != nil {
				return nil, "", err
			}
		}
		words = append(words, w)
	}
}

// specText takes a text off the front, quoted or up to a blank, a semicolon or
// one of the stops.
func specText(text, stops string) (front, rest string, err error) {
	if !strings.HasPrefix(text, `"`) {
		if end := strings.IndexAny(text, " \t\r\n;\""+stops); end >= 0 {
			return text[:end], text[end:], nil
		}
		return text, "", nil
	}
	quoted, err := strconv.QuotedPrefix(text)
	if err == nil {
		front, err = strconv.Unquote(quoted)
	}
	if err != nil {
		return "", "", fmt.Errorf("the quotes in %.40q are not closed, or hold an escape that Go does not know", text)
	}
	return front, text[len(quoted):], nil
}

// word is a text as specText reads it.
func word(text string) string {
	if text == "" || strings.ContainsFunc(text, func(r rune) bool { return strings.ContainsRune(`;"=\`, r) || !strconv.IsGraphic(r) || r == ' ' }) {
		return strconv.Quote(text)
	}
	return text
}

// specWords are the words of a rule after the action, in the order of errors.
var specWords = []struct {
	name   string
	valued bool
	// read puts the value into the rule; it says what the value should be if it
	// is not.
	read func(r *FaultRule, value string) string
}{
	{"refuse", true, func(r *FaultRule, v string) string { return r.refuseWith("a code", v != "", cloudapi.Error{Code: v}) }},
	{"status", true, func(r *FaultRule, v string) string {
		n, err := strconv.Atoi(v)
		return r.refuseWith("a number from 400 to 599", err == nil && n >= 400 && n <= 599, cloudapi.Error{Status: n})
	}},
	{"message", true, func(r *FaultRule, v string) string {
		return r.refuseWith("a text", v != "", cloudapi.Error{Message: v})
	}},
	{"throttle", false, func(r *FaultRule, _ string) string { return r.refuseWith("", true, *Throttled().Err) }},
	{"drop-request", false, func(r *FaultRule, _ string) string { return r.lose(LoseRequest) }},
	{"drop-answer", false, func(r *FaultRule, _ string) string { return r.lose(LoseResponse) }},
	{"delay", true, func(r *FaultRule, v string) string { return duration(&r.Fault.Delay, v) }},
	{"stale", true, func(r *FaultRule, v string) string { return duration(&r.Fault.Stale, v) }},
	{"region", true, func(r *FaultRule, v string) string { r.Region = v; return needs(v != "", "a region") }},
	{"after", true, func(r *FaultRule, v string) string { return whole(&r.After, v) }},
	{"count", true, func(r *FaultRule, v string) string {
		return needs(whole(&r.Count, v) == "" && r.Count > 0, "a whole number from 1")
	}},
	{"probability", true, func(r *FaultRule, v string) (want string) {
		var err error
		r.Probability, err = strconv.ParseFloat(v, 64)
		return needs(err == nil && r.Probability > 0 && r.Probability <= 1, "a number above 0 and at most 1")
	}},
	{"seed", true, func(r *FaultRule, v string) string { return whole(&r.Seed, v) }},
}

func parseRule(words []specWord) (FaultRule, error) {
	var r FaultRule
	if words[0].valued || words[0].name == "" {
		return r, fmt.Errorf("it begins with %s, not with an action or *", words[0])
	}
	if r.Action = words[0].name; r.Action == "*" {
		r.Action = ""
	}
	given := map[string]bool{}
	for _, w := range words[1:] {
		if given[w.name] {
			return r, fmt.Errorf("%s stands twice", w.name)
		}
		given[w.name] = true
		if err := r.take(w); err != nil {
			return r, err
		}
	}
	switch {
	case given["throttle"] && (given["refuse"] || given["status"] || given["message"]):
		return r, fmt.Errorf("throttle stands beside refuse, status or message; one rule answers one error")
	case given["drop-request"] && given["drop-answer"]:
		return r, fmt.Errorf("drop-request and drop-answer exclude each other")
	case (given["status"] || given["message"]) && !given["refuse"]:
		return r, fmt.Errorf("status and message belong to refuse=CODE")
	case given["seed"] && !given["probability"]:
		return r, fmt.Errorf("seed belongs to probability=P; without it every call is struck")
	case r.Fault == Fault{}:
		return r, fmt.Errorf("it says nothing that goes wrong: refuse=CODE, throttle, drop-request, drop-answer, delay=DURATION or stale=DURATION")
	}
	return r, r.check()
}

// take reads one word into the rule.
func (r *FaultRule) take(w specWord) error {
	var names []string
	for _, known := range specWords {
		if known.name != w.name {
			names = append(names, known.name)
			continue
		}
		if known.valued != w.valued {
			return fmt.Errorf("%s: want %s", w, map[bool]string{true: w.name + "=VALUE", false: w.name + " alone"}[known.valued])
		}
		if want := known.read(r, w.value); want != "" {
			return fmt.Errorf("%s: want %s", w, want)
		}
		return nil
	}
	return fmt.Errorf("%q is no word of a rule; there are %s", w.name, strings.Join(names, ", "))
}

// String is the word as it is written.
func (w specWord) String() string {
	if w.valued {
		return w.name + "=" + word(w.value)
	}
	return word(w.name)
}

// refuseWith adds the given parts to the error that the rule answers.
func (r *FaultRule) refuseWith(want string, ok bool, part cloudapi.Error) string {
	e := cloudapi.Error{}
	if r.Fault.Err != nil {
		e = *r.Fault.Err
	}
	e.Code, e.Message, e.Status = e.Code+part.Code, e.Message+part.Message, e.Status+part.Status
	r.Fault.Err = &e
	return needs(ok, want)
}

func (r *FaultRule) lose(l Loss) string { r.Fault.Lose = l; return "" }

// needs is what a value should be, unless it is.
func needs(ok bool, want string) string {
	if ok {
		return ""
	}
	return want
}

func whole(to *uint64, text string) string {
	n, err := strconv.ParseUint(text, 10, 64)
	*to = n
	return needs(err == nil, "a whole number")
}

func duration(to *time.Duration, text string) string {
	d, err := time.ParseDuration(text)
	*to = d
	return needs(err == nil && d > 0, "a duration such as 500ms or 10s")
}
