"""Texts are said in every language, never fail, and their faults are told to the authors."""

from pathlib import Path

import pytest

from flows.texts import Texts, anchored, read_texts

LOCALE = Path(__file__).parents[1] / "flows" / "locale"

AR = """
hello = مرحبا { $name }
bold = <b>{ $name }</b> و<i>{ $name }</i>
only-arabic = هنا فقط
seats = { $left ->
    [0] لا مقعد
    [one] مقعد واحد
    [two] مقعدان
    [few] { $left } مقاعد
    [many] { $left } مقعدا
   *[other] { $left } مقعد
}
when = يبدأ { DAY($starts) }
short = { DATE($starts) }
who = { $sex ->
    [female] مستفيدة
   *[other] مستفيد
}
-desk = فضاء الاستقبال
place = { -desk } / { hello }
fixed = <b>سلام</b> &amp; كلام
"""

FR = """
hello = Bonjour { $name }
bold = <b>{ $name }</b> et <i>{ $name }</i>
seats = { $left ->
    [0] aucune place
    [one] { $left } place
   *[other] { $left } places
}
when = Début { DAY($starts) }
short = { DATE($starts) }
who = Bénéficiaire
-desk = Espace d'accueil
place = { -desk } / { hello }
fixed = <b>Salut</b> &amp; paroles
"""


def catalogue(folder: Path, **languages: str) -> Texts:
    """Write one file per language and read them."""
    for language, content in languages.items():
        (folder / language).mkdir()
        (folder / language / "some.ftl").write_text(content, encoding="utf-8")
    return read_texts(folder)


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """Arabic, Darija with one text, French, and Tamazight with none."""
    return catalogue(tmp_path, ar=AR, ary="hello = سلام { $name }\n", fr=FR, zgh="# nothing yet\n")


@pytest.mark.parametrize(
    ("language", "text", "args", "said"),
    [
        ("ar", "hello", {"name": "Sara"}, "مرحبا \u2068Sara\u2069"),
        ("ary", "hello", {"name": "Sara"}, "سلام \u2068Sara\u2069"),
        ("fr", "hello", {"name": "<b>&"}, "Bonjour \u2068&lt;b&gt;&amp;\u2069"),
        ("fr", "bold", {"name": "x"}, "<b>\u2068x\u2069</b> et <i>\u2068x\u2069</i>"),
        ("fr", "hello", {}, "Bonjour \u2068\u2069"),
        ("fr", "hello", {"name": 3}, "Bonjour \u20683\u2069"),
        ("fr", "hello", {"name": "x", "unused": "y"}, "Bonjour \u2068x\u2069"),
        ("zgh", "hello", {"name": "x"}, "مرحبا \u2068x\u2069"),
        ("xx", "hello", {"name": "x"}, "مرحبا \u2068x\u2069"),
        ("fr", "only-arabic", {}, "هنا فقط"),
        ("fr", "nowhere", {}, "nowhere"),
        ("fr", "fixed", {}, "<b>Salut</b> &amp; paroles"),
    ],
)
def test_a_text_is_said(
    texts: Texts, language: str, text: str, args: dict[str, str | int], said: str
) -> None:
    """In the person's language, else in Arabic, else by its id; values escaped and isolated."""
    assert texts.format(language, text, args) == said
    assert texts.format(language, text, args) == said, "the second time too"


def test_a_label_is_plain(texts: Texts) -> None:
    """Buttons show no marks and no entities."""
    assert texts.label("fr", "hello", {"name": "<A&B>"}) == "Bonjour <A&B>"
    assert texts.label("fr", "nowhere", {}) == "nowhere"
    assert texts.label("ar", "only-arabic", {}) == "هنا فقط"


@pytest.mark.parametrize(
    ("language", "left", "said"),
    [
        ("ar", 0, "لا مقعد"),
        ("ar", 1, "مقعد واحد"),
        ("ar", 2, "مقعدان"),
        ("ar", 3, "3 مقاعد"),
        ("ar", 10, "10 مقاعد"),
        ("ar", 11, "11 مقعدا"),
        ("ar", 99, "99 مقعدا"),
        ("ar", 100, "100 مقعد"),
        ("ary", 2, "مقعدان"),
        ("ar", 12345, "12.345 مقعدا"),
        ("fr", 0, "aucune place"),
        ("fr", 1, "1 place"),
        ("fr", 2, "2 places"),
    ],
)
def test_counts_choose_their_plural(texts: Texts, language: str, left: int, said: str) -> None:
    """Six categories in Arabic and Darija, digits Western everywhere."""
    assert texts.label(language, "seats", {"left": left}) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "يبدأ الجمعة 4 دجنبر 2026"),
        ("ary", "يبدأ الجمعة 4 دجنبر 2026"),
        ("fr", "Début vendredi 4 décembre 2026"),
    ],
)
def test_a_day_is_written_out(texts: Texts, language: str, said: str) -> None:
    """Moroccan month names, weekday included; a time of day does not disturb."""
    assert texts.label(language, "when", {"starts": "2026-12-04"}) == said
    assert texts.label(language, "when", {"starts": "2026-12-04T09:00:00"}) == said


