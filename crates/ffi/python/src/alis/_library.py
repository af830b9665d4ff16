"""Finds libalis, loads it, and says what each function takes: include/alis.h as ctypes."""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import POINTER, c_char, c_char_p, c_int32, c_size_t, c_uint32, c_uint64, c_void_p
from pathlib import Path
from typing import Any, List

ABI_VERSION = 0
"""The number of the binary interface that this package is written for (``ALIS_ABI_VERSION``)."""

if sys.platform == "win32":
    FILE_NAME = "alis.dll"
elif sys.platform == "darwin":
    FILE_NAME = f"libalis.{ABI_VERSION}.dylib"
else:
    FILE_NAME = f"libalis.so.{ABI_VERSION}"


class Struct(ctypes.Structure):
    """A struct that crosses: it states its own size, and all else is 0."""

    struct_size: int

    def __init__(self, **fields: int) -> None:
        super().__init__(struct_size=ctypes.sizeof(self), **fields)


class EngineOptions(Struct):
    _fields_ = [
        ("struct_size", c_uint32),
        ("language", c_int32),
        ("max_input_bytes", c_uint64),
        ("threads", c_uint32),
        ("flags", c_uint32),
    ]


class ProblemCounts(Struct):
    _fields_ = [
        ("struct_size", c_uint32),
        ("trusts", c_uint32),
        ("hospitals", c_uint32),
        ("units", c_uint32),
        ("posts", c_uint32),
        ("municipalities", c_uint32),
        ("candidates", c_uint32),
        ("quarters", c_uint32),
        ("first_quarter", c_int32),
        ("reserved", c_uint32),
    ]


class SolveOptions(Struct):
    _fields_ = [
        ("struct_size", c_uint32),
        ("flags", c_uint32),
        ("time_limit_ms", c_uint64),
        ("solver", c_int32),
        ("reserved", c_uint32),
    ]


class PlacementStruct(Struct):
    _fields_ = [
        ("struct_size", c_uint32),
        ("state", c_int32),
        ("reason", c_int32),
        ("rank", c_uint32),
        ("queue_place", c_uint32),
        ("segments", c_uint32),
        ("first_quarter", c_int32),
        ("last_quarter", c_int32),
        ("months", c_uint32),
        ("waiting", c_uint32),
        ("wish", c_uint32),
        ("away", c_uint32),
        ("relevance", c_uint32),
        ("reserved", c_uint32),
    ]


class SegmentStruct(Struct):
    _fields_ = [
        ("struct_size", c_uint32),
        ("first_quarter", c_int32),
        ("last_quarter", c_int32),
        ("reserved", c_uint32),
    ]


class QuarterStruct(Struct):
    _fields_ = [
        ("struct_size", c_uint32),
        ("year", c_int32),
        ("period", c_int32),
        ("half", c_int32),
        ("first_year", c_int32),
        ("first_month", c_int32),
        ("first_day", c_int32),
        ("last_year", c_int32),
        ("last_month", c_int32),
        ("last_day", c_int32),
        ("name", c_char * 12),
    ]


class FaultStruct(Struct):
    _fields_ = [
        ("struct_size", c_uint32),
        ("line", c_uint32),
        ("column", c_uint32),
        ("reserved", c_uint32),
    ]


PROGRESS = ctypes.CFUNCTYPE(c_int32, c_uint64, c_uint64, c_void_p)
"""``alis_progress_fn``: how many ranks are proved, of how many; a result other than 0 cancels."""

_HANDLE = c_void_p
_OUT = POINTER(c_void_p)
# A text with its length: bytes of Python's, borrowed for the call.
_TEXT = [c_char_p, c_size_t]
_STATUS = c_int32

