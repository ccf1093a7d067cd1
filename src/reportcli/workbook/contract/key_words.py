"""What each key of `contract.yaml` is for, in the designer's words; a test holds it to the keys read."""

from __future__ import annotations

from reportcli.model.languages import languages

TOP = {
    "version": "Version of the contract's form: 1.",
    "currency": "Currency of amounts (ISO 4217), where the sheet Organisation names none.",
    "tables": "The tables, by name.",
    "words": "What cells may say for yes, no, blank, total … and the names of months.",
    "assertions": "What must hold; see [checks](../checks/README.md).",
    "accounts": "How the accounts of a trial balance become printed lines.",
    "roles": "Which tables and columns play which part for the [checks](../checks/README.md).",
    "views": "Derived tables; see [views](../data.md#views).",
}
ACCOUNTS = {
    "charts": "Names of charts of accounts.",
    "mapping": "Prefix of an account: code of the line that it goes to.",
    "tolerance": "What an identity may miss, in units of currency.",
}
ASSERTION = {
    "assert": "An expression that must hold.",
    "tolerance": "Difference that is allowed.",
    "message": "What is reported when it does not hold, by language.",
}
TABLE = {
    "doc": "What the table holds.",
    "sheet": "Names of its sheet by language; the first of each is the one that a template shows.",
    "form": "`rows` (a record a row), `key-value` (one record, a key and its value a row), "
    "or `trial-balance`.",
    "optional": "The sheet may be missing.",
    "key": "Column that names a record; references use it.",
    "columns": "Its columns, by name; over those of base, `null` drops one.",
    "keeps_totals": "true: rows that are totals of others are records too.",
    "header_rows": "Over how many rows the headers stand: a header is then its levels from the upper one, "
    "`Budget / 2024`, and an upper one reaches over the cells that it is merged with. 0: no headers, every "
    "column says `at`.",
    "same_sheet_as": "The table on whose sheet it stands: each has what is under its own headers.",
    "range": "The part of the sheet in which it stands, where headers do not say it: `F1:H`, or `A3:D20`.",
    "on_request": "A template has it only when it is asked for by this name.",
}
COLUMN = {
    "type": "text, markdown, code, integer, number, money, percent, date, month, boolean, year, "
    "url, email, phone, photo (a picture by its path), list, choice, ref(table), list(ref(table)), or "
    "mixed: a number where the cell holds one, else its text.",
    "required": "A blank cell is a finding.",
    "unique": "A value stands once.",
    "unit": "Unit of a numeric column.",
    "unit_from": "Column of the same row that names the unit.",
    "decimals": "Digits that are printed after the decimal sign.",
    "period": "0 is the report's year, -1 the year before; of a date, `any` lets every date be right.",
    "negative": "`allowed`: numbers below zero are right, such as a loss or a debt.",
    "order": "`dmy` or `mdy`: which of two figures is the day, in dates that are typed as text.",
    "blank_words": "`-` and the like count as blank.",
    "choices": "Of a `choice`: each value with the spellings that a cell may have.",
    "doc": "What the column holds; a template shows it as a comment.",
    "computed": "Expression over the row's columns for a blank cell; what is stated stays.",
    "derived": "true: it is worked out only; a template leaves it out.",
    "at": "Letters of its column in the sheet, where no header says which it is.",
    "indent": "Of an integer: the column whose indents in the sheet give the level of a row, 1 for the "
    "outermost (by the cell's indent, else by spaces before its words); what is stated stays.",
    "translate": "false: the same in every language.",
    **{code: f"Headers in {each.name}, one or a list." for code, each in languages().items()},
}
VIEW = {
    "doc": "What the view holds.",
    "from": "The table, or the view before it, that it is made of.",
    "union": "Several tables, one after the other; the column `table` names that of each record.",
    "join": "Tables beside each record: `TABLE: {on: {column: column of TABLE}, unmatched: refuse}`; "
    "`unmatched` may be refuse, blank or drop. Their columns are written `TABLE.column`.",
    "where": "Which records count: column and value, or several values; null is a blank cell.",
    "group": "Columns whose values make groups; `country.region` is a column of the record that is named.",
    "columns": "Its columns: sum, count, mean, min, max of a column; share, rank, running of a column of the "
    "view; or a column as it is.",
    "pivot": "A column for each value of `by`: `{by: column, value: sum(column)}`.",
    "sort": "Its columns to sort by, `-column` downwards; blanks last.",
    "top": "How many rows stay.",
    "rest": "What the row of all others is called, a text or one by language; without it they are left out.",
    "blank_key": "What a blank in the first column of `group` is called; without it, it is refused.",
    "blank_amounts": "`skip`: blank figures are left out; `refuse`, unless stated.",
    "key": "Column that names a record of the view.",
}
WORDS = {
    "yes": "Cells of type boolean that mean yes.",
    "no": "Cells of type boolean that mean no.",
    "unread": "Names of sheets that are for people and are not read.",
    "blank": "Words that mean blank, in columns with `blank_words`.",
    "total": "Labels of a row that is a total, and no record.",
    "subtotal": "How labels of subtotals begin.",
    "together": "Words of labels that speak of several things at once: a total, where the amounts add up.",
    "summary": "Labels of a row that says something of all others, such as their average; no record.",
    "part": "How labels of rows begin that are a part of the row above.",
    "key": "Heads of the first column of a key-value sheet.",
    "opening": "Heads of a trial balance's opening amounts.",
    "movement": "Heads of its movements.",
    "closing": "Heads of its closing amounts.",
    "previous": "Heads of the year before.",
    "debit": "Heads of debit.",
    "credit": "Heads of credit.",
    "balance": "Heads of balances.",
    "side": "Heads of the column that says debit or credit.",
    "budget": "Heads of amounts that are planned: none of a trial balance.",
    "months": "Names of months by language.",
}
