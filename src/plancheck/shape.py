"""Hold data against the types of the model: build what fits, say what does not and where.

msgspec builds a sound entity in one call. Only an entry that it refuses is walked here, key by
key, so that every defect gets its own finding, in both languages, at its own place; what is left
of the entry is built all the same if its required keys stand.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

import msgspec

from plancheck.findings import Finding, Path, Place, Rule
from plancheck.source import DROPPED
from plancheck.text import Text, short

T = TypeVar("T", bound=msgspec.Struct)
_FORMAT = Text("Quy cách tệp kế hoạch (docs/format.md).", "The plan file format (docs/format.md).")
_MISREAD = Text(
    "plancheck không dùng được phần này, nên nó không được kiểm tra tiếp.",
    "plancheck cannot use this part, so it is not checked any further.",
)

UNKNOWN_KEY = Rule(
    slug="unknown-key",
    severity="error",
    title=Text("Khóa không có trong quy cách", "Unknown key"),
    message=Text(
        "Không có khóa “{key}” ở đây.{suggestion}", "There is no key “{key}” here.{suggestion}"
    ),
    why=Text(
        "Khóa viết sai bị bỏ qua: nội dung dưới khóa này sẽ không ai đọc.",
        "A misspelt key is passed over: nobody would read what stands under it.",
    ),
    fix=Text(
        "Sửa tên khóa, hoặc đưa nội dung vào “note”.",
        "Correct the key, or move the content to “note”.",
    ),
    ground=_FORMAT,
)
MISSING_KEY = Rule(
    slug="missing-key",
    severity="error",
    title=Text("Thiếu khóa bắt buộc", "Required key missing"),
    message=Text("{what} thiếu khóa “{key}”.", "{what} lacks the key “{key}”."),
    why=_MISREAD,
    fix=Text("Thêm khóa này.", "Add the key."),
    ground=_FORMAT,
)
INVALID_VALUE = Rule(
    slug="invalid-value",
    severity="error",
    title=Text("Giá trị không hợp lệ", "Invalid value"),
    message=Text(
        "“{value}” không dùng được cho “{key}”.{suggestion}",
        "“{value}” does not fit “{key}”.{suggestion}",
    ),
    why=_MISREAD,
    fix=Text("Cần: {expects}", "Expected: {expects}"),
    ground=_FORMAT,
)
EMPTY_VALUE = Rule(
    slug="empty-value",
    severity="error",
    title=Text("Khóa không có giá trị", "Key without a value"),
    message=Text("“{key}” không có giá trị.", "“{key}” has no value."),
    why=Text(
        "Không rõ là chưa biết, hay đã bị xóa nhầm.",
        "It is unclear whether it is not known, or was deleted by mistake.",
    ),
    fix=Text(
        "Viết giá trị; điều văn bản không nêu thì bỏ hẳn khóa này.",
        "Write the value; leave the key out for what the text does not say.",
    ),
    ground=_FORMAT,
)
RULES = (UNKNOWN_KEY, MISSING_KEY, INVALID_VALUE, EMPTY_VALUE)


class Ref(NamedTuple):
    """What a field says of the entity it names."""

    kinds: tuple[str, ...]
    edge: str


class Shape(NamedTuple):
    """A type of the model, taken apart.

    `form` is `scalar`, `list`, `map` (any keys), `struct`, `union`, or `any` for data whose form
    something else decides; `type` is what msgspec converts to.
    """

    form: Literal["scalar", "list", "map", "struct", "union", "any"]
    type: Any
    parts: tuple["Shape", ...] = ()
    fields: "dict[str, Field]" = {}  # noqa: RUF012 - a tuple's default, never changed
    ref: Ref | None = None
    options: tuple[str, ...] = ()
    pattern: str = ""
    expects: Text | None = None
    metas: tuple[msgspec.Meta, ...] = ()


class Field(NamedTuple):
    """A field of a struct: its attribute, its shape (worked out when asked), and its duty."""

    attribute: str
    shape: Callable[[], Shape]
    required: bool


_DAY = Text(
    "một ngày có thật, viết năm-tháng-ngày, ví dụ 2019-12-31",
    "a day of the calendar, written year-month-day, for example 2019-12-31",
)


def one_of(kind: Any) -> tuple[str, ...]:
    """Return the fields of a struct of which exactly one is given; none for most."""
    names: tuple[str, ...] = getattr(kind, "one_of", ())
    return names


@cache
def shape_of(kind: Any) -> Shape:
    """Take a type of the model apart."""
    metas: list[msgspec.Meta] = []
    bare = kind
    while get_origin(bare) is Annotated:
        bare, *more = get_args(bare)
        metas.extend(meta for meta in more if isinstance(meta, msgspec.Meta))
    origin = get_origin(bare)
    if bare is Any:
        return Shape("any", kind, metas=tuple(metas))
    if origin in (Union, UnionType):
        parts = [shape_of(part) for part in get_args(bare) if part is not type(None)]
        parts = [part for part in parts if part.type is not msgspec.UnsetType]
        return parts[0] if len(parts) == 1 else Shape("union", kind, tuple(parts))
    if origin is tuple:
        return Shape("list", kind, (shape_of(get_args(bare)[0]),), metas=tuple(metas))
    if origin is dict:
        return Shape("map", kind, (shape_of(get_args(bare)[1]),))
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        return Shape("struct", bare, fields=fields_of(bare))
    extra: dict[str, Any] = {}
    for meta in metas:
        extra.update(meta.extra or {})
    options = tuple(map(str, get_args(bare))) if origin is Literal else ()
    expects = Text(extra["vi"], extra["en"]) if "vi" in extra else None
    if bare is date:
        expects = _DAY
    if options:
        listed = ", ".join(options)
        expects = Text(f"một trong: {listed}", f"one of: {listed}")
    ref = Ref(extra["ref"], extra["edge"]) if "ref" in extra else None
    return Shape(
        "scalar",
        kind,
        ref=ref,
        options=options,
        pattern=extra.get("pattern", ""),
        expects=expects,
        metas=tuple(metas),
    )


@cache
def fields_of(kind: type[msgspec.Struct]) -> dict[str, Field]:
    """Return the fields of a struct by the name they are written with."""
    types: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        types.update(getattr(base, "__annotations__", {}))
    optional = set(_names_with_default(kind))
    fields = {}
    for attribute, written in zip(
        kind.__struct_fields__, kind.__struct_encode_fields__, strict=True
    ):
        fields[written] = Field(attribute, _later(types[attribute]), attribute not in optional)
    return fields


def _later(kind: Any) -> Callable[[], Shape]:
    return lambda: shape_of(kind)


def _names_with_default(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    # Of the class itself: msgspec.structs.fields would evaluate every annotation again.
    defaults = kind.__struct_defaults__  # of the last fields
    names = kind.__struct_fields__[len(kind.__struct_fields__) - len(defaults) :]
    return tuple(
        name
        for name, default in zip(names, defaults, strict=True)
        if default is not msgspec.NODEFAULT
    )


def build(data: Any, kind: type[T], place: Place, what: Text) -> tuple[T | None, list[Finding]]:
    """Build an entity from the data of one entry.

    Args:
        data: what stands in the file.
        kind: the struct to build.
        place: where the entry stands.
        what: how a message calls the entry.

    Returns:
        The entity, or None where a required part is missing or unfit; and what is wrong with it.
    """
    try:
        return msgspec.convert(data, kind), []
    except (msgspec.ValidationError, RecursionError):
        found: list[Finding] = []
        left = _mend(data, shape_of(kind), place, what, found)
        return (None if left is _NOTHING else msgspec.convert(left, kind)), found


def fit(data: Any, shape: Shape, place: Place, what: Text) -> list[Finding]:
    """Return what is wrong with data that should have a shape.

    Args:
        data: what stands in the file.
        shape: the shape.
        place: where the data stand.
        what: how a message calls what they belong to.
    """
    found: list[Finding] = []
    _mend(data, shape, place, what, found)
    return found


def without_empty(data: Any, place: Place) -> tuple[Any, list[Finding]]:
    """Return data without the keys and entries that have no value, and a finding for each."""
    found: list[Finding] = []
    return _without_empty(data, place, found), found


def _without_empty(data: Any, place: Place, found: list[Finding]) -> Any:
    if isinstance(data, dict):
        kept = {}
        for key, value in data.items():
            below = place.below(key)
            if value is None:
                if DROPPED not in key:
                    found.append(_no_value(key, below._replace(key=True)))
                continue
            kept[key] = _without_empty(value, below, found)
        return kept
    if isinstance(data, list):
        for index, value in enumerate(data):
            if value is None:
                found.append(EMPTY_VALUE.at(place.below(index), key=f"[{index}]"))
        # An empty entry becomes empty text: the others keep their number, hence their place.
        return [
            "" if value is None else _without_empty(value, place.below(index), found)
            for index, value in enumerate(data)
        ]
    return data


_SPLIT = Text(
    " Chữ có dấu phẩy đặt trong { } hoặc [ ] phải nằm trong dấu ngoặc kép.",
    " Text with a comma inside { } or [ ] needs quotation marks.",
)


def _no_value(key: str, place: Place) -> Finding:
    """Tell a key left empty from the rest of a text that a comma has split."""
    if re.fullmatch(r"[a-z_0-9]+", key):
        return EMPTY_VALUE.at(place, key=key)
    return UNKNOWN_KEY.at(place, key=short(key, 60), suggestion=_SPLIT)


_NOTHING: Any = object()


def _mend(data: Any, shape: Shape, place: Place, what: Text, found: list[Finding]) -> Any:
    """Return what is left of `data` once everything unfit is taken out, adding to `found`."""
    if shape.form == "union":
        form = (
            "struct" if isinstance(data, dict) else "list" if isinstance(data, list) else "scalar"
        )
        fitting = next((part for part in shape.parts if part.form == form), shape.parts[0])
        return _mend(data, fitting, place, what, found)
    if shape.form == "struct" and isinstance(data, dict):
        return _mend_struct(data, shape, place, what, found)
    if shape.form == "list" and isinstance(data, list):
        return _mend_list(data, shape, place, what, found)
    if shape.form == "map" and isinstance(data, dict):
        mended = {
            key: _mend(value, shape.parts[0], place.below(key), what, found)
            for key, value in data.items()
            if DROPPED not in key
        }
        return {key: value for key, value in mended.items() if value is not _NOTHING}
    if shape.form == "any" or (isinstance(data, str) and _is_sound(data, shape)):
        return data
    found.append(_unfit(data, shape, place))
    return _NOTHING


def _mend_struct(
    data: dict[str, Any], shape: Shape, place: Place, what: Text, found: list[Finding]
) -> Any:
    left: dict[str, Any] = {}
    for key, value in data.items():
        if DROPPED in key:
            continue
        below = place.below(key)
        field = shape.fields.get(key)
        if field is None:
            hint = suggest(key, shape.fields, [name for name in shape.fields if name not in data])
            found.append(
                UNKNOWN_KEY.at(below._replace(key=True), key=short(key, 60), suggestion=hint)
            )
            continue
        mended = _mend(value, field.shape(), below, what, found)
        if mended is not _NOTHING:
            left[key] = mended
    missing = [name for name, field in shape.fields.items() if field.required and name not in left]
    found.extend(MISSING_KEY.at(place, what=what, key=name) for name in missing if name not in data)
    if missing:
        return _NOTHING
    names = one_of(shape.type)
    if names and sum(name in left for name in names) != 1:
        if all(name in left for name in names if name in data):
            found.append(_not_one(data, names, place))
        return _NOTHING
    return left


def _mend_list(
    data: list[Any], shape: Shape, place: Place, what: Text, found: list[Finding]
) -> Any:
    left = [
        _mend(value, shape.parts[0], place.below(index), what, found)
        for index, value in enumerate(data)
    ]
    kept = [value for value in left if value is not _NOTHING]
    if len(kept) == len(data) and not _fits(kept, shape.type):
        found.append(_unfit(data, shape, place))
        return _NOTHING
    return kept if kept and _fits(kept, shape.type) else _NOTHING


def _is_sound(data: str, shape: Shape) -> bool:
    return _fits(data, shape.type) and re.search(shape.pattern, data) is not None


def _fits(data: Any, kind: Any) -> bool:
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError:
        return False
    return True


def _not_one(data: dict[str, Any], names: tuple[str, ...], place: Place) -> Finding:
    given = [name for name in names if name in data]
    listed = ", ".join(names)
    return invalid(
        place,
        ", ".join(given) or "{}",
        Text(f"đúng một trong: {listed}", f"exactly one of: {listed}"),
    )


def _unfit(data: Any, shape: Shape, place: Place) -> Finding:
    expects = shape.expects
    if shape.form == "struct":
        listed = ", ".join(shape.fields)
        expects = Text(f"một nhóm khóa: {listed}", f"a mapping with keys: {listed}")
    elif shape.form == "map":
        expects = Text("một nhóm “khóa: giá trị”", "a mapping of “key: value”")
    elif shape.form == "list":
        expects = Text("một danh sách (mỗi dòng một dấu “- ”)", "a list (one “- ” each line)")
        if isinstance(data, list):
            expects = Text("danh sách có đủ số phần tử", "a list of the right length")
    hint = Text("", "")
    if isinstance(data, str):
        if shape.options:
            hint = suggest(data, shape.options)
        elif expects is _DAY:
            hint = _day_hint(data)
        elif (other := data.replace(".", "").replace(",", ".")) != data and _fits(
            other, shape.type
        ):
            hint = did_you_mean(other)
    shown = short(data, 60) if isinstance(data, str) else "{…}" if isinstance(data, dict) else "[…]"
    return invalid(place, shown, expects or Text("chữ", "text"), hint)


def invalid(place: Place, value: str, expects: Text, hint: Text | None = None) -> Finding:
    """Return the finding that a value does not fit its key, and what would."""
    name = next((step for step in reversed(place.path) if isinstance(step, str)), "")
    finding = INVALID_VALUE.at(
        place, value=value, key=name, suggestion=hint or Text("", ""), expects=expects
    )
    rule = INVALID_VALUE._replace(fix=INVALID_VALUE.fix.fill(expects=expects))
    return finding._replace(rule=rule)


def _day_hint(written: str) -> Text:
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", written.strip())
    if match is None:
        return Text("", "")
    day, month, year = map(int, match.groups())
    try:
        return did_you_mean(date(year, month, day).isoformat())
    except ValueError:
        return Text("", "")


def suggest(written: str, names: Any, first: Any = ()) -> Text:
    """Return “ Did you mean …?” with the nearest of some names, or nothing.

    Args:
        written: what was written.
        names: what could have been meant.
        first: the names to prefer.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only for plans with a slip

    for candidates in (first, names):
        close = [name for name in candidates if abs(len(name) - len(written)) <= _FAR]
        if len(close) > MAX_CANDIDATES:
            close = [name for name in close if name[:1] == written[:1]]
        near = get_close_matches(written[:80], close[:MAX_CANDIDATES], n=1, cutoff=0.6)
        if near:
            return did_you_mean(near[0])
    return Text("", "")


