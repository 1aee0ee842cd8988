package workflow

import (
	"bufio"
	"errors"
	"strings"
	"unicode/utf8"

	"tenken/checklist/store"
)

// ErrPasswordFile: the first line of the file is no password.
var ErrPasswordFile = errors.New("workflow: no password in the file")

// longestPassword is what PDF allows, in bytes.
const longestPassword = 127

// ReadPasswordFile reads a password, which is the first line of a text file.
func ReadPasswordFile(path string) (string, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Scan()
	password := strings.TrimPrefix(strings.TrimSuffix(lines.Text(), "\r"), "\ufeff")
	if err := lines.Err(); err != nil || password == "" || len(password) > longestPassword || !utf8.ValidString(password) {
		return "", errors.Join(ErrPasswordFile, err)
	}
	return password, nil
}
