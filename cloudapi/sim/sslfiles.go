package sim

import (
	"cmp"
	"crypto/ed25519"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"encoding/pem"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"
)

// SslClientFiles are what an SSL-VPN client connects with, as texts.
type SslClientFiles struct {
	// CaCert is the certificate of the server's authority, ClientCert the
	// client's, which it signed, and ClientKey its key in PKCS #8: all PEM.
	CaCert, ClientCert, ClientKey string
	// ClientConfig is the configuration of an OpenVPN client, with the others
	// inside.
	ClientConfig string
}

// ClientFiles gives the files of an SSL-VPN client certificate. They depend on
// the seed, the ids of the certificate and its server, and the server's
// settings; the certificate is valid from its CreateTime to its EndTime. The
// reference has no action that shows them. It fails where the cloud does not
// know the certificate or its server.
func (c *Cloud) ClientFiles(cert string) (SslClientFiles, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	o := c.object(kindSslCert, cert)
	if o == nil {
		return SslClientFiles{}, fmt.Errorf("client files: no SSL-VPN client certificate %q", cert)
	}
	server := c.object(kindSslServer, o.Attrs["SslVpnServerId"])
	if server == nil {
		return SslClientFiles{}, fmt.Errorf("client files of %s: no SSL-VPN server %q", cert, o.Attrs["SslVpnServerId"])
	}
	return c.clientFiles(o, server)
}

func (c *Cloud) clientFiles(cert, server *object) (SslClientFiles, error) {
	caKey, key := c.keyOf(server.ID), c.keyOf(cert.ID)
	ca := c.authority(server)
	caDER, err := x509.CreateCertificate(nil, ca, ca, caKey.Public(), caKey)
	if err != nil {
		return SslClientFiles{}, fmt.Errorf("client files of %s: %w", cert.ID, err)
	}
	der, err := x509.CreateCertificate(nil, c.clientTemplate(cert), ca, key.Public(), caKey)
	if err != nil {
		return SslClientFiles{}, fmt.Errorf("client files of %s: %w", cert.ID, err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return SslClientFiles{}, fmt.Errorf("client files of %s: %w", cert.ID, err)
	}
	files := SslClientFiles{CaCert: pemText("CERTIFICATE", caDER), ClientCert: pemText("CERTIFICATE", der), ClientKey: pemText("PRIVATE KEY", keyDER)}
	files.ClientConfig = clientConfig(server, files)
	return files, nil
}

// authority describes the certificate authority of a server. It has no end
// (RFC 5280, 4.1.2.5): its clients' certificates have.
func (c *Cloud) authority(server *object) *x509.Certificate {
	public := c.keyOf(server.ID).Public().(ed25519.PublicKey)
	return &x509.Certificate{
		SerialNumber: c.serial(server.ID), Subject: pkix.Name{CommonName: server.ID},
		NotBefore: atMillis(server.Attrs["CreateTime"]), NotAfter: time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC),
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

// atMillis is the time that millis wrote; the epoch where it is none.
func atMillis(text string) time.Time {
	n, _ := strconv.ParseInt(text, 10, 64)
	return time.UnixMilli(n).UTC()
}

func pemText(typ string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: typ, Bytes: der}))
}

// clientConfig is the configuration for a server, in the directives of OpenVPN.
func clientConfig(server *object, files SslClientFiles) string {
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
	return text + "<ca>\n" + files.CaCert + "</ca>\n<cert>\n" + files.ClientCert + "</cert>\n<key>\n" + files.ClientKey + "</key>\n"
}
