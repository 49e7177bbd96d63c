package io.enantio.study.comparison;

import io.enantio.method.Configuration;
import io.enantio.statistics.Estimate.Interval;
import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.SampleStatistics;
import io.enantio.study.record.InfusedDrug.Substance;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyValue;
import io.enantio.study.record.StudyValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Ratios of enantiomers and of metabolites to the drug, specimen by specimen (rule H-7). If a term
 * was not quantified the ratio is missing: nothing is imputed.
 */
public final class Ratios {
    /** Kinds of ratios (rule H-7). */
    public enum RatioKind {
        R_TO_S("R/S of a compound"),
        METABOLITE_TO_PARENT("metabolite / parent of one configuration, by mass"),
        METABOLITE_TO_PARENT_MOLAR("the same by moles: by mass × molar mass of the parent / of the metabolite"),
        STEREOSELECTIVITY("(metabolite / parent of R) / (metabolite / parent of S)"),
        TOTAL_R_PLUS_S("R + S in ng/mL, to compare with achiral work: a sum, not tested");

        private final String meaning;

        RatioKind(String meaning) {
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }

        /** As results write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A ratio in one specimen; both terms were quantified.
     *
     * @param of the compound that it is of
     */
    public record SampleRatio(
            RatioKind kind, String name, String of, String subject, String specimen, PlannedTime time, double value) {}

    /**
     * A ratio over the subjects at one planned time, on the log scale (rule H-7): exp(mean ln), its 95 % interval
     * exp(mean ± t·s/√n) and the paired t test of ln against 0.
     *
     * @param missing specimens in which a term was not quantified
     * @param test of the logarithms; absent for sums, without scatter and with fewer than two subjects
     * @param adjustedP corrected for the number of planned times that this ratio was tested at
     * @param tests that number; 0 if it is not tested
     */
    public record RatioSummary(
            RatioKind kind,
            String name,
            PlannedTime time,
            int missing,
            SampleStatistics statistics,
            Optional<MeanAgainstZero> test,
            OptionalDouble adjustedP,
            int tests) {

        RatioSummary adjusted(double p, int ofTests) {
            return new RatioSummary(kind, name, time, missing, statistics, test, OptionalDouble.of(p), ofTests);
        }

        /** 95 % interval of the mean logarithm that holds at all tested times at once, by Bonferroni; absent if it is not tested. */
        public Optional<Interval> simultaneous() {
            return tests == 0
                    ? Optional.empty()
                    : test.map(mean -> mean.estimate().simultaneous(ERROR, tests));
        }

        /** Whether a test against 1 has a meaning. */
        boolean isTested() {
            return kind != RatioKind.TOTAL_R_PLUS_S && test.isPresent();
        }
    }

    private static final double ERROR = 0.05;

    private final StudyPlan plan;
    private final StudyValues values;
    private final Map<String, Series> series = new LinkedHashMap<>();

    /** A ratio with its values; specimens without it are counted by time. */
    private record Series(
            RatioKind kind, String name, List<SampleRatio> ratios, Map<PlannedTime, Integer> missingByTime) {}

    /** Kind and name of a ratio. */
    private record Name(RatioKind kind, String name) {}

    /** Quantified concentrations of one specimen. */
    private record Terms(StudyPlan plan, StudyValues values, String subject, PlannedTime time) {
        OptionalDouble of(StudyAnalyte analyte) {
            return values.at(analyte, subject, time)
                    .map(StudyValue::measuredNgPerMl)
                    .orElse(OptionalDouble.empty());
        }

        String specimen(StudyAnalyte analyte) {
            return values.at(analyte, subject, time)
                    .map(value -> value.reported().specimen().specimen())
                    .orElse("");
        }
    }

    /** Analytes of one compound that are its R and its S. */
    private record Pair(String compound, StudyAnalyte r, StudyAnalyte s) {}

    public Ratios(StudyPlan plan, StudyValues values) {
        this.plan = plan;
        this.values = values;
        for (PlannedTime time : plan.schedule()) {
            values.subjects().forEach(subject -> specimen(new Terms(plan, values, subject, time)));
        }
    }

    /** Every ratio that there is. */
    public List<SampleRatio> samples() {
        return series.values().stream().flatMap(each -> each.ratios().stream()).toList();
    }

    /** Every ratio at every planned time with a value, p values corrected over the times of a ratio. */
    public List<RatioSummary> summaries() {
        List<RatioSummary> all = new ArrayList<>();
        for (Series each : series.values()) {
            List<RatioSummary> ofTimes = plan.schedule().stream()
                    .map(time -> summary(each, time))
                    .filter(summary -> summary.statistics().n() > 0)
                    .toList();
            List<Double> adjusted = plan.comparison()
                    .postHoc()
                    .adjusted(ofTimes.stream()
                            .filter(RatioSummary::isTested)
                            .map(summary -> summary.test().orElseThrow().p())
                            .toList());
            int tested = 0;
            for (RatioSummary summary : ofTimes) {
                all.add(summary.isTested() ? summary.adjusted(adjusted.get(tested++), adjusted.size()) : summary);
            }
        }
        return all;
    }

