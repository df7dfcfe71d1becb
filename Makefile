# customer-import: `make demo` and `make test` are all that a newcomer needs; each does its own
# set-up. See README.md.

SHELL := /bin/bash
PREFIX ?= /usr/local
SOURCES := Package.swift Sources Tests
# Packages are built as they are; our own targets refuse warnings (Package.swift).
STRICT := WARNINGS_AS_ERRORS=1

.PHONY: demo test build release install uninstall lint format clean setup

demo: setup ## Import the samples into a sandbox inside the process
	$(STRICT) swift build --product customer-import
	@scripts/demo

test: build lint ## Build, lint, and run every test
	$(STRICT) swift test --disable-xctest --no-parallel

build: setup ## Build for debugging, with warnings of our own code as errors
	$(STRICT) swift build --build-tests

release: setup ## Build for use
	swift build -c release --product customer-import

install: release ## Install to $(PREFIX)/bin
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 .build/release/customer-import "$(DESTDIR)$(PREFIX)/bin/"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/customer-import"

lint: ## Check the formatting
	swift format lint --strict --recursive --parallel $(SOURCES)

format: ## Format the sources
	swift format --in-place --recursive --parallel $(SOURCES)

clean: ## Remove what was built
	swift package clean
	rm -rf .build

setup: ## Install the system libraries that are missing
	@scripts/setup
