"""The soorten of record: where each stands in the data, and where it goes on the site. Read this table first."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel

from macros.models import Begrip, Beslisboom, Bron, Casus, Dilemma, Domein, Regel, Valkuil, Voorziening


class Soort(NamedTuple):
    """One soort of record. Paths and short addresses are permanent: trainers print them."""

    naam: str
    """Name in links: `[[regel:02-eropaf]]`."""
    meervoud: str
    """Name of the API file and of the lists in `verwant`."""
    titel: str
    """What a reader calls one of them."""
    data: str
    """Folder with one record a file, or one file with a list of records, below the data folder."""
    model: type[BaseModel]
    url: str
    """Folder on the site."""
    kort: str
    """First part of the short address."""
    kort_veld: str = "id"
    """Field that makes the second part of the short address."""

    optional: bool = False
    """Whether a data folder may do without."""

    @property
    def in_one_file(self) -> bool:
        """Whether all records stand as a list in one file."""
        return self.data.endswith(".yml")


SOORTEN = (
    Soort("regel", "regels", "Gouden regel", "regels", Regel, "gouden-regels", "r", "nummer"),
    Soort("valkuil", "valkuilen", "Valkuil", "valkuilen", Valkuil, "valkuilen", "v", "nummer"),
    Soort("dilemma", "dilemmas", "Dilemma", "dilemmas", Dilemma, "dilemmas", "d", "code"),
    Soort("domein", "domeinen", "Domein", "domeinen", Domein, "domeinen", "z", "nummer"),
    Soort("beslisboom", "beslisbomen", "Beslisboom", "beslisbomen", Beslisboom, "beslisbomen", "b", "code", optional=True),
    Soort("casus", "casussen", "Casus", "casussen", Casus, "casussen", "c", optional=True),
    Soort("voorziening", "voorzieningen", "Voorziening", "sociale-kaart", Voorziening, "sociale-kaart", "k", optional=True),
    Soort("begrip", "begrippen", "Begrip", "begrippen.yml", Begrip, "begrippen", "w"),
    Soort("bron", "bronnen", "Bron", "bronnen.yml", Bron, "bronnen", "l"),
)
SOORT = {soort.naam: soort for soort in SOORTEN}
