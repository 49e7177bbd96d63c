package io.enantio.simulation.file;

import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.plan.Schedule.TimePoint;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.subject.InfusionModel;
import io.enantio.simulation.subject.InfusionStudy;
import io.enantio.simulation.subject.SubjectProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The texts of a study folder beside its runs: plan.yaml, doses.csv and responses.csv (rule H-15). */
public final class StudyDocuments {
    private static final double TITRATION_STEP_H = 0.5;

    private final SimulationPlan plan;
    private final RunDocuments documents;

    public StudyDocuments(SimulationPlan plan) {
        this.plan = plan;
        this.documents = new RunDocuments(plan);
    }

    public String planYaml() {
        return String.format(
                Locale.ROOT, """
                # Written by enantio simulate, seed %s. Everything in this folder is simulated.
                schema: enantio-study/1
                study: %s
                simulated: true
                schedule:
                %s
                baseline: 4
                post_hoc: holm
                family: analyte
                scale: {concentrations: log, scores: linear}
                steady_state: {from: 5, to: 8, by: study}
                auc: {start: predose}
                %sdoses: doses.csv
                responses: responses.csv
                response_name: simulated pain score (0-10)
                responders: {at_least_percent: [30, 50], at_most_percent: [15]}
                %s""", plan.seed(), RunDocuments.STUDY_NAME, schedule(), substances(), ratioLimits());
    }

    private String schedule() {
        return plan.samples().schedule().timePoints().stream()
                .map(time -> String.format(
                        Locale.ROOT,
                        "  - {number: %d, label: %s, elapsed: %s, nominal_h: %s}",
                        time.number(),
                        label(time),
                        elapsed(time),
                        RunDocuments.decimal(time.nominalH())))
                .collect(Collectors.joining("\n"));
    }

    private static String elapsed(TimePoint time) {
        return time.isPreDose()
                ? "PT0H"
                : Duration.ofSeconds(StrictMath.round(3600 * time.nominalH())).toString();
    }

    private static String label(TimePoint time) {
        if (time.isPreDose()) {
            return "PRE-DOSE";
        }
        if (time.windowToMin().isPresent()) {
            return RunDocuments.decimal(time.windowFromMin().getAsDouble()) + "-"
                    + RunDocuments.decimal(time.windowToMin().getAsDouble()) + " MIN";
        }
        return time.nominalH() > InfusionStudy.END_H ? "60 MIN AFTER END" : time.visit();
    }

    /** The first pair takes the role of the drug, the second that of its metabolite, as in {@link SubjectProfile}. */
    private String substances() {
        List<String> pairs = pairs().stream().map(Compound::name).toList();
        Optional<String> parent = pairs.stream().findFirst();
        Optional<String> metabolite = pairs.stream().skip(1).findFirst();
        String infused = parent.flatMap(name -> MolarMasses.of(name)
                        .map(mass -> "infused: {compound: " + name + ", form: racemate, molar_mass: " + mass + "}\n"))
                .orElse("");
        String formed = metabolite
                .filter(name -> !infused.isEmpty())
                .flatMap(name -> MolarMasses.of(name)
                        .map(mass -> "metabolites:\n  - {compound: " + name + ", molar_mass: " + mass + "}\n"))
                .orElse("");
        return infused + formed;
    }

    private String ratioLimits() {
        String limits =
                pairs().stream().map(compound -> compound.name() + ": [0.5, 2]").collect(Collectors.joining(", "));
        return limits.isEmpty() ? "" : "rs_ratio_limits: {" + limits + "}\n";
    }

    private List<Compound> pairs() {
        return plan.method().compounds().stream()
                .filter(compound -> compound.analytes().stream()
                                .map(Analyte::configuration)
                                .filter(configuration -> configuration.equals(Optional.of(Configuration.R)))
                                .count()
                        == 1)
                .filter(compound -> SubjectProfile.antipode(
                                plan.method(), compound.analytes().get(0))
                        .isPresent())
                .toList();
    }

