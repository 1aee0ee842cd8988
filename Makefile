# Tenken (点検). `make run` shows the program on a sample city, `make test` is
# what must pass before a change lands, `make check` is the longer look.
# CONTRIBUTING.md says more.

# Fyne trusts that widgets are touched in its own goroutine only (the layering
# test and package ui see to it), and the desktop talks to X11.
TAGS    := migrated_fynedo
DESKTOP := x11,$(TAGS)

# With the tag ci, Fyne's window is drawn in memory: everything compiles and is
# tested without cgo, OpenGL or a display.
TESTTAGS := ci,$(TAGS)

# A copy of the source that belongs to another user has no readable history.
export GOFLAGS := $(GOFLAGS) -buildvcs=false
export TAGS

# What is handed out holds no path of the machine that built it.
RELEASE := -trimpath -ldflags "-s -w"

FUZZTIME ?= 30s
DURATION ?= 5m

# packages-with PATTERN: the packages whose tests have a line like that.
packages-with = $$(grep -rlE --include='*_test.go' '$(1)' . | xargs -n1 dirname | sort -u)

.PHONY: run build cli windows-cli test check bench fuzz golden oscal-validate shots kill monkey monkey-window answersheet-peers pdf-check xlsx-check bench-peers bench-scale e2e

run: build
	scripts/run.sh build/tenken build/demo

build:
	scripts/setup.sh build
	CGO_ENABLED=1 go build -tags $(DESKTOP) -o build/tenken .

cli:
	CGO_ENABLED=0 go build $(RELEASE) -tags cli,$(TAGS) -o build/tenken-cli .

windows-cli:
	GOOS=windows CGO_ENABLED=0 go build $(RELEASE) -tags cli,$(TAGS) -o build/tenken-cli.exe .

test:
	scripts/setup.sh build reports
	CGO_ENABLED=0 go vet -tags $(TESTTAGS) ./...
	CGO_ENABLED=0 go test -tags $(TESTTAGS) ./...
	$(MAKE) --no-print-directory build cli windows-cli

check:
	scripts/setup.sh build reports
	test -z "$$(gofmt -l . | tee /dev/stderr)"
	CGO_ENABLED=0 go vet -tags $(TESTTAGS) ./...
	CGO_ENABLED=0 go vet -tags cli,$(TAGS) ./...
	CGO_ENABLED=0 go vet -tags oscal,$(TESTTAGS) ./checklist/exchange
	CGO_ENABLED=0 go vet -tags peers,scale,soak,monkey,$(TESTTAGS) ./...
	GOOS=windows CGO_ENABLED=0 go vet -tags ci,cli,$(TAGS) ./...
	GOOS=windows CGO_ENABLED=0 go vet -tags $(TESTTAGS) .
	CGO_ENABLED=0 go tool staticcheck -tags $(TESTTAGS) ./...
	CGO_ENABLED=1 go test -race -tags $(TESTTAGS) ./...

bench:
	CGO_ENABLED=0 go test -tags $(TESTTAGS) -run '^$$' -bench . -benchmem ./...

fuzz:
	CGO_ENABLED=0 scripts/fuzz.sh $(FUZZTIME)

# Golden files lie in testdata; the tests that have some take -update.
golden:
	CGO_ENABLED=0 go test -tags $(TESTTAGS) $(call packages-with,flag[.]Bool."update") -update

# Exports every bundled standard and holds it against OSCAL's JSON schema, which
# is no part of the project.
oscal-validate: cli
	CGO_ENABLED=0 scripts/oscal-validate.sh "$(SCHEMA)" build/tenken-cli build/oscal

# Sends answer sheets through LibreOffice and openpyxl and reads them back.
answersheet-peers:
	scripts/setup.sh build peers
	CGO_ENABLED=0 go test -tags peers,$(TESTTAGS) -count=1 -run OtherPrograms ./checklist/exchange

# Every report of the sample city as a PDF, with and without a password, through qpdf.
pdf-check: cli
	scripts/setup.sh pdf
	scripts/pdf-check.sh build/tenken-cli build/pdf-check

# Every workbook of the sample city, read by openpyxl and exceljs, saved by LibreOffice
# and verified.
xlsx-check: cli
	scripts/setup.sh build peers
	CGO_ENABLED=0 scripts/xlsx-check.sh build/tenken-cli build/xlsx-check

# The program against openpyxl and ReportLab on the same data, by turns: seconds of
# the processor, ratio, memory, sizes.
bench-peers:
	scripts/setup.sh bench
	CGO_ENABLED=0 go test -tags peers,$(TESTTAGS) -count=1 -v -timeout 60m -run AgainstPeers ./checklist/workflow

# What 100 and 1,000 departments with 276 answers each cost: time, memory, growth.
bench-scale:
	scripts/setup.sh bench
	CGO_ENABLED=0 go test -tags scale,$(TESTTAGS) -count=1 -v -timeout 60m -run Scale ./checklist/workflow

# Kills the program in the middle of its writing, again and again.
kill:
	CGO_ENABLED=0 go test -tags soak,$(TESTTAGS) -count=1 -timeout 30m $(call packages-with,^//go:build soak)

# Random input at the desktop, drawn in memory: nothing may break off, and the files
# must be sound afterwards. SEED repeats a run.
monkey:
	CGO_ENABLED=0 go test -tags monkey,$(TESTTAGS) -count=1 -timeout 24h -run '^TestMonkey$$' -v ./ui -monkey $(DURATION) $(if $(SEED),-seed $(SEED))

# Random keys and clicks at the desktop in a real window. SEED repeats them.
monkey-window: build
	scripts/setup.sh window
	scripts/monkey_window.sh build/tenken build/monkey $(DURATION) $(SEED)

shots: build
	scripts/setup.sh window
	scripts/shots.sh build/tenken build/shots $(LOOKS)
	scripts/shots_office.sh build/tenken build/shots-office $(LOOKS)

# Plays a whole inspection in real windows by keys alone, and a department's year by the
# mouse, and asks the command line what each step has done.
e2e: build
	scripts/setup.sh window
	scripts/e2e.sh build/tenken build/e2e/keys
	scripts/e2e_mouse.sh build/tenken build/e2e/mouse
