package io.enantio.validation.precision;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.reanalysis.IncurredReanalysis;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Criteria;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Group;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Pair;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** ISR: study samples reanalysed in another run on another day. The repeat never replaces the reported value. */
public final class IncurredSamples implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "ISR",
            "Incurred sample reanalysis (ISR).",
            "`study` with the `sample_id` of a study sample of another run on another day",
            Key.count(
                    Count.SAMPLES,
                    "Number of study samples in the study; the number of samples to reanalyse follows from it.",
                    160));

    /**
     * A reanalysed sample.
     *
     * @param initial the same sample in another run
     * @param note why there is no pair of results; empty if there is one
     */
    private record Row(Sample repeat, Optional<Sample> initial, String note, Outcome outcome) {
        private Optional<Pair> pair() {
            return note.isEmpty() ? Optional.of(pairOf(initial.orElseThrow(), repeat)) : Optional.empty();
        }

        private OptionalDouble of(ToDoubleFunction<Pair> figure) {
            return pair().map(pair -> OptionalDouble.of(figure.applyAsDouble(pair)))
                    .orElse(OptionalDouble.empty());
        }
    }

    /** Pairs of an analyte that have a subject or a run in common. */
    private record GroupRow(Analyte analyte, Group group, Criteria criteria) {
        private String remark() {
            return group.isAllOutside() ? "none within " + FigureText.exact(criteria.differencePercent()) + " %" : "";
        }
    }

    private static final TableForm<Row> TABLE = new TableForm<>(
            "isr",
            "Incurred sample reanalysis",
            "a row per analyte and repeated sample",
            List.of(
                    analyte(row -> row.repeat().analyte()),
                    words("sample_id", "of both", row -> row.repeat().sampleId()),
                    words(
                            "first_run",
                            "name of the run",
                            row -> row.initial()
                                    .map(Sample::run)
                                    .map(ValidationRun::name)
                                    .orElse("")),
                    words(
                            "repeat_run",
                            "name of the run",
                            row -> row.repeat().run().name()),
                    optional("first_ng_per_ml", "reported", Format.CONCENTRATION, row -> row.of(Pair::firstNgPerMl)),
                    optional(
                            "repeat_ng_per_ml", "reanalysed", Format.CONCENTRATION, row -> row.of(Pair::repeatNgPerMl)),
                    optional(
                            "difference_percent",
                            "of the mean of both",
                            Format.PERCENT,
                            row -> row.of(Pair::differencePercent)),
                    verdict(Row::outcome),
                    words("note", "why there is no pair", Row::note),
                    words(
                            "subject",
                            "whose sample it is, by samples.csv; empty if not stated",
                            row -> row.repeat().subject().orElse(""))));

    private static final TableForm<GroupRow> GROUPS = new TableForm<>(
            "isr-groups",
            "Incurred samples by subject and by run",
            "a row per analyte and subject, first run and run of the repeats",
            List.of(
                    analyte(GroupRow::analyte),
                    words(
                            "common",
                            "what the pairs have in common",
                            row -> row.group().common().words()),
                    words("name", "of the subject or run", row -> row.group().name()),
                    count("pairs", "of two results", row -> row.group().pairs()),
                    count("within", "pairs within the limit", row -> row.group().within()),
                    number(
                            "within_percent",
                            "of the pairs",
                            Format.PERCENT,
                            row -> 100.0 * row.group().within() / row.group().pairs()),
                    number(
                            "mean_difference_percent",
                            "mean of the differences, with sign",
                            Format.PERCENT,
                            row -> row.group().meanDifferencePercent()),
                    words("remark", "a trend: two or more pairs, and none within the limit", GroupRow::remark)));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "ISR",
                "Incurred sample reanalysis",
                "Are results of study samples reproduced in another run on another day?",
                List.of(
                        LimitKey.ISR_DIFFERENCE_PERCENT,
                        LimitKey.ISR_PASS_FRACTION,
                        LimitKey.ISR_FIRST_SAMPLES,
                        LimitKey.ISR_FIRST_PERCENT,
                        LimitKey.ISR_REST_PERCENT),
                List.of(TABLE.empty(), GROUPS.empty()));
    }

    /** Limits of the evaluation. */
    public static Criteria criteria(Limits limits) {
        return new Criteria(
                limits.number(LimitKey.ISR_DIFFERENCE_PERCENT),
                limits.fraction(LimitKey.ISR_PASS_FRACTION),
                limits.count(LimitKey.ISR_FIRST_SAMPLES),
                limits.number(LimitKey.ISR_FIRST_PERCENT),
                limits.number(LimitKey.ISR_REST_PERCENT));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        Criteria criteria = criteria(evidence.limits());
        List<Row> rows = new ArrayList<>();
        List<GroupRow> groups = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<Row> own = evidence.serving(CODE, analyte).stream()
                    .map(repeat -> row(evidence, repeat, criteria))
                    .toList();
            IncurredReanalysis isr = new IncurredReanalysis(
                    own.stream().flatMap(row -> row.pair().stream()).toList(),
                    findings.plan().count(Count.SAMPLES),
                    criteria);
            judge(analyte, isr, notes(own), findings);
            rows.addAll(own);
            isr.groups().forEach(group -> groups.add(new GroupRow(analyte, group, criteria)));
        }
        return List.of(TABLE.of(rows), GROUPS.of(groups));
    }

    private static void judge(Analyte analyte, IncurredReanalysis isr, String notes, Findings findings) {
        Place place = Place.of(analyte, "");
        if (!isr.isEnough()) {
            findings.missing(
                    place,
                    "samples",
                    isr.pairs().size() + " of " + isr.required() + " required pairs"
                            + (notes.isEmpty() ? "" : ": " + notes));
        }
        isr.repeatedPercent()
                .ifPresent(percent -> findings.information(
                        place,
                        "repeated_percent",
                        percent,
                        isr.pairs().size() + " pairs of " + isr.studySamples() + " study samples, required are "
                                + isr.required()));
        findings.passed(place, isr.within(), isr.pairs().size(), LimitKey.ISR_PASS_FRACTION);
        isr.withinPercent()
                .ifPresent(percent -> findings.information(
                        place,
                        "within_percent",
                        percent,
                        isr.within() + " of " + isr.pairs().size() + " pairs"));
        isr.meanDifference()
                .ifPresent(mean -> findings.information(
                        place,
                        "mean_difference_percent",
                        mean.mean(),
                        "95 % interval " + FigureText.besides(findings.rounding(), mean.low95(), 0) + " to "
                                + FigureText.besides(findings.rounding(), mean.high95(), 0)));
        for (Group trend : isr.trends()) {
            findings.information(
                    Place.of(analyte, trend.common().words() + " " + trend.name()),
                    "trend_mean_difference_percent",
                    trend.meanDifferencePercent(),
                    "a trend: none of its " + trend.pairs() + " pairs lies within the limit; to be investigated");
        }
    }

    private static String notes(List<Row> rows) {
        return rows.stream().map(Row::note).filter(note -> !note.isEmpty()).collect(Collectors.joining("; "));
    }

    private static Pair pairOf(Sample initial, Sample repeat) {
        return new Pair(
                repeat.sampleId(),
                repeat.subject(),
                initial.run().name(),
                repeat.run().name(),
                initial.ngPerMl(),
                repeat.ngPerMl());
    }

    private static Row row(ValidationEvidence evidence, Sample repeat, Criteria criteria) {
        Optional<Sample> initial = evidence.runs().stream()
                .filter(run -> run != repeat.run())
                .flatMap(run -> run.samples(repeat.analyte()).stream())
                .filter(sample -> sample.type() == SampleType.STUDY
                        && sample.remark("experiment").isEmpty())
                .filter(sample -> sample.sampleId().equals(repeat.sampleId()))
                .findFirst();
        String note = note(repeat, initial);
        if (!note.isEmpty()) {
            return new Row(repeat, initial, note, Outcome.MISSING);
        }
        boolean isWithin = criteria.holds(pairOf(initial.orElseThrow(), repeat));
        return new Row(repeat, initial, "", isWithin ? Outcome.PASS : Outcome.FAIL);
    }

    private static String note(Sample repeat, Optional<Sample> initial) {
        if (initial.isEmpty()) {
            return repeat.sampleId() + " was not measured in another run";
        }
        if (initial.get().run().date().equals(repeat.run().date())) {
            return repeat.sampleId() + " was measured twice on the same day";
        }
        return repeat.unreportable(CODE)
                .or(() -> initial.get().unreportable(CODE))
                .orElse("");
    }
}
