package sim

// Chapter 20: flow logs.

const kindFlowLog kindName = "flowlog"

func flowLogChapter() chapter { return chapter{} }
