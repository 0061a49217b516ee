# `make run` sets everything up and starts the product; `make test` sets up and runs the tests.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
export UV_FIND_LINKS ?= $(PIP_FIND_LINKS)
export RASA_TELEMETRY_ENABLED = false
export HF_HUB_OFFLINE = 1
export TF_CPP_MIN_LOG_LEVEL = 3
# The first start compiles what it imports; else each later one would do it again, for half a minute.
unexport PYTHONDONTWRITEBYTECODE
# The lock names the CPU build of torch. Where no wheel of it is at hand, uv fetches it from torch's own index.
TORCH := $(if $(strip $(UV_FIND_LINKS)),,--torch-backend cpu)

.PHONY: run demo pictures test test-fast programs lint train bench soak encoder lock setup clean

# PROJECT is a folder of your own, made by `answerdesk init`; without it, the sample runs
run: setup
	@$(if $(PROJECT),ANSWERDESK_PROJECT=$(abspath $(PROJECT)) )$(BIN)/answerdesk run

# a made-up shop with a quarter of conversations, in a folder of its own, and the desk on it
demo: setup
	@$(BIN)/answerdesk demo --open

# the pictures of docs/images, from a demo made for it
pictures: programs
	@$(BIN)/python -m tests.support.pictures

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	@echo "Installing the environment (a few minutes the first time)"
	@test -x $(UV) || { $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install --quiet uv==0.13.9; }
	@VIRTUAL_ENV=$(VENV) $(UV) pip sync --quiet $(TORCH) requirements.lock
	@VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet --no-deps --editable .
	@touch $@

# what tests start besides Python: found, or installed where that is possible, or named in one sentence
programs: setup
	@$(BIN)/python -m tests.support.machine

# two workers: what shares a model or a server stays together (tests/conftest.py)
test: programs
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

test-fast: programs
	@$(BIN)/python -m pytest -m "not slow and not model"

lint: setup
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy

train: setup
	@$(BIN)/answerdesk train

bench: setup
	@$(BIN)/python -m benchmarks peers
	@$(BIN)/python -m benchmarks all $(ARGS)

# customers at 5 to 20 messages a second, then 30 for ten minutes, with ten operators: a quarter of an hour
soak: setup
	@$(BIN)/python -m benchmarks load --soak

# makes models/encoder anew, on a Debian machine, in about two hours; DATA is a folder of evaluation sets to keep out
encoder: setup
	@TOKENIZERS_PARALLELISM=false $(BIN)/python -m training.encoder --data $(DATA)

lock:
	@$(UV) pip compile pyproject.toml --extra dev --python-version 3.11 --generate-hashes --quiet -o requirements.lock

clean:
	rm -rf $(VENV) models/*.tar.gz models/index var
