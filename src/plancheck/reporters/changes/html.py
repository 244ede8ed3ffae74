"""What changed, as one page to send by mail: nothing outside it, no script, every style inline.

Mail programs drop style sheets and turn colours around; so each part names its own text and ground.
"""

from collections.abc import Iterable
from html import escape

from plancheck import summary, telling
from plancheck.comparison import Comparison, Told
from plancheck.diff.kinds import GROUPS
from plancheck.findings import Location
from plancheck.report import Located
from plancheck.summary import Style
from plancheck.terminal import plain
from plancheck.text import Lang, Text

_TITLE = Text("Thay đổi của kế hoạch", "Changes to the plan")
_PASSED = Text("Đạt", "Passed")
_FAILED = Text("Không đạt", "Not passed")
_INK, _DIM, _PAPER, _LINE = "#1a1a1a", "#595959", "#ffffff", "#d0d7de"
_FONT = "font-family:Arial,'Helvetica Neue',sans-serif;"
_TEXT = f"color:{_INK};background-color:{_PAPER};{_FONT}font-size:15px;line-height:1.5;"
_SMALL = f"color:{_DIM};background-color:{_PAPER};font-size:13px;line-height:1.4;"
_HEAD = f"color:{_INK};background-color:{_PAPER};font-size:17px;line-height:1.3;margin:24px 0 8px;"
_ROW = f"border-left:4px solid {{}};padding:4px 0 4px 12px;background-color:{_PAPER};color:{_INK};"
_GROUND = {"weakened": "#b42318", "raised": "#1a7f37", "office": "#8c959f"}
_LEVEL = {"error": "#b42318", "warning": "#9a6700", "note": "#0969da"}
_CODE = f"font-family:Consolas,Menlo,monospace;font-size:12px;word-break:break-all;color:{_DIM};"
_PIECES = {
    "drop": ("del", "color:#b42318;background-color:#ffebe9;text-decoration:line-through;"),
    "add": ("ins", "color:#116329;background-color:#dafbe1;text-decoration:underline;"),
    "keep": ("span", ""),
}


def render(found: Comparison, style: Style) -> str:
    """Return the page."""
    lang = style.lang
    title = _say(_TITLE, lang)
    parts = [_OPEN.format(lang=lang, title=title), *_summary(found, style)]
    for group, rows in found.by_group().items():
        parts += _part(GROUPS[group], len(rows), lang)
        parts += [_row(each, found, style, _GROUND.get(group, "#57606a")) for each in rows]
    parts += _findings(found, style)
    parts.append("</td></tr></table>\n</td></tr></table>\n</body>\n</html>")
    return "\n".join(parts) + "\n"


# On a narrow screen a long id or a hash is broken rather than widening the page.
_FIT = "table-layout:fixed;width:100%;"
_BREAK = "overflow-wrap:anywhere;word-break:break-word;"
# Tables hold the width: mail programs know no other way that works in all of them.
_TABLE = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'
_OPEN = f"""<!DOCTYPE html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light only">
<meta name="supported-color-schemes" content="light">
<title>{{title}}</title>
</head>
<body style="margin:0;padding:0;{_TEXT}" bgcolor="{_PAPER}">
{_TABLE} bgcolor="{_PAPER}" style="{_FIT}{_TEXT}"><tr><td align="center" style="padding:16px 12px;">
{_TABLE} style="max-width:760px;text-align:left;{_FIT}{_TEXT}"><tr><td style="{_BREAK}{_TEXT}">
<h1 style="{_HEAD}margin-top:0;font-size:22px;">{{title}}</h1>"""


def _summary(found: Comparison, style: Style) -> Iterable[str]:
    """Yield whether the change passes, how much changed, and what was compared."""
    lang = style.lang
    failed = telling.failing(found, style.threshold)
    colour = _GROUND["weakened" if failed else "raised"]
    word = _say(_FAILED if failed else _PASSED, lang)
    yield (
        f'<p style="margin:0 0 12px;background-color:{_PAPER};"><strong style="color:#ffffff;'
        f'background-color:{colour};padding:2px 10px;">{word}</strong></p>'
    )
    for each in (telling.changed(found), telling.settled(found)):
        yield f'<p style="margin:0 0 8px;{_TEXT}"><strong>{_say(each, lang)}</strong></p>'
    incomplete = telling.incomplete(found)
    if incomplete.vi:
        look = _row_style(_LEVEL["error"])
        yield f'<p style="{look}"><strong>{_say(incomplete, lang)}</strong></p>'
    verdict = _say(telling.verdict(found, style.threshold), lang)
    yield f'<p style="margin:0 0 8px;{_TEXT}">{verdict}</p>'
    told = [telling.compared(found), *(day.sentence() for day in found.days), *found.notes]
    for each in told:
        yield f'<p style="margin:0 0 4px;{_SMALL}">{_say(each, lang)}</p>'


