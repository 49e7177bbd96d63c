package io.enantio.input.assay;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SourceFile;
import io.enantio.method.Method;
import io.enantio.run.Provenance.InputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A method as its file, its ruleset and its column records state it.
 *
 * @param method with the limits in force
 * @param inputs those files with their hashes
 */
public record MethodFile(Method method, List<InputFile> inputs) {
    /**
     * Reads a method file.
     *
     * @param file the method, a YAML file
     * @return the method with the files that it came from
     * @throws InputException with everything that is wrong
     */
    public static MethodFile read(Path file) {
        Problems problems = new Problems();
        SourceFile.Location at = SourceFile.Location.of(file, file.toString());
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        MethodReading reading = MethodReading.of(at, folder, problems);
        problems.throwIfAny();
        return reading.method().orElseThrow();
    }
}
