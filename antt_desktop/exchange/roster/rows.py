"""Turns the rows of a mapped sheet into households and people, or says why a row cannot be."""

from collections.abc import Iterator, Sequence

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD
from antt_desktop.domain.identity import identity_warnings, phone_warning
from antt_desktop.exchange.roster.cells import (
    lost_digits,
    read_code,
    read_group,
    read_note,
    read_phone,
    read_relation,
    read_residence,
    two_names,
    two_phones,
)
from antt_desktop.exchange.roster.columns import SheetMapping
from antt_desktop.exchange.roster.fields import Field, SheetKind
from antt_desktop.exchange.roster.lines import (
    HouseholdLine,
    Line,
    PersonLine,
    Refusal,
    Skipped,
)
from antt_desktop.exchange.roster.people import Families
from antt_desktop.exchange.roster.skips import Sieve
from antt_desktop.exchange.roster.table import Row, Table
from antt_desktop.exchange.workbooks import Sheet

_NO_HEADS = (
    "Trang này ghi mỗi dòng một người mà không cho biết ai là chủ hộ. Hãy thêm cột Quan hệ với"
    " chủ hộ, hoặc cột Mã hộ, rồi nhập lại."
)
_NO_HEAD = "Chưa biết người này thuộc hộ nào: không thấy dòng của chủ hộ."


def read_lines(sheet: Sheet, mapping: SheetMapping, latest_year: int) -> Iterator[Line]:
    """Yield what the rows below the header are: households, people, rows left out, refusals.

    ``latest_year`` is the last year a two-digit year of birth may mean. In a sheet of people
    without codes a head's row is a HouseholdLine and the others are PersonLines below it.
    """
    table = Table(sheet, mapping, latest_year)
    rows = read_rows(sheet, table)
    if mapping.kind is SheetKind.HOUSEHOLDS:
        for row in rows:
            yield row if isinstance(row, Skipped) else _line(row, table)
        return
    found = list(rows)
    yield from (row for row in found if isinstance(row, Skipped))
    people = [row for row in found if isinstance(row, Row)]
    if any(row.shown(Field.CODE) for row in people):
        yield from _coded(people, table)
    else:
        yield from _families(people, table)


def column_header(mapping: SheetMapping, field: Field) -> str:
    """Return the header of the column taken for a field; our own word where there is none."""
    column = mapping.column(field)
    return column.header or column.letter if column else field.label


def read_rows(sheet: Sheet, table: Table) -> Iterator[Row | Skipped]:
    """Yield the rows that are somebody, each with its tổ, and those left out."""
    sieve = Sieve(sheet, table.mapping)
    first_blank = blanks = 0
    carried = ""
    for row in table.rows():
        if row.is_blank:
            first_blank = first_blank or row.number
            blanks += 1
        elif reason := sieve.reason(row):
            carried = ""
            yield Skipped(sheet.name, row.number, reason)
        else:
            own = read_group(row.cell(Field.GROUP))
            carried = own or (carried if table.carries_group else "")
            row.group = carried or sieve.group or table.mapping.group
            yield row
    if blanks:
        yield Skipped(
            sheet.name, first_blank, "dòng trống" if blanks == 1 else f"{blanks} dòng trống"
        )


def _families(rows: Sequence[Row], table: Table) -> Iterator[Line]:
    """Yield the people of a sheet without codes: each head's household, then its members."""
    families = Families(rows)
    for row in rows:
        if families.is_head(row):
            yield _line(row, table)
        elif not families.any_head:
            yield _refusal(table.mapping, row, Field.NAME, _NO_HEADS)
        elif head_row := families.head_of(row):
            yield _person(row, table, head_row=head_row)
        else:
            yield _refusal(table.mapping, row, Field.NAME, _NO_HEAD)