def test_a_day_that_is_none_is_shown_as_it_is(texts: Texts) -> None:
    """A wrong value is better shown than lost."""
    assert texts.label("fr", "when", {"starts": "bientôt"}) == "Début bientôt"
    assert texts.label("fr", "when", {}) == "Début "
    assert texts.label("fr", "short", {"starts": "2026-12-04"}) == "04/12/2026"
    assert texts.label("fr", "short", {"starts": "?"}) == "?"


def test_gender_is_chosen_where_the_language_has_it(texts: Texts) -> None:
    """An unknown sex takes the default."""
    assert texts.format("ar", "who", {"sex": "female"}) == "مستفيدة"
    assert texts.format("ar", "who", {"sex": ""}) == texts.format("ar", "who", {}) == "مستفيد"


def test_variables_are_found_through_references(texts: Texts) -> None:
    """A text needs what the texts in it need."""
    assert texts.variables("ar", "place") == {"name"}
    assert texts.variables("ar", "seats") == {"left"}
    assert texts.variables("ar", "nowhere") == frozenset()
    assert texts.label("fr", "place", {"name": "x"}) == "Espace d'accueil / Bonjour x"


def test_a_very_long_value_is_cut_not_lost(texts: Texts) -> None:
    """Fluent refuses long values; the person still gets the text."""
    for letter in ("a", "&"):
        said = texts.format("fr", "hello", {"name": letter * 4000})
        assert said.startswith("Bonjour \u2068") and said.endswith("…\u2069")
    assert texts.label("fr", "hello", {"name": "a" * 4000}).endswith("…")
    assert texts.label("fr", "hello", {"name": "a" * 2000}).endswith("a" * 2000)


def test_texts_that_are_too_large_for_fluent_are_said_by_their_id(tmp_path: Path) -> None:
    """Whatever happens, nothing is raised."""
    long = "x" * 3000
    read = catalogue(tmp_path, ar=f"long = {long}\nsays = a {{ long }} b\n")
    assert read.format("ar", "says", {}) == "says"


def test_a_message_without_words_is_said_by_its_id(tmp_path: Path) -> None:
    """And what is no Fluent file is not read."""
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "notes.txt").write_text("a = not read\n", encoding="utf-8")
    (tmp_path / "ar" / "some.ftl").write_text("a =\n    .x = ب\n", encoding="utf-8")
    assert read_texts(tmp_path).format("ar", "a", {}) == "a"


def test_has_and_languages(texts: Texts) -> None:
    """A text is there if any language has it."""
    assert texts.languages == ("ar", "ary", "fr", "zgh")
    assert texts.has("only-arabic")
    assert not texts.has("nowhere")


def test_a_text_that_only_another_language_has_is_still_said(tmp_path: Path) -> None:
    """French is better than an id."""
    assert catalogue(tmp_path, ar="a = ا\n", fr="a = a\nb = b\n").format("ar", "b", {}) == "b"


@pytest.mark.parametrize(
    ("arabic", "french", "fault"),
    [
        ("a = ا\nb = ب\n", "a = a\n", "ar/some.ftl:2: b is missing in fr"),
        ("a = { $x }\n", "a = { $y }\n", "fr/some.ftl:1: a uses y in fr but x in ar"),
        ("a = { $x }\n", "a = rien\n", "fr/some.ftl:1: a uses none in fr but x in ar"),
        ("a = { FOO($x) }\n", "a = { $x }\n", "ar/some.ftl:1: a calls the unknown function FOO"),
        ("a = { nope }\n", "a = a\n", "ar/some.ftl:1: a refers to nope, which ar does not have"),
        ("a = { -nope }\n", "a = a\n", "ar/some.ftl:1: a refers to -nope, which ar does not have"),
        ("a = ا\n\n= broken\n", "a = a\n", "ar/some.ftl:3: not a Fluent message: = broken"),
        ("a = ا\na = ب\n", "a = a\n", "ar/some.ftl:2: a is already written at ar/some.ftl:1"),
        ("a =\n    .x = ب\n", "a = a\n", "ar/some.ftl:1: a has no text"),
        ("a = <b>ا\n", "a = a\n", "ar/some.ftl:1: a has markup that Telegram refuses: <b>"),
        ("a = ا</b>\n", "a = a\n", "ar/some.ftl:1: a has markup that Telegram refuses: </b>"),
        ("a = <h1>ا</h1>\n", "a = a\n", "ar/some.ftl:1: a has markup that Telegram refuses: <h1"),
        ("a = ا & ب\n", "a = a\n", "ar/some.ftl:1: a has markup that Telegram refuses: &"),
    ],
)
def test_faults_are_told_with_file_and_line(tmp_path: Path, arabic: str, french: str, fault: str) -> None:
    """Authors see at once what to repair, and nothing else is wrong with these catalogues."""
    faults = catalogue(tmp_path, ar=arabic, ary=arabic, fr=french, en=french).faults()
    assert fault in faults


