package engine

import (
	"encoding/json"
	"errors"
	"strings"

	"netplan/cloudapi"
)

// shortestSecret is the length from which a sensitive text is taken out of
// messages: a shorter one is part of other words.
const shortestSecret = 4

// hush notes sensitive texts that the calls of the step may carry, as they are
// and as JSON holds them.
func (r *stepRun) hush(texts []string) {
	for _, s := range texts {
		quoted, err := json.Marshal(s)
		if err == nil && len(s) >= shortestSecret {
			r.secrets = append(r.secrets, s, "(sensitive)", string(quoted[1:len(quoted)-1]), "(sensitive)")
		}
	}
}

// hushed is an error of the cloud without the sensitive texts that its message
// repeats.
func (r *stepRun) hushed(err error) error {
	var e *cloudapi.Error
	if !errors.As(err, &e) {
		return err
	}
	quiet := *e
	quiet.Message = strings.NewReplacer(r.secrets...).Replace(e.Message)
	if quiet.Message == e.Message {
		return err
	}
	return &quiet
}
