"""The answer of a query to a PostgreSQL server: one statement, in a read-only transaction.

The address is the user's own, in a variable of the environment, and never the project's: sources.yaml names
the variable. Nothing of it is printed or written.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from reportcli.inputs.limits import CSV_CELLS, CSV_COLUMNS
from reportcli.inputs.secrets import PREFIX, Secrets
from reportcli.model.diagnostic import Findings, error
from reportcli.sources.database.sqlite import Answer
from reportcli.sources.database.values import text_of

if TYPE_CHECKING:
    from reportcli.model.refs import Span

KIND = "postgresql"
SECONDS = 60  # that a query may run
SETTINGS = f"-c default_transaction_read_only=on -c statement_timeout={SECONDS * 1000}"


def answer_of_server(name: str, query: str, secrets: Secrets, where: Span | None) -> Answer:
    """The whole answer. name: of the variable that holds the address, without its prefix. Raises Findings: no
    address, no package, not reached, not a single SELECT, too large, or with values that are none of ours.
    """
    address = secrets.get(name)
    if not address:
        raise Findings([error("source-server-unset", where, variable=f"{PREFIX}{name}")])
    try:
        import sqlalchemy
    except ImportError:
        raise Findings([error("source-server-without-package", where)]) from None
    try:
        url = sqlalchemy.make_url(address)
    except sqlalchemy.exc.ArgumentError:
        url = None
    if url is None or url.get_backend_name() != KIND:
        raise Findings([error("source-server-kind", where, variable=f"{PREFIX}{name}")])
    try:
        return _asked(sqlalchemy, url.set(drivername="postgresql+psycopg"), query, name, where=where)
    except ImportError:
        raise Findings([error("source-server-without-package", where)]) from None
    except (sqlalchemy.exc.SQLAlchemyError, UnicodeError, ValueError) as problem:
        reason = _reason(problem, [url.password, url.host, url.username, url.database])
        raise Findings([error("source-database-unreadable", where, file=name, reason=reason)]) from None


def _asked(sqlalchemy: Any, url: Any, query: str, name: str, *, where: Span | None) -> Answer:
    """prepare_threshold 0: each statement is prepared, which the server refuses of several at once."""
    settings = {"connect_timeout": 10, "options": SETTINGS, "prepare_threshold": 0}
    engine = sqlalchemy.create_engine(url, connect_args=settings, poolclass=sqlalchemy.NullPool)
    try:
        with engine.connect() as connection:
            reading = connection.execution_options(postgresql_readonly=True, stream_results=False)
            found = reading.exec_driver_sql(query.replace("%", "%%"))
            if not found.returns_rows:
                raise Findings([_refused(name, "no SELECT", where)])
            columns = list(found.keys())
            if len(columns) > CSV_COLUMNS:
                raise Findings([_refused(name, f"> {CSV_COLUMNS} columns", where)])
            return Answer(columns, list(_texts(found, columns, name, where)))
    finally:
        engine.dispose()


def _texts(found: Any, columns: list[str], name: str, where: Span | None) -> Iterator[list[str]]:
    count = 0
    for number, row in enumerate(chain.from_iterable(iter(lambda: found.fetchmany(1000), [])), 1):
        count += len(row)
        if count > CSV_CELLS:
            raise Findings([error("source-database-large", where, file=name, cells=CSV_CELLS)])
        texts = [text_of(value) for value in row]
        if None in texts:
            args = {"file": name, "column": columns[texts.index(None)], "number": number}
            raise Findings([error("source-database-value", where, **args)])
        yield [text or "" for text in texts]


def _refused(name: str, reason: str, where: Span | None) -> Any:
    return error("source-database-unreadable", where, file=name, reason=reason)


def _reason(problem: Exception, secrets: list[object]) -> str:
    """What the driver says, in one line, without anything of the address."""
    told = " ".join(str(getattr(problem, "orig", None) or type(problem).__name__).split())
    for secret in sorted((str(one) for one in secrets if one), key=len, reverse=True):
        told = told.replace(secret, "…")
    return told[:160]
