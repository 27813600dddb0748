"""What can go wrong that a user can mend: each error carries one clear sentence for stderr."""

from __future__ import annotations

from dataclasses import dataclass


class ClaimlintError(Exception):
    """A fault in what the user gave (an option, a path, a file, a rule pack); the command ends with status 2."""


class UncheckedFile(ClaimlintError):
    """One named file could not be checked; the others still are. Its text says why and what to do."""


class ForeignText(UncheckedFile):
    """A text that is not English."""

    def __init__(self, message: str, language: str) -> None:
        self.language = language
        super().__init__(message)


class NoArticle(UncheckedFile):
    """A page of an archive that is no article, such as a list of links."""


class SettingsFault(ClaimlintError):
    """A wrong option, configuration file or path: nothing can be checked until it is mended."""


class ModelFault(ClaimlintError):
    """The English pipeline that ships with claimlint is missing, damaged or another one: nothing can be parsed."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in a file that the user wrote; `line` and `column` are 1-based, in code points."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class PackFaults(ClaimlintError):
    """Every fault of every rule, vocabulary and authority file, reported together."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class ExpressionFault(ClaimlintError):
    """An expression that does not parse; `column` is 0-based within the expression's text."""

    def __init__(self, message: str, column: int) -> None:
        self.message = message
        self.column = column
        super().__init__(message)
