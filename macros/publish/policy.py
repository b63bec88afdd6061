"""What a browser may do on our pages (Content Security Policy level 3)."""

from __future__ import annotations

_RULES = {
    "default-src": "'none'",
    # Nothing in a page itself: so the policy is the same for every page and cannot go stale.
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}

POLICY = "; ".join(f"{what} {allowed}" for what, allowed in _RULES.items())
"""For every page: what is ours, and nothing else.  Without hashes, since no page has a script or
style of its own; JSON-LD is data, which the policy does not cover (HTML, prepare the script
element)."""