def _part(title: Text, number: int, lang: Lang) -> Iterable[str]:
    yield f'<h2 style="{_HEAD}">{_say(title, lang)} ({number})</h2>'


def _row_style(colour: str) -> str:
    return f"margin:0 0 12px;{_ROW.format(colour)}"


def _row(each: Told, found: Comparison, style: Style, colour: str) -> str:
    lang = style.lang
    parts = [f'<p style="margin:0;{_TEXT}">{_say(each.sentence, lang)}</p>']
    if each.title.vi:
        parts.append(f'<p style="margin:0;{_SMALL}">“{_say(each.title, lang)}”</p>')
    if each.pieces:
        parts.append(f'<p style="margin:0;{_TEXT}">“{_words(each)}”</p>')
    if each.ordered.vi:
        parts.append(f'<p style="margin:0;{_SMALL}">{_say(each.ordered, lang)}</p>')
    if each.place is not None:
        parts.append(_address(each.place, found, style, old=each.gone))
    return f'<div style="{_row_style(colour)}">{"".join(parts)}</div>'


def _words(each: Told) -> str:
    """Return a rewording: what went struck through, what came underlined."""
    words = []
    for piece in telling.cut(each.pieces):
        tag, look = _PIECES[piece.op]
        gap = " " if piece.text.startswith(" ") else ""
        words.append(f'{gap}<{tag} style="{look}">{_text(piece.text)}</{tag}>')
    return "".join(words)


def _findings(found: Comparison, style: Style) -> Iterable[str]:
    lang = style.lang
    if found.findings.new:
        yield from _part(telling.NEW, len(found.findings.new), lang)
    for ruled in telling.by_rule(found.findings.new):
        rule, colour = ruled.found[0].finding.rule, _LEVEL[ruled.severity]
        name = _say(summary.NAMES[ruled.severity], lang)
        yield (
            f'<h3 style="{_HEAD}font-size:15px;margin:16px 0 4px;"><span style="color:{colour};'
            f'background-color:{_PAPER};">{name}</span> {_say(rule.title, lang)}'
            f" ({len(ruled.found)})</h3>"
        )
        fix = _text(telling.FIX.in_(lang) + rule.fix.in_(lang))
        yield f'<p style="margin:0 0 8px;{_SMALL}">{fix}</p>'
        for each in ruled.found:
            yield _finding(each, found, style, colour)
    for title, gone in (
        (telling.SETTLED, found.findings.settled),
        (telling.DROPPED, found.findings.dropped),
    ):
        if gone:
            yield from _part(title, len(gone), lang)
            for each in gone:
                yield _finding(each, found, style, _GROUND["office"], old=True)


def _finding(
    each: Located, found: Comparison, style: Style, colour: str, *, old: bool = False
) -> str:
    words = _text(summary.message(each, style.lang))
    place = _address(each.location, found, style, old=old)
    return f'<div style="{_row_style(colour)}"><p style="margin:0;{_TEXT}">{words}</p>{place}</div>'


def _address(place: Location, found: Comparison, style: Style, *, old: bool) -> str:
    """Return file and line, linked where the commit of that side and its home are known."""
    shown = _text(f"{telling.BEFORE.in_(style.lang) if old else ''}{place.file}:{place.line}")
    url = telling.web(place, found, style, old=old)
    if url:
        shown = f'<a href="{_text(url)}" style="color:#0550ae;">{shown}</a>'
    return f'<p style="margin:0;background-color:{_PAPER};{_CODE}">{shown}</p>'


def _say(text: Text, lang: Lang) -> str:
    return _text(text.in_(lang))


def _text(words: str) -> str:
    return escape(" ".join(plain(words).split()))
