package cloudapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
)

// Keys sign requests. However they are printed, logged or encoded, only the
// fact that they are keys shows.
type Keys struct {
	// ID and Secret are the access key.
	ID, Secret string
	// Token is the security token of a temporary access key, else empty.
	Token string
}

// KeySource gives the keys to sign the next request with. Its errors carry no
// secrets. It is safe for concurrent use.
type KeySource interface {
	Keys(ctx context.Context) (Keys, error)
}

// hidden stands for what must not be shown.
const hidden = "[hidden]"

// String shows nothing of the keys.
func (Keys) String() string { return hidden }

// GoString shows nothing of the keys.
func (Keys) GoString() string { return hidden }

// Format shows nothing of the keys, whatever the verb.
func (Keys) Format(f fmt.State, _ rune) { io.WriteString(f, hidden) }

// LogValue shows nothing of the keys.
func (Keys) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalJSON shows nothing of the keys.
func (Keys) MarshalJSON() ([]byte, error) { return []byte(`"` + hidden + `"`), nil }

// MarshalText shows nothing of the keys.
func (Keys) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// check says what the keys lack.
func (k Keys) check() error {
	if k.ID == "" || k.Secret == "" {
		return errors.New("the access key has no id or no secret")
	}
	return nil
}

// StaticKeys are keys that never change. An empty token means that there is
// none.
func StaticKeys(id, secret, token string) KeySource {
	return &static{Keys{id, secret, token}}
}

// static is used by pointer: fmt does not look through one that is inside
// another value.
type static struct{ keys Keys }

// Keys gives the keys.
func (s *static) Keys(context.Context) (Keys, error) { return s.keys, s.keys.check() }

// Format shows nothing of the keys, whatever the verb.
func (*static) Format(f fmt.State, _ rune) { io.WriteString(f, hidden) }
