package report

import (
	"bytes"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

const aesKey = 256 // bits

// closed asks whoever opens a PDF for a password. Who has it may do everything.
func closed(file []byte, password string) ([]byte, error) {
	if password == "" {
		return file, nil
	}
	conf := model.NewAESConfiguration(password, password, aesKey)
	conf.Permissions = model.PermissionsAll
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(file), &out, conf); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
