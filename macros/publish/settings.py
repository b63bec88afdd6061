"""What an organiser decides about the site, apart from its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True)
class Licence:
    """What others may do with the data of the programme."""

    name: str
    url: str
    is_chosen: bool
    """Whether the organisers have decided; until then it is a proposal."""


PROPOSAL = Licence(
    "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.nl", is_chosen=False
)


@dataclass(frozen=True)
class Settings:
    """The settings of one build; they come from ``mkdocs.yml``."""

    site_name: str
    site_url: str
    """The address of the root of the site, with a slash at the end."""
    repository: str
    """``owner/name`` on GitHub."""
    branch: str
    uid_domain: str
    """The part of a calendar UID after the ``@``.  Never changes, wherever the site moves."""
    security_contact: str
    """Where to report a leak (RFC 9116): an address that begins with https: or mailto:."""
    security_expires: str
    """Until when the security contact holds (RFC 9116), as ``2027-11-01T00:00:00Z``."""
    contact: str = ""
    """The e-mail address for questions about the site; empty while there is none."""
    licence: Licence = PROPOSAL
    offline: bool = False
    """Whether a browser keeps the programme for when there is no connection."""
    has_pdf: bool = False
    """Whether the programme is there as PDF too; made by ``scripts/print``."""

    def absolute(self, address: str) -> str:
        """Return the full URL of an address under the root of the site."""
        return self.site_url + quote(address)

    def edit_url(self, path: str) -> str:
        """Return the page on GitHub where the file at ``path`` can be changed."""
        return f"https://github.com/{self.repository}/edit/{self.branch}/{quote(path)}"


def from_extra(site_name: str, site_url: str | None, extra: Mapping[str, Any]) -> Settings:
    """Return the settings that ``mkdocs.yml`` gives.

    :raises KeyError: when ``extra`` lacks one of them.
    """
    repository = extra["repository"]
    licence = extra["gegevenslicentie"]
    report = f"https://github.com/{repository}/security/advisories/new"
    return Settings(
        site_name=site_name,
        site_url=(site_url or "/").rstrip("/") + "/",
        repository=repository,
        branch=extra["branch"],
        uid_domain=extra["uid_domein"],
        security_contact=extra["beveiliging"]["contact"] or report,
        security_expires=extra["beveiliging"]["geldig_tot"],
        contact=extra["contactadres"] or "",
        licence=Licence(licence["naam"], licence["adres"], licence["vastgesteld"]),
        offline=extra["offline"] is True,
        has_pdf=extra["afdrukken"],
    )
