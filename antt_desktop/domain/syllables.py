"""Which words can be Vietnamese syllables, by the rules of the spelling and not by a word list.

A syllable is an onset, a rime and a tone. The rules: c, g, ng stand before back vowels and k,
gh, ngh before e, ê, i, y; a rime ending in c, ch, p, t takes only sắc or nặng; the tone stands
on the marked vowel (ơ of ươ), before a final consonant on the last vowel, else on the main one;
in a final oa, oe, uy it may stand on either (QĐ 1989/QĐ-BGDĐT prefers hoà, people write both).
"""

import unicodedata
from functools import cache, lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng
_ALLOWED_BEFORE_STOP = "\u0301\u0323"
_STOPS = ("c", "p", "t", "ch")
_MARKED_VOWELS = "ăâêôơư"
_VOWELS = "aeiouy" + _MARKED_VOWELS

_PLAIN_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu
    i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong oong ooc op ot  ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
    u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt
    ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
"""
_ROUNDED_RIMES = """
    oa oac oach oai oam oan oang oanh oao oap oat oay  oăc oăm oăn oăng oăt  oe oem oen oeo oet
    uân uâng uât uây  uê uêch uênh uêu  uơ  uy uych uyn uynh uyp uyt uya uyu uyên uyêt
"""
_RIMES_AFTER_QU = """
    a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  ân âng ât ây
    e en eo ec et  ê ên ênh êch êt  i ich in inh it iu  ơ ơn ơt ôc
    y ych yn ynh yp yt yên yêt
"""
_RIMES_ALONE = "y yêm yên yêng yêt yêu"
_LABIAL_ROUNDED = "uy uyt oa oan"  # in words taken from French: buýt, phuy, voan
_LABIALS = ("b", "m", "p", "ph", "v")
_BEFORE_Y = ("d", "h", "k", "l", "m", "n", "s", "t", "th", "v")
_OTHER_ONSETS = ("ch", "d", "đ", "h", "kh", "l", "n", "nh", "r", "s", "t", "th", "tr", "x")


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Tell whether an NFC word of any case is spelt as a Vietnamese syllable.

    Both places of the tone are right in a final oa, oe, uy. Names of other peoples (Đắk, Ksor)
    need not be syllables.
    """
    return word.casefold() in _syllables()


@cache
def _syllables() -> frozenset[str]:
    """Return every legal syllable, in lower case: onset, rime and tone put together once."""
    return frozenset(
        onset + toned
        for onset, rimes in _rimes_by_onset().items()
        for rime in rimes
        for toned in _toned(rime, rounded=onset != "qu")
    )


def _rimes_by_onset() -> dict[str, list[str]]:
    plain, rounded = _PLAIN_RIMES.split(), _ROUNDED_RIMES.split()
    front = [rime for rime in plain if rime[0] in "eêi"]
    back = [rime for rime in plain if rime[0] not in "eêi"]
    onsets = dict.fromkeys(_OTHER_ONSETS, plain + rounded)
    onsets |= dict.fromkeys(_LABIALS, plain + _LABIAL_ROUNDED.split())
    onsets |= dict.fromkeys(("k", "gh", "ngh"), front)
    onsets |= {"c": back, "ng": back + rounded, "qu": _RIMES_AFTER_QU.split()}
    onsets[""] = plain + rounded + _RIMES_ALONE.split()
    # An i after gi is written once: gì, gìn, giếng.
    onsets["gi"] = [rime for rime in plain if rime[0] != "i"]
    onsets["g"] = back + rounded + [rime for rime in front if rime[0] == "i" and rime != "ia"]
    for onset in _BEFORE_Y:
        onsets[onset] = [*onsets[onset], "y"]
    return onsets


def _toned(rime: str, *, rounded: bool) -> list[str]:
    stopped = rime.endswith(_STOPS)
    places = _tone_places(rime, rounded=rounded)
    toned = [
        unicodedata.normalize("NFC", rime[: at + 1] + tone + rime[at + 1 :])
        for at in places
        for tone in (_ALLOWED_BEFORE_STOP if stopped else _TONES)
    ]
    return toned if stopped else [rime, *toned]


def _tone_places(rime: str, *, rounded: bool) -> list[int]:
    """Return where in ``rime`` its tone may be written; ``rounded``: its o or u may be a glide."""
    vowels = [at for at, char in enumerate(rime) if char in _VOWELS]
    marked = [at for at in vowels if rime[at] in _MARKED_VOWELS]
    if marked:
        return marked[-1:]
    if len(vowels) == 1 or vowels[-1] != len(rime) - 1:
        return vowels[-1:]
    if rime in {"oa", "oe", "uy"} and rounded:
        return vowels
    return vowels[1:2] if len(vowels) == len("oai") else vowels[:1]
