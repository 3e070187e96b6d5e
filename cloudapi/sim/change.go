package sim

import (
	"fmt"
	"maps"
	"time"
)

// timeFormat is that of every time in an answer (chapter 2).
const timeFormat = "2006-01-02T15:04:05Z"

// object finds an object by kind and id, or returns nil.
func (c *Cloud) object(k kindName, id string) *object { return c.byID[k][id] }

// where are the objects of a kind with that value of an indexed attribute, in
// the order of creation; nil when there is none.
func (c *Cloud) where(k kindName, attr, value string) *series {
	return c.by[place{k, attr, value}]
}

// spawn adds an object of the caller's with these attributes. It makes the
// kind's key, or an id unless the id attribute is set, and fills in the time of
// creation.
func (c *call) spawn(name kindName, attrs row) *object { return c.spawnFor(c.account, name, attrs) }

// spawnFor is spawn for an account.
func (c *Cloud) spawnFor(account string, name kindName, attrs row) *object {
	k := c.reg.kinds[name]
	o := &object{Kind: name, Owner: ownerText(account), Attrs: maps.Clone(attrs), Born: c.now}
	switch {
	case k.key != nil:
		o.Attrs[k.id] = k.key(attrs)
	case o.Attrs[k.id] == "":
		o.Attrs[k.id] = c.newID(k)
	}
	if o.Attrs["CreationTime"] == "" {
		o.Attrs["CreationTime"] = c.now.Format(timeFormat)
	}
	o.ID = o.Attrs[k.id]
	c.insert(c.reg, o)
	return o
}

// set changes an attribute of an object.
func (c *Cloud) set(o *object, attr, value string) { c.store.set(c.reg, o, attr, value) }

// vanish takes an object away, and first those that go with it.
func (c *Cloud) vanish(o *object, at time.Time) {
	for _, in := range c.reg.inward[o.Kind] {
		if in.code != "" {
			continue
		}
		for _, linked := range c.where(in.from, in.attr, o.ID).page(0, c.all[in.from].len()) {
			if in.when == nil || in.when(linked) {
				c.vanish(linked, at)
			}
		}
	}
	c.hold(o, -1)
	o.Due = time.Time{}
	c.delete(c.reg, o)
	c.bury(o, at)
	if gone := c.reg.kinds[o.Kind].gone; gone != nil {
		gone(c, o)
	}
}

// newID makes an id that no object of the kind has.
func (c *Cloud) newID(k *kind) string {
	for {
		c.ids++
		id := k.prefix + "bp1" + c.word(string(k.name), c.ids*2, 9) + c.word(string(k.name), c.ids*2+1, 9)
		if c.object(k.name, id) == nil {
			return id
		}
	}
}

// word is a random word of n digits and letters, at most 12.
func (c *Cloud) word(purpose string, count uint64, n int) string {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	var word []byte
	for bits := c.random(purpose, count); len(word) < n; bits /= 36 {
		word = append(word, digits[bits%36])
	}
	return string(word)
}

// requestIDLocked makes the id of the next answer.
func (c *Cloud) requestIDLocked() string {
	c.ids++
	a, b := c.random("request", c.ids*2), c.random("request", c.ids*2+1)
	return fmt.Sprintf("%08X-%04X-%04X-%04X-%012X", uint32(a>>32), uint16(a>>16), uint16(a), uint16(b>>48), b&(1<<48-1))
}

// random is a number that depends on the seed, a purpose and a count alone.
func (c *Cloud) random(purpose string, count uint64) uint64 {
	x := c.Seed
	for i := range len(purpose) {
		x = mix(x ^ uint64(purpose[i]))
	}
	return mix(x ^ count)
}

// mix is one step of the SplitMix64 generator.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
