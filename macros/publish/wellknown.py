"""Small files with a fixed address that machines look for."""

from __future__ import annotations

from collections.abc import Iterator

from macros.programme.model import Programme
from macros.publish.settings import Settings


def well_known_files(programme: Programme, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of each of the files."""
    # GitHub Pages would otherwise leave out what begins with a dot or an underscore.
    yield ".nojekyll", b""
    yield "robots.txt", robots(programme, settings).encode()
    yield ".well-known/security.txt", security(settings).encode()


def robots(programme: Programme, settings: Settings) -> str:
    """Return the rules for search engines (RFC 9309); an invented programme stays out of them."""
    if programme.is_fictional:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {settings.absolute('sitemap.xml')}\n"


def security(settings: Settings) -> str:
    """Return where to report a leak (RFC 9116)."""
    lines = (
        f"Contact: {settings.security_contact}",
        f"Expires: {settings.security_expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.absolute('.well-known/security.txt')}",
    )
    return "\n".join(lines) + "\n"
