"""Baselines: the findings that old posts had when claimlint came are known, and only what is new counts."""

from __future__ import annotations

from claimlint.baseline.carrying import Carrier, Carriers
from claimlint.baseline.places import FILE_NAME, file_of, name_of, place_for, place_of
from claimlint.baseline.reading import SCHEMA, baseline_of, read, shown_path
from claimlint.baseline.record import Baseline
from claimlint.baseline.recording import Checked, Recorded, recorded
from claimlint.baseline.writing import ChangedMeanwhile, rendered, write

__all__ = [
    "FILE_NAME", "SCHEMA", "Baseline", "Carrier", "Carriers", "ChangedMeanwhile", "Checked", "Recorded",
    "baseline_of", "file_of", "name_of", "place_for", "place_of", "read", "recorded", "rendered", "shown_path", "write",
]  # fmt: skip
