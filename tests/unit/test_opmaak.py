"""Markup of the data becomes safe HTML; links between records become titled links."""

from __future__ import annotations

import pytest

from macros.opmaak import LinkTarget, first_sentence, to_html, to_inline_html
from macros.texts import Opmaak, RecordLink


def resolve(link: RecordLink) -> LinkTarget:
    """Pretend that every record exists; begrippen have an explanation."""
    return LinkTarget(f"../{link.soort}/{link.id}/", link.label or link.id, "Uitleg." if link.soort == "begrip" else "")


def test_paragraphs_stay_paragraphs() -> None:
    assert to_html("Een.\n\nTwee.", resolve) == "<p>Een.</p>\n<p>Twee.</p>\n"


def test_a_record_link_shows_the_title_of_its_record() -> None:
    assert to_html("Zie [[regel:02-eropaf]].", resolve) == '<p>Zie <a href="../regel/02-eropaf/">02-eropaf</a>.</p>\n'


def test_a_record_link_shows_its_own_words_when_it_has_them() -> None:
    assert to_html("[[regel:x|ga erheen]]", resolve) == '<p><a href="../regel/x/">ga erheen</a></p>\n'


def test_spaces_in_a_record_link_do_not_matter() -> None:
    assert to_html("[[regel: x | ga erheen ]]", resolve) == to_html("[[regel:x|ga erheen]]", resolve)


def test_a_link_to_a_begrip_carries_its_explanation() -> None:
    assert to_html("[[begrip:x]]", resolve) == '<p><a href="../begrip/x/" class="begrip" data-uitleg="Uitleg.">x</a></p>\n'


def test_the_words_of_a_record_link_are_escaped() -> None:
    assert to_html("[[regel:x|1 < 2 & <b>]]", resolve) == '<p><a href="../regel/x/">1 &lt; 2 &amp; &lt;b&gt;</a></p>\n'


def test_a_record_link_may_stand_in_bold() -> None:
    assert to_html("**zie [[regel:x]]**", resolve) == '<p><strong>zie <a href="../regel/x/">x</a></strong></p>\n'


def test_a_record_link_with_its_own_words_may_stand_in_a_table() -> None:
    html = to_html("| a |\n|---|\n| [[regel:x\\|daar]] |", resolve)
    assert '<td><a href="../regel/x/">daar</a></td>' in html


def test_aligned_columns_do_not_need_inline_styles() -> None:
    assert "style" not in to_html("| a | b |\n|:-:|--:|\n| 1 | 2 |", resolve)


def test_raw_html_that_was_never_checked_is_shown_as_text() -> None:
    assert to_html("<script>x</script>", resolve) == "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"


def test_a_script_address_that_was_never_checked_is_no_link() -> None:
    assert "<a" not in to_html("[klik](javascript:alert(1))", resolve)


def test_one_paragraph_can_be_shown_without_the_paragraph() -> None:
    assert to_inline_html("Een *woord*.", resolve) == "Een <em>woord</em>."


def test_more_than_one_paragraph_keeps_its_paragraphs() -> None:
    assert to_inline_html("Een.\n\nTwee.", resolve) == "<p>Een.</p>\n<p>Twee.</p>"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Een zin. Nog een.", "Een zin."),
        ("Echt? Ja!", "Echt?"),
        ("Zonder punt", "Zonder punt"),
        ("Over twee\nregels. Klaar.", "Over twee regels."),
        ("Eerste alinea.\n\nTweede alinea.", "Eerste alinea."),
        ("Zie art. 2.3.2 van de Wmo. Meer daar.", "Zie art. 2.3.2 van de Wmo."),
        ("Hulp, bijv. de huisarts, helpt. Vaak.", "Hulp, bijv. de huisarts, helpt."),
        ('Ze zei: "Kom." Hij kwam.', 'Ze zei: "Kom."'),
        ("Een **vet** en *schuin* woord. Meer.", "Een vet en schuin woord."),
        ("Zie [de wet](https://x.nl/a_(b)_c). Meer.", "Zie de wet."),
        ("Een [[begrip:warme-overdracht]]. Meer.", "Een warme overdracht."),
        ("Een [[begrip:x|zachte landing]]. Meer.", "Een zachte landing."),
        ("Een snake_case woord. Meer.", "Een snake_case woord."),
        ("1 &lt; 2. Meer.", "1 < 2."),
        ("- Een punt. Meer.\n- Nog een.", "Een punt."),
        ("| a |\n|---|", "a"),
    ],
)
def test_the_first_sentence_is_plain_words(text: str, sentence: str) -> None:
    assert first_sentence(Opmaak.clean(text)) == sentence


def test_the_links_of_a_text_are_known_in_order() -> None:
    text = Opmaak.clean("[[regel:a]], [[valkuil: b |daar]] en\n[[regel:a]]")
    assert text.links == (RecordLink("regel", "a"), RecordLink("valkuil", "b", "daar"), RecordLink("regel", "a"))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Bel **112**.", '<p>Bel <strong><a href="tel:112">112</a></strong>.</p>'),
        ("Bel 0800-2000 of 113.", '<p>Bel <a href="tel:08002000">0800-2000</a> of <a href="tel:113">113</a>.</p>'),
        ("Bel 088 0767 000.", '<p>Bel <a href="tel:0880767000">088 0767 000</a>.</p>'),
        ("Kamer 1120 en 112-3.", "<p>Kamer 1120 en 112-3.</p>"),
        ("[112](tel:112)", '<p><a href="tel:112">112</a></p>'),
    ],
    ids=["bold", "two", "spaces", "no number for help", "already a link"],
)
def test_a_number_for_help_can_be_tapped(text: str, html: str) -> None:
    assert to_html(Opmaak(text), lambda link: LinkTarget("/", "")).strip() == html
