"""A flipped bit is harmless, refused or told; never silently another figure."""

import random

import pytest

from tests.book.flips import OPENS, Flips


@pytest.mark.parametrize("passphrase", ["", OPENS], ids=["plain", "sealed"])
def test_no_flipped_bit_passes_for_the_truth(tmp_path, own_data_folder, passphrase):
    flips = Flips(tmp_path, passphrase)
    came = {flips.flip(random.Random(seed)) for seed in range(8)}
    assert came <= {"harmless", "refused", "told"}
    copies = [flips.flip_in_copy(random.Random(seed)) for seed in range(2)]
    if passphrase:
        assert "harmless" not in came
        assert "harmless" not in copies