def test_a_good_catalogue_has_no_faults(tmp_path: Path) -> None:
    """Gender may differ between languages, Tamazight may be incomplete."""
    good = AR.replace("only-arabic = هنا فقط\n", "")
    assert catalogue(tmp_path, ar=good, ary=good, fr=FR, en=FR, zgh="hello = ⴰⵣⵓⵍ { $name }\n").faults() == []


def test_messages_that_refer_to_each_other_end(tmp_path: Path) -> None:
    """A circle is said somehow, and its variables are found once."""
    read = catalogue(tmp_path, ar="a = { b } { $x }\nb = { a }\n")
    assert read.variables("ar", "a") == {"x"}
    assert isinstance(read.format("ar", "a", {"x": "1"}), str)


@pytest.mark.parametrize("name", ["lists", "helplines", "programmes", "rules"])
def test_shipped_names_are_complete(name: str) -> None:
    """The names of choices, helplines, programmes and rules stand in every complete language."""
    faults = [fault for fault in read_texts(LOCALE).faults() if f"/{name}.ftl" in fault]
    assert faults == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<b>⁨x⁩</b> · ⁨y⁩", "\u200f<b>⁨x⁩</b> · ⁨y⁩"),
        ("⁨a⁩: ⁨b ⁨3⁩ c⁩", "\u200f⁨a⁩: ⁨b ⁨3⁩ c⁩"),
        ("نعم <b>⁨x⁩</b>\n⁨y⁩", "نعم <b>⁨x⁩</b>\n\u200f⁨y⁩"),
        ("القائمة: /menu", "القائمة: ⁦/menu⁩"),
        ("مثلا <code>/stats 2026-03</code>", "مثلا ⁦<code>/stats 2026-03</code>⁩"),
        ("⁨/stats⁩ · الأرقام", "⁨/stats⁩ · الأرقام"),
        ("مثلا 04/12/2026", "مثلا 04/12/2026"),
        ("نعم <b>لا</b>", "نعم <b>لا</b>"),
    ],
)
def test_arabic_lines_begin_at_the_right(written: str, shown: str) -> None:
    """Lines that are all values get a mark; commands keep their slash in front; nothing else changes."""
    assert anchored(written) == shown


def _own(folder: Path, french: str) -> Texts:
    """A catalogue in which an operator's folder has French messages of its own."""
    ours, own = folder / "ours", folder / "own"
    (own / "fr").mkdir(parents=True)
    (own / "fr" / "mine.ftl").write_text(french, encoding="utf-8")
    ours.mkdir()
    catalogue(ours, ar=AR, ary=AR, fr=f"{FR}only-arabic = ici\n", en=f"{FR}only-arabic = here\n")
    return read_texts(ours, own)


def test_an_operator_says_a_text_in_their_own_words(tmp_path: Path) -> None:
    """Theirs holds, also where others refer to it; what they left alone is ours; the version is another."""
    texts = _own(tmp_path, "hello = Soyez { $name }\nfixed = Bien le bonjour\n")
    assert texts.label("fr", "hello", {"name": "x"}) == "Soyez x"
    assert texts.label("fr", "place", {"name": "x"}) == "Espace d'accueil / Soyez x"
    assert texts.label("fr", "fixed", {}) == "Bien le bonjour"
    assert texts.label("ar", "hello", {"name": "x"}) == "مرحبا x"
    assert texts.faults() == []
    assert texts.version != read_texts(tmp_path / "ours").version


@pytest.mark.parametrize(
    ("french", "fault"),
    [
        ("nobody = Personne\n", "fr/mine.ftl:1: nobody replaces no text of ours; nothing would say it"),
        ("\nhello = { $nom }\n", "fr/mine.ftl:2: hello uses nom, which it is not given"),
        ("hello = { nobody }\n", "fr/mine.ftl:1: hello refers to nobody, which fr does not have"),
        ("hello = { $name\n", "fr/mine.ftl:1: not a Fluent message: hello = { $name"),
        ("hello = <b>{ $name }\n", "fr/mine.ftl:1: hello has markup that Telegram refuses: <b>"),
    ],
)
def test_faults_of_an_operator_are_told(tmp_path: Path, french: str, fault: str) -> None:
    """With their file and line, before anything of it is said."""
    assert fault in _own(tmp_path, french).faults()
