# The commands of this repository. The scripts in .config say what each one does and why.

.DEFAULT_GOAL := help
.PHONY: help run setup test setup-test check setup-check advisories watch build bench fuzz clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up, build, load the demonstration and serve on http://127.0.0.1:3000
	@.config/run.sh

test: ## set up and run every test (Rust on SQLite and PostgreSQL, then the browser)
	@.config/test.sh

check: ## format, lints for server and browser, licences and sources of crates, unused crates
	@.config/check.sh

watch: ## build for development and rebuild on every change, with a database of its own
	@.config/watch.sh

bench: ## benchmarks against the release server; one of them with NAME=…
	@.config/bench.sh $(if $(NAME),"$(NAME)")

build: setup ## the release build alone
	@.config/build.sh

setup: ## what run, build and watch need; each of them does this by itself
	@.config/setup.sh run

setup-test: ## what test and bench need
	@.config/setup.sh test

setup-check: ## what check needs
	@.config/setup.sh check

advisories: ## look the crates up in the list of known vulnerabilities (needs the network)
	@.config/check.sh advisories

fuzz: ## requests made from the API's description, against the demonstration (needs schemathesis)
	@.config/fuzz.sh

clean: ## remove everything that was built; keeps the tools (.tools) and the databases (data)
	@rm -rf target public/worker end2end/test-results end2end/playwright-report
