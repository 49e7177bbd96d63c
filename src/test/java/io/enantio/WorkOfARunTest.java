package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.enantio.chromatogram.RawInjection;
import io.enantio.input.RunInput;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.PeakIntegrator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The work of an integration, counted in bytes that it allocates, never in seconds: the traces of every evaluation of the fit are new
 * arrays, so that work done twice is bytes allocated twice, on every machine and however busy it is.
 */
class WorkOfARunTest {
    /**
     * Seven traces of 480 points in 64 bits twice (times, intensities) are 54 kB. 41 MB were measured for an injection; the bound is a
     * half above it.
     */
    private static final double MOST_KB_PER_INJECTION = 62_000;

    /** What is learned once is shared by more injections in a longer run: an injection never costs more in it. */
    private static final double MOST_GROWTH = 1.1;

    @TempDir
    private Path home;

    @Test
    void anInjectionAllocatesNoMoreThanStatedAndNoMoreInALongerRun() throws IOException {
        double ofShort = kilobytesPerInjection("short", "--subjects", "1", "--seed", "7");
        assertThat(ofShort).isBetween(MOST_KB_PER_INJECTION / 20, MOST_KB_PER_INJECTION);
        double ofLong = kilobytesPerInjection("long", "--subjects", "4", "--seed", "7");
        assertThat(ofLong).as("kB, %s of the short run", ofShort).isLessThan(MOST_GROWTH * ofShort);
    }

    private double kilobytesPerInjection(String name, String... options) {
        Path folder = SharedRuns.copy(SharedRuns.simulated(options), home.resolve(name));
        new SimulatedFolder(folder).integratedBy(SharedRuns.FIT);
        RunInput input = RunInput.read(folder);
        Method method = input.method();
        List<Channel> channels = method.channels();
        List<RawInjection> read = input.run().injections().stream()
                .map(one -> input.chromatograms().read(one, channels))
                .toList();
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            return one.submit(() -> allocated(method, read)).join() / 1e3 / read.size();
        } finally {
            one.shutdown();
        }
    }

    /** Bytes, on the one thread of a pool, which parallel streams then do not leave. */
    private static long allocated(Method method, List<RawInjection> read) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        List<InjectionPeaks> peaks = new PeakIntegrator(method).integrate(read);
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(peaks).hasSameSizeAs(read);
        return after - before;
    }
}
