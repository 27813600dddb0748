"""What a value may look like, as JSON Schema (draft 2020-12): every reader of values carries the shape that it reads.

So the schemas that editors complete with are made from the readers that claimlint itself uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from claimlint.packs.names import Reading
from claimlint.packs.positioned_yaml import Node

T = TypeVar("T")
Shape: TypeAlias = Mapping[str, Any]
Reader: TypeAlias = Callable[[Node, Reading], T | None]

#: A text; YAML reads an unquoted `30` as a number, claimlint as the text it is.
TEXT: Shape = {"type": ["string", "number"], "pattern": r"\S"}


_DEFINITIONS = "#/$defs/"
_NAMED: dict[str, Callable[[], Shape]] = {}


@dataclass(frozen=True, slots=True)
class Shaped(Generic[T]):
    """A reader that knows the shape of what it reads."""

    read: Reader[T]
    shape: Callable[[], Shape]
    """Asked for late, as groups of keys hold readers that are declared behind their own."""

    def __call__(self, node: Node, reading: Reading) -> T | None:
        """The value of a node, or None with a fault noted."""
        return self.read(node, reading)


def shaped(shape: Shape | Callable[[], Shape]) -> Callable[[Reader[T]], Shaped[T]]:
    """Gives a reader its shape."""
    late = shape if callable(shape) else lambda: shape
    return lambda read: Shaped(read, late)


def named(name: str) -> Callable[[Shaped[T]], Shaped[T]]:
    """Gives the shape of a reader a name, so that a schema holds it once."""

    def keep(read: Shaped[T]) -> Shaped[T]:
        _NAMED[name] = read.shape
        return Shaped(read.read, lambda: {"$ref": f"{_DEFINITIONS}{name}"})

    return keep


def definitions(shape: Any) -> dict[str, Shape]:
    """The named shapes that a shape refers to, and those that these refer to, by name."""
    found: dict[str, Shape] = {}
    waiting = [shape]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            name = str(one.get("$ref", "")).removeprefix(_DEFINITIONS)
            if name and name not in found:
                waiting.append(found.setdefault(name, _NAMED[name]()))
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return dict(sorted(found.items()))


def shape_of(read: Reader[Any]) -> Shape:
    """The shape that a reader was given; anything goes where it has none."""
    return read.shape() if isinstance(read, Shaped) else {}


def shape_of_pattern(expression: str, *more: str) -> Shape:
    """Texts that match a regular expression as a whole; `more` are other types that may stand there."""
    return {"type": ["string", *more], "pattern": f"^(?:{expression})$"}


def one_or_more(shape: Shape) -> Shape:
    """One such value, or a list of them."""
    return {"anyOf": [shape, {"type": "array", "items": shape, "minItems": 1}]}


def group(properties: Mapping[str, Shape], required: tuple[str, ...] = ()) -> Shape:
    """A group of keys, and no others."""
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": dict(properties), **needed, "additionalProperties": False}
