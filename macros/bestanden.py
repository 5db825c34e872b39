"""A path and its content in; a file that is there as a whole, or not at all."""

from __future__ import annotations

from pathlib import Path


def schrijf_heel(pad: Path, inhoud: bytes) -> None:
    """Write a file beside its place and rename it: whatever goes wrong leaves the old one. Raises OSError that names `pad`."""
    vol = pad.with_name(f".{pad.name}.nieuw")
    try:
        vol.write_bytes(inhoud)
        vol.replace(pad)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(pad)) from error
    finally:
        vol.unlink(missing_ok=True)
