"""Calibration curves whose coefficients and read concentrations are exact, in the form in which an assay is published.

    python3 make_reference.py          (Python 3 alone; rewrites the two tables beside this file)

Nothing here is measured, and nothing comes from enantio's own code. Fifteen quadratic curves, weights 1/x, nine levels: the responses are
c + b x + a x^2 times 1 + normal(0, 4 %), rounded to six digits. The normal equations are solved in exact rational arithmetic
(fractions.Fraction) and the coefficients are published with six significant digits. Concentrations of samples are read off the published
coefficients by the root within the range, in decimal arithmetic of 50 digits, and published with four decimals.
"""

import csv
import random
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 50


def digits(value, n):
    return f"{float(value):.{n - 1}e}"


def solve(matrix, right):
    """Gauss elimination in exact arithmetic."""
    n = len(right)
    rows = [row[:] + [b] for row, b in zip(matrix, right)]
    for k in range(n):
        pivot = next(i for i in range(k, n) if rows[i][k] != 0)
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(n):
            if i != k:
                factor = rows[i][k] / rows[k][k]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k])]
    return [rows[k][n] / rows[k][k] for k in range(n)]


def fit(points):
    powers = [sum(Fraction(x) ** k / Fraction(x) for x, _ in points) for k in range(5)]
    right = [sum(Fraction(y) * Fraction(x) ** k / Fraction(x) for x, y in points) for k in range(3)]
    return solve([[powers[i + j] for j in range(3)] for i in range(3)], right)


def read_off(c, b, a, y):
    c, b, a, y = (Decimal(v) for v in (c, b, a, y))
    root = (b * b - 4 * a * (c - y)).sqrt()
    return 2 * (y - c) / (b + root)


def main():
    rng = random.Random(20261130)
    curves, samples = [], []
    for number in range(1, 16):
        name = f"SIM-{number:02d}"
        top = 10 ** rng.uniform(0.5, 3)
        levels = [float(digits(top * share, 3)) for share in (0.002, 0.005, 0.01, 0.03, 0.1, 0.25, 0.5, 0.8, 1)]
        b = 10 ** rng.uniform(-2, 0)
        a = -b / top * rng.uniform(-0.15, 0.3)
        c = 0.002 * b * top * rng.uniform(-0.2, 0.4)
        points = [(x, float(digits((c + b * x + a * x * x) * (1 + 0.04 * rng.gauss(0, 1)), 6))) for x in levels]
        published = [digits(value, 6) for value in fit(points)]
        curves += [[name, "point", digits(x, 6), digits(y, 6)] for x, y in points]
        curves += [[name, term, value, ""] for term, value in zip(("c", "b", "a"), published)]
        for _ in range(10):
            x = top * 10 ** rng.uniform(-2.6, -0.02)
            response = digits((c + b * x + a * x * x) * (1 + 0.05 * rng.gauss(0, 1)), 6)
            samples.append([name, response, f"{read_off(*published, response):.4f}"])
    with open("curves.csv", "w", newline="") as file:
        file.write("# simulated; point: concentration and response ratio; c, b, a: published coefficients; see make_reference.py\n")
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["curve", "kind", "value", "response"])
        out.writerows(curves)
    with open("samples.csv", "w", newline="") as file:
        file.write("# simulated; concentration read off the published coefficients, four decimals; see make_reference.py\n")
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["curve", "response", "concentration"])
        out.writerows(samples)


main()
