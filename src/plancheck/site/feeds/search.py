"""The index of the search: a script that sets one global, so that it works from a disk as well.

Browsers refuse to fetch a file beside a page that was opened from a disk; a script they load.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from plancheck.site.folding import TONES, fold, order
from plancheck.terminal import plain
from plancheck.text import Lang, Text

GLOBAL = "plancheckIndex"

# Names that officials write short, as usual in titles and numbers of acts.
COMMON: dict[str, str] = {
    "Ủy ban nhân dân": "UBND",
    "Hội đồng nhân dân": "HĐND",
    "thủ tục hành chính": "TTHC",
    "công nghệ thông tin": "CNTT",
    "Kế hoạch và Đầu tư": "KHĐT",
    "cơ sở dữ liệu": "CSDL",
    "dịch vụ công trực tuyến": "DVCTT",
    "văn bản quy phạm pháp luật": "VBQPPL",
}
# Kinds of bodies that are written out before the initials of the rest: Sở TTTT, Bộ KHCN.
_HEADS = ("tổng cục", "chi cục", "trung tâm", "văn phòng", "sở", "bộ", "cục", "ban", "phòng")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 14  # longer names have no initials that anybody would type


class Entry(NamedTuple):
    """Something that can be found.

    `to` is the path of its page from the root of the site, perhaps with a fragment. `keys` is what
    it is called besides its title: id, number as printed, number of an act, abbreviations; the
    first is shown beside the title, as titles may be the same. Among entries that fit equally well,
    those of a smaller `rank` come first, then those of short titles.
    """

    to: str
    kind: Text
    words: str
    keys: tuple[str, ...] = ()
    rank: int = 0


def render(entries: Iterable[Entry], lang: Lang) -> str:
    """Return the script: kinds, then for each entry its path, kind, title and keys.

    Entries stand in the order of equally good hits.
    """
    listed = sorted(set(entries), key=_standing)
    kinds = sorted({each.kind.in_(lang) for each in listed}, key=order)
    places = {kind: place for place, kind in enumerate(kinds)}
    rows = [_row(each, places[each.kind.in_(lang)]) for each in listed]
    return f"{GLOBAL}={_script([kinds, rows])};\n"


def _standing(entry: Entry) -> tuple[object, ...]:
    title = order(entry.words)
    return entry.rank, len(entry.words), title, entry.to, entry.kind.vi, entry.keys


def _row(entry: Entry, kind: int) -> list[str | int]:
    """Return an entry as it stands in the script; a key that its title holds adds nothing."""
    words = plain(entry.words)
    keys = dict.fromkeys(plain(key) for key in entry.keys)
    return [plain(entry.to), kind, words, *(key for key in keys if key != words)]


def _script(data: object) -> str:
    """Return data as JavaScript: nothing in it ends a script or a line of one."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_UNSAFE = re.compile("[<>\u2028\u2029\ud800-\udfff]")


def abbreviations(name: str) -> tuple[str, ...]:
    """Return how officials write the name of a body short.

    >>> abbreviations("Sở Giáo dục và Đào tạo")
    ('SGDĐT', 'Sở GDĐT')
    >>> abbreviations("Ủy ban nhân dân huyện Cầu Kè")
    ('UBND huyện Cầu Kè', 'UBNDHCK')
    """
    name = unicodedata.normalize("NFC", name)
    shortened = _shortened(name)
    found = [shortened] if shortened != name else []
    words = _WORD.findall(name)
    if 2 <= len(words) <= _MOST_WORDS:
        found.append(_initials(words))
        head = next((each for each in _HEADS if name.lower().startswith(f"{each} ")), "")
        rest = words[len(head.split()) :]
        if head and len(rest) > 1:
            found.append(f"{name[: len(head)]} {_initials(rest)}")
    return tuple(dict.fromkeys(found))


def common(text: str) -> tuple[str, ...]:
    """Return the usual abbreviations of what a text names.

    >>> common("Ứng dụng công nghệ thông tin tại Uỷ ban nhân dân xã")
    ('UBND', 'CNTT')
    """
    folded = fold(text)
    return tuple(short for whole, short in COMMON.items() if fold(whole) in folded)


def _initials(words: Iterable[str]) -> str:
    """Return first letters without tones; “và” has none: Sở Thông tin và Truyền thông is STTTT."""
    return "".join(_toneless(word[0]).upper() for word in words if word.lower() != "và")


def _toneless(letter: str) -> str:
    bare = "".join(each for each in unicodedata.normalize("NFD", letter) if each not in TONES)
    return unicodedata.normalize("NFC", bare)


def _shortened(name: str) -> str:
    """Return a name with its common parts written short."""
    for whole, short in _SPELLINGS:
        name = whole.sub(short, name)
    return name


_SPELLINGS = tuple(
    (re.compile(re.escape(spelling), re.IGNORECASE), short)
    for whole, short in COMMON.items()
    for spelling in dict.fromkeys((whole, whole.replace("Ủy", "Uỷ")))
)
