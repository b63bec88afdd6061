"""What an editor may write comes through; what could do harm does not."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.publish.markup import ATTRIBUTES, TAGS, to_html

KEPT = {
    "gewoon **vet** en *schuin*": "<p>gewoon <strong>vet</strong> en <em>schuin</em></p>",
    "# Kop\n\n## Onder": "<h2>Kop</h2>\n<h3>Onder</h3>",
    "### Kop\n\ntekst": "<h2>Kop</h2>\n<p>tekst</p>",
    "- een\n- twee": "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>",
    "Let op: dit is tekst": "<p>Let op: dit is tekst</p>",
    "{{ 7*7 }} {% raw %}": "<p>{{ 7*7 }} {% raw %}</p>",
    "---\ntitel: x": "<hr>\n<p>titel: x</p>",
    "[naar](https://example.org/?a=1&b=2)": '<p><a href="https://example.org/?a=1&amp;b=2" '
    'rel="noopener">naar</a></p>',
    "[a](mailto:b@example.org)": '<p><a href="mailto:b@example.org" rel="noopener">a</a></p>',
    "1 < 2 & 3": "<p>1 &lt; 2 &amp; 3</p>",
}


@pytest.mark.parametrize(("text", "html"), KEPT.items(), ids=list(KEPT))
def test_what_an_editor_may_write(text: str, html: str) -> None:
    assert to_html(text) == html


HARMFUL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '<b onclick="alert(1)">x</b>',
    "<iframe src=https://example.org></iframe>",
    "<form action=https://example.org><input></form>",
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
    '<td style="background:url(https://example.org)">x</td>',
    "![foto](https://example.org/volg.png)",
    "<svg><script>alert(1)</script></svg>",
    '<base href="https://example.org">',
    '<link rel=stylesheet href="https://example.org/x.css">',
    '<p id="zoek" class="md-header">x</p>',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
]


class Strict(HTMLParser):
    """Fails on every tag and attribute that is not allowed."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            allowed = (
                ATTRIBUTES.get(tag, set()) | ATTRIBUTES["*"] | ({"rel"} if tag == "a" else set())
            )
            assert name in allowed, (tag, name)
            if name == "href":
                assert (value or "").split(":")[0].lower() not in ("javascript", "data", "vbscript")


@pytest.mark.parametrize("text", HARMFUL)
def test_what_could_do_harm(text: str) -> None:
    html = to_html(f"Voor.\n\n{text}\n\nNa.")
    Strict().feed(html)
    assert "Voor." in html
    assert "https://example.org/volg.png" not in html


@given(st.text() | st.sampled_from(HARMFUL).flatmap(lambda a: st.text().map(lambda b: a + b + a)))
def test_any_text_gives_harmless_html(text: str) -> None:
    Strict().feed(to_html(text))


def test_links_are_passed_through_a_function() -> None:
    html = to_html("[a](b.md) en [c](https://example.org)", lambda target: f"/x/{target}")
    assert 'href="/x/b.md"' in html
    assert 'href="/x/https://example.org"' in html


def test_one_text_does_not_influence_the_next() -> None:
    to_html("[een]: https://example.org/een\n\n[een]", lambda _: "weg")
    assert to_html("[een]") == "<p>[een]</p>"
    assert 'href="b"' in to_html("[a](b)")


def test_a_column_of_a_table_keeps_its_alignment_without_a_style() -> None:
    html = to_html("| a | b |\n| --- | ---: |\n| 1 | 2 |")
    assert '<td align="right">2</td>' in html
    assert "style" not in html
