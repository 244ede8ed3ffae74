"""The crawler itself: each fault that a built site can have, and a site that has none."""

from pathlib import Path

import pytest

import crawl

HEAD = """\
<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<title>{title}</title>{head}</head><body>{body}</body></html>
"""


def page(body: str, *, title: str = "Trang", lang: str = "vi", head: str = "") -> str:
    return HEAD.format(lang=lang, title=title, head=head, body=body)


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


GOOD = {
    "index.html": page(
        '<h1>Đầu</h1><p><a href="co-quan/so-y-te/#ch%E1%BB%89-ti%C3%AAu">Sở Y tế</a>'
        ' <a href="co-quan/so-y-te/?loc=2019#chỉ-tiêu">lọc</a> <a href="#">lên</a>'
        ' <a href="d%E1%BB%AF%20li%E1%BB%87u.csv">CSV</a> <a href="en/">English</a>'
        ' <a href="https://example.org/">ngoài</a> <a href="mailto:a@example.org">thư</a></p>'
        '<svg aria-hidden="true"><use href="hinh.svg#sao"/><path fill="url(#mau)" id="mau"/></svg>'
        '<svg role="img"><title>Sao</title><a href="en/"><text>x</text></a></svg>'
        '<form action="./"><label for="q">Tìm</label><input id="q" list="ds">'
        '<datalist id="ds"></datalist></form><h2>Hai</h2><h3>Ba</h3><h2>Hai</h2>',
        title="Đầu",
        head='<link rel="alternate" hreflang="en" href="en/"><link rel="canonical" href="./">'
        '<link rel="stylesheet" href="css/a.css">',
    ),
    "en/index.html": page(
        '<h1>Start</h1><a href="../">vi</a><img src="../hinh.svg" alt="">',
        title="Đầu",
        lang="en",
        head='<link rel="alternate" hreflang="vi" href="../index.html">',
    ),
    "co-quan/so-y-te/index.html": page(
        '<h1>Sở Y tế</h1><p id="chỉ-tiêu"><a name="cũ"></a><a href="#cũ">cũ</a></p>',
        title="Sở Y tế",
    ),
    "was/index.html": page(
        '<a href="../">Đầu</a>',
        title="Đầu",
        head='<meta http-equiv="refresh" content="0; url=../co-quan/so-y-te/">',
    ),
    "css/a.css": "a { background: url(../hinh.svg) } /* url(gone.svg) */",
    "hinh.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="sao"/></svg>',
    "dữ liệu.csv": "a",
}


def test_a_site_without_fault_has_none(tmp_path: Path) -> None:
    assert crawl.faults(written(tmp_path, GOOD)) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="gone/">x</a>', "the link 'gone/' leads nowhere"),
        ('<a href="../index.html">x</a>', "the link '../index.html' leads nowhere"),
        ('<a href="Trong/">x</a>', "the link 'Trong/' leads nowhere"),
        ('<a href="trong">x</a>', "the link 'trong' lacks the slash of a folder"),
        ('<a href="#gone">x</a>', "the link '#gone' leads to a place that is not there"),
        ('<a href="trong/#%C4%91">x</a>', "the link 'trong/#%C4%91' leads to a place"),
        ('<a href="a.txt#L1">x</a>', "the link 'a.txt#L1' leads to a place"),
        ('<a href="/trong/">x</a>', "the link '/trong/' begins at the root"),
        ('<a href="trong\\a">x</a>', "begins at the root"),
        ('<a href=" javascript:alert(1)">x</a>', "is no address"),
        ('<a href="data:text/html,x">x</a>', "the link 'data:text/html,x' is no address"),
        ('<form action="gone"></form>', "the link 'gone' leads nowhere"),
        ('<label for="gone">x</label>', "no element has the id 'gone'"),
        ('<p aria-describedby="a gone" id="a">x</p>', "no element has the id 'gone'"),
        ('<img alt="" src="//example.org/a.png">', "from outside: '//example.org/a.png'"),
        ('<img alt="" srcset="a.txt 1x, https://x.vn/b 2x">', "from outside: 'https://x.vn/b'"),
        ('<img alt="" src="data:image/png;base64,">', "'data:image/png;base64,', is no address"),
        ('<img alt="" src="">', "an empty address loads the page itself"),
        ('<script src="gone.js"></script>', "what is loaded, 'gone.js', leads nowhere"),
        ('<svg aria-hidden="true"><image href="http://x.vn/"/></svg>', "outside: 'http://x.vn/'"),
        ('<svg aria-hidden="true"><use href="h.svg#x"/></svg>', "'h.svg#x', leads to a place"),
        ('<svg aria-hidden="true"><path fill="url(#x)"/></svg>', "'#x', leads to a place"),
        ("<script>let a = '<a>'</script>", "inline script: let a = '<a>'"),
        ("<style>a {}</style>", "inline style: a {}"),
        ('<p style="color: red">x</p>', "inline style: <p style='color: red'>"),
        ('<p ONCLICK="a()">x</p>', "inline onclick: <p onclick='a()'>"),
        ('<p id="a"></p><p id="a"></p>', "the id 'a' is there 2 times"),
        ('<p id="a b"></p>', "an id that is empty or holds a space: 'a b'"),
        ("<h1>Hai</h1>", "2 h1"),
        ("<h2>a</h2><h4>b</h4>", "h4 after h2"),
        ('<img src="h.svg">', "a picture without an alternative: h.svg"),
        (
            '<svg class="a"><text>x</text></svg>',
            "a picture without an alternative: <svg class='a'>",
        ),
        ("<base href='/'>", "<base> changes what every link means"),
        ("<div><p>x</div>", "<p> is not closed"),
        ("<div>", "<div> is not closed"),
        ("<div/>", "<div> is not closed"),
        ("</div>", "</div> closes nothing"),
        ("<p>a<table></table></p>", "<table> inside a paragraph"),
        ('<a href="./">a <button>b</button></a>', "<button> inside a link or a button"),
    ],
)
def test_a_fault_of_a_page_is_found(tmp_path: Path, body: str, said: str) -> None:
    inner = page("<h1>Trong</h1>", title="Trong")
    folder = written(tmp_path, {"trong/index.html": inner, "a.txt": "", "h.svg": "<svg/>"})
    written(folder, {"index.html": page(f"<h1>Đầu</h1>{body}")})
    found = crawl.faults(folder)
    assert any(fault.startswith("index.html: ") and said in fault for fault in found), found
    if not said.startswith("<"):
        assert len(found) == 1, found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (page("<h1>x</h1>", lang=""), "<html> says no language"),
        (page("<h1>x</h1>", title=" "), "1 titles, or an empty one"),
        (page("<h1>x</h1>", head="<title>b</title>"), "2 titles, or an empty one"),
        (page("<h2>x</h2>"), "0 h1"),
        (page("<h1>x</h1>").replace("Content-Security", "X"), "no Content-Security-Policy"),
        (
            page("", head='<meta http-equiv="refresh" content="0;url=gone/">'),
            "'gone/' leads nowhere",
        ),
    ],
)
def test_a_fault_of_a_whole_page_is_found(tmp_path: Path, text: str, said: str) -> None:
    (fault,) = crawl.faults(written(tmp_path, {"index.html": text}))
    assert said in fault


