"""Plane geometry between a page in millimetres and its picture in pixels.

A ``Map`` takes (x, y) to ((a x + b y + c) / (g x + h y + 1), (d x + e y + f) / (g x + h y + 1)).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
_SINGULAR = 1e-12


@dataclass(frozen=True, slots=True)
class Map:
    """A projective map of the plane, by its eight coefficients in the order a to h."""

    coefficients: tuple[float, ...]

    def __call__(self, point: Point) -> Point:
        """Return where a point goes."""
        x, y = point
        a, b, c, d, e, f, g, h = self.coefficients
        below = g * x + h * y + 1
        return (a * x + b * y + c) / below, (d * x + e * y + f) / below

    @property
    def flat(self) -> bool:
        """Say whether parallels stay parallel: a sheet on glass, not one seen aslant."""
        return not any(self.coefficients[6:])

    def after(self, inner: "Map") -> "Map":
        """Return the map that does ``inner`` first and then this one."""
        a = [*self.coefficients, 1.0]
        b = [*inner.coefficients, 1.0]
        product = [
            sum(a[3 * row + k] * b[3 * k + column] for k in range(3))
            for row in range(3)
            for column in range(3)
        ]
        return Map(tuple(value / product[8] for value in product[:8]))


def similarity(source: Sequence[Point], target: Sequence[Point]) -> Map | None:
    """Return the turn, scale and shift that fit best (least squares); y is turned over.

    Pages count y upwards, pictures downwards. None for points that all fall together.
    """
    n = len(source)
    flipped = [(x, -y) for x, y in source]
    sx, sy = (sum(p[i] for p in flipped) / n for i in (0, 1))
    tx, ty = (sum(p[i] for p in target) / n for i in (0, 1))
    spread = cosine = sine = 0.0
    for (px, py), (qx, qy) in zip(flipped, target, strict=True):
        x, y, u, v = px - sx, py - sy, qx - tx, qy - ty
        spread += x * x + y * y
        cosine += x * u + y * v
        sine += x * v - y * u
    if spread < _SINGULAR:
        return None
    c, s = cosine / spread, sine / spread
    return Map((c, s, tx - c * sx + s * sy, s, -c, ty - s * sx - c * sy, 0.0, 0.0))


def homography(source: Sequence[Point], target: Sequence[Point]) -> Map | None:
    """Return the projective map that fits best (least squares); None where none is determined.

    Four points or more, counted from the middle of each side for the sake of precision.
    """
    before, after = _normal(source), _normal(target)
    back = _normal_back(target)
    if not before or not after or not back:
        return None
    rows: list[list[float]] = []
    for point, goal in zip(source, target, strict=True):
        (x, y), (u, v) = before(point), after(goal)
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    normal = [[sum(row[i] * row[j] for row in rows) for j in range(9)] for i in range(8)]
    solution = _solved(normal)
    if not solution:
        return None
    try:
        return back.after(Map(solution).after(before))
    except ZeroDivisionError:  # the page's corner would lie at the camera itself
        return None


def residual(fit: Map, source: Sequence[Point], target: Sequence[Point]) -> float:
    """Return the root mean square distance between the fit's points and the target's."""
    total = sum(math.dist(fit(p), q) ** 2 for p, q in zip(source, target, strict=True))
    return math.sqrt(total / len(source))


def _middle(points: Sequence[Point]) -> tuple[float, float, float]:
    x, y = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    return x, y, sum(math.dist(p, (x, y)) for p in points) / len(points)


def _normal(points: Sequence[Point]) -> Map | None:
    x, y, far = _middle(points)
    if far < _SINGULAR:
        return None
    return Map((1 / far, 0, -x / far, 0, 1 / far, -y / far, 0, 0))


def _normal_back(points: Sequence[Point]) -> Map | None:
    x, y, far = _middle(points)
    return Map((far, 0, x, 0, far, y, 0, 0)) if far >= _SINGULAR else None


def _solved(rows: list[list[float]]) -> tuple[float, ...] | None:
    """Solve linear equations, each row ending in its right side, by elimination with pivots."""
    n = len(rows)
    for at in range(n):
        pivot = max(range(at, n), key=lambda row: abs(rows[row][at]))
        if abs(rows[pivot][at]) < _SINGULAR:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for other in range(n):
            if other != at:
                factor = rows[other][at] / rows[at][at]
                if factor:
                    rows[other] = [
                        x - factor * y for x, y in zip(rows[other], rows[at], strict=True)
                    ]
    return tuple(rows[at][n] / rows[at][at] for at in range(n))
