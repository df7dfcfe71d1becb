# customer-import: `make demo` and `make test` are all that a newcomer needs; each does its own
# set-up. See README.md.

SHELL := /bin/bash
PREFIX ?= /usr/local
SOURCES := Package.swift Sources Tests Fuzz
FUZZ_SECONDS ?= 60
ROWS ?= 100000
CYCLES ?= 1000
TRIALS ?= 10000
SEED ?= 1
DURATION ?= 3600
# Packages are built as they are; our own targets refuse warnings (Package.swift).
STRICT := WARNINGS_AS_ERRORS=1

.PHONY: demo test build release static man deb image install uninstall lint format fuzz attack torture bench \
    bench-reader bench-audit soak field clean \
    docs recording setup browser

demo: setup ## Import the samples into a sandbox inside the process
	$(STRICT) swift build --product customer-import
	@scripts/demo

test: browser build lint ## Build, lint, test the package and the deployments, and run every test
	@$(STRICT) scripts/test-deb
	@$(STRICT) scripts/test-slurm
	@scripts/test-kubernetes
	@scripts/recording/record.py .build/debug/customer-import samples/customers.xlsx --check
	@$(STRICT) scripts/test

recording: setup ## Record an import in the sandbox, from its check to its report, and draw a report: docs/images
	$(STRICT) swift build --product customer-import
	@scripts/recording/record.py .build/debug/customer-import samples/customers.xlsx docs/images
	@scripts/recording/picture .build/debug/customer-import docs/images/report.png

build: setup ## Build for debugging, with warnings of our own code as errors
	$(STRICT) swift build --build-tests

release: setup ## Build a program that finds the Swift runtime where this compiler has it
	swift build -c release --product customer-import

static: setup ## Build for use, with the Swift runtime in it: .build/dist/customer-import
	swift build -c release --static-swift-stdlib --product customer-import --scratch-path .build/static
	install -D -m 755 .build/static/release/customer-import .build/dist/customer-import
	strip .build/dist/customer-import

man: static ## Write manual pages and completions to .build/share
	scripts/man .build/dist/customer-import .build/share

deb: static ## Build a Debian package in .build/dist
	scripts/deb .build/dist/customer-import .build/dist

image: deb ## Build an OCI image in .build/dist, of Debian's packages and this one, and run what is in it
	scripts/image ".build/dist/customer-import_$$(.build/dist/customer-import --version)_$$(dpkg --print-architecture).deb" .build/dist

