package control

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// done is the answer where there is nothing to tell.
type done struct{}

// clock tells the time, and how far it is ahead.
func (s *server) clock(*request) (any, error) {
	return map[string]string{"now": s.cloud.Time().Format(time.RFC3339Nano), "ahead": s.cloud.Ahead().String()}, nil
}

func (s *server) advance(r *request) (any, error) {
	var body struct {
		Advance string `json:"advance"`
	}
	if err := r.body(&body); err != nil {
		return nil, err
	}
	d, err := time.ParseDuration(body.Advance)
	if err != nil {
		return nil, fmt.Errorf("advance is %q, want a duration such as 90s or 1h30m", body.Advance)
	}
	if err := s.cloud.Advance(d); err != nil {
		return nil, err
	}
	return s.clock(r)
}

// faultUse is a rule in force.
type faultUse struct {
	Rule   string `json:"rule"`
	Met    uint64 `json:"met"`
	Struck uint64 `json:"struck"`
}

func (s *server) faults(*request) (any, error) {
	list := []faultUse{}
	for _, u := range s.cloud.FaultUses() {
		list = append(list, faultUse{u.Rule.String(), u.Met, u.Struck})
	}
	return map[string]any{"faults": list}, nil
}

func (s *server) addFaults(r *request) (any, error) {
	var body struct {
		Rules string `json:"rules"`
	}
	if err := r.body(&body); err != nil {
		return nil, err
	}
	rules, err := sim.ParseFaults(body.Rules)
	if err == nil {
		err = s.cloud.AddFaults(rules...)
	}
	if err != nil {
		return nil, err
	}
	return s.faults(r)
}

func (s *server) clearFaults(*request) (any, error) {
	s.cloud.ClearFaults()
	return done{}, nil
}

func (s *server) objects(r *request) (any, error) {
	q, err := r.query("type", "id", "region", "account")
	if err != nil {
		return nil, err
	}
	all, err := s.cloud.Objects(q["type"], q["id"])
	if err != nil {
		return nil, err
	}
	list := []sim.Object{}
	for _, o := range all {
		if (q["region"] == "" || q["region"] == o.Region) && (q["account"] == "" || q["account"] == o.Account) {
			list = append(list, o)
		}
	}
	return map[string]any{"objects": list}, nil
}

// importObjects makes objects of an answer. It is tried on a copy first, so
// that an answer that is wrong in the middle changes nothing.
func (s *server) importObjects(r *request) (any, error) {
	var body struct {
		Action  string            `json:"action"`
		Region  string            `json:"region"`
		Account string            `json:"account"`
		Params  map[string]string `json:"params"`
		Answer  cloudapi.Response `json:"answer"`
	}
	if err := r.body(&body); err != nil {
		return nil, err
	}
	if body.Account == "" {
		body.Account = sim.Account
	}
	var state bytes.Buffer
	trial := &sim.Cloud{Now: s.cloud.Now}
	if err := errors.Join(s.cloud.Save(&state), trial.Load(&state)); err != nil {
		return nil, err
	}
	for _, cloud := range []*sim.Cloud{trial, s.cloud} {
		if err := cloud.ImportFor(body.Account, cloudapi.Request{Action: body.Action, Region: body.Region, Params: body.Params}, body.Answer); err != nil {
			return nil, err
		}
	}
	return done{}, nil
}

// one is the type and id of the one object that a request is about.
func (r *request) one() (typ, id string, err error) {
	q, err := r.query("type", "id")
	if err == nil && q["id"] == "" {
		err = errors.New("the query names no object; want ?id=ID or ?type=TYPE&id=ID")
	}
	return q["type"], q["id"], err
}

func (s *server) edit(r *request) (any, error) {
	typ, id, err := r.one()
	if err != nil {
		return nil, err
	}
	var changes map[string]any
	if err := r.body(&changes); err != nil {
		return nil, err
	}
	if err := s.cloud.Edit(typ, id, changes); err != nil {
		return nil, err
	}
	return s.objects(r)
}

func (s *server) remove(r *request) (any, error) {
	typ, id, err := r.one()
	if err != nil {
		return nil, err
	}
	return done{}, s.cloud.Remove(typ, id)
}

func (s *server) dump(*request) (any, error) {
	var text bytes.Buffer
	err := s.cloud.Save(&text)
	return json.RawMessage(text.Bytes()), err
}

func (s *server) load(r *request) (any, error) {
	return done{}, s.cloud.Load(http.MaxBytesReader(r.w, r.Body, maxState))
}

func (s *server) assumed(*request) (any, error) {
	return map[string]any{"ids": append([]string{}, s.cloud.Assumed()...)}, nil
}

func (s *server) assume(r *request) (any, error) {
	var body struct {
		IDs []string `json:"ids"`
	}
	if err := r.body(&body); err != nil {
		return nil, err
	}
	for _, id := range body.IDs {
		if err := sim.Assumable(id); err != nil {
			return nil, err
		}
	}
	s.cloud.Assume(body.IDs...)
	return s.assumed(r)
}

// quotas are the limits in force; 0 is none.
func (s *server) quotas(*request) (any, error) {
	all := sim.Limits()
	for name, n := range s.cloud.Quotas {
		all[name] = n
	}
	return map[string]any{"quotas": all}, nil
}

// calls are the last calls, the oldest first.
func (s *server) calls(r *request) (any, error) {
	q, err := r.query("last")
	if err != nil {
		return nil, err
	}
	list := append([]sim.CallRecord{}, s.cloud.Calls()...)
	if text := q["last"]; text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("last is %q, want a number", text)
		}
		list = list[max(0, len(list)-n):]
	}
	return map[string]any{"calls": list}, nil
}
