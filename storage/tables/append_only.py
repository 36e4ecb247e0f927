"""Tables whose rows are never changed nor deleted: the database itself refuses, whoever asks.

A correction is a new row that supersedes. The only change ever allowed is to empty a column of words when a
person is erased.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, event

_REFUSAL = """CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    RAISE EXCEPTION 'append-only: % is refused on %', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
END $$"""


def append_only(table: Table, erasable: str = "") -> None:
    """Have the triggers made with the table; `erasable` names the one column that may be emptied."""
    columns = [column.name for column in table.columns]

    @event.listens_for(table, "after_create")
    def make(_: Table, connection: Connection, **__: object) -> None:
        for statement in statements(connection.dialect.name, table.name, columns, erasable):
            connection.exec_driver_sql(statement)


def statements(dialect: str, table: str, columns: Sequence[str], erasable: str = "") -> list[str]:
    """The SQL that makes a table append-only on "sqlite" or "postgresql"."""
    fixed = ", ".join(name for name in columns if name != erasable)
    rules = [("update", f"UPDATE OF {fixed}", ""), ("delete", "DELETE", "")]
    if erasable:
        rules.append(("words", f"UPDATE OF {erasable}", f"WHEN (NEW.{erasable} <> '') "))
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{name} BEFORE {what} ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
            for name, what, when in rules
        ]
    return [_REFUSAL] + [
        f"CREATE TRIGGER {table}_no_{name} BEFORE {what} ON {table} "
        f"FOR EACH ROW {when}EXECUTE FUNCTION refuse_change()"
        for name, what, when in rules
    ]
