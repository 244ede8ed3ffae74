"""What can be reached on an open page, by keys and by fingers."""

from typing import Any, NamedTuple

from playwright.sync_api import Page

from browser.measures import NAMING

# A ring is an outline or a shadow: both survive where a page's own colours do not.
# Covered is what lies under something else where the middle of its visible part is (WCAG 2.4.11).
FOCUSED = f"""() => {{ {NAMING}
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const top = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  return {{
    name: named(element),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
      || style.boxShadow !== 'none',
    covered: !top || !(element.contains(top) || top.contains(element)),
    again: element === window.firstStop,
    first: void (window.firstStop ??= element),
  }};
}}"""

# Where focus was, the tab key goes on, even after a blur: the body must have it for a moment.
TO_THE_TOP = """() => {
  delete window.firstStop;
  document.body.tabIndex = -1;
  document.body.focus({preventScroll: true});
  document.body.removeAttribute('tabindex');
}"""

# A link within a sentence is as high as its line, which WCAG 2.5.8 lets it be.
SMALL = f"""(size) => {{ {NAMING}
  const inSentence = (element) => getComputedStyle(element).display === 'inline'
    && element.parentElement.textContent.trim() !== element.textContent.trim();
  return [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, summary, textarea, [tabindex="0"]')]
    .filter((element) => seen(element) && !inSentence(element))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.width < size - .5 || box.height < size - .5))
    .map(([element, box]) =>
      `${{Math.round(box.width)}} x ${{Math.round(box.height)}} px: ${{named(element)}}`);
}}"""


class Stop(NamedTuple):
    """An element that the tab key comes to: is its focus seen, is it under something else?"""

    name: str
    ringed: bool
    covered: bool


def stops(page: Page, most: int = 400) -> list[Stop]:
    """Press the tab key from the top of a page until it comes round; raise where it never does."""
    page.evaluate(TO_THE_TOP)
    found: list[Stop] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focused: Any = page.evaluate(FOCUSED)
        if focused is None or focused["again"]:
            return found
        found.append(Stop(focused["name"], focused["ringed"], focused["covered"]))
    raise AssertionError(f"more than {most} stops, the last at {found[-1].name}")


def unseen(page: Page) -> list[str]:
    """Return the stops of the tab key that a reader does not see."""
    return [
        f"{'covered' if stop.covered else 'no ring'}: {stop.name}"
        for stop in stops(page)
        if stop.covered or not stop.ringed
    ]


def small(page: Page, size: int = 24) -> list[str]:
    """Return what is to be hit and is smaller than so many pixels, links in sentences apart."""
    return list(page.evaluate(SMALL, size))
