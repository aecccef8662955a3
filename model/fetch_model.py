"""Run as a script with a name on the hub, the most bytes, and patterns of files: fetches them.

Writes a line of JSON to standard output for each thing to be told: "total", in bytes, and "store", the
folder where they arrive; or "error", and ends with status 1. A process of its own, because a download
can hang, and a process can be ended.
"""

import json
import sys
from pathlib import Path
from typing import Any

from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError, RepositoryNotFoundError


def main(name: str, most: int, patterns: list[str]) -> str | None:
    """Fetch the files of `name` that fit `patterns`. Returns why it could not be, or None."""
    # No token: what is fetched is public, and nobody's account has to do with it.
    wanted: dict[str, Any] = {"repo_id": name, "allow_patterns": patterns, "token": False}
    try:
        files = snapshot_download(**wanted, dry_run=True)
        total = sum(file.file_size for file in files)
        if not any(file.filename.endswith(".safetensors") for file in files):
            return "it has no weights in safetensors there"
        if total > most:
            return (
                f"its files have {total / 1e9:.1f} GB, and at most {most / 1e9:.1f} GB are fetched"
            )
        store = Path(files[0].local_path).parents[2] / "blobs"
        say(total=total, store=str(store))
        snapshot_download(**wanted)
    except OSError as error:
        # A dry run says what stopped it as the cause of its own failure.
        cause = error.__cause__ or error
        if isinstance(cause, RepositoryNotFoundError):
            return "the hub has no public model of that name"
        if isinstance(cause, HfHubHTTPError):
            return f"the hub answered with an error ({cause})".partition("\n")[0]
        if cause is not error or isinstance(error, LocalEntryNotFoundError):
            return "the hub cannot be reached; there seems to be no network"
        return str(error)
    except Exception as error:  # whatever it is: the parent shows one sentence
        return f"{type(error).__name__}: {error}".partition("\n")[0]
    return None


def say(**what: object) -> None:
    """One line for the parent."""
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    refusal = main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
    if refusal is not None:
        say(error=refusal)
        sys.exit(1)
