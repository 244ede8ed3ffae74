"""Add the draft of an act to the registry: to which file, with which words, and what comes next."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from plancheck import edit
from plancheck.drafting import Draft, draft, normal, year_of
from plancheck.edit import Add, Rewrite
from plancheck.errors import InputError
from plancheck.findings import Place
from plancheck.load import Loaded
from plancheck.locating import locate
from plancheck.model import Act
from plancheck.project import Project, address, refuse_unread
from plancheck.registry import prefix_of
from plancheck.source import SUFFIXES, parse
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text, write

DEFAULT_FILE = "registry/legal.yaml"


class Added(NamedTuple):
    """The draft of an act, the change that adds it, and where it stands then."""

    draft: Draft
    rewrites: tuple[Rewrite, ...]
    at: str


class Asked(NamedTuple):
    """Which act to add: `given` is its number or a whole citation.

    `issued` is the day of issue, where the citation does not print it; `file` the file to add it
    to, as named on the command line (else the one with most acts); `name` the id to give it.
    """

    given: str
    issued: date | None = None
    file: str | None = None
    name: str | None = None


def add(project: Project, loaded: Loaded, asked: Asked) -> Added:
    """Return what it takes to add the draft of an act; nothing is written.

    Raises:
        InputError: the act is there already, or cannot be told from what is given.
        EditError: the file cannot be changed.
    """
    refuse_unread(project, loaded)
    registry = loaded.workspace.registry
    drafted = draft(registry, asked.given, asked.issued, asked.name)
    _is_new(project, loaded, drafted.act)
    target = _below(project, asked.file) if asked.file else _home(loaded)
    entry = Add(target, ("acts",), drafted.act, comment=_comment(drafted))
    rewrites = edit.prepare(loaded.root, [entry], loaded.documents)
    after = parse(target, rewrites[0].after)
    place = Place(target, ("acts", len(after.data["acts"]) - 1))
    line = locate(after, [place])[place].line
    return Added(drafted, rewrites, f"{project.base}{target}:{line}")


def _entries(loaded: Loaded) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield every act as it is written, also one that the model refuses."""
    for document in loaded.documents:
        acts = document.data.get("acts") if isinstance(document.data, dict) else None
        for index, entry in enumerate(acts if isinstance(acts, list) else ()):
            if isinstance(entry, dict):
                yield Place(document.file, ("acts", index)), entry


def _is_new(project: Project, loaded: Loaded, act: Act) -> None:
    """Refuse an act that is in the registry, and an id that is taken."""
    for place, entry in _entries(loaded):
        if _is_same(act, entry):
            where, name = address(project, loaded, place), entry.get("id")
            raise InputError(
                Text(
                    f"{act.number} đã có trong danh mục: {name} ({where}). Không thay đổi gì.",
                    f"{act.number} is in the registry already: {name} ({where}). Nothing was"
                    " changed.",
                )
            )
        if entry.get("id") == act.id:
            raise _taken(act.id, address(project, loaded, place))
    registry = loaded.workspace.registry
    if act.id in registry.entities:
        raise _taken(act.id, address(project, loaded, registry.at(registry.entities[act.id])))


def _is_same(act: Act, entry: dict[str, Any]) -> bool:
    """Tell whether an entry, as written, is an act: its number, its year, its province.

    Numbers of one symbol begin anew each year, in each province. What an entry does not say counts
    as the same: better to look at an entry too often than to have an act twice.
    """
    number, kind, issuer, issued, year = (
        each if isinstance(each, str) else None
        for each in map(entry.get, ("number", "type", "issuer", "issued", "year"))
    )
    if number is None or normal(number, kind) != normal(act.number or "", act.type):
        return False
    if issuer and act.issuer and prefix_of(issuer) != prefix_of(act.issuer):
        return False
    own = year_of(act.number, act.type, str(act.issued or ""), act.year)
    other = year_of(number, kind, issued, year)
    return None in (own, other) or own == other


def _taken(name: str, where: str) -> InputError:
    return InputError(
        Text(
            f"Mã {name} đã được dùng ({where}). Đặt mã khác bằng --id.",
            f"The id {name} is taken ({where}). Give another with --id.",
        )
    )


# -- where it goes ---------------------------------------------------------------------------------


def _home(loaded: Loaded) -> str:
    """Return the file that holds most of the acts."""
    counts = Counter(place.file for place, _ in _entries(loaded))
    return min(counts, key=lambda file: (-counts[file], file)) if counts else DEFAULT_FILE


