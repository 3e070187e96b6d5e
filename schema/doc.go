// Package schema is netplan's language and its notion of a resource type.
//
// It loads topology files, evaluates them into a Topology (what the network
// should be), and holds Type, the descriptor of a resource type: data from
// which decoding, checking, comparing, calling and documenting are derived
// together with the API catalogue. It never meets a cloud: what the cloud
// holds comes in as Objects, what should be sent goes out as Calls.
package schema
