"""Nothing executes or phones home, seen in a browser: each of the two layers alone, and that the policy is one."""

from __future__ import annotations

import functools
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

from annotate.policy.known import digest, inline_scripts
from annotate.policy.page import secured
from annotate.policy.site import secure
from annotate.policy.tree import elements
from tests.hostile import hostile_story
from tests.made import write_story
from tests.served import served
from tests.test_plugin import run
from tests.test_policy import PIECES, SHEETS, SPELLINGS
from tests.test_policy_files import DOCUMENTS

ROOT = Path(__file__).parent.parent
META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
STORY = "stories/s/"
PAGES = ["stories/", STORY, f"{STORY}a/", "404.html"]

# Every element is met by the pointer, focused and clicked; a link to elsewhere is not followed, but one that runs is.
TOUCH_ALL = """() => {
  addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.protocol !== "javascript:") event.preventDefault();
  }, true);
  const all = [...document.querySelectorAll("*")];
  for (const node of all) {
    const acts = node.matches("a, button, input, label, summary, [tabindex], [autofocus]");
    for (const name of ["pointerover", "mouseover", "mouseenter", "pointerdown", "mousedown"]) {
      node.dispatchEvent(new MouseEvent(name, { cancelable: true, bubbles: acts }));
    }
    if (acts) node.focus();
    node.dispatchEvent(new MouseEvent("click", { cancelable: true, bubbles: acts }));
    if (node.matches("details")) node.open = true;
  }
  return all.length;
}"""


