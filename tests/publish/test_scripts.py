"""Scripts as browsers get them."""

from __future__ import annotations

import pytest

from macros.publish.scripts import lean


@pytest.mark.parametrize(
    ("script", "leaner"),
    [
        ("// Why.\nconst a = 1;\n", "const a=1;\n"),
        ("/** Return it. */\nexport const b = (c) => c + 1;\n", "export const b=(c)=>c+1;\n"),
        # What looks like a comment and is none.
        ('const url = "https://a.example";\n', 'const url="https://a.example";\n'),
        ("const url = `https://${ a }  //  ${b}`;\n", "const url=`https://${ a }  //  ${b}`;\n"),
        (
            "const found = text.replace(/\\/\\/ +/g, ` `);\n",
            "const found=text.replace(/\\/\\/ +/g,` `);\n",
        ),
        # A line end may be the end of a statement.
        ("a = b\n++c\n", "a=b\n++c\n"),
        ("return a / b / c;\n", "return a/b/c;\n"),
        ("", "\n"),
    ],
)
def test_only_what_readers_need_goes(script: str, leaner: str) -> None:
    assert lean(script) == leaner
