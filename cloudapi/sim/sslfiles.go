package sim

import (
	"cmp"
	"crypto/ed25519"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"encoding/pem"
	"math/big"
	"strconv"
	"strings"
	"time"
)

// The content of a client certificate. The reference has no action that shows
// it; the catalogue has the one of the vendor's SDK. It depends on the seed, the
// ids of the certificate and its server, and the server's settings; what Import
// brought is shown as it is.

func showCert(c *call) answer {
	made := c.clientFiles(c.target)
	for name := range made {
		made[name] = cmp.Or(c.target.Attrs[name], made[name])
	}
	return answer{object: c.target, values: made}
}

// clientFiles are what an SSL-VPN client connects with, by response path: the
// certificate of the server's authority, the client's, which it signed, and the
// client's key, all PEM, and a configuration of an OpenVPN client with these
// inside. They are empty where the server is not known.
func (c *Cloud) clientFiles(cert *object) row {
	files := row{"CaCert": "", "ClientCert": "", "ClientKey": "", "ClientConfig": ""}
	server := c.object(kindSslServer, cert.Attrs["SslVpnServerId"])
	if server == nil {
		return files
	}
	caKey, key := c.keyOf(server.ID), c.keyOf(cert.ID)
	ca := c.authority(server)
	files["CaCert"] = signed(ca, ca, caKey, caKey)
	files["ClientCert"] = signed(c.clientTemplate(cert), ca, key, caKey)
	if der, err := x509.MarshalPKCS8PrivateKey(key); err == nil {
		files["ClientKey"] = pemText("PRIVATE KEY", der)
	}
	files["ClientConfig"] = clientConfig(server, files)
	return files
}

// signed is a certificate for a key, signed by an authority; empty if there is
// none with such times.
func signed(cert, ca *x509.Certificate, key, caKey ed25519.PrivateKey) string {
	der, err := x509.CreateCertificate(nil, cert, ca, key.Public(), caKey)
	if err != nil {
		return ""
	}
	return pemText("CERTIFICATE", der)
}

// authority describes the certificate authority of a server. It has no end:
// its clients' certificates have.
func (c *Cloud) authority(server *object) *x509.Certificate {
	public := c.keyOf(server.ID).Public().(ed25519.PublicKey)
	return &x509.Certificate{
		SerialNumber: c.serial(server.ID), Subject: pkix.Name{CommonName: server.ID},
		NotBefore: atMillis(server.Attrs["CreateTime"]), NotAfter: endless,
		IsCA: true, BasicConstraintsValid: true, MaxPathLenZero: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
		SubjectKeyId: public[:20],
	}
}

func (c *Cloud) clientTemplate(cert *object) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: c.serial(cert.ID), Subject: pkix.Name{CommonName: cert.ID},
		NotBefore: atMillis(cert.Attrs["CreateTime"]), NotAfter: atMillis(cert.Attrs["EndTime"]),
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
}

// keyOf is the key of a server's authority or a client, made of the seed and
// its id: nothing of it needs to be kept.
func (c *Cloud) keyOf(id string) ed25519.PrivateKey {
	var seed [ed25519.SeedSize]byte
	for i := range len(seed) / 8 {
		binary.BigEndian.PutUint64(seed[i*8:], c.random("key "+id, uint64(i)))
	}
	return ed25519.NewKeyFromSeed(seed[:])
}

// serial is a number above 0 of at most 63 bits.
func (c *Cloud) serial(id string) *big.Int {
	return big.NewInt(int64(c.random("serial "+id, 0)>>1) | 1)
}

// endless is the end of what has none (RFC 5280, 4.1.2.5).
var endless = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)

// atMillis is the time that millis wrote, at most endless; the epoch where it is
// none.
func atMillis(text string) time.Time {
	n, _ := strconv.ParseInt(text, 10, 64)
	return time.UnixMilli(min(max(n, 0), endless.UnixMilli())).UTC()
}

func pemText(typ string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: typ, Bytes: der}))
}

// clientConfig is the configuration for a server, in the directives of OpenVPN.
func clientConfig(server *object, files row) string {
	proto := "udp"
	if server.Attrs["Proto"] == "TCP" {
		proto = "tcp-client"
	}
	lines := []string{
		"client", "dev tun", "proto " + proto,
		"remote " + server.Attrs["InternetIp"] + " " + cmp.Or(server.Attrs["Port"], "1194"),
		"cipher " + cmp.Or(server.Attrs["Cipher"], "AES-128-CBC"),
		"resolv-retry infinite", "nobind", "persist-key", "persist-tun", "remote-cert-tls server",
	}
	if server.Attrs["Compress"] == "true" {
		lines = append(lines, "comp-lzo")
	}
	text := strings.Join(lines, "\n") + "\n"
	return text + "<ca>\n" + files["CaCert"] + "</ca>\n<cert>\n" + files["ClientCert"] + "</cert>\n<key>\n" + files["ClientKey"] + "</key>\n"
}
