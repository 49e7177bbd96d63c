package io.enantio.simulation.file;

import static io.enantio.run.InjectionColumn.ACQUIRED_AT;
import static io.enantio.run.InjectionColumn.COMMENT;
import static io.enantio.run.InjectionColumn.EXPERIMENT;
import static io.enantio.run.InjectionColumn.INJECTION;

import io.enantio.run.InjectionColumn;
import io.enantio.run.SampleColumn;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.plan.Schedule.TimePoint;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.plan.SimulationPlan.MethodReference;
import io.enantio.simulation.sequence.PlannedInjection;
import io.enantio.simulation.subject.InfusionStudy;
import io.enantio.simulation.subject.RunSamples;
import io.enantio.simulation.subject.Specimen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The texts of a run folder: run.yaml, injections.csv and samples.csv (rule H-14). */
public final class RunDocuments {
    static final String INSTRUMENT_MODEL = "simulated triple quadrupole";
    static final String INSTRUMENT_SERIAL = "SIM-0001";
    static final String STUDY_NAME = "SIMULATED-STUDY";
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
    private static final MathContext DIGITS = new MathContext(15);
    private static final int FIRST_INJECTION_HOUR = 8;
    private static final int MINUTES_BETWEEN_INJECTIONS = 20;
    private static final int COLLECTED_DAYS_BEFORE = 45;
    private static final int THAWED_TOO_OFTEN = 6;

    private final SimulationPlan plan;

    public RunDocuments(SimulationPlan plan) {
        this.plan = plan;
    }

    public String runYaml() {
        String method = plan.methodFile() instanceof MethodReference.Linked linked ? linked.path() : "method.yaml";
        return String.format(
                Locale.ROOT,
                """
                # Written by enantio simulate, seed %s. Everything in this folder is simulated.
                schema: enantio-run/1
                run: %s
                method: %s
                instrument: %s
                instrument_serial: %s
                column_serial: SIM-COLUMN-1
                analyst: simulator
                acquired: %s
                purpose: study
                simulated: true
                """,
                plan.seed(),
                quoted(plan.run().name()),
                quoted(method),
                INSTRUMENT_MODEL,
                INSTRUMENT_SERIAL,
                plan.run().acquired());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Start of an injection's acquisition, ISO 8601. */
    public String startedAt(PlannedInjection injection) {
        boolean isEarly = injection.has(Fault.SEQUENCE_ORDER);
        long minutes = (long) MINUTES_BETWEEN_INJECTIONS * (injection.number() - 1) - (isEarly ? 25 : 0);
        return plan.run()
                .acquired()
                .atTime(FIRST_INJECTION_HOUR, 0)
                .plusMinutes(minutes)
                .format(TIME);
    }

    /** The injection list of a study run. */
    public String injectionsCsv(List<PlannedInjection> injections) {
        List<InjectionColumn> columns = new ArrayList<>(InjectionColumn.range(INJECTION, ACQUIRED_AT));
        columns.addAll(List.of(EXPERIMENT, COMMENT));
        return csv(
                InjectionColumn.words(columns),
                injections.stream()
                        .map(injection -> columns.stream()
                                .map(column -> cell(injection, column))
                                .toList())
                        .toList());
    }

    /** A cell of the injection list, empty if a run of a study has nothing to say there. */
    public String cell(PlannedInjection injection, InjectionColumn column) {
        return switch (column) {
            case INJECTION -> Integer.toString(injection.number());
            case FILE -> injection.file().orElse("");
            case SAMPLE_ID -> injection.kind().sampleId();
            case SAMPLE_TYPE -> injection.type().word();
            case LEVEL -> injection.kind().level().orElse("");
            case DILUTION_FACTOR -> decimal(injection.dilutionFactor());
            case ACQUIRED_AT -> injection.file().isPresent() ? startedAt(injection) : "";
            case EXPERIMENT -> injection.kind().comment().equals(RunSamples.INCURRED) ? RunSamples.INCURRED : "";
            case COMMENT -> injection.kind().comment();
            case BATCH, LOT, CONDITION, TIME_POINT, CYCLE, SET, REPLICATE -> "";
        };
    }

    /** The sample list of a study run. */
    public String samplesCsv(List<Specimen> specimens) {
        return csv(
                SampleColumn.words(),
                specimens.stream()
                        .filter(specimen -> !specimen.faults().contains(Fault.SAMPLE_UNKNOWN))
                        .map(specimen -> Arrays.stream(SampleColumn.values())
                                .map(column -> cell(specimen, column))
                                .toList())
                        .toList());
    }

    private String cell(Specimen specimen, SampleColumn column) {
        TimePoint timePoint = specimen.timePoint();
        LocalDateTime start = infusionStart(specimen.subject());
        return switch (column) {
            case SAMPLE_ID -> specimen.sampleId();
            case STUDY -> STUDY_NAME;
            case SUBJECT -> subject(specimen.subject());
            case VISIT -> timePoint.visit();
            case TIME_POINT -> Integer.toString(timePoint.number());
            case NOMINAL_TIME_H -> decimal(timePoint.nominalH());
            case WINDOW_FROM_MIN -> text(timePoint.windowFromMin());
            case WINDOW_TO_MIN -> text(timePoint.windowToMin());
            case COLLECTED_AT ->
                start.plusSeconds(StrictMath.round(3600 * specimen.drawnH())).format(TIME);
            case INFUSION_START -> start.format(TIME);
            case INFUSION_END ->
                start.plus(Duration.ofHours((long) InfusionStudy.END_H)).format(TIME);
            case INFUSION_RATE_MG_PER_H -> decimal(racemateRateMgPerH(specimen));
            case FREEZE_THAW_CYCLES ->
                Integer.toString(specimen.faults().contains(Fault.STABILITY) ? THAWED_TOO_OFTEN : 1);
            case BENCH_HOURS -> decimal(benchHours(specimen));
        };
    }

    private double racemateRateMgPerH(Specimen specimen) {
        return 2 * InfusionStudy.lastRateMgPerH(plan.seed(), specimen.subject());
    }

    private double benchHours(Specimen specimen) {
        RandomStream random = RandomStream.of(
                plan.seed(), "bench", specimen.subject(), specimen.timePoint().number());
        return StrictMath.rint(10 * random.uniform(0.5, 3)) / 10;
    }

    /** When the infusion of a subject began. */
    LocalDateTime infusionStart(int subject) {
        return plan.run()
                .acquired()
                .minusDays(COLLECTED_DAYS_BEFORE - subject % 30)
                .atTime(9, 0)
                .plus(5L * (subject % 7), ChronoUnit.MINUTES);
    }

    /** Name of a subject, for example {@code S003}. */
    static String subject(int number) {
        return String.format(Locale.ROOT, "S%03d", number);
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? decimal(number.getAsDouble()) : "";
    }

    public static String csv(List<String> header, List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator("\n")
                .setHeader(header.toArray(String[]::new))
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecords(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    /** A number as the files hold it: 15 significant digits, no exponent. {@link Double#toString} differs between Java versions. */
    public static String decimal(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
    }
}
