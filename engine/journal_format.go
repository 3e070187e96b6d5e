package engine

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
)

const journalAdvice = "nothing was changed; move the file away, look with netplan drift for what an interrupted run left, and bind it with netplan adopt"

// A line is {"sum":"xxxxxxxx","record":{...}} with the CRC-32C of the record's
// bytes in eight hexadecimal digits.
const (
	lineHead = `{"sum":"`
	lineNeck = `","record":`
	lineTail = "}\n"
	sumSize  = 8
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// appendRecord appends the line of a record.
func appendRecord(to []byte, r Record) ([]byte, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return to, fmt.Errorf("encode journal record: %w", err)
	}
	to = fmt.Appendf(to, "%s%08x%s", lineHead, crc32.Checksum(text, castagnoli), lineNeck)
	to = append(to, text...)
	return append(to, lineTail...), nil
}

// parseRecord reads a line with its newline.
func parseRecord(line []byte) (Record, bool) {
	var r Record
	text, ok := bytes.CutPrefix(line, []byte(lineHead))
	if !ok || len(text) < sumSize {
		return r, false
	}
	sum, text := text[:sumSize], text[sumSize:]
	text, ok = bytes.CutPrefix(text, []byte(lineNeck))
	if !ok {
		return r, false
	}
	text, ok = bytes.CutSuffix(text, []byte(lineTail))
	if !ok || fmt.Sprintf("%08x", crc32.Checksum(text, castagnoli)) != string(sum) {
		return r, false
	}
	err := json.Unmarshal(text, &r)
	whole := r.Binding != nil || r.Kind != Intended && r.Kind != Bound
	return r, err == nil && whole
}

// parseJournal reads records and how many bytes hold them. A torn tail is
// what a crash leaves of a write that was never acknowledged: a last line
// without its newline, or with zeros where nothing was written; it is not
// counted. Anything else that is no record is a *CorruptError, with the
// records before it.
func parseJournal(path string, text []byte) (records []Record, size int, err error) {
	for size < len(text) {
		end := bytes.IndexByte(text[size:], '\n') + 1
		if end == 0 {
			break
		}
		r, ok := parseRecord(text[size : size+end])
		if !ok && size+end == len(text) && bytes.IndexByte(text[size:], 0) >= 0 {
			break
		}
		if !ok {
			return records, size, &CorruptError{
				Path: path, Line: len(records) + 1, Problem: "not a journal record, or one that was changed", Advice: journalAdvice,
			}
		}
		records = append(records, r)
		size += end
	}
	return records, size, nil
}
