"""Wijkteamkompas: YAML in, site out. `define_env` gives hand-written pages their macros (mkdocs-macros-plugin)."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

__version__ = "0.1.0"


def define_env(env: MacrosPlugin) -> None:
    """Register the macros that hand-written pages call."""
    from macros import site
    from macros.render import escape, fragment

    def toon(template: str, **context: Any) -> str:
        """One of the templates, filled in for the page that calls it: `{{ toon("kaarten", soort="regel") }}`."""
        return fragment(site.kennisbank(), f"{template}.md.j2", env.page.url, **context)

    def aantal(soort: str) -> int:
        """How many records of a soort there are."""
        return len(site.kennisbank().by_soort[soort])

    def gemeente(veld: str) -> str:
        """One text of the gemeente, safe to stand in a page: `{{ gemeente("contact.email") }}`."""
        return str(escape(reduce(getattr, veld.split("."), site.kennisbank().gemeente)))

    for macro in (toon, aantal, gemeente, site.version):
        env.macro(macro)  # type: ignore[no-untyped-call]  # the plugin has no types
