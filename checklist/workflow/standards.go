package workflow

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"tenken/assets"
	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// DefaultStandard is the id of the bundled standard that stands wherever nobody
// chooses one.
const DefaultStandard = assets.DefaultStandard

// BundledStandards returns the standards that come with the program, in the order
// in which people choose among them, the default first.
func BundledStandards() ([]*checklist.Standard, error) {
	var all []*checklist.Standard
	for _, id := range assets.Standards() {
		std, err := ReadStandard(id)
		if err != nil {
			return nil, err
		}
		all = append(all, std)
	}
	return all, nil
}

// ReadStandard reads a standard by its bundled id or, where no bundled one has
// that id, from a file in any form. Neither gives an error that wraps
// fs.ErrNotExist, mistakes an *exchange.StandardError that lists them all.
func ReadStandard(ref string) (*checklist.Standard, error) {
	std, _, err := CheckStandard(ref, "")
	return std, err
}

// CheckStandard reads a standard like [ReadStandard] and returns what is odd
// about it as well, warnings included. base names the standard from which a CSV
// file takes all but its sections and items; see [CheckStandardFile].
func CheckStandard(ref, base string) (*checklist.Standard, []StandardProblem, error) {
	content, err := assets.Standard(ref)
	if errors.Is(err, fs.ErrNotExist) {
		return CheckStandardFile(ref, base)
	}
	if err != nil {
		return nil, nil, err
	}
	return exchange.CheckStandard(bytes.NewReader(content), nil)
}

// ReadPolicyFile reads a city's basic policy from a text file.
func ReadPolicyFile(path string) (checklist.Policy, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return checklist.Policy{}, err
	}
	defer f.Close()
	policy, err := exchange.ReadPolicyText(f)
	if err != nil {
		return checklist.Policy{}, fmt.Errorf("%s: %w", path, err)
	}
	return policy, nil
}
