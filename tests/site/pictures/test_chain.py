"""The chain around one element: bounded as a picture, whole as a table."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.site.pictures.chain import Edge, Node, Nodes, chain
from plancheck.site.pictures.figure import Figure, both
from plancheck.text import Text
from strategies import TEXTS
from support import steps
from svg import HOSTILE, boxes, links, pen, read, told, words

REL = Text("phục vụ", "serves")
HEADS = ("Căn cứ", "Mục tiêu", "Nhiệm vụ", "Cơ quan")


def columns(*counts: int) -> list[Nodes]:
    return [
        Nodes(
            both(HEADS[at]),
            tuple(Node(f"{at}-{n}", both(f"Mục {at}-{n}"), f"x/{at}-{n}/") for n in range(count)),
            f"tat-ca/{at}/",
        )
        for at, count in enumerate(counts)
    ]


def drawn(counts: tuple[int, ...], edges: list[Edge], centre: str = "1-0", most: int = 8) -> Figure:
    return chain(pen(), both("Liên hệ"), columns(*counts), edges, centre, most)


def edge(start: str, end: str, *, inferred: bool = False) -> Edge:
    return Edge(start, REL, end, inferred)


EDGES = st.lists(
    st.builds(
        lambda a, b, c, d, i: edge(f"{a}-{b}", f"{c}-{d}", inferred=i),
        st.integers(0, 3), st.integers(0, 12), st.integers(0, 3), st.integers(0, 12), st.booleans(),
    ),
    max_size=40,
)  # fmt: skip


@settings(deadline=None)
@given(st.tuples(*[st.integers(0, 12)] * 4), EDGES, st.integers(1, 8))
def test_boxes_never_overlap_and_every_node_is_in_the_table(
    counts: tuple[int, ...], edges: list[Edge], most: int
) -> None:
    figure = drawn(counts, edges, "2-11", most)
    root = read(figure.svg)
    placed = boxes(root, "p-box")
    for at, (left, top, wide, high) in enumerate(placed):
        assert left + wide <= 920
        for other, above, _, tall in placed[at + 1 :]:
            assert (
                left + wide < other
                or other + wide < left
                or top + high < above
                or above + tall < top
            )
    cells = {cell for row in told(figure.grid) for cell in row}
    nodes = [f"Mục {at}-{n}" for at, count in enumerate(counts) for n in range(count)]
    assert set(nodes) <= cells
    assert len(placed) == sum(min(count, most) + (count > most) for count in counts)
    assert len(links(root)) == len(placed)


def test_what_is_too_much_is_counted_and_leads_to_the_list() -> None:
    figure = drawn((1, 1, 20), [edge("1-0", f"2-{n}") for n in range(20)])
    root = read(figure.svg)
    assert "và 12 mục khác" in words(root)
    assert "../tat-ca/2/" in links(root)
    assert len(told(figure.grid)) == 20 + 1  # the act stands alone
    lines = [e for e in root.iter("path") if "p-edge" in e.get("class", "")]
    assert len(lines) == 9  # those that are not shown share one line to the last box


def test_the_element_itself_always_has_its_box() -> None:
    root = read(drawn((0, 30), [], "1-29").svg)
    assert len(boxes(root, "p-self")) == 1
    assert "../x/1-29/" in links(root)
    assert "../x/1-7/" not in links(root)


def test_inferred_links_are_dashed_and_explained() -> None:
    figure = drawn((1, 1), [edge("0-0", "1-0", inferred=True)])
    assert "suy ra khi số hóa" in words(read(figure.svg))
    assert "p-dashed" in figure.svg
    assert told(figure.grid) == [["Mục 0-0", "phục vụ", "Mục 1-0", "suy ra khi số hóa"]]
    assert "p-dashed" not in drawn((1, 1), [edge("0-0", "1-0")]).svg


def test_states_and_findings_are_words() -> None:
    node = Node("a", both("Nghị định"), "x/", "ceased", flag=True)
    root = read(chain(pen(), both("x"), [Nodes(both("Căn cứ"), (node,))], [], "a").svg)
    assert words(root) == ["Căn cứ", "Nghị định", "hết hiệu lực", "có phát hiện"]


def test_a_link_is_named_by_all_that_its_box_says() -> None:
    node = Node("a", both("Nghị định"), "x/", "ceased", flag=True)
    root = read(chain(pen(), both("x"), [Nodes(both("Căn cứ"), (node,))], [], "a").svg)
    assert [a.findtext("title") for a in root.iter("a")] == [
        "Nghị định; hết hiệu lực; có phát hiện"
    ]
    rest = read(drawn((0, 0, 12), []).svg)
    assert [a.findtext("title") for a in rest.iter("a")][-1] == "Nhiệm vụ; và 4 mục khác"


def test_an_empty_column_says_so() -> None:
    none = Text("Văn bản không nêu cơ quan nào", "The text names no body")
    found = chain(pen(), both("x"), [Nodes(both("Cơ quan"), (), none=none)], [], "a")
    assert "Văn bản không nêu cơ quan nào" in words(read(found.svg))


@settings(deadline=None)
@given(TEXTS | st.sampled_from(HOSTILE))
def test_hostile_words_and_keys_stay_text(text: str) -> None:
    node = Node(text, both(text), "x/", text, flag=True)
    other = Node(f"{text}\0<", both(text))
    nodes = [Nodes(both(text), (node,)), Nodes(both(text), ()), Nodes(both("b"), (other,))]
    found = chain(pen(text), both(text), nodes, [Edge(node.key, both(text), other.key)], text)
    read(found.svg)


def test_an_edge_passes_a_column_between_its_boxes() -> None:
    root = read(
        drawn((1, 3, 1), [edge("0-0", "2-0"), *(edge(f"1-{n}", "2-0") for n in range(3))]).svg
    )
    [way] = [e.get("d", "") for e in root.iter("path") if " H " in e.get("d", "")]
    level = float(way.split(" H ")[0].split()[-1])
    for _, top, _, high in boxes(root, "p-box")[1:4]:
        assert not top < level < top + high


def test_two_knots_of_a_gap_are_never_one() -> None:
    edges = [edge(f"0-{a}", f"1-{b}") for a in range(4) for b in range(4) if a % 2 == b % 2]
    root = read(drawn((4, 4), edges, "0-0").svg)
    lines = [e.get("d", "").split() for e in root.iter("path") if "p-edge" in e.get("class", "")]
    assert len(lines) == 8
    begins = {(line[1], line[2]) for line in lines}
    ends = {(line[-2], line[-1]) for line in lines}
    knots = begins & ends  # where lines of both sides meet
    assert len({left for left, _ in knots}) == 2


WOVEN = [edge(f"{a}-{b}", f"{a + 1}-{(b * 5) % 9}") for a in range(3) for b in range(9)]
COUNTS = (9, 9, 12, 9)
SCRIPT = "from test_chain import *; print(drawn(COUNTS, WOVEN).svg)"


@pytest.mark.parametrize("seed", ["1", "2"])
def test_two_runs_give_the_same_bytes(seed: str) -> None:
    path = os.pathsep.join([os.path.dirname(__file__), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == drawn(COUNTS, WOVEN).svg


def test_the_picture_is_bounded_and_the_work_grows_with_the_links() -> None:
    def work(size: int) -> int:
        edges = [edge("1-0", f"2-{n}") for n in range(size)]
        return steps(lambda: drawn((size, 1, size, size), edges))

    assert work(2000) < work(1000) * 2.3
    edges = [edge("1-0", f"2-{n}") for n in range(3000)]
    assert len(drawn((3000, 1, 3000, 3000), edges).svg) < 20_000


def _lines(columns: int) -> tuple[float, float, float, float]:
    """Return where the state and the flag of a box end and stand, and where the box does."""
    node = Node("a", both("Nghị định"), "x/", "undetermined", flag=True)
    every = [Nodes(both("Căn cứ"), (node,)), *[Nodes(both("Khác"), ())] * (columns - 1)]
    root = read(chain(pen(), both("x"), every, [], "a").svg)
    ((left, top, wide, tall),) = boxes(root, "p-self")
    said = {e.text or "".join(e.itertext()): e for e in root.iter("text")}
    state, flag = said["chưa xác định"], said["có phát hiện"]
    levels = float(state.get("y", "0")), float(flag.get("y", "0"))
    return levels[1] - levels[0], float(flag.get("x", "0")) - left, wide, top + tall - levels[1]


def test_a_flag_stands_behind_the_state_where_there_is_room_and_below_it_else() -> None:
    below, left, wide, room = _lines(1)
    assert below == 0
    assert left + 80 < wide
    assert room > 0
    below, left, wide, room = _lines(5)
    assert below > 0
    assert left + 80 < wide
    assert room > 0
