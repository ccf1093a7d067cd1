"""Projections that keep areas: Equal Earth for the world, the azimuthal one for a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]  # shape (n, 2)

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


@dataclass(frozen=True, slots=True)
class Projection:
    """centre: longitude and latitude in degrees that an azimuthal projection touches; None: Equal Earth."""

    centre: tuple[float, float] | None = None

    def of(self, degrees: Points) -> Points:
        """Longitude and latitude in degrees to x, y in Earth radii, y northwards. Shapes (n, 2)."""
        return equal_earth(degrees) if self.centre is None else azimuthal(degrees, self.centre)

    def far(self, degrees: Points) -> NDArray[np.bool_]:
        """Which points lie on the other half of the Earth. Shape (n,)."""
        if self.centre is None:
            return np.zeros(len(degrees), dtype=bool)
        return _cosine(degrees, self.centre) < 0


WORLD = Projection()


def equal_earth(degrees: Points) -> Points:
    """Longitude and latitude in degrees to x, y in Earth radii, y northwards. Shapes (n, 2).

    Equal Earth (Šavrič, Patterson and Jenny 2018), an equal-area world.
    """
    longitude, latitude = np.radians(degrees[:, 0]), np.radians(degrees[:, 1])
    theta = np.arcsin(np.sqrt(3) / 2 * np.sin(latitude))
    square = theta * theta
    sixth = square * square * square
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = 2 * np.sqrt(3) / 3 * longitude * np.cos(theta) / slope
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return np.stack([x, y], axis=1)


def azimuthal(degrees: Points, centre: tuple[float, float]) -> Points:
    """The same by Lambert's azimuthal equal-area projection (Snyder 1987, 24-2 to 24-4): shapes near the
    centre keep their form. The point opposite to the centre goes to the edge of the disc.
    """
    longitude, latitude = np.radians(degrees[:, 0] - centre[0]), np.radians(degrees[:, 1])
    middle = np.radians(centre[1])
    k = np.sqrt(2 / np.maximum(1 + _cosine(degrees, centre), 1e-12))
    x = k * np.cos(latitude) * np.sin(longitude)
    y = k * (np.cos(middle) * np.sin(latitude) - np.sin(middle) * np.cos(latitude) * np.cos(longitude))
    return np.stack([x, y], axis=1)


def _cosine(degrees: Points, centre: tuple[float, float]) -> NDArray[np.float64]:
    """Of the angle between points and the centre, seen from the middle of the Earth."""
    longitude, latitude = np.radians(degrees[:, 0] - centre[0]), np.radians(degrees[:, 1])
    middle = np.radians(centre[1])
    cosine: NDArray[np.float64] = np.sin(middle) * np.sin(latitude)
    cosine = cosine + np.cos(middle) * np.cos(latitude) * np.cos(longitude)
    return cosine
