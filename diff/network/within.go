package network

import (
	"netplan/diff"
	"netplan/schema"
)

// VPC is the VPC that the object of a change lies in: its address, its id where
// it stands outside, or empty where it lies in none.
func (v *View) VPC(c *diff.Change) string {
	if c.Want == nil && c.Have != nil {
		return v.ofObject(c.Addr, v.Bound[c.Addr].Cloud, c.Have)
	}
	return v.vpcOf(c.Addr)
}

// vpcOf is the VPC of what has an address.
func (v *View) vpcOf(addr string) string {
	if known, seen := v.above[addr]; seen {
		return known
	}
	v.above[addr] = "" // ends a circle
	vpc := ""
	if r := v.Want(addr); r != nil {
		vpc = v.ofResource(r)
	} else if b := v.Bound[addr]; b.Object != nil {
		vpc = v.ofObject(addr, b.Cloud, b.Object)
	}
	v.above[addr] = vpc
	return vpc
}

func (v *View) ofResource(r *schema.Resource) string {
	if r.Type.Name == "vpc" {
		return r.Addr
	}
	i := up(r.Type)
	if i < 0 {
		return ""
	}
	value := r.Values[i]
	if value.From != nil {
		return v.vpcOf(value.From.Addr)
	}
	if value.Known() {
		return v.ofID(r.Cloud, &r.Type.Attrs[i], texts(value.V))
	}
	if b := v.Bound[r.Addr]; b.Object != nil {
		return v.ofObject(r.Addr, b.Cloud, b.Object)
	}
	return ""
}

func (v *View) ofObject(addr, cloud string, o *schema.Object) string {
	if o.Type.Name == "vpc" {
		return addr
	}
	i := up(o.Type)
	if i < 0 {
		return ""
	}
	return v.ofID(cloud, &o.Type.Attrs[i], texts(o.Values[i]))
}

// ofID is the VPC of what an attribute names.
func (v *View) ofID(cloud string, a *schema.Attr, ids []string) string {
	for _, id := range ids {
		if o, ok := v.names[name{cloud, id}]; ok {
			return v.vpcOf(o.Addr)
		}
		if len(a.Refs) == 1 && a.Refs[0] == "vpc.id" {
			return id
		}
	}
	return ""
}

// up is the index of the attribute that leads to what an object lies in: its
// parent, or else the first that refers to something; -1 where there is none.
func up(t *schema.Type) int {
	if t.Parent != "" {
		return t.Index(t.Parent)
	}
	for i := range t.Attrs {
		if len(t.Attrs[i].Refs) > 0 {
			return i
		}
	}
	return -1
}

// Info is what is known of a VPC; what is not or must not be shown is empty.
type Info struct {
	Cloud  string `json:"cloud,omitempty"`
	Region string `json:"region"`
	VPC    string `json:"vpc"` // address, or id where it stands outside
	ID     string `json:"id,omitempty"`
	Name   string `json:"name,omitempty"`
	Range  string `json:"range,omitempty"`
}

// Info is what is known of a VPC that a change lies in.
func (v *View) Info(vpc string, c *diff.Change) Info {
	r, b := v.Want(vpc), v.Bound[vpc]
	if r == nil && b.Object == nil {
		return Info{Cloud: v.cloud(c), Region: v.region(c), VPC: vpc}
	}
	self := &diff.Change{Addr: vpc, Want: r, Have: b.Object}
	i := Info{VPC: vpc}
	if b.Object != nil {
		self.Type, i.ID = b.Object.Type, b.Object.ID
	}
	if r != nil {
		self.Type = r.Type
	}
	s := side{v, self, r != nil}
	i.Cloud, i.Region, i.Name, i.Range = v.cloud(self), v.region(self), s.attr("vpc_name"), s.attr("cidr_block")
	return i
}
