package io.enantio.cli;

import io.enantio.cli.loading.ShippedMethod;
import io.enantio.cli.loading.ValidationSimulation;
import io.enantio.input.assay.MethodFile;
import io.enantio.method.Method;
import io.enantio.simulation.RunSimulator;
import io.enantio.simulation.StudySimulator;
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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio simulate}: a run folder whose truth is known. */
@Command(
        name = "simulate",
        description = "Writes a simulated run folder and truth.csv, what is true of it. The same options give the same"
                + " bytes on every machine.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {

    /** Words of all faults, for the help and for completion. */
    static final class FaultWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Fault.values()).map(Fault::word).iterator();
        }
    }

    /** Words of all schedules. */
    static final class ScheduleWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Schedule.values()).map(Schedule::word).iterator();
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "OUT_DIR", description = "The run folder to write: absent or empty.")
    private Path outDir = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, another run. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--method",
            paramLabel = "FILE",
            description = "The method to simulate; run.yaml then names this file. Default: the shipped method for"
                    + " ketamine and norketamine, copied into OUT_DIR.")
    private Optional<Path> method = Optional.empty();

    @Option(names = "--run", paramLabel = "NAME", description = "Name of the run. Default: SIMULATED-R01.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--subjects", paramLabel = "N", description = "Number of subjects. Default: 10.")
    private int subjects = Samples.DEFAULT.subjects();

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            completionCandidates = ScheduleWords.class,
            description = "When subjects are sampled, one of: ${COMPLETION-CANDIDATES}. Default: day-1.")
    private String schedule = Samples.DEFAULT.schedule().word();

    @Option(
            names = "--resolution",
            paramLabel = "X",
            description = "Of each pair at half height, in the first injection. Default: 1.8.")
    private double resolution = Signal.DEFAULT.resolution();

    @Option(
            names = "--tailing",
            paramLabel = "X",
            description = "Asymmetry of peaks at 10 %% of the height. Default: drawn from 1.15 to 1.3.")
    private Optional<Double> tailing = Optional.empty();

    @Option(names = "--noise", paramLabel = "X", description = "Factor on the noise. Default: 1.")
    private double noise = Signal.DEFAULT.noiseFactor();

    @Option(
            names = "--ratio",
            paramLabel = "X",
            description = "R/S of every pair in the study samples. Default: by the model of the blood.")
    private Optional<Double> ratio = Optional.empty();

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            completionCandidates = FaultWords.class,
            description = "Something that goes wrong on purpose, as often as wanted. One of: ${COMPLETION-CANDIDATES}.")
    private List<String> faults = List.of();

    @Option(
            names = "--validation",
            paramLabel = "PLAN",
            description = "Write the runs that this validation plan promises, beside a copy of it and its method. Its"
                    + " faults: matrix-effect, unstable-antipode, inversion, poor-dilution.")
    private Optional<Path> validation = Optional.empty();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Writes a study folder of N runs instead of one run: R01, R02, ... with the subjects in equal"
                    + " parts, sampled on all days, and plan.yaml, doses.csv, responses.csv for enantio study.")
    private Optional<Integer> runs = Optional.empty();

    /** Writes a folder and says how many injections it has. */
    @FunctionalInterface
    private interface Simulated {
        String writtenTo(Path folder) throws IOException;
    }

    @Override
    public Integer call() {
        try {
            Simulated simulated = validation.isPresent() ? validation(validation.get()) : study();
            spec.commandLine().getOut().println("Simulated " + simulated.writtenTo(outDir) + " injections: " + outDir);
        } catch (FileAlreadyExistsException e) {
            throw unusable(e.getFile() + ": is not empty. Name a new folder");
        } catch (IOException e) {
            throw unusable(outDir + ": cannot be written (" + e + "). Make room or name another folder");
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

    /** What does not fit together is told by the constructors, in words for people. */
    private Simulated study() {
        List<Fault> wanted = faults.stream().map(this::fault).toList();
        Schedule days =
                Schedule.ofWord(schedule).orElseThrow(() -> unknown("--schedule", schedule, new ScheduleWords()));
        SimulationPlan plan = plan();
        SimulationPlan asked = plan.with(
                        new Run(run.orElse(plan.run().name()), plan.run().acquired()))
                .with(new Samples(subjects, days, optional(ratio)))
                .with(new Signal(resolution, optional(tailing), noise, Optional.empty()))
                .with(wanted);
        return runs.isPresent() ? runs(asked, runs.get()) : run(asked);
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
        return Fault.ofWord(word).orElseThrow(() -> unknown("--fault", word, new FaultWords()));
    }

    private ParameterException unknown(String option, String word, Iterable<String> known) {
        return unusable(
                "Invalid value for option '" + option + "': '" + word + "' is none of " + String.join(", ", known));
    }

    private ParameterException unusable(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
