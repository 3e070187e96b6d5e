package sim

// Chapter 10: physical connections.

const kindConnection kindName = "connection"

func connectionChapter() chapter { return chapter{} }
