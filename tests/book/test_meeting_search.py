"""Searching minutes: what is found, in which order, and that nothing typed ever fails."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Meeting, Opinion
from antt_desktop.domain.rich_text import plain, rich
from antt_desktop.domain.text_query import TextQuery, text_query
from tests.book.meeting_making import hall, said
from tests.book.meeting_search import index_of, rebuilt_index_of
from tests.domain.query_pairs import LAND, MEDIATION, PAIRS, UNFINISHED


def found(book, typed, **how):
    return list(book.meetings.ids(query=text_query(typed), **how))


@pytest.fixture(scope="module")
def shelf(new_book, tmp_path_factory):
    """Return a book of three meetings, and their ids by what was said there."""
    with new_book(tmp_path_factory.mktemp("search") / "a.antt") as book:
        ids = {
            text: said(book, "", text, kind="", place="", chair="", secretary="", day=day)
            for text, day in zip(
                (MEDIATION, LAND, UNFINISHED),
                (PartialDate(2024, 5, 1), PartialDate(2025, 6), None),
                strict=True,
            )
        }
        yield book, ids


@pytest.mark.parametrize(("typed", "text", "finds"), PAIRS)
def test_what_is_found(shelf, typed, text, finds):
    book, ids = shelf
    wanted = found(book, typed)
    if finds is None:
        assert wanted == list(book.meetings.ids())
        assert book.search.meetings(typed) == []
    else:
        assert (ids[text] in wanted) is finds
        assert set(wanted) <= set(found(book, typed, newest=True)) <= set(book.meetings.ids())


TYPED = st.one_of(
    st.text(max_size=80),
    st.text(
        st.sampled_from("aăệđĐ \"“”'*:(){}[]^+-~\\/,.;%_ANDORNTE0\0\n\u0301\u202e🏡한"), max_size=30
    ),
    st.sampled_from(
        (
            "a" * 10000,
            "ă" * 10000,
            "hop \ud83d",
            "a " * 5000,
            '"a' * 3000,
            "NEAR(a b)",
            "title : a",
            "{said}: a",
            "a NOT b",
            "🏡 👨\u200d👩\u200d👧",
            "שלום \u200fcamera\u200f",
            "مرحبا",
            "\x00",
            "\ue000",
            "'",
            '"',
            "*",
            "a*",
            "^a",
            "a + b",
        )
    ),
)


@settings(max_examples=50)
@given(
    typed=TYPED,
    typing=st.booleans(),
    year=st.sampled_from((0, 2024, 999_999, -3)),
    kind=st.sampled_from(("", "Họp tổ", "'; --")),
    group_id=st.sampled_from((0, 2)),
    newest=st.booleans(),
)
def test_nothing_that_is_typed_or_chosen_fails(shelf, typed, typing, **how):
    book, _ = shelf
    for query in (one := text_query(typed, typing=typing), one.without_marks()):
        book.meetings.ids(query=query, **how)
    book.search.meetings(typed)


written = st.text(st.sampled_from('aăâđeoòàuyủhk  \n.-"“AND0'), max_size=25)


@settings(max_examples=40)
@given(st.lists(written, min_size=4, max_size=4), written, st.booleans())
def test_what_is_found_is_what_is_marked(scratch, texts, typed, typing):
    """A meeting is found where every phrase has a place in one of its texts, and only there."""
    title, proceedings, opinion, conclusion = texts
    book, meeting_id = scratch
    meeting = Meeting(
        id=meeting_id,
        title=title,
        proceedings=rich([(proceedings[:5], True), (proceedings[5:], False)]),
        opinions=(Opinion("", opinion),),
        conclusion=conclusion,
    )
    book.meetings.save(meeting)
    kept = book.meetings.get(meeting_id)
    shown = [kept.title, plain(kept.proceedings), kept.conclusion]
    shown += [opinion.text for opinion in kept.opinions]
    for query in (one := text_query(typed, typing=typing), one.without_marks()):
        marked = all(
            any(TextQuery((phrase,)).spans(text) for text in shown) for phrase in query.phrases
        )
        assert (meeting_id in book.meetings.ids(query=query)) is marked


@pytest.fixture(scope="module")
def scratch(new_book, tmp_path_factory):
    with new_book(tmp_path_factory.mktemp("search") / "b.antt") as book:
        yield book, book.meetings.save(Meeting())


@pytest.mark.parametrize(
    "typed",
    [
        '"hop trien khai"',
        '"họp toàn thể"',
        '"nha van hoa lang"',
        '"Trần Thị Hồng Nga"',
        '"truong lang"',
        '"Nguyễn Văn Ánh"',
        '"thư ký"',
        '"cao dinh uoc"',
        '"bà ngô thị ễ"',
        '"khai mac"',
        '"giải quyết mâu thuẫn"',
        '"ong dat"',
        '"cong chao truoc"',
        '"nhat tri"',
        '"lắp camera"',
        '"bau thu ky"',
        '"6 hộ đồng ý trên 8"',
        '"vu thi anh"',
        '"đỗ văn bình"',
        '"thu quy tu thang 3"',
        '"van dong 20 ho"',
        '"tổ 1"',
        '"mua camera"',
        '"dinh lang"',
        '"cum 1"',
        '"bùi thị hoa"',
        '"trang một của bản quét"',
        '"bien ban da ky"',
        '"quet 1 pdf"',
        '"them ho 03 005"',
        '"xong 20 ho"',
    ],
)
def test_everything_said_decided_assigned_added_and_attached_is_found(whole, typed):
    book, meeting_id = whole
    assert found(book, typed) == [meeting_id]


@pytest.fixture(scope="module")
def whole(new_book, home, tmp_path_factory):
    with new_book(tmp_path_factory.mktemp("search") / "c.antt") as book:
        book.households.add_many(
            home(f"Hộ {n}", group_id=g) for n, g in enumerate((1, 1, 1, 1, 2, 2, 3, 3))
        )
        meeting_id = book.meetings.save(hall(book))
        book.minutes.freeze(meeting_id)
        book.minutes.amend(meeting_id, "Thêm hộ 03-005.")
        scan = NewFile(
            name="quét 1.pdf",
            what="Biên bản đã ký",
            media="application/pdf",
            data=b"%PDF",
            text="Trang một\ncủa bản quét",
        )
        book.meeting_files.attach(meeting_id, [scan])
        task = book.meetings.get(meeting_id).tasks[0]
        book.meeting_tasks.finish(task.id, PartialDate(2026, 3, 10), "Xong 20 hộ")
        yield book, meeting_id


@pytest.mark.parametrize(
    "typed",
    [
        '"2026 họp"',
        '"trước nhất"',
        '"camera bầu"',
        '"quỹ 1"',
        '"mâu thuẫn nhà"',
        '"ánh thư"',
        '"ước bà"',
        '"xã bà"',
        '"camera đã"',
        '"ánh đỗ"',
        '"tổ 1 mua"',
        '"hoa cụm"',
        '"2026 02"',
        '"19 00"',
        '"hộ 1"',
    ],
)
def test_no_phrase_goes_from_one_field_into_the_next(whole, typed):
    book, _ = whole
    assert found(book, typed) == []


def test_words_of_a_query_may_stand_in_different_fields(whole):
    book, meeting_id = whole
    assert found(book, "camera hòa giải đình làng quét") == [meeting_id]


def test_a_word_half_bold_is_one_word(book):
    meeting_id = said(book, proceedings=rich([("th", False), ("ông", True), (" qua", False)]))
    assert found(book, '"thông qua"') == [meeting_id]
    assert found(book, "th") == found(book, "ông") == []


def test_the_title_comes_before_a_decision_a_task_and_what_was_said(book):
    text = "Nhân dân bàn nhiều việc chung của làng. " * 5
    file = NewFile(name="a.docx", what="", media="", data=b"a", text=f"{text}camera")
    attached = said(book, proceedings=text)
    book.meeting_files.attach(attached, [file])
    tasked = said(book, proceedings=text, tasks=(Task(what="Mua camera"),))
    spoken = said(book, proceedings=f"{text}camera", day=PartialDate(2020, 1, 1))
    decided = said(book, proceedings=text, conclusion="Lắp camera")
    titled = said(book, "Họp bàn camera", text * 3, day=PartialDate(2019, 1, 1))
    said(book, proceedings=text)
    expected = [titled, decided, tasked]
    assert found(book, "camera")[:3] == found(book, "CAMERA")[:3] == expected
    assert set(found(book, "camera")[3:]) == {spoken, attached}
    assert found(book, "camera", newest=True) == [decided, tasked, attached, spoken, titled]
    assert [row.id for row in book.search.meetings("came", limit=2)] == expected[:2]


def test_equal_matches_stand_newest_first(book):
    ids = [said(book, day=PartialDate(year, 1, 1)) for year in (2020, 2024, 2022)]
    assert found(book, "việc chung") == [ids[1], ids[2], ids[0]]


def test_a_query_within_a_year_a_kind_and_a_group(book, village):
    ids = [
        said(book, day=PartialDate(2020 + n, 1, 1), kind=f"Loại {n % 2}", group_ids=(1 + n % 3,))
        for n in range(6)
    ]
    assert found(book, "việc", year=2023) == [ids[3]]
    assert found(book, "việc", kind="Loại 0") == [ids[4], ids[2], ids[0]]
    assert found(book, "việc", group_id=2, newest=True) == [ids[4], ids[1]]
    assert found(book, "xyz", year=2023) == []


def test_the_index_follows_every_act_and_its_undoing(book, village):
    meeting_id = said(book, "Họp cũ", tasks=(Task(what="Mua loa"),))
    acts = (
        (
            lambda: book.meetings.save(replace(book.meetings.get(meeting_id), title="Họp mới")),
            "mới",
            "cũ",
        ),
        (lambda: book.meeting_tasks.finish(1, PartialDate(2026, 3, 2), "đã sắm"), "sắm", "zz"),
        (lambda: book.minutes.freeze(meeting_id), "loa", "zz"),
        (lambda: book.minutes.amend(meeting_id, "Bổ sung micro"), "micro", "zz"),
        (lambda: book.minutes.revoke(meeting_id, "Sai"), "micro", "zz"),
        (lambda: book.meetings.delete(meeting_id), "zz", "micro"),
    )
    for act, here, gone in acts:
        before = index_of(book)
        act()
        after = index_of(book)
        assert after == rebuilt_index_of(book)
        assert found(book, here) == ([] if here == "zz" else [meeting_id])
        assert found(book, gone) == []
        book.history.undo()
        assert index_of(book) == before
        book.history.redo()
        assert index_of(book) == after


def test_what_was_given_up_leaves_nothing_in_the_index(book):
    meeting_id = said(book)
    before = index_of(book)

    def give_up():
        with book.action("Việc dở"):
            book.meetings.save(replace(book.meetings.get(meeting_id), title="Dở dang"))
            raise KeyError

    with pytest.raises(KeyError):
        give_up()
    assert index_of(book) == before
    assert found(book, "dở") == []
    said(book, "Khác")
    assert index_of(book) == rebuilt_index_of(book)
