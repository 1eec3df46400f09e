"""A figure that is told: what something costs beside a plain way of doing the same, as a line and as JSON."""

from typing import NamedTuple


class Figure(NamedTuple):
    """What something costs, beside what it is told `against`; both in seconds, or in the `unit` given."""

    what: str
    ours: float
    plain: float
    against: str
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times the plain one."""
        return self.ours / self.plain

    @property
    def line(self) -> str:
        """The figure for a terminal; seconds as thousandths."""
        factor, unit = (1000, "ms") if self.unit == "s" else (1, self.unit)
        ours, plain = (f"{value * factor:>9.{0 if value * factor >= 100 else 1}f} {unit:<3}" for value in self[1:3])
        return f"{self.what:<34} {ours} {plain} {self.against:<30} × {self.ratio:.2f}"

    @property
    def record(self) -> dict[str, object]:
        """The figure for programs."""
        return {**self._asdict(), "ratio": round(self.ratio, 3)}
