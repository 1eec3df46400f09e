"""Values compared by identity, so that results computed from a radar are looked up without comparing all of it."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """A value as a key: equal to another only if both hold the same object, which it keeps alive."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        """Hold the value."""
        self.value = value

    def __hash__(self) -> int:
        """The hash of the object's identity."""
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        """Whether it is the same object."""
        return isinstance(other, Same) and other.value is self.value
