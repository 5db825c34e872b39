"""Wijkteamkompas: YAML in, site out. `define_env` gives hand-written pages their macros (mkdocs-macros-plugin)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

__version__ = "0.1.0"


def define_env(env: MacrosPlugin) -> None:
    """Register the macros. Each fills in one template for the page that calls it."""
    from macros import site
    from macros.render import fragment

    def toon(template: str, **context: Any) -> str:
        return fragment(site.kennisbank(), f"{template}.md.j2", env.page.url, **context)

    @env.macro
    def kaarten(soort: str) -> str:
        """Cards that lead to every record of a soort."""
        return toon("kaarten", soort=soort)

    @env.macro
    def dilemmas_per_thema() -> str:
        """Cards of the dilemmas, grouped by theme."""
        return toon("dilemmatabel")

    @env.macro
    def domeinentabel() -> str:
        """The eleven domeinen with what is voorliggend and aanvullend."""
        return toon("domeinentabel")

    @env.macro
    def begrippenlijst() -> str:
        """All begrippen with their first sentence, by letter."""
        return toon("begrippenlijst")

    @env.macro
    def bronnenlijst() -> str:
        """All bronnen with what they are."""
        return toon("bronnenlijst")

    @env.macro
    def velden() -> str:
        """The field reference of every soort, from the models."""
        return toon("velden")

    @env.macro
    def api() -> str:
        """Links to the files of the API and their schemas."""
        return toon("api")

    @env.macro
    def zoekveld(veld_id: str) -> str:
        """A search field; `veld_id` must be unique on the page."""
        return toon("zoekveld", veld_id=veld_id)

    @env.macro
    def versie() -> str:
        """The version of the project."""
        return site.version()

    @env.macro
    def aantal(soort: str) -> int:
        """How many records of a soort there are."""
        return len(site.kennisbank().by_soort[soort])

    @env.macro
    def gemeente() -> Any:
        """The gemeente of this site, for its name and contact."""
        return site.kennisbank().gemeente
