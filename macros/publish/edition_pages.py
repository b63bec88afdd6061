"""The pages of an edition: the week as a whole, and every day of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from macros.programme.addresses import day_slug
from macros.programme.dutch import day_name, long_date
from macros.programme.model import Edition, Programme
from macros.programme.selection import Selection
from macros.publish.agenda import (
    Agenda,
    DayLink,
    OverviewDay,
    Tag,
    agenda,
    day_links,
    week_overview,
)
from macros.publish.editions import days_of_week, is_within, period
from macros.publish.feeds import Feed
from macros.publish.links import LinkView, source_links
from macros.publish.markup import to_html
from macros.publish.now import NowView, now_view
from macros.publish.page import Besides, Feeds, Page, organisation_tags
from macros.publish.paper import PaperView
from macros.publish.session_page import session_links
from macros.publish.subscribing import Subscription
from macros.publish.weave import Cloth, edition_cloth


@dataclass(frozen=True)
class EditionView:
    """The page of an edition."""

    title: str
    subtitle: str
    period: str
    introduction: str
    """Sanitised HTML."""
    cloth: Cloth
    overview: tuple[OverviewDay, ...]
    agenda: Agenda
    now: NowView | None
    organisations: tuple[Tag, ...]
    around: Agenda
    """What lies outside the days of the edition itself."""
    sources: tuple[LinkView, ...]
    subscription: Subscription
    paper: PaperView


@dataclass(frozen=True)
class DayView:
    """The page of a day."""

    title: str
    kicker: Tag
    """The edition."""
    agenda: Agenda
    index: tuple[DayLink, ...]
    """The days of the edition."""
    subscription: Subscription
    paper: PaperView
    previous: Tag | None
    next: Tag | None


def edition_page(programme: Programme, edition: Edition, feeds: Feeds, besides: Besides) -> Page:
    """Return the page of an edition."""
    feed = feeds[Selection(year=edition.year)]

    def view() -> EditionView:
        within = [slot for slot in feed.slots if is_within(edition, slot)]
        around = [slot for slot in feed.slots if not is_within(edition, slot)]
        shown = agenda(programme, within)
        return EditionView(
            title=edition.name,
            subtitle=edition.subtitle or "",
            period=period(edition),
            introduction=to_html(
                edition.introduction or "", session_links(programme, edition, "../")
            ),
            cloth=edition_cloth(programme, edition),
            overview=week_overview(shown, days_of_week(edition)),
            agenda=shown,
            now=now_view(edition),
            organisations=organisation_tags(programme, edition.organisations),
            around=agenda(programme, around),
            sources=source_links(edition.sources),
            subscription=besides.subscribe(feed),
            paper=besides.papers.view(f"{edition.year}/", edition.year),
        )

    return Page(
        address=f"{edition.year}/",
        title=edition.name,
        description=f"{edition.name}: het programma.",
        template="editie.html",
        source=edition.source.path,
        feed=feed.address,
        make_view=view,
    )


def day_pages(
    programme: Programme, edition: Edition, feeds: Feeds, besides: Besides
) -> Iterator[Page]:
    """Yield the page of every day with a session."""
    days = programme.days_of(edition)
    for day, before, after in zip(days, (None, *days), (*days[1:], None), strict=False):
        feed = feeds[Selection(day=day)]
        yield Page(
            address=feed.page,
            title=long_date(day),
            description=f"Alle sessies op {long_date(day)}.",
            template="dag.html",
            source=edition.source.path,
            feed=feed.address,
            make_view=partial(_day_view, programme, edition, feed, besides, (before, day, after)),
        )


def _day_view(
    programme: Programme,
    edition: Edition,
    feed: Feed,
    besides: Besides,
    days: tuple[date | None, date, date | None],
) -> DayView:
    before, day, after = days
    return DayView(
        title=long_date(day),
        kicker=Tag(str(edition.year), edition.name, f"{edition.year}/"),
        agenda=agenda(programme, feed.slots, only=day),
        index=day_links(programme.days_of(edition), current=day),
        subscription=besides.subscribe(feed),
        paper=besides.papers.view(feed.page, edition.year),
        previous=_day_tag(before) if before else None,
        next=_day_tag(after) if after else None,
    )


def _day_tag(day: date) -> Tag:
    return Tag(day_slug(day), day_name(day), f"{day.year}/{day_slug(day)}/")
