"""QR codes: what leads from paper, or from another screen, to a page."""

from __future__ import annotations

import re
from functools import cache

import zxingcpp

QUIET = 4
"""White modules around a code; fewer and a camera may not see it (ISO/IEC 18004, 6.3.8)."""

_BLACK = re.compile(rb"\x00+")


@cache
def qr_code(url: str) -> str:
    """Return ``url`` as SVG: black on white in any colours, or a camera does not see it.

    One path, with a line for every run of black modules; level M still reads when 15 % of it is
    stained (ISO/IEC 18004, 6.5.1).
    """
    code = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = code.to_image(scale=1, add_quiet_zones=False)
    side: int = picture.shape[0]
    pixels = bytes(memoryview(picture))  # type: ignore[arg-type]  # a buffer, though its stub does not say so
    rows = (pixels[start : start + side] for start in range(0, side * side, side))
    path = "".join(_line(row, y) for y, row in enumerate(rows, QUIET))
    size = side + 2 * QUIET
    return (
        f'<svg viewBox="0 0 {size} {size}" xmlns="http://www.w3.org/2000/svg">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path stroke="#000" d="{path}"/></svg>'
    )


def _line(row: bytes, y: int) -> str:
    """Return the runs of a row: where each begins, as seen from the end of the one before."""
    path, x = "", 0
    for run in _BLACK.finditer(row):
        path += f"m{run.start() - x} 0" if path else f"M{run.start() + QUIET} {y}.5"
        path += f"h{run.end() - run.start()}"
        x = run.end()
    return path
