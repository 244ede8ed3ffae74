"""XML that nobody vouches for: refused with a reason, in bounded time and memory."""

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.exchange.xml_in import MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, Parsed, parse

NAMES = {"urn:a": "", "urn:b": "p:"}
A = b'<a xmlns="urn:a" xmlns:p="urn:b" xmlns:z="urn:z"'
LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY l0 "ha">
<!ENTITY l1 "&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;">
<!ENTITY l2 "&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;">]>
<a xmlns="urn:a">&l2;</a>"""


def read(raw: bytes) -> Parsed:
    return parse(raw, NAMES)


def test_names_attributes_lines_and_text_are_read() -> None:
    root = read(
        A + b' x="1 &lt; 2" p:y="&#10;">\n<b>  two\nlines <![CDATA[<&>]]></b><p:c/></a>'
    ).root
    assert root is not None
    assert root.attributes == {"x": "1 < 2", "p:y": "\n"}
    b, c = root.children
    assert (b.name, b.line, b.text) == ("b", 2, "  two\nlines <&>")
    assert (c.name, c.line, c.text) == ("p:c", 3, "")
    assert root.all("b") == [b]


def test_what_is_foreign_is_passed_over_with_all_it_holds() -> None:
    root = read(A + b' z:x="1"><z:b><b/></z:b><none xmlns=""/><b/></a>').root
    assert root is not None
    assert root.attributes == {}
    assert [child.name for child in root.children] == ["b"]
    assert read(b"<b/>").root is None


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (LAUGHS, 2, "DOCTYPE"),
        (b'<!DOCTYPE a SYSTEM "http://a/b.dtd"><a xmlns="urn:a"/>', 1, "DOCTYPE"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 1, "DOCTYPE"),
        (b'<!DOCTYPE a [<!ATTLIST a x CDATA "1">]><a/>', 1, "DOCTYPE"),
        (A + b">\n&x;</a>", 2, "thực thể"),
        (A + b">\n&#7;</a>", 2, "sai cú pháp"),
        ('<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"), 1, "UTF-8"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>\n<a/>', 1, "UTF-8"),
        (b'<?xml version="1.0" encoding="utf-7"?>\n<a/>', 1, "UTF-8"),
        (A + b">\n\xff</a>", 2, "UTF-8"),
        (b"", 1, "tệp trống"),
        (b"plain", 1, "sai cú pháp"),
        (A + b">\n<b>", 2, "bị cắt"),
        (A + b">\n<b", 2, "bị cắt"),
        (A + b">\n<b></c></a>", 2, "không khớp"),
        (A + b">\n<b x='1' x='2'/></a>", 2, "bị lặp"),
        (A + b">\n<q:b/></a>", 2, "tiền tố"),
        (A + b"/>\n<b/>", 2, "thừa"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_line(raw: bytes, line: int, words: str) -> None:
    root, problem = read(raw)
    assert root is None
    assert problem is not None
    assert (problem.spot.line, words in problem.message.vi) == (line, True), problem


BIG = 3_000_000


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (A + b">" + b"<b>" * BIG, f"{MAX_DEPTH} cấp"),
        (A + b">" + b"<b/>" * BIG, f"{MAX_ELEMENTS} phần tử"),
        (A + b" " + b" ".join(b'a%d=""' % n for n in range(50_000)) + b"/>", "thuộc tính"),
        (A + b"><b x='" + b"y" * BIG + b"'/></a>", "thẻ dài"),
        (A + b"><" + b"y" * BIG + b"/></a>", "thẻ dài"),
        (A + b"><!--" + b"y" * BIG + b"--></a>", "thẻ dài"),
        (A + b"><?y " + b"y" * BIG + b"?></a>", "thẻ dài"),
    ],
    ids=["depth", "elements", "attributes", "value", "name", "comment", "instruction"],
)
def test_what_is_huge_is_refused_before_it_fills_the_memory(raw: bytes, words: str) -> None:
    tracemalloc.start()
    try:
        problem = read(raw).problem
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert problem is not None
    assert words in problem.message.vi
    assert peak < 150_000_000


def test_the_bounds_themselves_are_allowed() -> None:
    depth = MAX_DEPTH - 1
    assert read(A + b">" + b"<b>" * depth + b"</b>" * depth + b"</a>").problem is None
    names = b" ".join(b'a%d=""' % n for n in range(MAX_ATTRIBUTES))
    assert read(A + b"><b " + names + b"/></a>").problem is None
    assert read(A + b">" + b"x" * BIG + b"</a>").problem is None


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet="<>/&;!?[]-='\" apb\n").map(str.encode)))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    root, problem = read(raw)
    assert root is None or problem is None