@dataclass
class Watched:
    """A page, what it asked of other servers, and what it said."""

    page: Page
    base: str
    foreign: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", self._opened)

    @property
    def ran(self) -> int:
        count: int = self.page.evaluate("() => window.__ran")
        return count

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path, wait_until="load")
        return self.page

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.foreign.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.said.append(message.text)

    def _opened(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.add_init_script("window.__ran = 0")
    yield context
    context.close()


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own configuration, around one hostile story; with its policy."""
    folder = tmp_path_factory.mktemp("hostile")
    write_story(folder / "sources" / "s", hostile_story())
    (folder / "docs").mkdir()
    home = "# Home\n\n" + "Some words to find.\n\n" * 60 + "```console\n$ ls\n```\n"
    (folder / "docs" / "index.md").write_text(home, "utf-8")
    shutil.copytree(ROOT / "docs" / "overrides", folder / "docs" / "overrides")
    settings = re.sub(r"(?ms)^nav:.*?^theme:", "theme:", (ROOT / "mkdocs.yml").read_text("utf-8"))
    settings = settings.replace("    - toc.follow\n", "    - toc.follow\n    - navigation.top\n")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    done = run(folder, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    assert [problem.place for problem in secure(folder / "site")] == []
    return folder / "site"


@pytest.fixture(scope="module")
def bare_site(hostile_site: Path) -> Path:
    """The same pages without it."""
    bare = hostile_site.with_name("bare")
    shutil.copytree(hostile_site, bare)
    for path in bare.rglob("*.html"):
        path.write_bytes(META.sub("", path.read_bytes().decode()).encode())
    return bare


@pytest.mark.parametrize("with_policy", [True, False])
def test_no_text_of_a_story_runs_or_asks_another_server(
    hostile_site: Path, bare_site: Path, window: BrowserContext, with_policy: bool
) -> None:
    with served(hostile_site if with_policy else bare_site) as base:
        for path in [STORY, "404.html"] if with_policy else PAGES:
            seen = Watched(window.new_page(), base)
            page = seen.go(path)
            assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == with_policy
            assert page.evaluate(TOUCH_ALL) > 50
            page.wait_for_timeout(50)
            assert (path, seen.ran, seen.foreign, seen.dialogs, seen.said) == (path, 0, [], [], [])
            assert re.split("[?#]", page.url)[0] == base + path
            page.close()


def test_no_text_runs_in_the_search(hostile_site: Path, window: BrowserContext) -> None:
    with served(hostile_site) as base:
        seen = Watched(window.new_page(), base)
        page = seen.go(STORY)
        page.keyboard.press("/")
        for words in ("t0", "t3", "t13"):
            page.locator("#an-search-query").fill("")
            page.locator("#an-search-query").press_sequentially(words)
            page.locator(".an-search-results li", has_text=words).first.wait_for()
            page.locator(".an-search-results li a").first.hover()
            assert page.locator(".an-search-results").locator("script, img, iframe, form, object").count() == 0
        page.locator("#an-search-query").press("Enter")
        page.wait_for_timeout(100)
        assert (seen.ran, seen.foreign, seen.dialogs, seen.said) == (0, [], [], [])
        page.close()


def test_the_theme_works_under_the_policy(hostile_site: Path, browser: Browser) -> None:
    with served(hostile_site) as base:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], color_scheme="light")
        seen = Watched(context.new_page(), base)
        page = seen.go("")
        scheme = "() => document.body.getAttribute('data-md-color-scheme')"
        assert page.evaluate(scheme) == "default"
        page.locator("[data-md-component=palette] label:visible").click()
        assert page.evaluate(scheme) == "slate"
        page.reload()
        assert page.evaluate(scheme) == "slate"  # the theme's inline script read it from storage
        page.locator(".md-clipboard, .md-code__button").first.click()
        assert page.evaluate("() => navigator.clipboard.readText()") == "$ ls"
        page.mouse.wheel(0, 900)
        page.wait_for_function("() => scrollY > 400")
        page.mouse.wheel(0, -200)
        page.locator(".md-top").click()
        page.wait_for_function("() => scrollY === 0")
        page.keyboard.press("/")
        page.keyboard.type("words")
        page.locator(".an-search-results li").first.wait_for()
        seen.go(f"{STORY}#n-t0")
        page.locator("#n-t0").hover()
        assert page.locator(".is-lit").count() > 0  # our own script
        assert (seen.foreign, seen.said) == ([], [])
        context.close()


def test_the_policy_holds_on_a_page_from_the_disk_and_its_own_files_are_loaded(
    hostile_site: Path, bare_site: Path, window: BrowserContext
) -> None:
    """`'self'` is every file: in Chromium. What else the console says there, it says without a policy too."""
    told = []
    for site in (hostile_site, bare_site):
        seen = Watched(window.new_page(), site.as_uri())
        page = seen.go(f"/{STORY}index.html")
        page.locator("#n-t0").hover()
        assert page.locator(".is-lit").count() > 0
        assert page.evaluate("() => [...document.querySelectorAll('link[rel=stylesheet]')].every(({ sheet }) => sheet)")
        assert page.evaluate("() => document.documentElement.classList.contains('js')")
        assert (seen.ran, seen.foreign) == (0, [])
        told.append([re.sub(r"file://\S+", "", each) for each in seen.said])
        page.close()
    assert told[0] == told[1]


INJECTED = """
<script>__ran++</script> <script src="{there}script.js"></script> <script type=module>__ran++</script>
<script type=module>import "{there}module.js"</script> <script src="data:text/javascript,__ran++"></script>
<img src=x onerror=__ran++> <img src="{there}img.png"> <img srcset="{there}srcset.png 1x">
<svg><script>__ran++</script><image href="{there}image.png" /></svg> <svg onload=__ran++></svg>
<details open ontoggle=__ran++>x</details> <video src="{there}video.mp4" poster="{there}poster.png"></video>
<audio src="{there}audio.mp3" autoplay></audio> <link rel=stylesheet href="{there}style.css">
<link rel=icon href="{there}icon.png"> <link rel=preload as=image href="{there}preload.png">
<link rel=modulepreload href="{there}preload.js">
<style>@import "{there}import.css"; body {{ background: url("{there}background.png") }}
@font-face {{ font-family: f; src: url("{there}font.woff2") }} p.f {{ font-family: f }}</style><p class=f>x</p>
<iframe src="{there}frame.html"></iframe> <iframe srcdoc="<script>parent.__ran++</script>"></iframe>
<iframe src="javascript:parent.__ran++"></iframe> <object data="{there}object.html"></object>
<embed src="{there}embed.html">
<a id=run href="javascript:void __ran++">x</a> <a id=ping href="#top" ping="{there}ping">x</a>
<form id=send action="{there}form" target=_blank><input name=a></form> <input type=image src="{there}input.png">
<script>fetch("{there}fetch"); new Worker(URL.createObjectURL(new Blob(["1"]))); __ran++</script>
"""


@contextmanager
def another_server(asked: list[str]) -> Iterator[str]:
    """Writes down what it is asked for, as no browser's own report could leave out."""

    class Asked(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path.strip("/").split("?")[0])
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_GET  # noqa: N815 – the base class looks it up by this name

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – the base class names it so
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Asked)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("disk", [False, True])
def test_what_is_put_into_a_page_after_the_build_is_stopped_by_the_policy_alone(
    hostile_site: Path, bare_site: Path, window: BrowserContext, disk: bool
) -> None:
    wanted = set(re.findall(r"{there}([\w.]+)", INJECTED))
    for site, holds in ((hostile_site, True), (bare_site, False)):
        asked: list[str] = []
        with another_server(asked) as there, served(site) as base:
            page_file = site / STORY / "b" / "index.html"
            before = page_file.read_bytes()
            page_file.write_bytes(before.replace(b"</article>", INJECTED.format(there=there).encode() + b"</article>"))
            seen = Watched(window.new_page(), f"{site.as_uri()}/" if disk else base)
            seen.go(f"{STORY}b/index.html")
            for touched in ("run", "ping"):
                seen.page.evaluate(f"() => document.getElementById('{touched}').click()")
            seen.page.evaluate("() => document.getElementById('send').submit()")
            seen.page.wait_for_timeout(700)
            if holds:
                assert (seen.ran, asked) == (0, [])
                continue
            unasked = {"icon.png", "module.js", "preload.js"} | ({"ping"} if disk else set())
            for _ in range(100):  # a busy machine may take its time to ask
                if seen.ran >= 9 and wanted - set(asked) <= unasked:
                    break
                seen.page.wait_for_timeout(100)
            assert seen.ran >= 9
            assert wanted - set(asked) <= unasked
            for each in window.pages:
                each.close()
            page_file.write_bytes(before)


