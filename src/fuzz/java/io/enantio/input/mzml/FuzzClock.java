package io.enantio.input.mzml;

import java.util.concurrent.TimeUnit;

/** Holds an input to a time: what takes longer is a finding. An input that never ends is stopped by the build. */
final class FuzzClock {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final long start = System.nanoTime();

    void check() {
        long nanos = System.nanoTime() - start;
        if (nanos > MOST_NANOS) {
            throw new AssertionError("took " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
        }
    }
}
