package schema

import (
	"errors"
	"slices"

	"github.com/zclconf/go-cty/cty"
)

// data is the value of a data block: the results of its source, which are
// unknown until it can be read.
func (e *evaluator) data(c *context, b *block) cty.Value {
	for _, r := range b.dependsOn {
		e.need(c, r)
	}
	unknown := b.source.unknown()
	q := DataQuery{Source: b.source, Params: map[string]string{}, Range: b.at}
	decided := e.query(c, b, &q)
	if e.in.Data == nil || !decided || !e.there(c, b.dependsOn) {
		e.topology.putOff(Undecided{Codes: []string{"NP-DATA"}, Addr: join(c.scope.prefix, "data."+b.name), Range: b.at, Why: whyData})
		return unknown
	}
	answers, err := e.in.Data(q)
	if err != nil && e.secretQuery(c, b) {
		err = errors.New("the reason is not shown, since an argument is sensitive")
	}
	result := unknown
	if err == nil {
		result, err = b.source.result(answers)
	}
	if err != nil {
		*c.diags = append(*c.diags, mistake("NP-DATA", b.at, "data.%s could not be read: %v.", b.name, err))
		return unknown
	}
	return result
}

// there says whether all resources that depends_on names, that of a module
// call around it included, exist already: else the data would be read too
// early.
func (e *evaluator) there(c *context, refs []ref) bool {
	needs := slices.Clone(c.scope.inherited)
	inner := *c
	inner.needs = &needs
	for _, r := range refs {
		e.need(&inner, r)
	}
	return !slices.ContainsFunc(unique(needs), e.missing)
}

// missing says whether an instance, or one of a block, does not exist yet.
func (e *evaluator) missing(addr string) bool {
	if inst := e.topology.instances[addr]; inst != nil {
		return inst.prior == nil
	}
	for _, inst := range e.topology.instances {
		if inst.of.addr == addr && inst.prior == nil {
			return true
		}
	}
	return false
}

// secretQuery says whether an argument of a data block is sensitive.
func (e *evaluator) secretQuery(c *context, b *block) bool {
	var args []cty.Value
	for _, name := range sortedNames(b.attrs) {
		args = append(args, e.value(b.attrs[name], c))
	}
	return anySecret(args)
}

// query fills the parameters of a data block; it is false when one is not
// known yet, or wrong.
func (e *evaluator) query(c *context, b *block, q *DataQuery) bool {
	decided := true
	for _, name := range sortedNames(b.attrs) {
		v := split(e.value(b.attrs[name], c))
		if !v.V.IsWhollyKnown() {
			decided = false
			continue
		}
		if wrong := b.source.put(q, name, v.V); wrong != "" {
			if v.Sensitive {
				wrong = "holds a sensitive value that it does not take"
			}
			*c.diags = append(*c.diags, mistake("NP-ATTR-TYPE", b.attrs[name].Range(), "%s of data.%s %s.", name, b.name, wrong))
			decided = false
		}
	}
	if cloud := e.topology.Clouds[q.Cloud]; q.Region == "" && cloud != nil {
		q.Region = cloud.Region
	}
	return decided && e.regionThere(c, b, q)
}
