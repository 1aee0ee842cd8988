package exchange

import (
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// seal encrypts what is written to the result, until it is closed, to both keys of
// the office.
func seal(w io.Writer, office OfficePublic) (io.WriteCloser, error) {
	var recipients []age.Recipient
	for _, written := range []string{office.Recipient, office.Recovery} {
		r, err := age.ParseHybridRecipient(written)
		if err != nil {
			return nil, fmt.Errorf("%w: recipient", ErrSealForm)
		}
		recipients = append(recipients, r)
	}
	return age.Encrypt(w, recipients...)
}

// Unseal decrypts a submission with any of the identities and returns the length
// of what it has written to plain. After an error nothing in plain counts and all
// of it must be thrown away: what is found to be tampered with is found at the
// end. The errors are ErrSealForm, ErrSealKey, ErrSealTampered, ErrSealTooLarge,
// and those of reading and writing.
func Unseal(plain io.Writer, sealed io.Reader, identities []string) (int64, error) {
	keys, err := parseIdentities(identities)
	if err != nil {
		return 0, err
	}
	in := &source{r: sealed}
	content, err := age.Decrypt(in, keys...)
	if err != nil {
		return 0, in.explain(err)
	}
	out := &sink{w: plain, left: MaxSubmission}
	n, err := io.Copy(out, content)
	if err != nil && out.err == nil {
		err = in.explain(err)
	}
	return n, err
}

func parseIdentities(written []string) ([]age.Identity, error) {
	keys := make([]age.Identity, len(written))
	for i, text := range written {
		key, err := age.ParseHybridIdentity(text)
		if err != nil {
			return nil, fmt.Errorf("%w: identity", ErrSealForm)
		}
		keys[i] = key
	}
	return keys, nil
}

// source remembers whether reading itself has failed.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(b []byte) (int, error) {
	n, err := s.r.Read(b)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// explain tells what an error of decryption means.
func (s *source) explain(err error) error {
	var noKey *age.NoIdentityMatchError
	switch {
	case s.err != nil:
		return s.err
	case errors.As(err, &noKey):
		return ErrSealKey
	}
	return fmt.Errorf("%w: %w", ErrSealTampered, err)
}

// sink bounds what is written and remembers whether writing has failed.
type sink struct {
	w    io.Writer
	left int64
	err  error
}

func (s *sink) Write(b []byte) (int, error) {
	if s.left -= int64(len(b)); s.left < 0 {
		s.err = fmt.Errorf("%w: more than %d bytes", ErrSealTooLarge, int64(MaxSubmission))
		return 0, s.err
	}
	n, err := s.w.Write(b)
	s.err = err
	return n, err
}
