package io.enantio.peak.signal;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Goes through a run's injections side by side, but so many at a time that what they work with is small at any moment. */
public final class InBatches {
    private static final int AT_ONCE = 64;

    private InBatches() {}

    /** Makes something of each injection; takes it in their order. */
    public static <T> void over(int injections, IntFunction<T> make, Consumer<T> take) {
        for (int from = 0; from < injections; from += AT_ONCE) {
            IntStream.range(from, Math.min(from + AT_ONCE, injections))
                    .parallel()
                    .mapToObj(make)
                    .toList()
                    .forEach(take);
        }
    }
}
