package io.enantio.simulation;

import static io.enantio.run.InjectionColumn.ACQUIRED_AT;
import static io.enantio.run.InjectionColumn.EXPERIMENT;
import static io.enantio.run.InjectionColumn.INJECTION;
import static io.enantio.run.InjectionColumn.SET;

import io.enantio.method.value.Require;
import io.enantio.run.InjectionColumn;
import io.enantio.simulation.file.RunDocuments;
import io.enantio.simulation.file.SimulatedMzml;
import io.enantio.simulation.file.SimulatedMzml.Heading;
import io.enantio.simulation.file.Truth;
import io.enantio.simulation.instrument.Amounts;
import io.enantio.simulation.instrument.Amounts.Areas;
import io.enantio.simulation.instrument.Detector;
import io.enantio.simulation.instrument.IonBeam;
import io.enantio.simulation.instrument.Separation;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.plan.Schedule;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.plan.SimulationPlan.MethodReference;
import io.enantio.simulation.plan.SimulationPlan.Run;
import io.enantio.simulation.plan.SimulationPlan.Samples;
import io.enantio.simulation.sequence.PlannedInjection;
import io.enantio.simulation.subject.Specimen;
import io.enantio.simulation.subject.StudySamples;
import io.enantio.simulation.validation.PlannedValidationRun;
import io.enantio.simulation.validation.PlannedValidationRun.ValidationInjection;
import io.enantio.simulation.validation.PlannedValidationRun.ValidationInjection.Vial;
import io.enantio.simulation.validation.StorageEffects;
import io.enantio.simulation.validation.ValidationBlocks;
import io.enantio.simulation.validation.ValidationFault;
import io.enantio.simulation.validation.ValidationLayout;
import io.enantio.validation.plan.ValidationPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the runs of a validation plan; their true values are known. All values are simulated. */
public final class ValidationSimulator {
    private static final double REINJECTION_CV_PERCENT = 0.8;
    private static final int SUBJECTS = 16;

    private final ValidationPlan plan;
    private final long seed;
    private final Set<ValidationFault> faults;

    /** @param faults planted deviations that the validation must detect */
    public ValidationSimulator(ValidationPlan plan, long seed, List<ValidationFault> faults) {
        this.plan = plan;
        this.seed = seed;
        this.faults = faults.isEmpty() ? EnumSet.noneOf(ValidationFault.class) : EnumSet.copyOf(faults);
    }

