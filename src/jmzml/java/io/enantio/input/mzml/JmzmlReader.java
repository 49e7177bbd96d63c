package io.enantio.input.mzml;

import io.enantio.input.problem.InputException;
import io.enantio.input.raw.RawReader;
import io.enantio.input.raw.RawSource;
import io.enantio.input.raw.Truncated;
import io.enantio.method.Method;
import java.nio.file.Path;
import java.util.List;

/** jmzML as the reader of raw files; found on the class path by its place in {@code META-INF/services}. */
public final class JmzmlReader implements RawReader {

    @Override
    public String name() {
        return RawReader.JMZML;
    }

    @Override
    public RawSource open(Path folder, Method.Acquisition acquisition, Truncated truncated) {
        if (truncated == Truncated.SALVAGED) {
            throw new InputException(List.of(new InputException.Problem(
                    "--reader " + name(),
                    "",
                    "cannot salvage files that end early",
                    "Leave --reader or --salvage out.")));
        }
        return new MzmlSource(folder, acquisition, new JmzmlPass(), truncated);
    }
}
