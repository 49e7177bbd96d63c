package io.enantio.input.mzml;

import io.enantio.input.RawReader;
import io.enantio.input.RawReaders;
import io.enantio.input.RawSource;
import io.enantio.method.Method;
import java.nio.file.Path;

/** jmzML as the reader of raw files; found on the class path by its place in {@code META-INF/services}. */
public final class JmzmlReader implements RawReader {

    @Override
    public String name() {
        return RawReaders.JMZML;
    }

    @Override
    public RawSource open(Path folder, Method.Acquisition acquisition) {
        return new MzmlSource(folder, acquisition, new JmzmlPass());
    }
}
