"""What is measured on an open page. Each answers with faults in words; an empty list is well.

Nothing here adds a script or a style element, which the Content-Security-Policy would refuse:
code goes in as the debugger's, styles as constructed style sheets.
"""

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from support import REPOSITORY

AXE = REPOSITORY / "tests/browser/node_modules/axe-core/axe.min.js"
# WCAG 2.0 to 2.2, levels A and AA, and what axe holds good practice.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")

# https://www.w3.org/TR/WCAG22/#text-spacing
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
# What a reader gets who has doubled the text size of the browser.
# https://www.w3.org/TR/WCAG22/#resize-text
DOUBLED = ":root { font-size: 200% !important }"

NAMING = """
const named = (element) => {
  const id = element.id && '#' + element.id;
  const classes = [...element.classList].map((name) => '.' + name).join('');
  const words = element.textContent.trim().replace(/\\s+/g, ' ').slice(0, 40);
  return element.localName + (id || classes) + (words && ' "' + words + '"');
};
const seen = (element) => element.checkVisibility({visibilityProperty: true});
"""

SIDEWAYS = f"""() => {{ {NAMING}
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const inside = (element) => {{
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    return false;
  }};
  const wide = [...document.body.querySelectorAll('*')].filter((element) =>
    seen(element) && element.getBoundingClientRect().right > width + .5 && !inside(element));
  const innermost = wide.filter((element) => !wide.some(
    (other) => other !== element && element.contains(other)));
  return [`the page is ${{document.documentElement.scrollWidth}} px wide in ${{width}} px`,
    ...innermost.map((element) =>
      `${{Math.round(element.getBoundingClientRect().right)}} px: ${{named(element)}}`)];
}}"""

# Boxes of a pixel hold words for screen readers only, and are meant to cut them.
CUT = f"""() => {{ {NAMING}
  return [...document.body.querySelectorAll('*')].filter((element) => {{
    if (!seen(element) || element.clientWidth <= 1 || !element.textContent.trim()) return false;
    const style = getComputedStyle(element);
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1
      || hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
  }}).map((element) => 'cut: ' + named(element));
}}"""

# Words that stand on other words: their boxes, less the room above and below the letters.
COVERED = f"""() => {{ {NAMING}
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {{
    const holder = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !seen(holder) || holder.clientWidth === 1
      || holder.localName === 'details' && !holder.open) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {{
      const air = box.height / 4;
      if (box.width > 2) boxes.push(
        {{holder, left: box.left + 1, right: box.right - 1,
          top: box.top + air, bottom: box.bottom - air}});
    }}
  }}
  boxes.sort((one, other) => one.top - other.top);
  const found = new Set();
  boxes.forEach((one, index) => {{
    for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom; next += 1) {{
      const other = boxes[next];
      if (other.left < one.right && one.left < other.right)
        found.add(`on each other: ${{named(one.holder)}} and ${{named(other.holder)}}`);
    }}
  }});
  return [...found];
}}"""

SIZES = """() => [...document.body.querySelectorAll('*')].map(
  (element) => parseFloat(getComputedStyle(element).fontSize))"""

# Pictures grow with the page, not with its text; what they say stands beside them in words.
UNGROWN = f"""(before) => {{ {NAMING}
  return [...document.body.querySelectorAll('*')].filter((element, index) => seen(element)
    && !element.ownerSVGElement
    && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    && parseFloat(getComputedStyle(element).fontSize) < 1.9 * before[index]
  ).map((element) => 'does not grow: ' + named(element));
}}"""

DRESSED = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""

UNDRESSED = "() => { document.adoptedStyleSheets = [] }"


@cache
def axe_source() -> str:
    """Return the script of axe; `make test` fetches it."""
    if not AXE.exists():
        pytest.fail("axe-core is not there: run `npm ci` in tests/browser", pytrace=False)
    return AXE.read_text(encoding="utf-8")


def axe(page: Page, *only: str) -> list[str]:
    """Return the faults of accessibility that axe finds, or those of the rules named."""
    assert page.evaluate("matchMedia('(scripting: enabled)').matches"), "axe waits without script"
    chosen = {"type": "rule", "values": only} if only else {"type": "tag", "values": TAGS}
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    found: Any = page.evaluate(
        "(options) => axe.run(document, options)",
        {"runOnly": chosen, "resultTypes": ["violations"], "preload": False},
    )
    return [
        f"{violation['id']}: {_place(node)}: {_reason(violation, node)}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def _place(node: Any) -> str:
    return " ".join(map(str, node["target"]))


def _reason(violation: Any, node: Any) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return str(checks[0]["message"] if checks else violation["help"])


def overflow(page: Page) -> list[str]:
    """Return what makes the page scroll sideways; what scrolls in a box of its own does not."""
    return list(page.evaluate(SIDEWAYS))


def lost(page: Page) -> list[str]:
    """Return words that cannot be read: out of the page, cut off, or on other words."""
    return [*overflow(page), *page.evaluate(CUT), *page.evaluate(COVERED)]


def lost_when_spaced(page: Page) -> list[str]:
    """Return what is lost where a reader spaces the text out (WCAG 1.4.12)."""
    page.evaluate(DRESSED, SPACING)
    found = lost(page)
    page.evaluate(UNDRESSED)
    return found


def lost_when_doubled(page: Page) -> list[str]:
    """Return what is lost where text is twice as large (WCAG 1.4.4), or does not grow."""
    before = page.evaluate(SIZES)
    page.evaluate(DRESSED, DOUBLED)
    found = [*page.evaluate(UNGROWN, before), *lost(page)]
    page.evaluate(UNDRESSED)
    return found
