"""The grammar of a flow file: every key an author may write. Reader and JSON Schema both come from it."""

from __future__ import annotations

from flows.roles import ROLES
from flows.shapes import Either, Key, Many, Named, Record, Verbs, Word

SERVICES = (
    "listening",
    "orientation",
    "accompaniment",
    "training",
    "funding",
    "placement",
    "coop_support",
    "equipment",
    "information",
)
"""What a turn or a service contact can count as."""

OUTCOMES = (
    "informed",
    "appointment",
    "referred",
    "enrolled",
    "plan_made",
    "funded",
    "placed",
    "no_answer",
    "dropped",
    "closed",
)
"""How a service contact can turn out."""

YES = ("yes", "true")
NO = ("no", "false")

_NAME = "[a-z][a-z0-9_]*"

KEY = Word("a key (small letters a-z, digits, _; not _ first)", "[a-z0-9][a-z0-9_]*")
NAME = Word("a name (small letters a-z, digits, _; a letter first)", _NAME)
WAY = Word("the name of a node of this flow, or end", _NAME)
TEXT = Word("a text id (letters, digits, - and _; a letter first)", "[a-zA-Z][a-zA-Z0-9_-]*")
SPELLING = Word("a word people type", r"[^\n]*\S[^\n]*")
VALUE = Word("a value", r"[^\n]{0,256}")
DAY = Word("a day (year-month-day), or empty", r"(\d{4}-\d\d-\d\d)?")
ANSWER = Word("yes or no", values=YES + NO)
COLUMNS = Word("number of columns", values=("1", "2", "3"))
SERVICE = Word("service", values=SERVICES)
OUTCOME = Word("outcome", values=OUTCOMES)
ROLE = Word("role", values=ROLES)
COMMAND = Word("a command (small letters a-z, digits, _; at most 32)", "[a-z][a-z0-9_]{0,31}")
RULES_OF = Word("set of rules", values=("orientation",))

SETS = Named(NAME, VALUE)
ARGUMENTS = Named(NAME, NAME)

CHOICE = Record(
    "a choice",
    {
        "text": Key(TEXT, "the text of the button", required=True),
        "aliases": Key(Many(SPELLING), "other words people type for it"),
        "set": Key(Named(NAME, VALUE, least=0), "fields it fills, instead of the field of the question"),
        "next": Key(WAY, "where this choice leads, if not where the question does"),
    },
)

CASE = Record(
    "a case",
    {
        "when": Key(Named(NAME, Many(VALUE)), "every field has one of its values", required=True),
        "next": Key(WAY, "where to go then", required=True),
    },
)

_NEXT = Key(WAY, "the node that follows", required=True)
_OPTIONS = Key(NAME, "a request that lists options")
_WITH = Key(ARGUMENTS, "what the request is given: argument: field")

NODES = Verbs(
    "a node",
    {
        "say": Record("say", {"say": Key(TEXT, "the text to say"), "next": _NEXT}),
        "ask": Record(
            "ask",
            {
                "ask": Key(TEXT, "the question"),
                "choices": Key(
                    Either(Word("the name of a list, or a mapping of choices", _NAME), Named(KEY, CHOICE)),
                    "the answers offered: a list of lists.yaml, or a mapping",
                ),
                "options": _OPTIONS,
                "with": _WITH,
                "none": Key(WAY, "where to go when nothing is listed"),
                "field": Key(NAME, "where the answer goes"),
                "rule": Key(NAME, "tests and normalises typed answers"),
                "help": Key(TEXT, "said when the answer is not understood"),
                "skip": Key(ANSWER, "whether it may be skipped"),
                "confidential": Key(ANSWER, "keep the answer out of the log"),
                "columns": Key(COLUMNS, "buttons per row"),
                "share_phone": Key(TEXT, "label of a keyboard button that shares the telephone number"),
                "next": Key(WAY, "the node that follows"),
            },
        ),
        "decide": Record(
            "decide",
            {
                "decide": Key(Many(CASE), "the first case that holds is taken"),
                "next": Key(WAY, "where to go when no case holds", required=True),
            },
        ),
        "set": Record("set", {"set": Key(SETS, "fields and their new values"), "next": _NEXT}),
        "do": Record(
            "do",
            {
                "do": Key(NAME, "the request"),
                "with": _WITH,
                "outcomes": Key(Named(NAME, WAY), "where each outcome leads", required=True),
            },
        ),
        "call": Record("call", {"call": Key(NAME, "the flow to go through"), "next": _NEXT}),
        "complete": Record(
            "complete",
            {
                "complete": Key(SERVICE, "the service that was rendered"),
                "outcome": Key(OUTCOME, "how it turned out (default informed)"),
                "next": _NEXT,
            },
        ),
        "weigh": Record("weigh", {"weigh": Key(RULES_OF, "sets the field axis"), "next": _NEXT}),
        "advise": Record(
            "advise",
            {
                "advise": Key(TEXT, "the text above the reasons and steps"),
                "options": _OPTIONS,
                "with": _WITH,
                "field": Key(NAME, "where the listed option goes"),
                "option_next": Key(WAY, "where the listed option leads"),
                "next": _NEXT,
            },
        ),
        "listen": Record("listen", {"listen": Key(TEXT, "said when the talk is handed over"), "next": _NEXT}),
    },
)

FLOW = Record(
    "a flow",
    {
        "flow": Key(NAME, "its name, the same as the file's", required=True),
        "service": Key(SERVICE, "what its turns count as (default information)"),
        "command": Key(COMMAND, "the slash command that enters it"),
        "role": Key(ROLE, "the staff role it needs; young people cannot enter it"),
        "confidential": Key(ANSWER, "keep all its answers out of the log"),
        "fields": Key(Many(NAME), "the answers of this flow; facts about the person need no mention"),
        "entry": Key(WAY, "the node where it starts", required=True),
        "nodes": Key(Named(NAME, NODES), "its nodes by name", required=True),
    },
)
