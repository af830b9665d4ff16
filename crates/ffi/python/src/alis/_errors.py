"""What a call answers when it fails, as an exception."""

from __future__ import annotations

import ctypes
from typing import Optional, Sequence, Tuple

from ._library import FaultStruct, library
from ._values import Fault

E_HANDLE = 2
E_RANGE = 5


def status_name(code: int) -> str:
    """The name of a status, such as ``ALIS_E_NULL``; ``ALIS_E_UNKNOWN`` of a number that is none."""
    name: bytes = library.status_name(code)
    return name.decode()


class AlisError(Exception):
    """A call that failed."""

    def __init__(self, code: int, message: str, faults: Sequence[Fault] = (), document: bytes = b"") -> None:
        super().__init__(code, message, faults, document)
        self.code = code
        """The number of the status."""
        self.status = status_name(code)
        """The name of the status, such as ``ALIS_E_SYNTAX``."""
        self.message = message
        """What went wrong, in one sentence."""
        self.faults: Tuple[Fault, ...] = tuple(faults)
        """Every fault of the document; none where no document is at fault."""
        self.document = document
        """All of it as ``alis.error/1``; empty where the call has no error object."""

    def __str__(self) -> str:
        return f"{self.status}: {self.message}"


def closed(what: str) -> AlisError:
    """The error of using what was closed."""
    return AlisError(E_HANDLE, f"the {what} is closed")


def text(value: Optional[bytes], what: str) -> str:
    """A text of the library's; NULL stands for a bad handle or index."""
    if value is None:
        raise closed(what)
    return value.decode()


def take_bytes(buf: Optional[int]) -> bytes:
    """The bytes of a buffer, which is freed."""
    try:
        return ctypes.string_at(library.buf_data(buf), library.buf_len(buf))
    finally:
        library.buf_free(buf)


def take_error(status: int, error: ctypes.c_void_p) -> AlisError:
    """The exception that an error object tells of; the object is freed."""
    if not error:
        return AlisError(status, status_name(status))
    try:
        faults = []
        for index in range(library.error_fault_count(error)):
            place = FaultStruct()
            library.error_fault(error, index, ctypes.byref(place))
            faults.append(
                Fault(
                    pointer=text(library.error_fault_pointer(error, index), "error"),
                    line=place.line,
                    column=place.column,
                    message=text(library.error_fault_message(error, index), "error"),
                )
            )
        whole = ctypes.c_void_p()
        document = take_bytes(whole.value) if library.error_to_json(error, ctypes.byref(whole)) == 0 else b""
        return AlisError(status, text(library.error_message(error), "error"), faults, document)
    finally:
        library.error_free(error)
