"""Simulated runs whose areas are known, with the areas of a second program and the smallest error that any program can have.

    python3 make_reference.py          (numpy 2.4.6, scipy 1.17.1; rewrites the three tables beside this file)

Nothing here is measured, and nothing comes from enantio's own code.

Signal    area * EMG(t; mu, sigma, tau), two peaks, EMG by scipy.special.erfcx; baseline b0 + b1 t;
          counts = rint(signal + sqrt(70^2 + 10 signal) * normal), the baseline included, one point a second.
Run       eight standards of equal areas, then samples; the internal standard 20000 each, 0.03 min earlier; every injection is shifted by
          normal(0, 0.01) min, analyte and standard alike.
Bound     Cramer-Rao: standard deviation of an unbiased estimate of the area if the shape of the peaks is known exactly, and both areas,
          the baseline (constant and slope) and the place of the analyte's pair are not. In counts x minute.
Drop      a textbook perpendicular drop by this script: straight baseline through the medians of the two signal-free stretches, bounds where
          the true signal leaves them, cut at the lowest of the points between the true apexes after a moving mean of five, trapezoids.
"""

import csv

import numpy as np
from scipy.special import erfcx

SIGMA, TAU, FIRST, EARLIER = 0.066, 0.08, 5.0, 0.03
SD, GAIN, B0, B1 = 70.0, 10.0, 500.0, 15.0
TIMES = np.arange(3.4, 7.4, 1 / 60)
FWHM = 0.2006  # of this shape
RUNS = {
    # name: resolution, areas of the samples
    "rs10": (1.0, [(20000.0, 2000.0)] * 12 + [(3000.0, 3000.0)] * 12),
    "rs18": (1.8, [(20000.0, 4000.0)] * 6 + [(2000.0, 3000.0)] * 6 + [(600.0, 12000.0)] * 6),
}
STANDARDS = [2000.0 * 1.5**k for k in range(8)]


def emg(t, mu, sigma=SIGMA, tau=TAU):
    z = (sigma / tau - (t - mu) / sigma) / np.sqrt(2)
    with np.errstate(over="ignore", invalid="ignore"):
        right = np.exp(-0.5 * ((t - mu) / sigma) ** 2) * erfcx(np.maximum(z, -5)) / (2 * tau)
        left = np.exp(0.5 * (sigma / tau) ** 2 - (t - mu) / tau) / tau
    return np.where(z > -5, right, left)


def apex_offset():
    t = np.arange(-0.2, 0.4, 1e-5)
    return t[np.argmax(emg(t, 0.0))]


OFFSET = apex_offset()


def pair(areas, first, spacing):
    return sum(a * emg(TIMES, first - OFFSET + k * spacing) for k, a in enumerate(areas))


def bounds(areas, first, spacing):
    signal = pair(areas, first, spacing)
    variance = SD**2 + GAIN * (signal + B0 + B1 * (TIMES - TIMES[0]))
    step = 1e-4
    columns = [
        emg(TIMES, first - OFFSET),
        emg(TIMES, first - OFFSET + spacing),
        np.ones_like(TIMES),
        TIMES - first,
        (pair(areas, first + step, spacing) - pair(areas, first - step, spacing)) / (2 * step),
    ]
    design = np.array(columns).T
    inside = (TIMES > first - 3 * FWHM) & (TIMES < first + spacing + 3 * FWHM)
    information = design[inside].T @ (design[inside] / variance[inside, None])
    return np.sqrt(np.diag(np.linalg.inv(information)))[:2]


def drop(counts, areas, first, spacing):
    start, end = first - 1.6 * FWHM, first + spacing + 3.2 * FWHM
    left = (TIMES > start - 5 * FWHM) & (TIMES < start)
    right = (TIMES > end) & (TIMES < end + 5 * FWHM)
    slope = (np.median(counts[right]) - np.median(counts[left])) / (TIMES[right].mean() - TIMES[left].mean())
    net = counts - np.median(counts[left]) - slope * (TIMES - TIMES[left].mean())
    smooth = np.convolve(net, np.ones(5) / 5, mode="same")
    between = np.flatnonzero((TIMES >= first) & (TIMES <= first + spacing))
    cut = TIMES[between[np.argmin(smooth[between])]]
    found = []
    for a, b in ((start, cut), (cut, end)):
        inside = (TIMES >= a) & (TIMES <= b)
        found.append(np.trapezoid(net[inside], TIMES[inside]))
    return found


def main():
    random = np.random.default_rng(20261130)

    def noisy(signal):
        level = signal + B0 + B1 * (TIMES - TIMES[0])
        return np.rint(level + np.sqrt(SD**2 + GAIN * level) * random.standard_normal(TIMES.size)).astype(int)

    rows = []
    for name, (resolution, samples) in RUNS.items():
        spacing = resolution * 2 * FWHM / 1.18
        traces = {}
        injections = [("standard", (a, a)) for a in STANDARDS] + [("study", a) for a in samples]
        for number, (kind, areas) in enumerate(injections, 1):
            first = FIRST + 0.01 * random.standard_normal()
            counts = noisy(pair(areas, first, spacing))
            traces[f"{number}a"] = counts
            traces[f"{number}s"] = noisy(pair((20000.0, 20000.0), first - EARLIER, spacing))
            by_drop = drop(counts, areas, first, spacing) if resolution > 1.5 else ("", "")
            for peak, (area, least, cut) in enumerate(zip(areas, bounds(areas, first, spacing), by_drop), 1):
                rows.append([name, number, kind, peak, f"{area:g}", f"{least:.4g}", cut if cut == "" else f"{cut:.6g}"])
        with open(f"{name}.csv", "w", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            file.write(f"# simulated; expected times {FIRST:g} and {FIRST + spacing:.6f} min, internal standard {EARLIER:g} min earlier\n")
            out.writerow(["time_min", *traces])
            for i, t in enumerate(TIMES):
                out.writerow([f"{t:.6f}", *(trace[i] for trace in traces.values())])
    with open("areas.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        file.write("# counts x minute; see make_reference.py\n")
        out.writerow(["run", "injection", "type", "peak", "true_area", "bound", "drop_area"])
        out.writerows(rows)


main()
