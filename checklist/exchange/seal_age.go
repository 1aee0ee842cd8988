package exchange

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// ageIntro begins every sealed file.
const ageIntro = "age-encryption.org/v1\n"

// seal encrypts what is written to the result, until it is closed, to both keys of
// the office.
func seal(w io.Writer, office OfficePublic) (io.WriteCloser, error) {
	recipients := []age.Recipient{hintOf(office.Recipient)}
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
	keys, seen, err := parseIdentities(identities)
	if err != nil {
		return 0, err
	}
	in := &source{r: sealed}
	beginning := make([]byte, len(ageIntro))
	if _, err := io.ReadFull(in, beginning); err != nil && in.err != nil {
		return 0, in.err
	}
	if string(beginning) != ageIntro {
		return 0, fmt.Errorf("%w: not sealed", ErrSealForm)
	}
	in.r = io.MultiReader(strings.NewReader(ageIntro), sealed)
	content, err := age.Decrypt(in, keys...)
	if err != nil {
		return 0, in.explain(err, seen.met)
	}
	out := &sink{w: plain, left: MaxSubmission}
	n, err := io.Copy(out, content)
	if err != nil && out.err == nil {
		err = in.explain(err, true)
	}
	return n, err
}

// parseIdentities reads keys and adds what looks for their hints.
func parseIdentities(written []string) ([]age.Identity, *hints, error) {
	seen := &hints{own: map[hint]bool{}}
	keys := []age.Identity{seen}
	for _, text := range written {
		key, err := age.ParseHybridIdentity(text)
		if err != nil {
			return nil, nil, fmt.Errorf("%w: identity", ErrSealForm)
		}
		seen.own[hintOf(key.Recipient().String())] = true
		keys = append(keys, key)
	}
	return keys, seen, nil
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

// explain tells what an error of decryption means. ours: the file says that it is
// sealed for one of the keys.
func (s *source) explain(err error, ours bool) error {
	var noKey *age.NoIdentityMatchError
	switch {
	case s.err != nil:
		return s.err
	case errors.As(err, &noKey) && !ours:
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
