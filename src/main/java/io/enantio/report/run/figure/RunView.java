package io.enantio.report.run.figure;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Tone;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The result of a run, by injection and compound. */
public final class RunView {
    /** One compound in one injection: the content of one figure. */
    public record InjectedCompound(InjectionPeaks peaks, Compound compound, List<ResultRow> rows) {
        public Injection injection() {
            return peaks.injection();
        }
    }

    private final RunResult result;
    private final Map<Integer, List<ResultRow>> rowsByInjection = new HashMap<>();
    private final List<InjectedCompound> compounds = new ArrayList<>();

    public RunView(RunResult result) {
        this.result = result;
        result.rows()
                .forEach(row -> rowsByInjection
                        .computeIfAbsent(row.injection().number(), number -> new ArrayList<>())
                        .add(row));
        for (InjectionPeaks peaks : result.injections()) {
            List<ResultRow> rows =
                    rowsByInjection.getOrDefault(peaks.injection().number(), List.of());
            result.method()
                    .compounds()
                    .forEach(compound -> compounds.add(new InjectedCompound(peaks, compound, of(compound, rows))));
        }
    }

    private static List<ResultRow> of(Compound compound, List<ResultRow> rows) {
        return rows.stream()
                .filter(row -> compound.analytes().contains(row.analyte()))
                .toList();
    }

    /** Prints numbers by the rule of the run's method. */
    public NumberPrinter numbers() {
        return new NumberPrinter(result.method().rounding());
    }

    /** A concentration to report, within the range of its curve. */
    public RoundedNumber reported(ResultRow row, double ngPerMl) {
        Optional<Range> range = result.calibrations().stream()
                .filter(calibration -> calibration.fit().analyte().equals(row.analyte()))
                .findFirst()
                .flatMap(calibration -> calibration.fit().curve())
                .map(curve -> curve.range().effective());
        double dilution = row.injection().dilutionFactor();
        return numbers()
                .within(
                        ngPerMl,
                        range.map(known -> OptionalDouble.of(known.low() * dilution))
                                .orElse(OptionalDouble.empty()),
                        range.map(known -> OptionalDouble.of(known.high() * dilution))
                                .orElse(OptionalDouble.empty()));
    }

    public RunResult result() {
        return result;
    }

    /** Every compound of every injection, in order. */
    public List<InjectedCompound> compounds() {
        return compounds;
    }

    /** Rows of an analyte in injections of one type. */
    public List<ResultRow> rows(Analyte analyte, SampleType type) {
        return result.rowsOf(analyte).stream()
                .filter(row -> row.injection().type() == type)
                .toList();
    }

    /** Anchor of the figure of a compound in an injection. */
    public String anchor(Injection injection, Compound compound) {
        return "i" + injection.number() + "-" + result.method().compounds().indexOf(compound);
    }

    /** Flags that need review. Rejection of the whole run is reported at the top, not at every sample. */
    public static Set<Flag> toReview(ResultRow row) {
        return row.judgement().flags().stream()
                .filter(flag -> flag != Flag.RUN_REJECTED && flag.severity() != Severity.INFORMATION)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The worst severity among the flags of a row that need review. */
    public static Optional<Severity> worst(ResultRow row) {
        return toReview(row).stream().map(Flag::severity).max(Comparator.naturalOrder());
    }

    public static Tone tone(ResultRow row) {
        return worst(row).map(RunView::tone).orElse(Tone.PLAIN);
    }

    public static Tone tone(Severity severity) {
        return switch (severity) {
            case INFORMATION -> Tone.PLAIN;
            case WARNING -> Tone.DOUBT;
            case NOT_QUANTIFIABLE, REJECTS_RUN -> Tone.BAD;
        };
    }

    static Tone worse(Tone one, Tone other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Codes in alphabetical order. */
    public static String codes(Set<Flag> flags) {
        return flags.stream().map(Flag::name).sorted().collect(Collectors.joining(", "));
    }
}