# Comparing two names costs some microseconds; a name of quite another length is no slip.
MAX_CANDIDATES = 2_000
_FAR = 8


def did_you_mean(name: str) -> Text:
    """Return the sentence that offers a name instead of the one written."""
    return Text(f" Có phải là “{name}”?", f" Did you mean “{name}”?")


# -- walking what was built ------------------------------------------------------------------------


def kinds_named(kind: type[msgspec.Struct]) -> list[tuple[str, ...]]:
    """Return the sets of kinds of elements that fields of a struct, or below it, name by id."""
    found: dict[tuple[str, ...], None] = {}
    seen: set[type[msgspec.Struct]] = set()

    def walk(shape: Shape) -> None:
        if shape.ref is not None:
            found.setdefault(shape.ref.kinds)
        if shape.form == "struct" and shape.type not in seen:
            seen.add(shape.type)
            for field in shape.fields.values():
                walk(field.shape())
        for part in shape.parts:
            walk(part)

    walk(shape_of(kind))
    return sorted(found)


class Named(NamedTuple):
    """An id that an entity names: where in the entity, of which kinds, and as what."""

    path: Path
    id: str
    ref: Ref


def named_in(data: Any, shape: Shape, path: Path) -> list[Named]:
    """Return every id that data names which should have a shape, with the way to it."""
    if shape.form == "union":
        return [each for part in shape.parts for each in named_in(data, part, path)]
    if shape.form == "struct" and isinstance(data, dict):
        fields = ((key, shape.fields[key].shape()) for key in data if key in shape.fields)
        return [each for key, part in fields for each in named_in(data[key], part, (*path, key))]
    if shape.form == "list" and isinstance(data, list):
        parts = enumerate(data)
        return [e for rank, part in parts for e in named_in(part, shape.parts[0], (*path, rank))]
    if shape.ref is not None and isinstance(data, str):
        return [Named(path, data, shape.ref)]
    return []


