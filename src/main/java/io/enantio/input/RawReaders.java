package io.enantio.input;

import io.enantio.input.mzml.MzmlSource;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.problem.SafeText;
import io.enantio.input.raw.RawReader;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.RawSource;
import io.enantio.input.raw.Truncated;
import io.enantio.method.Method;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The readers of mzML, by name. */
public final class RawReaders {
    /** The one named by the laboratory, in a build with the profile of that name. */
    public static final String JMZML = "jmzml";

    private RawReaders() {}

    /**
     * The reader of a name.
     *
     * @throws InputException where there is none, or this build does not hold it
     */
    public static RawReader named(String name) {
        return name.equals(RawReading.STAX)
                ? new Stax()
                : provided(name).orElseThrow(() -> new InputException(absent(name)));
    }

    private static Optional<RawReader> provided(String name) {
        try {
            return ServiceLoader.load(RawReader.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(reader -> reader.name().equals(name))
                    .findFirst();
        } catch (ServiceConfigurationError e) {
            // A build without the profile, over what one with it left behind.
            return Optional.empty();
        }
    }

    private static Problem absent(String name) {
        return name.equals(JMZML)
                ? new Problem(
                        "--reader " + name,
                        "",
                        "this build does not hold it",
                        "Build it in with: mvn -P jmzml -Dmaven.test.skip=true package")
                : new Problem(
                        "--reader " + SafeText.quoted(name),
                        "",
                        "there is no such reader",
                        "Known are " + RawReading.STAX + " (the default) and " + JMZML + ".");
    }

    private record Stax() implements RawReader {
        @Override
        public String name() {
            return RawReading.STAX;
        }

        @Override
        public RawSource open(Path folder, Method.Acquisition acquisition, Truncated truncated) {
            return new MzmlSource(folder, acquisition, truncated);
        }
    }
}