    /**
     * Writes the run folders.
     *
     * @param folder of the plan, absent or without these runs
     * @param runs folders as the plan names them
     * @param method path of the method file from the plan's folder
     * @return number of injections written
     * @throws FileAlreadyExistsException if a run folder exists
     */
    public int writeTo(Path folder, List<String> runs, String method) throws IOException {
        for (String run : runs) {
            if (Files.exists(folder.resolve(run))) {
                throw new FileAlreadyExistsException(folder.resolve(run).toString(), null, "exists");
            }
        }
        List<PlannedValidationRun> layout = ValidationLayout.of(
                plan,
                new ValidationBlocks(plan.method(), new StorageEffects(plan, faults), seed, specimens()),
                runs.size());
        int injections = 0;
        Map<Vial, Areas> vials = new HashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            Path place = folder.resolve(runs.get(i));
            String up = place.toAbsolutePath()
                    .normalize()
                    .relativize(folder.resolve(method).toAbsolutePath().normalize())
                    .toString()
                    .replace('\\', '/');
            write(place, simulation(i, up), layout.get(i), vials);
            injections += layout.get(i).size();
        }
        return injections;
    }

    private SimulationPlan simulation(int number, String method) {
        String name = ValidationLayout.nameOf(plan, number);
        return SimulationPlan.of(plan.method(), new MethodReference.Linked(method), 1000 * seed + number)
                .with(new Run(name, Run.DEFAULT.acquired().plusDays(number)));
    }

    /** Study samples that are neither pre-dose nor diluted, taken from each subject in turn. */
    private List<Specimen> specimens() {
        boolean isNeeded = plan.experiments().keySet().stream().anyMatch(List.of("ISR", "PAR", "XV")::contains);
        if (!isNeeded) {
            return List.of();
        }
        SimulationPlan study =
                simulation(0, "method.yaml").with(new Samples(SUBJECTS, Schedule.DAY_1, Samples.DEFAULT.ratioRToS()));
        List<Specimen> usable = StudySamples.of(study).stream()
                .filter(specimen -> !specimen.timePoint().isPreDose() && specimen.dilutionFactor() == 1)
                .toList();
        Require.that(!usable.isEmpty(), "the method's range holds no simulated study sample");
        List<Specimen> spread = new ArrayList<>();
        for (int turn = 0; turn < SUBJECTS; turn++) {
            int place = turn;
            usable.stream()
                    .filter(specimen ->
                            (specimen.subject() + specimen.timePoint().number()) % SUBJECTS == place)
                    .forEach(spread::add);
        }
        return List.copyOf(spread);
    }

    /** @param vials areas of every extract injected so far, in this run and in those before it */
    private void write(Path folder, SimulationPlan simulation, PlannedValidationRun run, Map<Vial, Areas> vials)
            throws IOException {
        List<ValidationInjection> injections = run.injections();
        Files.createDirectories(folder.resolve("raw"));
        RunDocuments documents = new RunDocuments(simulation);
        text(folder.resolve("run.yaml"), documents.runYaml().replace("purpose: study\n", "purpose: validation\n"));
        text(folder.resolve("injections.csv"), injectionsCsv(documents, injections));
        List<Specimen> studied = injections.stream()
                .flatMap(injection -> injection.planned().kind().specimen().stream())
                .distinct()
                .toList();
        if (!studied.isEmpty()) {
            text(folder.resolve("samples.csv"), documents.samplesCsv(studied));
        }
        Amounts amounts = new Amounts(simulation, injections.size());
        Separation separation = new Separation(simulation, injections.size());
        IonBeam beam = new IonBeam(simulation, amounts, separation);
        Detector detector = new Detector(simulation);
        Truth truth = new Truth(simulation.method(), separation);
        Areas previous = Areas.NONE;
        for (ValidationInjection served : injections) {
            PlannedInjection injection = served.planned();
            Areas areas = areas(
                    simulation, amounts, served, served.again().map(vials::get).orElse(previous));
            vials.put(new Vial(run, served.number()), areas);
            previous = areas;
            truth.add(injection, areas);
            Heading heading = new Heading(injection.name(), documents.startedAt(injection), injection);
            Files.write(
                    folder.resolve(injection.file().orElseThrow()),
                    SimulatedMzml.of(heading, detector.recorded(injection, beam.peaks(injection, areas))));
        }
        text(folder.resolve("truth.csv"), truth.csv());
    }

    /** A re-injected vial gives the same areas, apart from the variability of injection. */
    private static Areas areas(SimulationPlan simulation, Amounts amounts, ValidationInjection served, Areas before) {
        if (served.again().isEmpty()) {
            return served.yield().of(simulation.method(), amounts.of(served.planned(), before));
        }
        double factor =
                RandomStream.of(simulation.seed(), "again", served.number()).factor(REINJECTION_CV_PERCENT);
        return ValidationInjection.Yield.of(simulation.method(), factor).of(simulation.method(), before);
    }

    private static void text(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** injections.csv with the columns that state what each injection is for. */
    private static String injectionsCsv(RunDocuments documents, List<ValidationInjection> injections) {
        List<InjectionColumn> columns = new ArrayList<>(InjectionColumn.range(INJECTION, ACQUIRED_AT));
        columns.addAll(InjectionColumn.range(EXPERIMENT, SET));
        return RunDocuments.csv(
                InjectionColumn.words(columns),
                injections.stream()
                        .map(injection -> columns.stream()
                                .map(column -> column.isRemark()
                                        ? injection.remarks().getOrDefault(column.word(), "")
                                        : documents.cell(injection.planned(), column))
                                .toList())
                        .toList());
    }
}
