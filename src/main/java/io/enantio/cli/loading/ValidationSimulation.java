package io.enantio.cli.loading;

import io.enantio.input.plan.ValidationFile;
import io.enantio.run.Provenance.InputFile;
import io.enantio.simulation.ValidationSimulator;
import io.enantio.simulation.validation.ValidationFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code enantio simulate OUT_DIR --validation PLAN}: a copy of the plan and its method, and the runs that it promises. */
public final class ValidationSimulation {
    private static final String SHIPPED = "shipped:";

    private final ValidationFile file;

    public ValidationSimulation(Path plan) {
        this.file = ValidationFile.read(plan);
    }

    /**
     * Writes all of it.
     *
     * @return number of injections
     * @throws IllegalArgumentException in words for people where the plan cannot be simulated
     */
    public int writeTo(Path outDir, long seed, List<ValidationFault> faults) throws IOException {
        for (InputFile input : file.inputs()) {
            if (!input.path().startsWith(SHIPPED)) {
                copy(input.path(), outDir);
            }
        }
        for (String run : file.runs()) {
            checkInside(run, outDir);
        }
        String method = relative(file.method());
        return new ValidationSimulator(file.plan(), seed, faults).writeTo(outDir, file.runs(), method);
    }

    private void copy(String path, Path outDir) throws IOException {
        checkInside(path, outDir);
        Path to = outDir.resolve(path);
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.copy(file.folder().resolve(path), to);
    }

    private static void checkInside(String path, Path outDir) {
        if (!outDir.resolve(path).normalize().startsWith(outDir.normalize())) {
            throw new IllegalArgumentException("the plan names " + path
                    + ", which lies outside of its folder. Put it beside the plan to simulate it");
        }
    }

    private String relative(Path path) {
        return file.folder()
                .toAbsolutePath()
                .normalize()
                .relativize(path.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }
}