@cache
def _walkers(kind: type[msgspec.Struct]) -> tuple[tuple[str, str, Shape], ...]:
    """Return the fields of a struct that hold an id somewhere below."""
    return tuple(
        (written, field.attribute, field.shape())
        for written, field in fields_of(kind).items()
        if _holds_ref(field.shape())
    )


@cache
def _struct_holds_ref(kind: type[msgspec.Struct]) -> bool:
    return bool(_walkers(kind))


def _holds_ref(shape: Shape) -> bool:
    if shape.form == "scalar":
        return shape.ref is not None
    if shape.form == "struct":
        return _struct_holds_ref(shape.type)
    return any(_holds_ref(part) for part in shape.parts)


def named(entity: msgspec.Struct) -> list[Named]:
    """Return every id that an entity names, in the order of its fields."""
    result: list[Named] = []
    _collect(entity, (), result)
    return result


def _collect(part: msgspec.Struct, path: Path, result: list[Named]) -> None:
    for written, attribute, shape in _walkers(type(part)):
        value = getattr(part, attribute)
        if value is None or value == ():
            continue
        if shape.form == "scalar":
            if shape.ref is not None:
                result.append(Named((*path, written), value, shape.ref))
        elif shape.form == "struct":
            _collect(value, (*path, written), result)
        elif shape.form == "list":
            inner = shape.parts[0]
            for index, each in enumerate(value):
                if isinstance(each, msgspec.Struct):
                    _collect(each, (*path, written, index), result)
                elif inner.ref is not None:
                    result.append(Named((*path, written, index), each, inner.ref))
