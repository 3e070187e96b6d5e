// Package sim is a cloud in memory that obeys the API reference. It answers
// all actions over HTTP or in process, with the checks that the catalogue
// states; it never learns from the planner what to expect.
//
// # The way of a call
//
// ServeHTTP, RoundTrip and Call lead to serve: it asks the hook for faults,
// takes the mutex, ends the transient statuses whose time has come, and then
//
//  1. checks the signature, timestamp and nonce, and what the policies of the
//     access key permit (the wire only);
//  2. checks the parameters by the catalogue: names, presence, types, values;
//  3. checks the region;
//  4. replays the answer if the ClientToken was used before;
//  5. resolves the objects that parameters name (op.target, op.needs);
//  6. asks in this order op.rights, op.from, the links to a target that op.deletes, the
//     op.guards, the op.quotas. The first that objects refuses the call with
//     its code; status and message are those of the action's error table;
//  7. runs the op, which cannot fail;
//  8. writes its answer in the documented shape of the action.
//
// # Adding a type of object
//
// A chapter of the reference is a file with a function that returns a chapter:
// its kinds (types of object) and ops (behaviour of actions), both data, its
// limits, and its rows of the ledger. List the function in chapters.
//
// A kind says how objects are identified, which statuses follow one another,
// what they hang on (links), what they occupy (claims), what they make busy
// (locks), and how they are described where that is not plain: names for what
// is called differently, nested for lists made of other objects, fields and
// rows for what is computed. An object keeps its attributes as texts under the
// names of the response; create and update take them from the parameters of
// the same name. Where a description leaves out what an object needs to know
// of its parents, inherits lets Import fill it in. Answers are written from
// the catalogue: every documented path appears, with the empty value of its
// type where the object has none.
//
// An op usually needs one of the ready-made runs create, list, show, update,
// move and remove, and guards. A run of its own is written with
//
//	c.get, c.has, c.number, c.words, c.items    the parameters
//	c.target, c.refs[param]                     the objects they name
//	c.attr, c.prefix                            what an attribute will be
//	c.object, c.where                           other objects, by id or attribute
//	c.create, c.spawn, c.set, c.enter, c.vanish changes
//
// and returns answer{object: o} to fill the response from an object,
// answer{values: row} to fill it from values by path, or answer{} for nothing.
// Ids come from spawn. Whatever is random comes from c.random, whatever is
// timed from c.now. Never change an object's Attrs but by set: the indexes
// follow it.
//
// An object belongs to the account whose call made it, and to a region; find,
// target and needs see only those of the caller in the call's region, object
// sees all. spawnFor makes an object for another account.
//
// Everything the reference leaves open or contradicts is decided in a ledger.
package sim
