package io.enantio.simulation;

import io.enantio.method.value.Require;
import io.enantio.simulation.file.StudyDocuments;
import io.enantio.simulation.plan.Schedule;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.plan.SimulationPlan.MethodReference;
import io.enantio.simulation.plan.SimulationPlan.MethodReference.Copied;
import io.enantio.simulation.plan.SimulationPlan.MethodReference.Linked;
import io.enantio.simulation.plan.SimulationPlan.Run;
import io.enantio.simulation.plan.SimulationPlan.Samples;
import io.enantio.simulation.subject.RunSamples;
import io.enantio.simulation.subject.Specimen;
import io.enantio.simulation.subject.StudySamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes a study folder whose true values are known: plan.yaml, doses.csv and responses.csv, and a run folder R01, R02, … for every
 * few subjects. A tenth of the samples is analysed again in the run after their own (incurred samples), near the highest
 * concentrations and after the end of the infusion, over as many subjects as possible.
 */
public final class StudySimulator {
    private static final int DAYS_BETWEEN_RUNS = 3;
    private static final long SEEDS_APART = 1_000_003;
    private static final double INCURRED_SHARE = 0.1;
    private static final int NEAR_THE_PEAK = 4;

    private final SimulationPlan plan;
    private final List<RunSimulator> runs = new ArrayList<>();

    /**
     * Lays out the study.
     *
     * @param given method, seed, subjects and signal; every subject is sampled on all days
     * @param numberOfRuns at least one, at most one for each subject
     * @throws IllegalArgumentException if these do not fit together; the message is meant for the user
     */
    public StudySimulator(SimulationPlan given, int numberOfRuns) {
        int subjects = given.samples().subjects();
        Require.that(given.faults().isEmpty(), "faults can be planted in a single run only, not in a study");
        Require.that(
                numberOfRuns >= 1 && numberOfRuns <= subjects,
                "runs must be from 1 to the number of subjects, " + subjects + ", is " + numberOfRuns);
        this.plan =
                given.with(new Samples(subjects, Schedule.WHOLE, given.samples().ratioRToS()));
        List<Specimen> specimens = StudySamples.of(plan);
        for (int run = 0; run < numberOfRuns; run++) {
            runs.add(new RunSimulator(
                    planOf(run),
                    new RunSamples(plan, ofRun(specimens, run, numberOfRuns), again(specimens, run, numberOfRuns))));
        }
    }

    /** How many injections all runs have together. */
    public int injections() {
        return runs.stream().mapToInt(RunSimulator::injections).sum();
    }

    /** Name of a run's folder, for example {@code R01}. */
    private static String folder(int run) {
        return String.format(Locale.ROOT, "R%02d", run + 1);
    }

    private SimulationPlan planOf(int run) {
        MethodReference file = plan.methodFile() instanceof Linked linked
                ? new Linked("../" + linked.path())
                : new Linked("../method.yaml");
        return new SimulationPlan(
                new Run("SIMULATED-" + folder(run), plan.run().acquired().plusDays((long) DAYS_BETWEEN_RUNS * run)),
                plan.method(),
                file,
                plan.seed() + SEEDS_APART * (run + 1),
                plan.samples(),
                plan.signal(),
                plan.faults());
    }

    /** The subjects in equal parts, those of a part all in one run. */
    private List<Specimen> ofRun(List<Specimen> specimens, int run, int numberOfRuns) {
        return specimens.stream()
                .filter(specimen -> runOf(specimen, numberOfRuns) == run)
                .toList();
    }

    private int runOf(Specimen specimen, int numberOfRuns) {
        return (specimen.subject() - 1) * numberOfRuns / plan.samples().subjects();
    }

    /** Incurred samples of the run before this one: every other subject near its peak and after the end, until enough. */
    private List<Specimen> again(List<Specimen> specimens, int run, int numberOfRuns) {
        int wanted = (int) StrictMath.ceil(INCURRED_SHARE * specimens.size());
        int last = plan.samples().schedule().timePoints().size() - 1;
        List<Specimen> candidates = Stream.concat(
                        specimens.stream().filter(specimen -> isAt(specimen, specimen.subject() % 2 == 1, last)),
                        specimens.stream().filter(specimen -> isAt(specimen, specimen.subject() % 2 == 0, last)))
                .filter(specimen -> runOf(specimen, numberOfRuns) < numberOfRuns - 1)
                .limit(wanted)
                .toList();
        return candidates.stream()
                .filter(specimen -> runOf(specimen, numberOfRuns) == run - 1)
                .toList();
    }

    private static boolean isAt(Specimen specimen, boolean nearThePeak, int last) {
        return specimen.timePoint().number() == (nearThePeak ? NEAR_THE_PEAK : last);
    }

    /**
     * Writes the folder.
     *
     * @param outDir absent or empty
     * @throws FileAlreadyExistsException if the folder is not empty
     */
    public void writeTo(Path outDir) throws IOException {
        Files.createDirectories(outDir);
        try (Stream<Path> entries = Files.list(outDir)) {
            if (entries.findAny().isPresent()) {
                throw new FileAlreadyExistsException(outDir.toString(), null, "folder is not empty");
            }
        }
        StudyDocuments documents = new StudyDocuments(plan);
        if (plan.methodFile() instanceof Copied copied) {
            write(outDir.resolve("method.yaml"), copied.text());
        }
        write(outDir.resolve("plan.yaml"), documents.planYaml());
        write(outDir.resolve("doses.csv"), documents.dosesCsv());
        write(outDir.resolve("responses.csv"), documents.responsesCsv());
        for (int run = 0; run < runs.size(); run++) {
            runs.get(run).writeTo(outDir.resolve(folder(run)));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
