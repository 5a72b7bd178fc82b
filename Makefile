# Two commands for a fresh machine: `make demo` and `make test`. Both set everything up by themselves.
PY ?= python3
BIN := .venv/bin
SHARED ?= ../shared/data
export JOBLIB_MULTIPROCESSING := 0

.PHONY: setup demo test check bench bench-peers train train-acceptance lock soak clean \
	eval-mail eval-intent eval-approvals eval-drafts eval-invoices

setup: .venv/.run

# what running needs: `make demo` stops here
.venv/.run: requirements.lock pyproject.toml
	@$(PY) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Triage needs Python 3.11 or newer with venv: apt-get install python3 python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PY) -m venv .venv
	@echo "Installing what Triage needs into .venv (once) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# what testing and checking need besides
.venv/.dev: requirements-dev.lock .venv/.run
	@echo "Installing what the tests need into .venv (once) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: .venv/.run
	@$(BIN)/triage demo

test: .venv/.dev
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/docs

bench: .venv/.dev
	$(BIN)/python benchmarks/bench_throughput.py $(SHARED)
	$(BIN)/python benchmarks/bench_daemon.py $(SHARED)
	$(BIN)/python benchmarks/bench_intent.py $(SHARED)

bench-peers: .venv/.dev
	$(BIN)/python benchmarks/bench_peers.py $(SHARED)

eval-mail eval-intent eval-approvals eval-drafts eval-invoices: eval-%: .venv/.dev
	$(BIN)/python benchmarks/eval_$*.py $(SHARED)

# hours on two cores: every fault and attack suite at full size (SCALE=0.1 for a tenth)
SCALE ?= 1
soak: .venv/.dev
	$(BIN)/python benchmarks/soak.py --scale $(SCALE)

# `make train PUBLIC=../shared/data`: an experiment with rows of public sets, into public-model/; ours stays as it is
train: .venv/.dev
ifdef PUBLIC
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python benchmarks/train_public.py $(PUBLIC) public-model
else
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/triage train
endif

# the head that reads answers to quotes, from models/acceptance
train-acceptance: .venv/.dev
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m triage.adapters.consent_fit models

# needs uv on the PATH; no address of any index may get into the locks
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra semantic --extra demo --extra invoice --extra checkout pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra semantic --extra demo --extra invoice --extra checkout --extra pg --group dev pyproject.toml -o requirements-dev.lock
	! grep -E 'https?://' requirements.lock requirements-dev.lock

clean:
	rm -rf .venv demo-mail dist
