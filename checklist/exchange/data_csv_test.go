package exchange_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"golang.org/x/text/encoding/japanese"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

func dataTable(rows ...[]any) *exchange.DataTable {
	return &exchange.DataTable{File: "回答.csv", Head: []string{"項目番号", "現状", "人数", "期限"}, Rows: slices.Values(rows)}
}

func writeData(t *testing.T, table *exchange.DataTable, encoding exchange.Encoding) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := exchange.WriteDataCSV(&b, table, encoding); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var sampleData = dataTable(
	[]any{"C01", "①髙﨑㈱、\n\"引用\"\\か\u3099", 0, checklist.Date{Year: 2027, Month: time.January, Day: 9}},
	[]any{"=1+1", "@a\x00", nil, nil},
	[]any{"-5", "- 5", -5, nil},
)

const sampleCSV = "項目番号,現状,人数,期限\r\n" +
	"C01,\"①髙﨑㈱、\\n\"\"引用\"\"\\\\が\",0,2027-01-09\r\n" +
	"'=1+1,'@a,,\r\n" +
	"-5,'- 5,-5,\r\n"

func TestDataAsCSV(t *testing.T) {
	if got := string(writeData(t, sampleData, exchange.EncodingUTF8)); got != sampleCSV {
		t.Errorf("UTF-8 is\n%s", got)
	}
	if got := string(writeData(t, sampleData, exchange.EncodingUTF8BOM)); got != "\uFEFF"+sampleCSV {
		t.Errorf("UTF-8 with a mark is\n%s", got)
	}
	got, err := japanese.ShiftJIS.NewDecoder().Bytes(writeData(t, sampleData, exchange.EncodingCP932))
	if err != nil || string(got) != sampleCSV {
		t.Errorf("CP932 is %v\n%s", err, got)
	}
	if err := exchange.CheckEncoding([]exchange.DataTable{*sampleData}, exchange.EncodingCP932); err != nil {
		t.Error(err)
	}
}

// Every cell that CP932 can't hold is named, with all that it lacks, in all files.
func TestCellsThatCP932Lacks(t *testing.T) {
	plans := dataTable([]any{"C02", "¥100", nil, nil})
	plans.File, plans.Head = "計画.csv", []string{"項目番号", "費用", "−", "期限"}
	tables := []exchange.DataTable{*dataTable([]any{"C01", "済", 1, nil}, []any{"C01", "𠮷野〜𠮷", nil, nil}), *plans}
	for _, encoding := range []exchange.Encoding{exchange.EncodingUTF8, exchange.EncodingUTF8BOM} {
		if err := exchange.CheckEncoding(tables, encoding); err != nil {
			t.Errorf("%s: %v", encoding, err)
		}
	}
	var lacking *exchange.EncodingError
	if err := exchange.CheckEncoding(tables, exchange.EncodingCP932); !errors.As(err, &lacking) || string(lacking.Characters) != "𠮷〜−¥" {
		t.Fatalf("got %v", err)
	}
	want := []exchange.EncodingPlace{
		{File: "回答.csv", Row: 3, Column: "現状", Characters: []rune("𠮷〜")},
		{File: "計画.csv", Row: 1, Column: "−", Characters: []rune("−")},
		{File: "計画.csv", Row: 2, Column: "費用", Characters: []rune("¥")},
	}
	if !reflect.DeepEqual(lacking.Places, want) || lacking.More != 0 {
		t.Errorf("places are %+v and %d more", lacking.Places, lacking.More)
	}
}

// A list of places has an end, and says how many it leaves out.
func TestPlacesAreBounded(t *testing.T) {
	table := dataTable()
	table.Rows = func(yield func([]any) bool) {
		for range 20_005 {
			if !yield([]any{"C01", "〜", nil, nil}) {
				return
			}
		}
	}
	var lacking *exchange.EncodingError
	if err := exchange.CheckEncoding([]exchange.DataTable{*table}, exchange.EncodingCP932); !errors.As(err, &lacking) {
		t.Fatal(err)
	}
	if len(lacking.Places) != 20_000 || lacking.More != 5 {
		t.Errorf("%d places and %d more", len(lacking.Places), lacking.More)
	}
}

// Long tables pass the buffers between encoder and file without a loss.
func TestLongTablesInCP932(t *testing.T) {
	table := dataTable()
	table.Rows = func(yield func([]any) bool) {
		for i := range 5_000 {
			if !yield([]any{fmt.Sprintf("C%04d", i), "表の長さを試す文です。ソ能", i, nil}) {
				return
			}
		}
	}
	decoded, err := japanese.ShiftJIS.NewDecoder().Bytes(writeData(t, table, exchange.EncodingCP932))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(decoded)).ReadAll()
	if err != nil || len(rows) != 5_001 || rows[5_000][0] != "C4999" || rows[5_000][1] != "表の長さを試す文です。ソ能" {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}