# Name: result, arguments. In the order of the header.
_FUNCTIONS: "dict[str, tuple[Any, List[Any]]]" = {
    "abi_version": (c_uint32, []),
    "version": (c_char_p, []),
    "build_info": (c_char_p, []),
    "status_name": (c_char_p, [c_int32]),
    "live_handles": (c_uint64, []),
    "json_schema": (_STATUS, [*_TEXT, _OUT, _OUT]),
    "engine_new": (_STATUS, [POINTER(EngineOptions), _OUT, _OUT]),
    "engine_free": (None, [_HANDLE]),
    "engine_set_progress": (_STATUS, [_HANDLE, PROGRESS, c_void_p]),
    "call_json": (_STATUS, [_HANDLE, *_TEXT, _HANDLE, _OUT, _OUT]),
    "cancel_new": (_STATUS, [_OUT]),
    "cancel_trigger": (_STATUS, [_HANDLE]),
    "cancel_is_triggered": (c_int32, [_HANDLE]),
    "cancel_free": (None, [_HANDLE]),
    "check": (_STATUS, [_HANDLE, *_TEXT, *_TEXT, _OUT, _OUT]),
    "problem_from_json": (_STATUS, [_HANDLE, *_TEXT, *_TEXT, _OUT, _OUT]),
    "problem_to_json": (_STATUS, [_HANDLE, _OUT, _OUT]),
    "problem_info": (_STATUS, [_HANDLE, POINTER(ProblemCounts)]),
    "problem_check": (_STATUS, [_HANDLE, _HANDLE, _OUT, _OUT]),
    "problem_free": (None, [_HANDLE]),
    "solve": (_STATUS, [_HANDLE, _HANDLE, POINTER(SolveOptions), _HANDLE, _OUT, _OUT]),
    "plan_from_json": (_STATUS, [_HANDLE, *_TEXT, _OUT, _OUT]),
    "plan_to_json": (_STATUS, [_HANDLE, _OUT, _OUT]),
    "plan_status": (c_int32, [_HANDLE]),
    "plan_proved_to_rank": (c_uint32, [_HANDLE]),
    "verify": (_STATUS, [_HANDLE, _HANDLE, _HANDLE, c_uint32, _HANDLE, _OUT, _OUT]),
    "plan_free": (None, [_HANDLE]),
    "plan_count": (c_uint64, [_HANDLE]),
    "plan_row": (_STATUS, [_HANDLE, c_uint64, POINTER(PlacementStruct)]),
    "plan_segment": (_STATUS, [_HANDLE, c_uint64, c_uint32, POINTER(SegmentStruct)]),
    "plan_candidate_id": (c_char_p, [_HANDLE, c_uint64]),
    "plan_trust_id": (c_char_p, [_HANDLE, c_uint64]),
    "plan_unit_id": (c_char_p, [_HANDLE, c_uint64, c_uint32]),
    "plan_post_id": (c_char_p, [_HANDLE, c_uint64, c_uint32]),
    "quarter_dates": (_STATUS, [c_int32, POINTER(QuarterStruct)]),
    "report_verdict": (c_int32, [_HANDLE]),
    "report_count": (c_uint64, [_HANDLE]),
    "report_unproved": (c_uint32, [_HANDLE]),
    "report_to_json": (_STATUS, [_HANDLE, _OUT, _OUT]),
    "report_free": (None, [_HANDLE]),
    "rank": (_STATUS, [_HANDLE, _HANDLE, _OUT, _OUT]),
    "compare": (_STATUS, [_HANDLE, _HANDLE, *_TEXT, *_TEXT, _OUT, _OUT]),
    "explain": (_STATUS, [_HANDLE, _HANDLE, _HANDLE, *_TEXT, _OUT, _OUT]),
    "what_if": (_STATUS, [_HANDLE, _HANDLE, _HANDLE, *_TEXT, *_TEXT, c_uint32, _HANDLE, _OUT, _OUT]),
    "cutoffs": (_STATUS, [_HANDLE, _HANDLE, _HANDLE, _OUT, _OUT]),
    "letter": (_STATUS, [_HANDLE, _HANDLE, _HANDLE, *_TEXT, *_TEXT, _OUT, _OUT]),
    "rules_json": (_STATUS, [*_TEXT, _OUT, _OUT]),
    "rules_diff": (_STATUS, [_HANDLE, *_TEXT, *_TEXT, *_TEXT, _HANDLE, _OUT, _OUT]),
    "lottery_commit": (_STATUS, [*_TEXT, _OUT, _OUT]),
    "lottery_reveal": (_STATUS, [_HANDLE, _HANDLE, *_TEXT, _OUT, _OUT]),
    "lottery_check": (_STATUS, [_HANDLE, *_TEXT, *_TEXT, _HANDLE, _HANDLE, _OUT, _OUT]),
    # c_void_p, as the bytes are no C string.
    "buf_data": (c_void_p, [_HANDLE]),
    "buf_len": (c_size_t, [_HANDLE]),
    "buf_free": (None, [_HANDLE]),
    "error_status": (_STATUS, [_HANDLE]),
    "error_message": (c_char_p, [_HANDLE]),
    "error_fault_count": (c_uint64, [_HANDLE]),
    "error_fault": (_STATUS, [_HANDLE, c_uint64, POINTER(FaultStruct)]),
    "error_fault_pointer": (c_char_p, [_HANDLE, c_uint64]),
    "error_fault_message": (c_char_p, [_HANDLE, c_uint64]),
    "error_to_json": (_STATUS, [_HANDLE, _OUT]),
    "error_free": (None, [_HANDLE]),
}


class Library:
    """The functions of the header, without their prefix ``alis_``."""

    def __init__(self, path: str) -> None:
        try:
            loaded = ctypes.CDLL(path)
        except OSError as error:
            raise ImportError(
                f"libalis cannot be loaded ({error}). Set ALIS_LIBRARY to the full path of {FILE_NAME}, "
                "install the library where the system finds it, or install a wheel that holds it."
            ) from error
        try:
            # First, as another interface may lack any of the others.
            version = loaded.alis_abi_version
            version.restype, version.argtypes = c_uint32, []
            found = version()
            if found != ABI_VERSION:
                raise ImportError(
                    f"{path} has binary interface {found}, and this package needs {ABI_VERSION}: "
                    "install the two of one version."
                )
            for name, (result, arguments) in _FUNCTIONS.items():
                function = getattr(loaded, f"alis_{name}")
                function.restype, function.argtypes = result, arguments
                setattr(self, name, function)
        except AttributeError as error:
            raise ImportError(f"{path} is not the libalis that this package needs: {error}") from error
        self.path = path

    def __getattr__(self, name: str) -> Any:
        # Reached for what __init__ has not set: for the reader and the type checker.
        raise AttributeError(f"libalis has no function alis_{name}")


def find() -> str:
    """What to load: ``ALIS_LIBRARY``, else the library inside the package, else whatever the system finds by its name."""
    named = os.environ.get("ALIS_LIBRARY")
    if named:
        return named
    inside = Path(__file__).parent / "_lib" / FILE_NAME
    return str(inside) if inside.is_file() else FILE_NAME


library = Library(find())
