package sim

// WriteXML is writeXML for the tests of answers.
var WriteXML = writeXML
