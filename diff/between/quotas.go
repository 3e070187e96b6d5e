package between

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"netplan/schema/rules"
)

// Quota is how the use of a quota differs.
type Quota struct {
	// Name is that of the quota, In the space in which it is counted, in words.
	Name, In string
	// Before and Now are how much is used; LimitBefore and Limit are 0 where the
	// limit is not known.
	Before, Now        int
	LimitBefore, Limit int
	// From says where Limit comes from.
	From string
}

// nearPercent of a limit is near it.
const nearPercent = 80

// State says how near the use now is to the limit: over, at, near, or nothing.
func (q *Quota) State() string {
	switch {
	case q.Limit == 0:
		return ""
	case q.Now > q.Limit:
		return "over"
	case q.Now == q.Limit:
		return "at"
	case q.Now*100 >= q.Limit*nearPercent:
		return "near"
	}
	return ""
}

// Quotas are those of which another number is used, or has another limit,
// sorted by name and space.
func Quotas(before, now Side) []Quota {
	names := pair(before.Topology, now.Topology)
	of := map[string]*Quota{}
	for _, u := range rules.Usages(now.Topology) {
		of[u.Quota+"\x00"+u.Space] = &Quota{Name: u.Quota, In: whose(u), Now: u.Count, Limit: u.Limit, LimitBefore: u.Limit, From: u.From}
	}
	for _, u := range rules.Usages(before.Topology) {
		key := u.Quota + "\x00" + names.space(u.Space)
		if of[key] == nil {
			of[key] = &Quota{Name: u.Quota, In: whose(u), Limit: u.Limit, From: u.From}
		}
		of[key].Before, of[key].LimitBefore = u.Count, u.Limit
	}
	var list []Quota
	for _, key := range slices.Sorted(maps.Keys(of)) {
		q := of[key]
		if q.Before != q.Now || q.LimitBefore != q.Limit {
			list = append(list, *q)
		}
	}
	slices.SortStableFunc(list, func(a, b Quota) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.In, b.In)) })
	return list
}

// whose is the space of a quota in words, with its cloud where that has a label.
func whose(u rules.Usage) string {
	if cloud, _, _ := strings.Cut(u.Space, "|"); cloud != "" && cloud != u.Space {
		return fmt.Sprintf("%s (cloud %q)", u.Words, cloud)
	}
	return u.Words
}

// space is a space of quotas with the address that an object has now.
func (p *pairs) space(s string) string {
	cloud, addr, labelled := strings.Cut(s, "|")
	if !labelled {
		cloud, addr = "", s
	} else {
		cloud += "|"
	}
	if dot := strings.LastIndexByte(addr, '.'); dot >= 0 && p.now[addr] == "" {
		return cloud + p.nameNow(addr[:dot]) + addr[dot:]
	}
	return cloud + p.nameNow(addr)
}
