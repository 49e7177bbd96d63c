package io.enantio.acceptance.result;

import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.method.Analyte;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decision;
import io.enantio.run.ReasonCode;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How many results of an analyte and kind of sample people touched, and how far that moved concentrations (rules B-05, B-11; ICH M10,
 * 3.3.6 and 8.2).
 *
 * @param analyte name in the method
 * @param reason code of the decisions; {@link #ALL} for the sum over the reasons
 * @param acquired results of the kind
 * @param reintegrated results that rest on a peak integrated manually
 * @param excluded results that a decision leaves out
 * @param largestChangePercent of a concentration against what it was without decisions, with its sign: over all results of the kind in
 *     the sum, over those touched for the reason in its row; absent if none has both
 */
public record TouchedShare(
        String analyte,
        Kind kind,
        String reason,
        int acquired,
        int reintegrated,
        int excluded,
        OptionalDouble largestChangePercent) {
    /** The sum over the reasons. */
    public static final String ALL = "all";

    private static final double PERCENT = 100.0;

    /** Kinds of samples that reports tell apart. */
    public enum Kind {
        STANDARD,
        QC,
        STUDY,
        /** Blanks, zero samples and carry-over blanks. */
        BLANK,
        /** Single enantiomers and injections for suitability. */
        OTHER;

        /** The word in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(SampleType type) {
            return switch (type) {
                case STANDARD -> STANDARD;
                case QC -> QC;
                case STUDY -> STUDY;
                case BLANK, ZERO, CARRYOVER_BLANK -> BLANK;
                case SUITABILITY, SINGLE_ENANTIOMER -> OTHER;
            };
        }
    }

    /**
     * An acquired result.
     *
     * @param reintegratedFor reason of the manual integration that applies; absent if none does
     * @param excludedFor reason of the exclusion; absent if the result counts
     * @param beforeNgPerMl estimate without any decision
     * @param afterNgPerMl estimate
     */
    public record Result(
            String analyte,
            Kind kind,
            Optional<String> reintegratedFor,
            Optional<String> excludedFor,
            OptionalDouble beforeNgPerMl,
            OptionalDouble afterNgPerMl) {

        /**
         * The same without estimates if they say nothing: near zero a change in percent means nothing. Standards and QCs were spiked;
         * other samples must have been above the LLOQ before or after.
         */
        public Result ifConcentration(ResultStatus before, ResultStatus after) {
            boolean isSpiked = kind == Kind.STANDARD || kind == Kind.QC;
            return isSpiked || before.isAboveLloq() || after.isAboveLloq()
                    ? this
                    : new Result(
                            analyte,
                            kind,
                            reintegratedFor,
                            excludedFor,
                            OptionalDouble.empty(),
                            OptionalDouble.empty());
        }

        private boolean isTouchedFor(String reason) {
            return Stream.concat(reintegratedFor.stream(), excludedFor.stream()).anyMatch(reason::equals);
        }

        private OptionalDouble changePercent() {
            return beforeNgPerMl.isPresent() && afterNgPerMl.isPresent() && beforeNgPerMl.getAsDouble() != 0
                    ? OptionalDouble.of(PERCENT
                            * (afterNgPerMl.getAsDouble() - beforeNgPerMl.getAsDouble())
                            / Math.abs(beforeNgPerMl.getAsDouble()))
                    : OptionalDouble.empty();
        }
    }

    /** Shares of a run: the sum of each analyte and kind that was acquired, then its reasons by name. */
    public static List<TouchedShare> of(RunResult result) {
        List<String> analytes =
                result.method().analytes().stream().map(Analyte::name).toList();
        return of(analytes, results(result));
    }

    /** The same over results of several runs. */
    public static List<TouchedShare> of(List<String> analytes, List<Result> results) {
        List<TouchedShare> shares = new ArrayList<>();
        for (String analyte : analytes) {
            for (Kind kind : Kind.values()) {
                List<Result> own = results.stream()
                        .filter(each -> each.kind() == kind && each.analyte().equals(analyte))
                        .toList();
                if (!own.isEmpty()) {
                    shares.add(share(own, ALL, any -> true));
                    own.stream()
                            .flatMap(
                                    each -> Stream.concat(each.reintegratedFor().stream(), each.excludedFor().stream()))
                            .distinct()
                            .sorted()
                            .forEach(reason -> shares.add(share(own, reason, reason::equals)));
                }
            }
        }
        return List.copyOf(shares);
    }

    private static TouchedShare share(List<Result> own, String reason, Predicate<String> counts) {
        OptionalDouble largest = own.stream()
                .filter(each -> reason.equals(ALL) || each.isTouchedFor(reason))
                .flatMap(each -> each.changePercent().stream().boxed())
                .max(Comparator.comparingDouble(Math::abs))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        return new TouchedShare(
                own.get(0).analyte(),
                own.get(0).kind(),
                reason,
                own.size(),
                count(own.stream().flatMap(each -> each.reintegratedFor().stream()), counts),
                count(own.stream().flatMap(each -> each.excludedFor().stream()), counts),
                largest);
    }

    private static int count(Stream<String> reasons, Predicate<String> counts) {
        return (int) reasons.filter(counts).count();
    }

    /** Acquired results of a run, each with what people did to it. */
    public static List<Result> results(RunResult result) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < result.rows().size(); i++) {
            ResultRow row = result.rows().get(i);
            ResultRow before = result.undecided()
                    .map(RunResult::rows)
                    .orElse(result.rows())
                    .get(i);
            if (row.injection().file().isPresent()) {
                results.add(result(result.run(), before, row));
            }
        }
        return List.copyOf(results);
    }

    private static Result result(AnalyticalRun run, ResultRow before, ResultRow after) {
        int injection = after.injection().number();
        Analyte analyte = after.analyte();
        return new Result(
                        analyte.name(),
                        Kind.of(after.injection().type()),
                        run.decisions().reintegrationOf(injection, analyte).map(TouchedShare::reason),
                        run.decisions().exclusionOf(injection, analyte).map(TouchedShare::reason),
                        estimate(before),
                        estimate(after))
                .ifConcentration(before.judgement().status(), after.judgement().status());
    }

    private static String reason(Decision decision) {
        return decision.reason().code().map(ReasonCode::name).orElse("");
    }

    private static OptionalDouble estimate(ResultRow row) {
        return row.estimate().map(Estimate::ngPerMl).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** Reintegrated results in percent of the acquired ones. */
    public double reintegratedPercent() {
        return PERCENT * reintegrated / acquired;
    }

    /** Excluded results in percent of the acquired ones. */
    public double excludedPercent() {
        return PERCENT * excluded / acquired;
    }
}
