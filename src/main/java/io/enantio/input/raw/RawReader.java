package io.enantio.input.raw;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.SafeText;
import io.enantio.method.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reader of raw files. Each reader is a provider of this type, listed in {@code META-INF/services}; the option
 * {@code --reader} of the command line chooses one by its name.
 */
public interface RawReader {
    /** jmzML, only in a build with the Maven profile of that name. */
    String JMZML = "jmzml";

    /** The name that chooses it; results record it. */
    String name();

    /**
     * Opens the raw files of a run.
     *
     * @param folder that the file names of the injection list are relative to
     * @param acquisition tolerance of m/z, and unit of time if a file states none
     * @param truncated what is done with files that end early
     * @throws InputException if the reader cannot do that
     */
    RawSource open(Path folder, Method.Acquisition acquisition, Truncated truncated);

    /**
     * The reader of a name.
     *
     * @throws InputException if there is none, or if this build does not contain it
     */
    static RawReader named(String name) {
        List<RawReader> readers = provided();
        return readers.stream()
                .filter(reader -> reader.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(unknown(name, readers)));
    }

    /** A line of a file in {@code META-INF/services} whose class is not in this build names no reader. */
    private static List<RawReader> provided() {
        List<RawReader> readers = new ArrayList<>();
        Iterator<RawReader> found = ServiceLoader.load(RawReader.class).iterator();
        boolean more = true;
        while (more) {
            try {
                more = found.hasNext();
                if (more) {
                    readers.add(found.next());
                }
            } catch (ServiceConfigurationError e) {
                // An incremental build leaves the list of another Maven profile behind, without its classes.
                more = true;
            }
        }
        return readers;
    }

    private static InputException.Problem unknown(String name, List<RawReader> readers) {
        return name.equals(JMZML)
                ? new InputException.Problem(
                        "--reader " + name,
                        "",
                        "this build does not contain it",
                        "Build it in with: mvn -P jmzml -Dmaven.test.skip=true package")
                : new InputException.Problem(
                        "--reader " + SafeText.quoted(name),
                        "",
                        "there is no such reader",
                        "Known: " + known(readers) + ".");
    }

    private static String known(List<RawReader> readers) {
        Stream<String> others = readers.stream()
                .map(RawReader::name)
                .filter(name -> !name.equals(RawReading.STAX) && !name.equals(JMZML));
        return Stream.concat(Stream.of(RawReading.STAX + " (the default)", JMZML), others)
                .collect(Collectors.joining(", "));
    }
}
