package sim

// Chapter 15: SSL servers and client certificates.

const kindSslServer kindName = "sslserver"

func sslChapter() chapter { return chapter{} }