def test_pages_are_parsed_as_the_browser_parses_them(window: BrowserContext) -> None:
    chance = Random(1)  # noqa: S311 – the same pages on every run
    pages = ["".join(chance.choices(PIECES, k=chance.randint(1, 16))) for _ in range(2_000)]
    pages += [f"<!doctype html><p>{body}</p><svg><style>{body}</style></svg>" for body in (*SPELLINGS, *SHEETS)]
    page = window.new_page()
    parsed = page.evaluate("""(pages) => pages.map((text) => {
      const own = ({ childNodes }) => [...childNodes].map((each) => each.nodeType === 3 ? each.data : "").join("");
      const found = [];
      const walk = (root) => { for (const each of root.querySelectorAll("*")) {
        found.push([each.localName.toLowerCase(), ["script", "style"].includes(each.localName) ? own(each) : "",
          Object.fromEntries([...each.attributes].map(({ name, value }) => [name.toLowerCase(), value]))]);
        if (each.content instanceof DocumentFragment) later.push(each.content);
      } };
      const later = [new DOMParser().parseFromString(text, "text/html")];
      while (later.length) walk(later.shift());
      return found;
    })""", pages)
    page.close()
    for text, found in zip(pages, parsed, strict=True):
        ours = [[each.name, each.text, each.attributes] for each in elements(text, scripting=False)]
        assert ours == found, text


def test_an_allowed_script_runs_however_its_characters_are_written(window: BrowserContext, tmp_path: Path) -> None:
    scripts = ("__ran++", "\r\n__ran++;\r'漢\u2028'", "<!-- <script>\n__ran++ // </script> -->")
    body = "".join(f"<script>{script}</script>\n" for script in scripts) + (
        "<svg><script>__ran++ &lt; 1<![CDATA[ & 1]]></script></svg><script type=module>\r\n__ran++</script>")
    page = f'<!doctype html><meta charset="utf-8"><title>x</title><link rel=icon href="data:,">{body}'
    allowed = [digest(each.text) for each in inline_scripts(elements(page, scripting=True))]
    assert len(allowed) == 5
    made, problems = secured(page.encode(), "x", allowed)
    assert not problems
    (tmp_path / "index.html").write_bytes(made)
    with served(tmp_path) as base:
        seen = Watched(window.new_page(), base)
        seen.go("")
        assert (seen.ran, seen.said) == (5, [])
        seen.page.close()


def test_a_document_that_is_not_told_does_nothing_in_a_browser_and_one_that_is_told_does(
    tmp_path: Path, window: BrowserContext
) -> None:
    runs = '<svg xmlns="http://www.w3.org/2000/svg"><script>{0}</script><image href="{1}"/></svg>'
    for number, (name, text, told) in enumerate(DOCUMENTS):
        if not told:
            (tmp_path / f"{number}-{name}").write_text(text, "utf-8")
    names = sorted(path.name for path in tmp_path.iterdir())
    (tmp_path / "runs.svg").write_text(runs.format("window.__ran = 1", "https://elsewhere.test/a.png"), "utf-16")
    with served(tmp_path) as base:
        for name in [*names, "runs.svg"]:
            seen = Watched(window.new_page(), base)
            seen.page.route("https://**", lambda route: route.abort())
            seen.go(name)
            expected = (1, ["https://elsewhere.test/a.png"]) if name == "runs.svg" else (0, [])
            assert (name, seen.ran, seen.foreign) == (name, *expected)
            seen.page.close()
