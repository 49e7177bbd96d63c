package io.enantio.cli;

import io.enantio.file.RegularFile;
import io.enantio.input.assay.MethodFile;
import io.enantio.input.plan.ValidationFile;
import io.enantio.input.text.SourceFile;
import io.enantio.method.Method;
import io.enantio.run.Provenance.InputFile;
import io.enantio.simulation.RunSimulator;
import io.enantio.simulation.StudySimulator;
import io.enantio.simulation.ValidationSimulator;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.Schedule;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.plan.SimulationPlan.MethodReference.Copied;
import io.enantio.simulation.plan.SimulationPlan.MethodReference.Linked;
import io.enantio.simulation.plan.SimulationPlan.Run;
import io.enantio.simulation.plan.SimulationPlan.Samples;
import io.enantio.simulation.plan.SimulationPlan.Signal;
import io.enantio.simulation.validation.ValidationFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio simulate}: a run folder whose true values are known. */
@Command(
        name = "simulate",
        description =
                "Writes a simulated run folder with truth.csv, which contains the true values. The same options give"
                        + " the same bytes on every machine.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {

    /** Names of all faults, for the help and for completion. */
    static final class FaultNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Fault.values()).map(Fault::word).iterator();
        }
    }

    /** Names of all schedules. */
    static final class ScheduleNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Schedule.values()).map(Schedule::word).iterator();
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "OUT_DIR", description = "The run folder to write: absent or empty.")
    private Path outDir = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--method",
            paramLabel = "FILE",
            description = "The method to simulate; run.yaml then refers to this file. Default: the shipped method for"
                    + " ketamine and norketamine, copied into OUT_DIR.")
    private Optional<Path> method = Optional.empty();

    @Option(names = "--run", paramLabel = "NAME", description = "Name of the run. Default: SIMULATED-R01.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--subjects", paramLabel = "N", description = "Number of subjects. Default: 10.")
    private int subjects = Samples.DEFAULT.subjects();

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            completionCandidates = ScheduleNames.class,
            description = "Sampling schedule, one of: ${COMPLETION-CANDIDATES}. Default: day-1.")
    private String schedule = Samples.DEFAULT.schedule().word();

    @Option(
            names = "--resolution",
            paramLabel = "X",
            description = "Resolution of each pair at half height, in the first injection. Default: 1.8.")
    private double resolution = Signal.DEFAULT.resolution();

    @Option(
            names = "--tailing",
            paramLabel = "X",
            description = "Asymmetry of the peaks at 10 %% of the height. Default: random, from 1.15 to 1.3.")
    private Optional<Double> tailing = Optional.empty();

    @Option(names = "--noise", paramLabel = "X", description = "Factor on the noise. Default: 1.")
    private double noise = Signal.DEFAULT.noiseFactor();

    @Option(
            names = "--ratio",
            paramLabel = "X",
            description = "R/S ratio of every pair in the study samples. Default: from the pharmacokinetic model.")
    private Optional<Double> ratio = Optional.empty();

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            completionCandidates = FaultNames.class,
            description = "A fault to simulate; may be repeated. One of: ${COMPLETION-CANDIDATES}.")
    private List<String> faults = List.of();

    @Option(
            names = "--validation",
            paramLabel = "PLAN",
            description = "Write the runs of this validation plan, with a copy of the plan and its method. Its faults:"
                    + " matrix-effect, unstable-antipode, inversion, poor-dilution.")
    private Optional<Path> validation = Optional.empty();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Write a study folder with N runs instead of one run: R01, R02, ... with equal numbers of"
                    + " subjects, sampled on all days, and plan.yaml, doses.csv, responses.csv for enantio study.")
    private Optional<Integer> runs = Optional.empty();

    /** Writes a folder and returns the number of its injections, in words. */
    @FunctionalInterface
    private interface Simulated {
        String writtenTo(Path folder) throws IOException;
    }

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        try {
            Simulated simulated = validation.isPresent() ? validation(validation.get()) : study();
            spec.commandLine().getOut().println("Simulated " + simulated.writtenTo(outDir) + " injections: " + outDir);
        } catch (FileAlreadyExistsException e) {
            throw unusable(e.getFile() + ": is not empty. Choose a new folder");
        } catch (IOException e) {
            throw unusable(outDir + ": cannot be written (" + e + "). Free some space or choose another folder");
        } catch (IllegalArgumentException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
        return ExitStatus.DONE.code();
    }

    private Simulated validation(Path plan) {
        List<String> known = Arrays.stream(ValidationFault.values())
                .map(ValidationFault::word)
                .toList();
        List<ValidationFault> wanted = faults.stream()
                .map(word -> ValidationFault.ofWord(word).orElseThrow(() -> unknown("--fault", word, known)))
                .toList();
        return folder -> String.valueOf(new ValidationSimulation(plan).writeTo(folder, seed, wanted));
    }

    /** Constructors throw IllegalArgumentException with a message for the user if options contradict each other. */
    private Simulated study() {
        List<Fault> wanted = faults.stream().map(this::fault).toList();
        Schedule days =
                Schedule.ofWord(schedule).orElseThrow(() -> unknown("--schedule", schedule, new ScheduleNames()));
        SimulationPlan plan = plan();
        SimulationPlan requested = plan.with(
                        new Run(run.orElse(plan.run().name()), plan.run().acquired()))
                .with(new Samples(subjects, days, optional(ratio)))
                .with(new Signal(resolution, optional(tailing), noise, Optional.empty()))
                .with(wanted);
        return runs.isPresent() ? runs(requested, runs.get()) : run(requested);
    }

    private static Simulated runs(SimulationPlan plan, int count) {
        StudySimulator study = new StudySimulator(plan, count);
        return folder -> {
            study.writeTo(folder);
            return count + " runs of " + study.injections();
        };
    }

    private static Simulated run(SimulationPlan plan) {
        RunSimulator single = new RunSimulator(plan);
        return folder -> {
            single.writeTo(folder);
            return String.valueOf(single.injections());
        };
    }

    private SimulationPlan plan() {
        if (method.isPresent()) {
            Method read = MethodFile.read(method.get()).method();
            Path link = outDir.toAbsolutePath()
                    .normalize()
                    .relativize(method.get().toAbsolutePath().normalize());
            return SimulationPlan.of(read, new Linked(link.toString().replace('\\', '/')), seed);
        }
        ShippedMethod shipped = ShippedMethod.load();
        return SimulationPlan.of(shipped.method(), new Copied(shipped.text()), seed);
    }

    private Fault fault(String word) {
        return Fault.ofWord(word).orElseThrow(() -> unknown("--fault", word, new FaultNames()));
    }

    private ParameterException unknown(String option, String word, Iterable<String> known) {
        return unusable(
                "Invalid value for option '" + option + "': '" + word + "' is not one of " + String.join(", ", known));
    }

    private ParameterException unusable(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** The method shipped with the program: {@code calibration/ketamine-norketamine-plasma.yaml}, packed into the jar. */
    record ShippedMethod(String text, Method method) {
        private static final String RESOURCE = "/io/enantio/calibration/ketamine-norketamine-plasma.yaml";

        static ShippedMethod load() {
            try {
                Path file = Files.createTempFile("enantio-method", ".yaml");
                try (InputStream packed =
                        Objects.requireNonNull(ShippedMethod.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                    byte[] bytes = packed.readAllBytes();
                    Files.write(file, bytes);
                    return new ShippedMethod(
                            new String(bytes, StandardCharsets.UTF_8),
                            MethodFile.read(file).method());
                } finally {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the shipped method cannot be unpacked", e);
            }
        }
    }

    /** {@code --validation PLAN}: a copy of the plan and its method, and the runs of the plan. */
    private static final class ValidationSimulation {
        private static final String SHIPPED = "shipped:";

        private final ValidationFile file;

        ValidationSimulation(Path plan) {
            this.file = ValidationFile.read(plan);
        }

        /**
         * Writes all files.
         *
         * @return number of injections
         * @throws IllegalArgumentException with a message for the user if the plan cannot be simulated
         */
        int writeTo(Path outDir, long seed, List<ValidationFault> faults) throws IOException {
            for (InputFile input : file.inputs()) {
                if (!input.path().startsWith(SHIPPED)) {
                    copy(input.path(), outDir);
                }
            }
            for (String run : file.ofTheMethod().runs()) {
                checkInside(run, outDir);
            }
            String method = relative(file.ofTheMethod().method());
            return new ValidationSimulator(file.plan(), seed, faults)
                    .writeTo(outDir, file.ofTheMethod().runs(), method);
        }

        private void copy(String path, Path outDir) throws IOException {
            checkInside(path, outDir);
            Path to = outDir.resolve(path);
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.write(to, RegularFile.bytes(file.folder().resolve(path), SourceFile.LARGEST_BYTES));
        }

        private static void checkInside(String path, Path outDir) {
            if (!outDir.resolve(path).normalize().startsWith(outDir.normalize())) {
                throw new IllegalArgumentException("the plan refers to " + path
                        + ", which is outside its folder. Move it beside the plan to simulate it");
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
}