def _coded(rows: Sequence[Row], table: Table) -> Iterator[Line]:
    """Yield the people of a sheet with codes; a code only beside heads is their members' too."""
    families = Families(rows)
    heads = [row for row in rows if families.is_head(row)]
    numbers = {row.number for row in heads}
    codes = {row.number: row.shown(Field.CODE) for row in rows}
    inherits = all(codes[n] for n in numbers) and not any(
        code for number, code in codes.items() if number not in numbers
    )
    current = ""
    for row in rows:
        is_head = row.number in numbers
        current = codes[row.number] if is_head else current
        household = None
        if is_head:
            line = _line(row, table)
            household = line if isinstance(line, HouseholdLine) else None
        yield _person(row, table, code=current if inherits else "", household=household)


def _line(row: Row, table: Table) -> HouseholdLine | Refusal:
    try:
        birth, odd_birth = row.birth()
        identity, sex = row.identity(birth), row.sex()
        phone = row.text(Field.PHONE, read_phone)
        return HouseholdLine(
            sheet=table.mapping.sheet,
            row=row.number,
            code=row.text(Field.CODE, read_code),
            group=row.group,
            head=row.name(),
            birth=birth,
            sex=sex,
            identity=identity,
            phone=phone,
            occupation=row.text(Field.OCCUPATION),
            address=row.address(),
            declared_size=row.size(),
            residence=row.text(Field.RESIDENCE, read_residence),
            residence_from=row.date(Field.RESIDENCE_FROM),
            residence_to=row.date(Field.RESIDENCE_TO),
            categories=row.text(Field.CATEGORIES),
            note=row.text(Field.NOTE, read_note),
            warnings=_warnings(row, odd_birth, identity, birth, sex, phone),
        )
    except UserError as error:
        return _refusal(table.mapping, row, row.field, error.sentence)


def _person(
    row: Row,
    table: Table,
    *,
    code: str = "",
    head_row: int = 0,
    household: HouseholdLine | None = None,
) -> PersonLine | Refusal:
    try:
        birth, odd_birth = row.birth()
        identity, sex = row.identity(birth), row.sex()
        phone = row.text(Field.PHONE, read_phone)
        return PersonLine(
            sheet=table.mapping.sheet,
            row=row.number,
            code=row.text(Field.CODE, read_code) or code,
            head_row=head_row,
            name=row.name(),
            relation=row.text(Field.RELATION, read_relation) or (HEAD if household else ""),
            birth=birth,
            sex=sex,
            identity=identity,
            phone=phone,
            occupation=row.text(Field.OCCUPATION),
            residence=row.text(Field.RESIDENCE, read_residence),
            residence_from=row.date(Field.RESIDENCE_FROM),
            residence_to=row.date(Field.RESIDENCE_TO),
            note=row.text(Field.NOTE, read_note),
            household=household,
            warnings=_warnings(row, odd_birth, identity, birth, sex, phone),
        )
    except UserError as error:
        return _refusal(table.mapping, row, row.field, error.sentence)


def _warnings(
    row: Row,
    odd_birth: str,
    identity: str,
    birth: PartialDate | None,
    sex: str,
    phone: str,
) -> tuple[str, ...]:
    """Return what is to be looked at in a row that is imported, as sentences."""
    warnings = [odd_birth, *identity_warnings(identity, birth, sex)]
    warnings.append(two_phones(phone) or phone_warning(phone))
    for field, read in ((Field.IDENTITY, identity), (Field.PHONE, phone)):
        if not read and lost_digits(row.cell(field)):
            shown = row.shown(field)
            warnings.append(f"{field.label} “{shown}” bị Excel rút gọn, mất chữ số: để trống.")
    if two_names(row.written_name):
        warnings.append(f"Ô họ tên “{row.plain_name}” có vẻ ghi hai người, được giữ nguyên.")
    return tuple(warning for warning in warnings if warning)


def _refusal(mapping: SheetMapping, row: Row, field: Field, reason: str) -> Refusal:
    return Refusal(
        sheet=mapping.sheet,
        row=row.number,
        column=column_header(mapping, field),
        value=row.shown(field),
        reason=reason,
    )
