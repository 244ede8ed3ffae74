"""The configuration file `plancheck.yaml`, read into one frozen `Config`."""

import os
import posixpath
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from plancheck import locating, rules, shape, source
from plancheck.errors import ConfigError
from plancheck.findings import SEVERITIES, Finding, Place, Severity
from plancheck.scalars import Days, Words
from plancheck.text import Text

Level = Literal["error", "warning", "note", "off"]
_UNIT = Text("Cấu hình", "The configuration")


def _words(vi: str, en: str) -> Meta:
    return Meta(description=f"{vi}\n\n{en}")


class PathRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Other settings for the files that a pattern names."""

    path: Annotated[Words, _words("Mẫu tên tệp, ví dụ tra-vinh/**.", "A file pattern.")]
    ignore: Annotated[tuple[Words, ...], _words("Quy tắc bỏ qua.", "Rules to leave out.")] = ()
    severity: Annotated[
        dict[str, Level], _words("Mức của từng quy tắc.", "The severity of each rule.")
    ] = {}


class WaiverLimits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long waivers may hold (thời hạn miễn trừ)."""

    max_days: Annotated[
        Days, _words("Miễn trừ dài nhất, số ngày.", "The longest waiver, in days.")
    ] = "180"
    warn_days: Annotated[
        Days, _words("Nhắc trước khi hết hạn, số ngày.", "Days of warning before the end.")
    ] = "30"


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of one project (cấu hình)."""

    language: Annotated[
        Literal["vi", "en"], _words("Ngôn ngữ báo cáo.", "The language of reports.")
    ] = "vi"
    plan: Annotated[Words, _words("Thư mục chứa kế hoạch.", "The folder that holds the plans.")] = (
        "plan"
    )
    select: Annotated[
        tuple[Words, ...], _words("Chỉ chạy các quy tắc này.", "Run only these rules.")
    ] = ()
    ignore: Annotated[
        tuple[Words, ...], _words("Không chạy các quy tắc này.", "Leave these rules out.")
    ] = ()
    fail_on: Annotated[
        Literal["error", "warning", "note"],
        _words("Từ mức này thì không đạt.", "From this level on the run fails."),
    ] = "error"
    severity: Annotated[
        dict[str, Level], _words("Mức của từng quy tắc.", "The severity of each rule.")
    ] = {}
    paths: Annotated[
        tuple[PathRule, ...], _words("Thiết lập riêng theo tệp.", "Settings for certain files.")
    ] = ()
    waivers: Annotated[WaiverLimits, _words("Thời hạn miễn trừ.", "How long waivers may hold.")] = (
        WaiverLimits()
    )
    baseline: Annotated[Words, _words("Tệp mức nền.", "The baseline file, beside this file.")] = (
        "plancheck-baseline.json"
    )


def plan_of(raw: bytes) -> str | None:
    """Return the plan folder that a configuration names, whatever else in it is unfit or unknown.

    Args:
        raw: the bytes of a `plancheck.yaml`, perhaps one that another version was written for.

    Returns:
        The way from the folder of the file, None where it leads out or is not to be read.
    """
    data: Any = source.parse(source.CONFIG_NAME, raw).data
    named = data.get("plan", Config().plan) if isinstance(data, dict) else None
    if not isinstance(named, str) or "\0" in named:
        return None
    way = posixpath.normpath(named.replace(os.sep, "/"))
    return None if way.startswith("/") or way.split("/")[0] == ".." else way


def find(start: str) -> str | None:
    """Return the nearest `plancheck.yaml` in a folder or above it, up to the checkout's root."""
    folder = os.path.abspath(start)
    while True:
        path = os.path.join(folder, source.CONFIG_NAME)
        if os.path.isfile(path):
            return path
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def read(path: str) -> Config:
    """Read a configuration file.

    Raises:
        ConfigError: it cannot be read, or a setting is unknown or unfit; says where.
    """
    name = os.path.basename(path)
    document = source.read(os.path.dirname(path) or ".", name)
    found = [finding for finding in document.findings if finding.rule is not source.FILE_FORM]
    settings = None
    if not found:
        data = {} if document.data is None else document.data
        settings, found = shape.build(data, Config, Place(name), _UNIT)
    if settings is None or found:
        raise ConfigError(_complaint(path, document, found))
    for slugs in (settings.select, settings.ignore, settings.severity):
        known_rules(slugs, name)
    for each in settings.paths:
        known_rules((*each.ignore, *each.severity), name)
    return settings


def known_rules(slugs: Iterable[str], where: str) -> None:
    """Refuse names that are neither a rule nor a family.

    Raises:
        ConfigError: with the nearest name that exists.
    """
    known = [*rules.by_slug(), *rules.families().values()]
    for slug in slugs:
        if slug not in known:
            hint = shape.suggest(slug, dict.fromkeys(known))
            raise ConfigError(
                Text(
                    f"{where}: không có quy tắc “{slug}”.{hint.vi}",
                    f"{where}: there is no rule “{slug}”.{hint.en}",
                )
            )


def _complaint(path: str, document: source.Document, found: list[Finding]) -> Text:
    if not found:
        return Text(f"{path}: cấu hình không dùng được.", f"{path}: not a usable configuration.")
    first = found[0]
    location = locating.locate(document, [first.place])[first.place]
    place = f"{path}:{location.line}:{location.column}"
    return Text(
        f"{place}: {first.message.vi} {first.rule.fix.vi}",
        f"{place}: {first.message.en} {first.rule.fix.en}",
    )


def selected(config: Config, select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the names of the rules to report, after the file's and the command's selection.

    A name of a family stands for all its rules. Rules of reading the files cannot be left out.
    """
    family_of = rules.families()
    files = {slug for slug, family in family_of.items() if family == "files"}
    chosen = _expand(tuple(select) or config.select) or set(family_of)
    off = {slug for slug, level in config.severity.items() if level == "off"}
    left_out = _expand((*config.ignore, *ignore)) | off
    return frozenset((chosen - left_out) | files)


def apply(config: Config, findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with the severities of the configuration, without those it leaves out."""
    kept = []
    for finding in findings:
        slug, file = finding.rule.slug, finding.place.file
        level: Level = config.severity.get(slug, finding.severity)
        for each in config.paths:
            if matches(file, each.path):
                level = "off" if slug in _expand(each.ignore) else each.severity.get(slug, level)
        if rules.families()[slug] == "files" and SEVERITIES.index(finding.severity) == 0:
            level = "error"  # what could not be read is never waved through
        if level != "off":
            kept.append(finding._replace(severity=level))
    return kept


def matches(file: str, pattern: str) -> bool:
    """Tell whether a file lies under a pattern: a folder, a name, or a glob with `*` and `**`."""
    pattern = pattern.removeprefix("./").rstrip("/")
    return file == pattern or file.startswith(pattern + "/") or fnmatchcase(file, pattern)


def threshold(asked: str | None, config: Config) -> Severity:
    """Return the severity from which a run fails."""
    return next((level for level in SEVERITIES if level == asked), config.fail_on)


def _expand(names: Iterable[str]) -> set[str]:
    family_of = rules.families()
    return {slug for name in names for slug, family in family_of.items() if name in (slug, family)}
