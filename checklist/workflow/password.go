package workflow

import (
	"bufio"
	"errors"
	"strings"

	"tenken/checklist/store"
)

// Errors of passwords for PDFs.
var (
	ErrPasswordFile = errors.New("workflow: no password in the file") // in its first line
	ErrPasswordXLSX = errors.New("workflow: a workbook has no password")
)

// longestPassword is what PDF allows, in bytes.
const longestPassword = 127

// ReadPasswordFile reads a password, which is the first line of a text file: letters,
// digits and signs of ASCII without spaces, as readers of PDFs differ in the others.
func ReadPasswordFile(path string) (string, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Scan()
	password := strings.TrimPrefix(strings.TrimSuffix(lines.Text(), "\r"), "\ufeff")
	if err := lines.Err(); err != nil || password == "" || len(password) > longestPassword || strings.ContainsFunc(password, unusual) {
		return "", errors.Join(ErrPasswordFile, err)
	}
	return password, nil
}

func unusual(r rune) bool { return r <= ' ' || r > '~' }
