"""Reference values of the exponentially modified Gaussian in 50 digits: python3 make_reference.py > emg.csv

Needs mpmath. r = tau/sigma and d = (t - mu)/sigma are taken as the doubles that a program reads from the table.
value = sigma * f, d_mu = sigma^2 * df/dmu, d_ln_sigma = sigma * df/dln(sigma) at fixed tau,
d_ln_tau = sigma * df/dln(tau) at fixed sigma; apex = (t_apex - mu)/sigma.
"""

from mpmath import diff, erfc, exp, findroot, mp, mpf, nstr, pi, sqrt

RATIOS = [1e-9, 1e-8, 1e-6, 1e-4, 1e-3, 0.005, 0.02, 0.03, 0.05, 0.1, 0.2, 0.4, 0.73, 1.0, 1.21, 1.92, 2.62, 4.0, 7.0, 10.0]
PLACES = [-35, -34.5, -30, -25.3, -20, -15, -10, -7.1, -5, -3.3, -2, -1.25, -0.6, -0.1, 0, 0.05, 0.3, 0.75, 1, 1.4, 2, 2.7,
          3.5, 5, 6.5, 8, 10, 13, 16.7, 20, 24.9, 30, 33, 35.5, 40, 50, 63, 80, 100, 127.5, 160, 200, 250, 300, 350.25, 400]


def density(t, sigma, tau):
    """The textbook form; the working precision carries what its factors cancel."""
    return exp(sigma**2 / (2 * tau**2) - t / tau) * erfc((sigma / tau - t / sigma) / sqrt(2)) / (2 * tau)


def gauss(d):
    return exp(-d * d / 2) / sqrt(2 * pi)


def main():
    print("r,d,value,d_mu,d_ln_sigma,d_ln_tau")
    for ratio in RATIOS:
        for place in PLACES:
            mp.dps = 400 if ratio < 1e-3 else 200
            r, d = mpf(ratio), mpf(float(place))
            f = density(d, mpf(1), r)
            if f <= mpf("1e-280"):
                continue
            g = gauss(d)
            d_mu = (f - g) / r
            d_ln_sigma = (f - g) / r**2 - d * g / r
            d_ln_tau = -f + d * f / r - (f - g) / r**2
            print(",".join([repr(ratio), repr(float(place))] + [nstr(x, 50) for x in (f, d_mu, d_ln_sigma, d_ln_tau)]))


def check():
    """The closed derivatives against numerical ones, in 100 digits."""
    mp.dps = 100
    for r, d in ((mpf("0.4"), mpf(2)), (mpf("1.21"), mpf("-1.5")), (mpf(4), mpf(9))):
        f, g = density(d, mpf(1), r), gauss(d)
        pairs = (
            (-diff(lambda t: density(t, mpf(1), r), d), (f - g) / r),
            (diff(lambda s: density(d, s, r), mpf(1)), (f - g) / r**2 - d * g / r),
            (r * diff(lambda tau: density(d, mpf(1), tau), r), -f + d * f / r - (f - g) / r**2),
        )
        assert all(abs(a - b) < mpf("1e-30") for a, b in pairs)


def apexes():
    with open("apex.csv", "w", encoding="utf-8") as out:
        out.write("r,apex,height,width_at_half_height\n")
        mp.dps = 60
        for ratio in [1e-6, 1e-4, 1e-3, 0.005, 0.02, 0.1, 0.4, 0.73, 1.0, 1.21, 1.92, 2.62, 4.0, 10.0]:
            mp.dps = 200 if ratio < 0.02 else 60
            r = mpf(ratio)
            apex = findroot(lambda d: density(d, mpf(1), r) / gauss(d) - 1, (r / 10, min(r, mpf(3))), solver="anderson")
            height = gauss(apex)
            half = lambda d: density(d, mpf(1), r) / height - mpf(1) / 2
            left, right = findroot(half, (apex - 2, apex - 0.5), solver="anderson"), findroot(
                half, (apex + 0.5, apex + 2 + 2 * r), solver="anderson")
            out.write(",".join([repr(ratio)] + [nstr(x, 40) for x in (apex, height, right - left)]) + "\n")


if __name__ == "__main__":
    check()
    main()
    apexes()