def _below(project: Project, file: str) -> str:
    """Return a file of the command line as its name below the plan folder."""
    path = os.path.join(os.path.realpath(os.path.dirname(file) or "."), os.path.basename(file))
    name = os.path.relpath(path, project.root).replace(os.sep, "/")
    if name.startswith("../") or not name.endswith(SUFFIXES):
        raise InputError(
            Text(
                f"“{file}” không phải là tệp .yaml trong thư mục kế hoạch.",
                f"“{file}” is not a .yaml file in the plan folder.",
            )
        )
    return name


# -- what to do with it ----------------------------------------------------------------------------

_LOOK = Text(
    "Cơ sở dữ liệu quốc gia về văn bản pháp luật (vbpl.vn) hoặc Công báo (congbao.chinhphu.vn)",
    "the national database of legal acts (vbpl.vn) or the gazette (congbao.chinhphu.vn)",
)
_PROVINCE = Text(
    "Công báo của tỉnh; văn bản quy phạm pháp luật thì tra cả ở vbpl.vn",
    "the gazette of the province, and vbpl.vn for what is normative",
)
_ASK = Text(
    "cơ quan ban hành (văn bản loại này thường không có trên vbpl.vn, công báo)",
    "the body that issued it (vbpl.vn and the gazette seldom hold this kind)",
)
_STANDARD = Text(
    "cơ quan tiêu chuẩn quốc gia (quyết định công bố, quyết định hủy bỏ tiêu chuẩn)",
    "the national standards body (the decisions that publish and cancel standards)",
)


def _where(act: Act) -> Text:
    """Return where an act of this kind can be looked up."""
    if act.type == "tieu-chuan":
        return _STANDARD
    number = act.number or ""
    party = number.endswith(("/TW", "/TU"))
    internal = act.type in ("cong-van", "to-trinh", "ke-hoach", "other") and "VBHN" not in number
    if party or internal:
        return _ASK
    return _PROVINCE if act.issuer and prefix_of(act.issuer) else _LOOK


def _comment(drafted: Draft) -> tuple[str, ...]:
    """Return what stands above the entry: files of plans are kept in Vietnamese."""
    parts = "; ".join(f"{field} ({words.vi})" for field, words in drafted.missing)
    return (
        f"Bản nháp do “plancheck law add” ghi theo số hiệu, chưa tra cứu. Bổ sung: {parts}.",
        f"Tra ở {_where(drafted.act).vi}. Xong thì xóa lời dặn này.",
    )


def _open(drafted: Draft, keys: str, what: Text) -> Text:
    """Return what to fill in, with the reason why the issuer could not be told."""
    doubt = drafted.doubt if keys == "issuer" else Text("", "")
    why = Text(f" ({doubt.vi})", f" ({doubt.en})") if doubt.vi else doubt
    return Text(f"{keys}: {what.vi}{why.vi}", f"{keys}: {what.en}{why.en}")


def render(added: Added, lang: Lang, *, colour: bool) -> str:
    """Return what was written, what is missing, and what to do next."""
    act = added.draft.act
    head = Text(f"Đã ghi bản nháp {act.id} ({added.at}).", f"Draft {act.id} added ({added.at}).")
    facts = [act.number or "", act.vi or "", write(act.issued, lang) if act.issued else ""]
    lines = [
        paint(plain(head.in_(lang)), "bold", colour=colour),
        indent(" – ".join(filter(None, [*facts, act.issuer or ""])), "  "),
        "",
        paint(Text("Cần bổ sung", "To complete").in_(lang), "bold", colour=colour),
        *(
            indent(_open(added.draft, *each).in_(lang), "    ", "  ")
            for each in added.draft.missing
        ),
        "",
        paint(Text("Việc tiếp theo", "Next").in_(lang), "bold", colour=colour),
    ]
    look = Text("Tra ở {where}.", "Look it up at {where}.").fill(where=_where(act))
    fill = Text(
        "Điền các khóa trên vào tệp; điều chưa tra được thì bỏ hẳn khóa, không đoán.",
        "Fill in these keys in the file; leave out what could not be found, do not guess.",
    )
    check = Text(
        f"Chạy “plancheck check”, rồi xem lại bằng “plancheck law show {act.id}”.",
        f"Run “plancheck check”, then look at it with “plancheck law show {act.id}”.",
    )
    steps = [look, fill, check]
    lines += [indent(f"{n}. {step.in_(lang)}", "     ", "  ") for n, step in enumerate(steps, 1)]
    return "\n".join(lines) + "\n"
