package sim

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"

	"netplan/cloudapi"
)

// reply is an answer as bytes.
type reply struct {
	status      int
	contentType string
	body        []byte
}

// newReply writes a result, or an error, in the format that the request asks
// for: JSON unless that is XML.
func newReply(f form, status int, resp cloudapi.Response, fail *cloudapi.Error) *reply {
	root, content := f.action+"Response", map[string]any(resp)
	if fail != nil {
		root = "Error"
		content = map[string]any{"RequestId": fail.RequestID, "HostId": fail.HostID, "Code": fail.Code, "Message": fail.Message}
	}
	if f.format == "XML" {
		return &reply{status, "text/xml;charset=utf-8", writeXML(root, content)}
	}
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(content); err != nil {
		panic(fmt.Sprintf("sim: answer of %s: %v", f.action, err)) // shapes yield only what JSON can hold
	}
	return &reply{status, "application/json;charset=utf-8", bytes.TrimSpace(body.Bytes())}
}

// response is the reply as a client gets it from a transport.
func (rep *reply) response(r *http.Request) *http.Response {
	return &http.Response{
		Status: fmt.Sprintf("%d %s", rep.status, http.StatusText(rep.status)), StatusCode: rep.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:        http.Header{"Content-Type": {rep.contentType}},
		Body:          io.NopCloser(bytes.NewReader(rep.body)),
		ContentLength: int64(len(rep.body)), Request: r,
	}
}

// writeXML writes an answer with its root element (chapter 2). The items of a
// list are elements of the same name.
func writeXML(root string, content map[string]any) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	writeElement(&b, root, content)
	return b.Bytes()
}

func writeElement(b *bytes.Buffer, name string, value any) {
	if list, ok := value.([]any); ok {
		for _, item := range list {
			writeElement(b, name, item)
		}
		return
	}
	b.WriteString("<" + name + ">")
	if object, ok := value.(map[string]any); ok {
		for _, key := range sortedKeys(object) {
			writeElement(b, key, object[key])
		}
	} else if err := xml.EscapeText(b, fmt.Append(nil, value)); err != nil {
		panic(err) // a bytes.Buffer takes every write
	}
	b.WriteString("</" + name + ">")
}
