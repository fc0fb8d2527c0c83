"""Links that open a page at the quoted words, as the text fragment specification wants them."""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

__all__ = ["deep_link", "is_web_address"]

_GAP = re.compile(r"\s*(?:\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)|\.\.\.|…)\s*")
_UNSAFE = re.compile(r"[\s()<>\"\\^`{|}\[\]]|[^\x00-\x7f]")


def is_web_address(url: str) -> bool:
    """Tell whether `url` can be linked: http or https, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def deep_link(url: str, quote: str | None) -> str:
    """The address of a page, pointing at `quote` where there is one.

    A quote with an omission (`...`) is given as its beginning and its end. Characters that would
    end a link in markdown are percent-encoded.
    """
    address = _UNSAFE.sub(lambda match: percent_encode(match.group(), safe=""), url.strip())
    words = [part for part in _GAP.split(quote or "") if part]
    if not words:
        return address
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    directive = ":~:text=" + ",".join(_encoded(end) for end in ends)
    return f"{address}{directive}" if "#" in address else f"{address}#{directive}"


def _encoded(words: str) -> str:
    """Percent-encoded; `-`, `,` and `&` have a meaning of their own in a text directive."""
    return percent_encode(" ".join(words.split()), safe="").replace("-", "%2D")