install: man ## Install the program, its manual pages and completions to $(PREFIX)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1"
	install -m 755 .build/dist/customer-import "$(DESTDIR)$(PREFIX)/bin/"
	install -m 644 .build/share/man1/*.1 "$(DESTDIR)$(PREFIX)/share/man/man1/"
	install -D -m 644 .build/share/bash/customer-import \
	    "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/customer-import"
	install -D -m 644 .build/share/zsh/_customer-import \
	    "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_customer-import"
	install -D -m 644 .build/share/fish/customer-import.fish \
	    "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/customer-import.fish"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/customer-import" \
	    "$(DESTDIR)$(PREFIX)"/share/man/man1/customer-import*.1 \
	    "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/customer-import" \
	    "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_customer-import" \
	    "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/customer-import.fish"

docs: build ## Write what comes from the program's help: its part of docs/commands, and the tests' copies
	$(STRICT) UPDATE_HELP=1 swift test --skip-build --disable-xctest --no-parallel --filter HelpTests
	$(STRICT) UPDATE_DOCS=1 swift test --skip-build --disable-xctest --no-parallel --filter CommandPageTests

lint: ## Check the formatting
	swift format lint --strict --recursive --parallel $(SOURCES)

format: ## Format the sources
	swift format --in-place --recursive --parallel $(SOURCES)

fuzz: setup ## Throw bytes at the reader and at its workbooks for FUZZ_SECONDS each, with libFuzzer
	mkdir -p .build/fuzz/corpus .build/fuzz/workbooks
	head -n 5 samples/customers.csv > .build/fuzz/corpus/csv
	head -n 3 samples/customers.jsonl > .build/fuzz/corpus/jsonl
	swiftc -O -swift-version 6 -parse-as-library -package-name fuzz -module-name Suggestions -static \
	    -emit-module -emit-module-path .build/fuzz/Suggestions.swiftmodule -emit-library \
	    Sources/Suggestions/*.swift -o .build/fuzz/libSuggestions.a
	swiftc -O -swift-version 6 -sanitize=fuzzer -parse-as-library -package-name fuzz \
	    -module-name ReaderFuzz -I .build/fuzz -L .build/fuzz -lSuggestions \
	    $$(printf -- '-I %s ' Sources/C*/) $$(find Sources/Spreadsheet -name '*.swift') Fuzz/ReaderFuzz.swift \
	    -o .build/fuzz/reader
	swiftc -O -swift-version 6 -sanitize=fuzzer -parse-as-library -package-name fuzz \
	    -module-name WorkbookFuzz -I .build/fuzz -L .build/fuzz -lSuggestions \
	    $$(printf -- '-I %s ' Sources/C*/) $$(find Sources/Spreadsheet Tests/TestSupport/Archives -name '*.swift') \
	    Fuzz/WorkbookFuzz.swift -o .build/fuzz/workbook
	for file in Tests/SpreadsheetTests/Workbook/Files/*; do \
	    { printf 0; cat "$$file"; } > ".build/fuzz/workbooks/$${file##*/}"; done
	printf '1<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row></sheetData></worksheet>' \
	    > .build/fuzz/workbooks/sheet
	printf '2<sst><si><t>a</t></si></sst>' > .build/fuzz/workbooks/strings
	printf '3<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[<=9]0;(000) 0"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>' \
	    > .build/fuzz/workbooks/styles
	printf '5<table:table table:name="a"><table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>' \
	    > .build/fuzz/workbooks/ods
	.build/fuzz/workbook -max_total_time=$(FUZZ_SECONDS) -max_len=20000 -rss_limit_mb=1024 -timeout=20 \
	    .build/fuzz/workbooks
	.build/fuzz/reader -max_total_time=$(FUZZ_SECONDS) -max_len=4000 .build/fuzz/corpus

torture: setup ## Kill CYCLES imports at random moments, drawn from SEED
	swift build --build-tests --disable-xctest
	TORTURE_CYCLES=$(CYCLES) TORTURE_SEED=$(SEED) \
	    swift test --skip-build --disable-xctest --filter TortureTests

attack: setup ## Damage, forge and mislead TRIALS times a suite (slow ones fewer), drawn from SEED
	swift build --build-tests --disable-xctest
	@ATTACK_TRIALS=$(TRIALS) ATTACK_SEED=$(SEED) scripts/attack

bench: static ## Deliver ROWS rows to an nginx on loopback, by this program and others
	ROWS=$(ROWS) scripts/bench/run

bench-reader: static ## Read, check and stage a large export, beside other readers
	ROWS=$${ROWS_READ:-1000000} scripts/bench/reader

bench-audit: static ## Audit an import of ROWS_AUDIT rows, beside the sqlite3 shell
	ROWS=$${ROWS_AUDIT:-1000000} scripts/bench/audit

soak: setup ## Import for DURATION seconds by a job array that suffers, and audit it
	swift build -c release --product customer-import
	DURATION=$(DURATION) SEED=$(SEED) scripts/soak "$$(swift build -c release --show-bin-path)/customer-import"

clean: ## Remove what was built
	swift package clean
	rm -rf .build

field: setup ## Take problems through LibreOffice and back; measure the reader on published files in FIELD_DATA
	swift build --product customer-import
	@scripts/field/repair .build/debug/customer-import .build/field/repair
	@scripts/field/codepages .build/debug/customer-import .build/field/codepages
	@scripts/field/run

setup: ## Install the system libraries that are missing
	@scripts/setup

browser: ## Install what the tests look at results with: a browser, Prometheus' parser
	@scripts/setup browser
