package io.enantio.input.mzml;

import io.enantio.input.raw.RawReader;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.RawSource;
import io.enantio.input.raw.Truncated;
import io.enantio.method.Method;
import java.nio.file.Path;

/** Our own reader of mzML, found by its line in {@code META-INF/services}. */
public final class StaxReader implements RawReader {
    @Override
    public String name() {
        return RawReading.STAX;
    }

    @Override
    public RawSource open(Path folder, Method.Acquisition acquisition, Truncated truncated) {
        return new MzmlSource(folder, acquisition, truncated);
    }
}
