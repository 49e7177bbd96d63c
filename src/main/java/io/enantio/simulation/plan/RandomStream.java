package io.enantio.simulation.plan;

/**
 * Numbers drawn at random, the same on every machine: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) with StrictMath. Each
 * purpose, injection and channel has a stream of its own, so that an option which draws more or less in one place does
 * not change what is drawn elsewhere.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-52;
    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /** The stream of a purpose and its keys, for example an injection number and a channel's place. */
    public static RandomStream of(long seed, String purpose, long... keys) {
        long state = mixed(seed + GOLDEN_GAMMA);
        for (int i = 0; i < purpose.length(); i++) {
            state = mixed(state + GOLDEN_GAMMA + purpose.charAt(i));
        }
        for (long key : keys) {
            state = mixed(state + GOLDEN_GAMMA + mixed(key));
        }
        return new RandomStream(state);
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mixed(state);
    }

    /** Uniform between 0 and 1, never one of them. */
    public double uniform() {
        return ((next() >>> 12) + 0.5) * UNIT;
    }

    /** Uniform between two numbers. */
    public double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** A place in a list of {@code size}. */
    public int place(int size) {
        return (int) StrictMath.floor(uniform() * size);
    }

    /** Standard normal (Box and Muller 1958). */
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** A factor of mean 1 and a coefficient of variation in percent, lognormal. */
    public double factor(double cvPercent) {
        return lognormal(cvPercent, gaussian());
    }

    /** The lognormal factor of mean 1 that belongs to a standard normal number. */
    public static double lognormal(double cvPercent, double normal) {
        double cv = cvPercent / 100;
        double variance = StrictMath.log(1 + cv * cv);
        return StrictMath.exp(StrictMath.sqrt(variance) * normal - variance / 2);
    }

    /** A Poisson count of a mean of at least 0. */
    public double poisson(double mean) {
        return mean < 10 ? poissonByProduct(mean) : poissonByRejection(mean);
    }

    /** Counts events of a unit-rate process: Knuth, The Art of Computer Programming 2, 3.4.1. */
    private double poissonByProduct(double mean) {
        double floor = StrictMath.exp(-mean);
        double product = uniform();
        int count = 0;
        while (product > floor) {
            product *= uniform();
            count++;
        }
        return count;
    }

    /** Transformed rejection PTRS: Hörmann, Insurance: Mathematics and Economics 1993;12:39. */
    private double poissonByRejection(double mean) {
        double b = 0.931 + 2.53 * StrictMath.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double sureBelow = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = uniform() - 0.5;
            double v = uniform();
            double us = 0.5 - StrictMath.abs(u);
            double k = StrictMath.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= sureBelow) {
                return k;
            }
            boolean possible = k >= 0 && (us >= 0.013 || v <= us);
            if (possible
                    && StrictMath.log(v * inverseAlpha / (a / (us * us) + b))
                            <= k * StrictMath.log(mean) - mean - logFactorial(k)) {
                return k;
            }
        }
    }

    /** Natural logarithm of k!: a sum below 10, Stirling's series from there (error below 1e-12). */
    private static double logFactorial(double k) {
        if (k < 10) {
            double sum = 0;
            for (int i = 2; i <= k; i++) {
                sum += StrictMath.log(i);
            }
            return sum;
        }
        double x = k + 1;
        double inverseSquare = 1 / (x * x);
        double series =
                (1.0 / 12 - inverseSquare * (1.0 / 360 - inverseSquare * (1.0 / 1260 - inverseSquare / 1680))) / x;
        return (x - 0.5) * StrictMath.log(x) - x + 0.5 * StrictMath.log(2 * StrictMath.PI) + series;
    }
}
