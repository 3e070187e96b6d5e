package sim

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"netplan/cloudapi"
)

// CallRecord is what a call was and what it came to.
type CallRecord struct {
	// N counts the calls from 1; At is the cloud's time.
	N  uint64    `json:"n"`
	At time.Time `json:"at"`
	// Account is empty if the call was refused before it was known.
	Account string `json:"account,omitempty"`
	Action  string `json:"action"`
	Region  string `json:"region,omitempty"`
	// Params are as they were sent; *** stands for what is secret.
	Params map[string]string `json:"params,omitempty"`
	// Code and the others are those of a refusal; Status is its HTTP status.
	Status    int    `json:"status,omitempty"`
	Code      string `json:"code,omitempty"`
	Message   string `json:"message,omitempty"`
	RequestID string `json:"request_id,omitempty"`
	// Fault is what went wrong on purpose, in the words of ParseFaults.
	Fault string `json:"fault,omitempty"`
}

// Calls are the last calls, the oldest first: as many as LogCalls says.
func (c *Cloud) Calls() []CallRecord {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := slices.Clone(c.log)
	for i := range list {
		list[i].Params = maps.Clone(list[i].Params)
	}
	return list
}

// logLocked notes what a call came to.
func (c *Cloud) logLocked(said Call, account string, f Fault, fail *cloudapi.Error) {
	if c.LogCalls <= 0 {
		return
	}
	r := CallRecord{
		N: said.N, At: c.now, Account: account, Action: said.Action, Region: said.Region,
		Params: unsecret(said.Params), Fault: strings.Join(f.words(), " "),
	}
	if fail != nil {
		r.Status, r.Code, r.Message, r.RequestID = fail.Status, fail.Code, fail.Message, fail.RequestID
	}
	if r.Code == "SignatureDoesNotMatch" {
		r.Message = "" // it repeats the request
	}
	if len(c.log) >= c.LogCalls {
		c.log = slices.Delete(c.log, 0, len(c.log)-c.LogCalls+1)
	}
	c.log = append(c.log, r)
}

// logLost notes a call that never arrived.
func (c *Cloud) logLost(said Call, f Fault) {
	if c.LogCalls <= 0 || said.N == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	c.logLocked(said, "", f, nil)
}

// hidden stands for a secret.
const hidden = "***"

// secretParam fits the parameters, and the names in those that are JSON, that
// are secrets: pre-shared keys, BGP's key, a session's token.
var secretParam = regexp.MustCompile(`(?i)psk|authkey|password|secret|securitytoken`)

// unsecret is a copy of parameters without secrets. A configuration that is no
// JSON, such as one of IKE, is hidden altogether.
func unsecret(params row) row {
	clean := row{}
	for name, value := range params {
		switch {
		case secretParam.MatchString(name):
			value = hidden
		case strings.HasSuffix(name, "Config"):
			value = unsecretJSON(value)
		}
		clean[name] = value
	}
	return clean
}

func unsecretJSON(text string) string {
	var fields map[string]any
	if json.Unmarshal([]byte(text), &fields) != nil {
		return hidden
	}
	for name := range fields {
		if secretParam.MatchString(name) {
			fields[name] = hidden
		}
	}
	clean, err := json.Marshal(fields)
	if err != nil {
		return hidden
	}
	return string(clean)
}
