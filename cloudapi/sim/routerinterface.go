package sim

// Chapter 9: router interfaces.

const kindInterface kindName = "routerinterface"

func interfaceChapter() chapter { return chapter{} }
