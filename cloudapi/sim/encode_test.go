package sim

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"netplan/cloudapi"
)

// FuzzXML: whatever an answer holds, it is written as a document that can be
// read, and texts that XML can hold come back as they were.
func FuzzXML(f *testing.F) {
	for _, text := range []string{"", "a<b>&\"'", "]]>", "\x00\x01\x1f", "\r\n\t", "\xff\xfe", "\uFFFE\uFFFF", "名 \U0001F600", "\u2028"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		resp := cloudapi.Response{"Name": text, "List": map[string]any{"Item": []any{text, map[string]any{"Name": text}}}, "On": true}
		body := newReply(form{action: "DescribeVpcs", format: "XML"}, 200, resp, nil).body
		var have struct {
			XMLName xml.Name `xml:"DescribeVpcsResponse"`
			Name    string
			Items   []struct {
				Text string `xml:",chardata"`
				Name string
			} `xml:"List>Item"`
		}
		if err := xml.Unmarshal(body, &have); err != nil {
			t.Fatalf("%q: %v", body, err)
		}
		want := strings.ToValidUTF8(text, "�")
		if want == text && strings.IndexFunc(text, notInXML) < 0 && (have.Name != text || len(have.Items) != 2 || have.Items[0].Text != text || have.Items[1].Name != text) {
			t.Errorf("%q came back as %+v", text, have)
		}
	})
}

// TestErrorXML: an error has the documented root and elements (chapter 2).
func TestErrorXML(t *testing.T) {
	fail := &cloudapi.Error{Status: 400, Code: "A.B", Message: "<c> & \x00", RequestID: "R", HostID: "h:1"}
	rep := newReply(form{format: "XML"}, 400, nil, fail)
	var have []string
	for d := xml.NewDecoder(strings.NewReader(string(rep.body))); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			have = append(have, x.Name.Local)
		case xml.CharData:
			have = append(have, "="+string(x))
		}
	}
	const want = "Error Code =A.B HostId =h:1 Message =<c> & � RequestId =R"
	if text := strings.ReplaceAll(strings.Join(have, " "), " =\n", ""); strings.TrimPrefix(text, "=\n ") != want {
		t.Errorf("have %q, want %q", text, want)
	}
	if rep.status != 400 || rep.contentType != "text/xml;charset=utf-8" {
		t.Errorf("have %d %s", rep.status, rep.contentType)
	}
}