@pytest.mark.parametrize(
    "sheet", ["a { background: url('https://x.vn/') }", '@import "https://x.vn/";']
)
def test_a_style_sheet_loads_nothing_from_outside(tmp_path: Path, sheet: str) -> None:
    folder = written(tmp_path, {"css/a.css": sheet})
    assert crawl.faults(folder) == ["css/a.css: loaded from outside: 'https://x.vn/'"]


def test_a_title_is_of_one_page_in_a_language(tmp_path: Path) -> None:
    files = {f"{name}.html": page("<h1>x</h1>", title="Một") for name in "ab"}
    files["c.html"] = page("<h1>x</h1>", title="Một", lang="en")
    assert crawl.faults(written(tmp_path, files)) == ["b.html: has the title of a.html: 'Một'"]


def test_a_page_in_another_language_leads_back(tmp_path: Path) -> None:
    def named(lang: str, title: str, *others: tuple[str, str]) -> str:
        links = (f'<link rel="alternate" hreflang="{to}" href="{href}">' for to, href in others)
        return page("<h1>x</h1>", lang=lang, title=title, head="".join(links))

    files = {
        "a.html": named("vi", "A", ("en", "a.en.html"), ("en", "b.html"), ("x-default", "b.html")),
        "a.en.html": named("en", "A"),
        "b.html": named("vi", "B", ("vi", "a.html")),
    }
    assert crawl.faults(written(tmp_path, files)) == [
        "a.html: 'a.en.html' in 'en' does not lead back",
        "a.html: 'b.html' is said to be 'en' and is 'vi'",
    ]


def test_where_the_site_will_be_its_own_addresses_are_followed(tmp_path: Path) -> None:
    links = '<a href="/k/">a</a><a href="/k/gone/">b</a><a href="/x/">c</a><a href="//k/">d</a>'
    folder = written(tmp_path, {"sau/404.html": page(f"<h1>x</h1>{links}"), "index.html": ""})
    found = crawl.faults(folder, "/k/")
    assert [fault for fault in found if fault.startswith("sau")] == [
        "sau/404.html: the link '/k/gone/' leads nowhere",
        "sau/404.html: the link '/x/' begins at the root, wherever the site is",
    ]
    (folder / "sau/404.html").write_text(page('<h1>x</h1><a href="https://k.vn/gone">a</a>'))
    assert "'https://k.vn/gone' leads nowhere" in "".join(crawl.faults(folder, "https://k.vn/"))


def test_from_a_disk_links_name_files(tmp_path: Path) -> None:
    links = '<a href="./">a</a><a href="index.html">b</a><a href="#">c</a>'
    folder = written(tmp_path, {"index.html": page(f"<h1>x</h1>{links}")})
    assert crawl.faults(folder, folders=False) == [
        "index.html: the link './' names a folder, which no disk opens as a page"
    ]


def test_the_same_fault_of_many_pages_is_told_once(tmp_path: Path) -> None:
    files = {f"{n}.html": page('<h1>x</h1><a href="g/">x</a>', title=str(n)) for n in range(3)}
    assert crawl.faults(written(tmp_path, files)) == [
        "0.html and 2 more: the link 'g/' leads nowhere"
    ]


def test_pages_that_nothing_leads_to_are_found(tmp_path: Path) -> None:
    files = GOOD | {
        "a.html": page('<h1>x</h1><a href="b.html">b</a>', title="A"),
        "b.html": page('<h1>x</h1><a href="a.html">a</a>', title="B"),
    }
    assert crawl.orphans(crawl.read(written(tmp_path, files))) == ["a.html", "b.html"]
