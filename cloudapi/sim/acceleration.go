package sim

// Chapter 18: global acceleration.

const kindAcceleration kindName = "acceleration"

func accelerationChapter() chapter { return chapter{} }