    /** Rates of the racemate: titrated every half hour, then constant to the end. */
    public String dosesCsv() {
        List<List<String>> lines = new ArrayList<>();
        for (int subject = 1; subject <= plan.samples().subjects(); subject++) {
            double last = InfusionStudy.lastRateMgPerH(plan.seed(), subject);
            InfusionModel.Infusion infusion = new InfusionModel.Infusion(last, InfusionStudy.END_H);
            double from = 0;
            while (infusion.rateMgPerH(from) < last) {
                lines.add(dose(subject, from, from + TITRATION_STEP_H, infusion.rateMgPerH(from)));
                from += TITRATION_STEP_H;
            }
            lines.add(dose(subject, from, InfusionStudy.END_H, last));
        }
        return RunDocuments.csv(List.of("subject", "start", "end", "rate_mg_per_h"), lines);
    }

    private List<String> dose(int subject, double fromH, double toH, double ratePerEnantiomer) {
        LocalDateTime start = documents.infusionStart(subject);
        return List.of(
                RunDocuments.subject(subject),
                start.plusMinutes(StrictMath.round(60 * fromH)).format(RunDocuments.TIME),
                start.plusMinutes(StrictMath.round(60 * toH)).format(RunDocuments.TIME),
                RunDocuments.decimal(2 * ratePerEnantiomer));
    }

    public String responsesCsv() {
        SimulatedScores scores = new SimulatedScores(plan.seed());
        List<List<String>> lines = new ArrayList<>();
        for (int subject = 1; subject <= plan.samples().subjects(); subject++) {
            for (double hours : SimulatedScores.HOURS) {
                lines.add(List.of(
                        RunDocuments.subject(subject),
                        RunDocuments.decimal(hours),
                        RunDocuments.decimal(scores.at(subject, hours))));
            }
        }
        return RunDocuments.csv(List.of("subject", "nominal_h", "score"), lines);
    }

    /** Molar masses of free bases by compound, from a table in the jar: a study plan states them, a method does not. */
    private static final class MolarMasses {
        private static final String FILE = "/io/enantio/simulation/molar-masses.csv";

        private MolarMasses() {}

        /** In g/mol, as written in the table; empty for an unknown compound. */
        public static Optional<String> of(String compound) {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setCommentMarker('#')
                    .get();
            try (InputStream stream = MolarMasses.class.getResourceAsStream(FILE)) {
                if (stream == null) {
                    throw new IllegalStateException(FILE + " is not in the jar");
                }
                try (CSVParser table = CSVParser.parse(new InputStreamReader(stream, StandardCharsets.UTF_8), format)) {
                    return table.getRecords().stream()
                            .filter(line -> line.get("compound").equals(compound))
                            .map((CSVRecord line) -> line.get("molar_mass_g_per_mol"))
                            .findFirst();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Invented pain scores from 0 to 10 in steps of 0.5: a subject starts between 6 and 10 and falls towards a share of its own,
     * from 10 % more pain to nearly none, within days. The scores do not depend on the concentrations:
     * any correlation with them is chance.
     */
    private static final class SimulatedScores {
        /** Planned hours of the scores. */
        public static final List<Double> HOURS = List.of(0.0, 4.5, 24.0, 48.0, 72.0, 96.0);

        private static final double COMES_DOWN_IN_H = 30;
        private static final double SCATTER = 0.5;

        private final long seed;

        public SimulatedScores(long seed) {
            this.seed = seed;
        }

        /** The score of a subject. */
        public double at(int subject, double hours) {
            RandomStream own = RandomStream.of(seed, "pain", subject);
            double before = own.uniform(6, 10);
            double share = own.uniform(-0.1, 0.95);
            double reached = 1 - StrictMath.exp(-hours / COMES_DOWN_IN_H);
            double scatter = hours == 0
                    ? 0
                    : SCATTER
                            * RandomStream.of(seed, "pain scatter", subject, StrictMath.round(4 * hours))
                                    .gaussian();
            double score = before * (1 - share * reached) + scatter;
            return DoubleStream.of(0, StrictMath.rint(2 * score) / 2, 10)
                    .sorted()
                    .toArray()[1];
        }
    }
}
