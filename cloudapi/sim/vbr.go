package sim

// Chapter 11: virtual border routers.

const kindVbr kindName = "vbr"

func vbrChapter() chapter { return chapter{} }
