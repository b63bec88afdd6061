"""A browser that does what a test says, in the words of WebDriver (W3C, WebDriver 2).

Playwright has its own builds of Firefox and WebKit, of hundreds of megabytes from a host of its
own; these are the ones that people have.  Selenium needs the program geckodriver, which Debian
does not have.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from tests import processes

PATIENCE = 30
"""Seconds until something is never going to be so."""


class Steered(ABC):
    """A browser with one window."""

    @abstractmethod
    def call(self, command: str, **parameters: Any) -> Any:
        """Give a command by the name that Marionette has for it; return its value."""

    @abstractmethod
    def stop(self) -> None:
        """End it."""

    def open(self, address: str) -> None:
        """Go to a page, and wait until all of it was loaded."""
        self.call("WebDriver:Navigate", url=address)

    def back(self) -> None:
        """Press the back button."""
        self.call("WebDriver:Back")

    def reload(self) -> None:
        """Load the page again, as the button for it does.

        With WebDriver's own command, Firefox would pass by the worker.
        """
        begun = self.run("return performance.timeOrigin")
        self.run("setTimeout(() => location.reload())")
        self.wait(f"performance.timeOrigin > {begun} && document.readyState === 'complete'")

    def resize(self, width: int, height: int = 900) -> None:
        """Make the window so wide, in CSS pixels."""
        self.call("WebDriver:SetWindowRect", width=width, height=height)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page; return, or await, what it returns."""
        return self.call("WebDriver:ExecuteScript", script=script, args=arguments)

    def click(self, selector: str) -> None:
        """Point at an element, which comes into view, and click."""
        self.call("WebDriver:ElementClick", id=self._element(selector))

    def type(self, selector: str, text: str) -> None:
        """Type into a field, a key at a time."""
        self.call("WebDriver:ElementSendKeys", id=self._element(selector), text=text)

    def text(self, selector: str) -> str:
        """Return the text that a reader sees there."""
        return str(self.run("return document.querySelector(arguments[0]).innerText", selector))

    def wait(self, condition: str) -> None:
        """Wait until an expression is true in the page, or the promise that it is.

        :raises AssertionError: when it stays false.
        """
        is_so = False

        def look() -> bool:
            nonlocal is_so
            is_so = bool(self.run(f"return {condition}"))
            return is_so

        processes.wait_until(look, PATIENCE)
        assert is_so, condition

    def _element(self, selector: str) -> str:
        found = self.call("WebDriver:FindElement", using="css selector", value=selector)
        return str(next(iter(found.values())))
