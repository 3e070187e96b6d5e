package engine

import "netplan/diff"

// readied makes what is deleted first stay until all is there that it needs to be
// made again, so that it is away for no longer than it must be. What is deleted
// first itself is not waited for.
func (o *orderer) readied(wishes wishes) {
	byKey := map[string]*Step{}
	for _, s := range o.makes {
		byKey[s.Key] = s
	}
	for addr, gone := range o.removes {
		made := o.makes[addr]
		if made == nil || gone.Verb != diff.Delete || createsFirst(gone.Change) {
			continue
		}
		for _, n := range made.Needs {
			first := byKey[n.Step]
			if first != nil && (first.Change.Verb != diff.Replace || createsFirst(first.Change)) {
				wishes.add(gone, first, addr+" is made again after "+first.Addr+", and stays until then")
			}
		}
	}
}
