package sim

// Chapter 12: BGP groups, peers and networks.

const kindBgpGroup kindName = "bgpgroup"

func bgpChapter() chapter { return chapter{} }