    private static RatioSummary summary(Series series, PlannedTime time) {
        List<Double> ofTime = series.ratios().stream()
                .filter(ratio -> ratio.time().equals(time))
                .map(SampleRatio::value)
                .toList();
        return new RatioSummary(
                series.kind(),
                series.name(),
                time,
                series.missingByTime().getOrDefault(time, 0),
                SampleStatistics.of(ofTime),
                MeanAgainstZero.of(ofTime.stream().map(StrictMath::log).toList()),
                OptionalDouble.empty(),
                0);
    }

    private void specimen(Terms terms) {
        List<Pair> pairs = pairs();
        for (Pair pair : pairs) {
            OptionalDouble r = terms.of(pair.r());
            OptionalDouble s = terms.of(pair.s());
            add(terms, pair.r(), new Name(RatioKind.R_TO_S, "R/S " + pair.compound()), quotient(r, s));
            add(terms, pair.r(), new Name(RatioKind.TOTAL_R_PLUS_S, "R+S " + pair.compound()), sum(r, s));
        }
        plan.infused().ifPresent(infused -> infused.metabolites().forEach(metabolite -> metabolite(terms, metabolite)));
    }

    private void metabolite(Terms terms, Substance metabolite) {
        Substance parent = plan.infused().orElseThrow().compound();
        double molar = parent.molarMass() / metabolite.molarMass();
        for (StudyAnalyte formed : values.analytes()) {
            Optional<StudyAnalyte> from = formed.compound().equals(metabolite.compound())
                    ? values.analytes().stream()
                            .filter(other -> other.compound().equals(parent.compound())
                                    && other.configuration().equals(formed.configuration()))
                            .findFirst()
                    : Optional.empty();
            if (from.isPresent()) {
                String name = formed.name() + "/" + from.get().name();
                OptionalDouble mass = quotient(terms.of(formed), terms.of(from.get()));
                add(terms, formed, new Name(RatioKind.METABOLITE_TO_PARENT, name), mass);
                add(terms, formed, new Name(RatioKind.METABOLITE_TO_PARENT_MOLAR, name), times(mass, molar));
            }
        }
        stereoselectivity(terms, metabolite);
    }

    private void stereoselectivity(Terms terms, Substance metabolite) {
        Optional<Pair> formed = pair(metabolite.compound());
        Optional<Pair> parent = pair(plan.infused().orElseThrow().compound().compound());
        if (formed.isPresent() && parent.isPresent()) {
            OptionalDouble r =
                    quotient(terms.of(formed.get().r()), terms.of(parent.get().r()));
            OptionalDouble s =
                    quotient(terms.of(formed.get().s()), terms.of(parent.get().s()));
            String name = metabolite.compound() + "/" + parent.get().compound() + " R/S";
            add(terms, formed.get().r(), new Name(RatioKind.STEREOSELECTIVITY, name), quotient(r, s));
        }
    }

    private void add(Terms terms, StudyAnalyte analyte, Name called, OptionalDouble value) {
        RatioKind kind = called.kind();
        String name = called.name();
        Series own = series.computeIfAbsent(
                kind + name, any -> new Series(kind, name, new ArrayList<>(), new LinkedHashMap<>()));
        if (value.isPresent()) {
            own.ratios()
                    .add(new SampleRatio(
                            kind,
                            name,
                            analyte.compound(),
                            terms.subject(),
                            terms.specimen(analyte),
                            terms.time(),
                            value.getAsDouble()));
        } else if (!terms.specimen(analyte).isEmpty()) {
            own.missingByTime().merge(terms.time(), 1, Integer::sum);
        }
    }

    private List<Pair> pairs() {
        return values.analytes().stream()
                .map(StudyAnalyte::compound)
                .distinct()
                .flatMap(compound -> pair(compound).stream())
                .toList();
    }

    private Optional<Pair> pair(String compound) {
        Optional<StudyAnalyte> r = analyte(compound, Configuration.R);
        Optional<StudyAnalyte> s = analyte(compound, Configuration.S);
        return r.isPresent() && s.isPresent() ? Optional.of(new Pair(compound, r.get(), s.get())) : Optional.empty();
    }

    private Optional<StudyAnalyte> analyte(String compound, Configuration configuration) {
        return values.analytes().stream()
                .filter(analyte -> analyte.compound().equals(compound)
                        && analyte.configuration().equals(Optional.of(configuration)))
                .findFirst();
    }

    private static OptionalDouble quotient(OptionalDouble over, OptionalDouble under) {
        return over.isPresent() && under.isPresent()
                ? OptionalDouble.of(over.getAsDouble() / under.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble sum(OptionalDouble first, OptionalDouble second) {
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(first.getAsDouble() + second.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(factor * value.getAsDouble()) : OptionalDouble.empty();
    }
}
