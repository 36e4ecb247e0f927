"""The sandbox reads HTML as Telegram's own library does: same text, same spans, same complaints."""

import json
from typing import Any

import pytest

from bot.sandbox.entities import found, trimmed, units
from bot.sandbox.formatting import read_html
from bot.sandbox.refusals import Refused

MARKUP = [
    "<b>x",
    "<x>a</x>",
    "<b>x</i>",
    "x</b>",
    "<b",
    "<b>x</b",
    "<a href=>x</a>",
    '<a href="http://e.com">x</a>',
    "<span>x</span>",
    '<span class="x">x</span>',
    '<span class="tg-spoiler">x</span>',
    '<b ="">x</b>',
    "a < b",
    "a & b &nbsp; &lt;b&gt; &#1601; &#x41; &quot; &#0; &amp",
    "<b></b>",
    "<B>x</B>",
    '<pre><code class="language-py">x</code></pre>',
    "<pre>x</pre>",
    "<code class='language-x'>x</code>",
    "<blockquote expandable>x</blockquote>",
    '<tg-emoji emoji-id="123">x</tg-emoji>',
    "<tg-emoji>x</tg-emoji>",
    "<b>a<i>b</i></b>",
    "<b>a<b>b</b></b>",
    "  <b> x </b>  ",
    "<a>http://x.com</a>",
    "<a href='notaurl'>x</a>",
    "<a href='tg://user?id=5'>x</a>",
    "<br>",
    "<b class>x</b>",
    '<b class="a>x</b>',
    "é<b>😀 </b>é",
    "< b>x</b>",
    "</>",
    "<>",
    "<b>x</ b>",
    "<b>x</b >",
    "<u>a</u><s>b</s><strike>c</strike><del>d</del><ins>e</ins><strong>f</strong><em>g</em>",
    "<!-- c -->",
    '<a href="http://a.b?x=1&amp;y=2">t</a>',
    "<code>a<b>b</b></code>",
    "<blockquote><blockquote>a</blockquote></blockquote>",
    "a<b>b</b><b>c</b>",
    "مرحبا <b>سلمى 🌸</b>، كيف <i>حالك</i>؟",
]
KINDS = {
    "text_link": "TextUrl",
    "text_mention": "MentionName",
    "expandable_blockquote": "ExpandableBlockQuote",
    "blockquote": "BlockQuote",
    "custom_emoji": "CustomEmoji",
}


@pytest.mark.parametrize("markup", MARKUP)
def test_html_is_read_as_tdlib_reads_it(markup: str) -> None:
    """TDLib, which real Bot API servers use, is the judge."""
    assert _ours(markup) == _theirs(markup)


def test_a_language_is_kept_for_a_block_of_code_only() -> None:
    """A pre that holds one code with a language is one entity, as Telegram makes it."""
    block = read_html('<pre><code class="language-py">x</code></pre>')
    assert block == ("x", [{"type": "pre", "offset": 0, "length": 1, "language": "py"}])


def test_trimming_moves_entities() -> None:
    """Blank ends disappear and spans keep pointing at their words."""
    assert trimmed("  ab  ", [{"type": "bold", "offset": 1, "length": 3}]) == (
        "ab",
        [{"type": "bold", "offset": 0, "length": 2}],
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("/start now", ["bot_command"]),
        ("see https://a.ma/x. ok", ["url"]),
        ("me@example.org", ["email"]),
        ("hi @some_bot", ["mention"]),
        ("#حرية 12/3", ["hashtag"]),
        ("a/b c", []),
    ],
)
def test_what_telegram_finds_by_itself(text: str, kinds: list[str]) -> None:
    """Commands, addresses, names and hashtags are marked in plain text."""
    assert [entity["type"] for entity in found(text)] == kinds


def test_units_count_emoji_twice() -> None:
    """Telegram counts UTF-16 units."""
    assert units("a😀ب") == 4


def _ours(markup: str) -> object:
    try:
        text, entities = read_html(markup)
    except Refused as refused:
        return refused.description.removeprefix("Bad Request: can't parse entities: ")
    spans = [(e["offset"], e["length"], KINDS.get(e["type"], e["type"].capitalize())) for e in entities]
    return text, [
        (o, n, "PreCode" if "language" in e else k) for (o, n, k), e in zip(spans, entities, strict=True)
    ]


def _theirs(markup: str) -> object:
    tdjson = pytest.importorskip("tdjson", reason="TDLib has no wheel for this machine")

    def execute(**request: Any) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()))
        return answer

    execute(**{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
    mode = {"@type": "textParseModeHTML"}
    answer = execute(**{"@type": "parseTextEntities", "text": markup, "parse_mode": mode})
    if answer["@type"] == "error":
        return answer["message"].removeprefix("Can't parse entities: ")
    text, entities = trimmed(answer["text"], answer["entities"])
    return text, [
        (e["offset"], e["length"], e["type"]["@type"].removeprefix("textEntityType")) for e in entities
    ]
