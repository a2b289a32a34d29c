"""Strangers' HTML: as text to read, and cleaned for a sandboxed frame."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import nh3

from kulanz.lib.html_depth import flatten

_LONGEST_TO_READ = 500_000
_LONGEST_TO_SHOW = 1_000_000
_DEEPEST = 200
_NO_PICTURES: Mapping[str, str] = MappingProxyType({})

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "address",
        "article",
        "b",
        "bdi",
        "big",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "font",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "main",
        "mark",
        "nav",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
_WITHOUT_CONTENT = frozenset(
    {
        "script",
        "style",
        "title",
        "template",
        "iframe",
        "object",
        "noscript",
        "svg",
        "math",
        "textarea",
        "select",
    }
)
_SIZES = {"align", "valign", "width", "height", "bgcolor"}
_ATTRIBUTES = {
    "*": {"style", "dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "align", "border"},
    "font": {"color", "face", "size"},
    "ol": {"start", "type"},
    "table": _SIZES | {"border", "cellpadding", "cellspacing"},
    "td": _SIZES | {"colspan", "rowspan", "nowrap"},
    "th": _SIZES | {"colspan", "rowspan", "nowrap"},
    "tr": _SIZES,
    "col": {"span", "width"},
    "div": {"align"},
    "p": {"align"},
    "h1": {"align"},
    "h2": {"align"},
    "h3": {"align"},
}
_SIDES = ("", "-top", "-right", "-bottom", "-left")
_STYLES = {
    "background-color", "border-collapse", "border-radius", "border-spacing", "color", "direction", "display",
    "font", "font-family", "font-size", "font-style", "font-variant", "font-weight", "height",
    "letter-spacing", "line-height", "list-style-type", "max-width", "min-width", "max-height",
    "overflow", "overflow-wrap",
    "table-layout", "text-align", "text-decoration", "text-indent", "text-transform", "vertical-align",
    "white-space", "width", "word-break", "word-wrap",
    *(f"{box}{side}" for box in ("margin", "padding", "border") for side in _SIDES),
    *(f"border{side}-{what}" for side in _SIDES for what in ("color", "style", "width")),
}  # fmt: skip
# A style may neither fetch (url, image, @import, src), nor run (old expression), nor hide these in escapes.
_HARMFUL_STYLE = re.compile(r"[\\@<]|/\*|url|image|expression|src|attr|var|env|behaviou?r|binding", re.I)
_LINK = re.compile(r"\s*(?:https?|mailto|tel):", re.I)
_REMOTE = re.compile(r"\s*https?:", re.I)
_PICTURE_DATA = re.compile(r"\s*data:image/(?:png|gif|jpeg|jpg|webp);base64,[A-Za-z0-9+/=\s]+\Z", re.I)
# The filter marks a remote picture with a scheme of our own; afterwards its attribute is renamed.
_BLOCKED = "x-blocked"
_BLOCKED_PICTURE = re.compile(rf'(<img(?: [a-z-]+="[^"]*")*? )src="{_BLOCKED}:')
_UNFIT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """HTML without anything that runs, sends or fetches, and how many remote pictures were held back."""

    html: str
    blocked_images: int


def to_text(html: str) -> str:
    """What a reader would see, as text; linear in the size, whatever the nesting."""
    from kulanz.lib import html_text  # noqa: PLC0415  lxml: slow import, and most mail has plain text

    return html_text.read(html[:_LONGEST_TO_READ])


def clean(html: str, *, remote_images: bool, pictures: Mapping[str, str] = _NO_PICTURES) -> Cleaned:
    """For a sandboxed frame; `pictures` maps Content-IDs to the addresses under which we serve them."""

    def kept(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "src" and not remote_images and _REMOTE.match(value):
            return f"{_BLOCKED}:{value.strip()}"
        return _kept(attribute, value, pictures)

    cleaner = nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_WITHOUT_CONTENT),
        attributes=_ATTRIBUTES,
        attribute_filter=kept,
        link_rel="noopener noreferrer nofollow",
        url_schemes={"http", "https", "mailto", "tel", "cid", "data", _BLOCKED},
        set_tag_attribute_values={"a": {"target": "_blank"}},
        filter_style_properties=_STYLES,
    )
    source = _UNFIT.sub("", html[:_LONGEST_TO_SHOW])
    return Cleaned(*_BLOCKED_PICTURE.subn(r'\1data-blocked-src="', cleaner.clean(flatten(source, _DEEPEST))))


def _kept(attribute: str, value: str, pictures: Mapping[str, str]) -> str | None:
    if attribute == "style":
        return "; ".join(one for one in value.split(";") if not _HARMFUL_STYLE.search(one)) or None
    if attribute == "href":
        return value if _LINK.match(value) else None
    if attribute == "src":
        return _picture(value.strip(), pictures)
    return value


def _picture(source: str, pictures: Mapping[str, str]) -> str | None:
    if source[:4].lower() == "cid:":
        return pictures.get(source[4:])
    return source if _REMOTE.match(source) or _PICTURE_DATA.match(source) else None
