package io.enantio.input.mzml;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds an input to a time of the processor: what takes longer is a finding. An input that never ends is stopped by the
 * build.
 */
public final class FuzzClock {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** The first inputs load and instrument classes. */
    private static final int WARM_UP = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final AtomicInteger INPUTS = new AtomicInteger();

    private final long start = THREADS.getCurrentThreadCpuTime();

    /** Fails if this input has taken too long. */
    public void check() {
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        if (INPUTS.incrementAndGet() > WARM_UP && nanos > MOST_NANOS) {
            throw new AssertionError("took " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms of the processor");
        }
    }
}
