package io.enantio.validation.precision;

import static io.enantio.validation.report.TableColumn.optional;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Fraction;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Figure;
import io.enantio.validation.evidence.Findings.Ruling;
import io.enantio.validation.evidence.Pair;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** ISR: study samples measured again in another run on another day. It never replaces a value. */
public final class IncurredSamples implements Experiment {
    private static final String ID = "ISR";

    /** @param first of the same sample, in another run */
    record Row(Sample repeat, Optional<Sample> first, Optional<Pair> pair, Outcome outcome, String note) {
        private OptionalDouble differencePercent() {
            return pair.map(found -> OptionalDouble.of(found.differencePercent()))
                    .orElse(OptionalDouble.empty());
        }
    }

    public static final TableForm<Row> TABLE = new TableForm<>(
            "isr",
            "Incurred sample reanalysis",
            "a row per analyte and repeated sample",
            List.of(
                    words(
                            "analyte",
                            "name in the method",
                            row -> row.repeat().analyte().name()),
                    words("sample_id", "of both", row -> row.repeat().sampleId()),
                    words(
                            "first_run",
                            "name of the run",
                            row -> row.first()
                                    .map(sample -> sample.run().name())
                                    .orElse("")),
                    words(
                            "repeat_run",
                            "name of the run",
                            row -> row.repeat().run().name()),
                    optional(
                            "first_ng_per_ml",
                            "reported",
                            Print.CONCENTRATION,
                            row -> row.pair()
                                    .map(found -> OptionalDouble.of(found.first()))
                                    .orElse(OptionalDouble.empty())),
                    optional(
                            "repeat_ng_per_ml",
                            "measured again",
                            Print.CONCENTRATION,
                            row -> row.pair()
                                    .map(found -> OptionalDouble.of(found.second()))
                                    .orElse(OptionalDouble.empty())),
                    optional("difference_percent", "of the mean of both", Print.PERCENT, Row::differencePercent),
                    words(
                            "verdict",
                            "`pass` `fail` `missing`",
                            row -> row.outcome().word()),
                    words("note", "why there is no pair", Row::note)));

    /** How many of N study samples must be repeated: a share of the first thousand, a smaller one of the rest. */
    public static int wanted(int samples, Limits limits) {
        int bound = limits.count(LimitKey.ISR_FIRST_SAMPLES);
        double first = limits.number(LimitKey.ISR_FIRST_PERCENT) * Math.min(samples, bound);
        double rest = limits.number(LimitKey.ISR_REST_PERCENT) * Math.max(0, samples - bound);
        return (int) Math.ceil((first + rest) / 100);
    }

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        List<Row> rows = new ArrayList<>();
        int wanted = wanted(evidence.promise(ExperimentCode.ISR).count(Count.SAMPLES), evidence.limits());
        for (Analyte analyte : evidence.analytes()) {
            List<Row> own = evidence.serving(ExperimentCode.ISR, analyte).stream()
                    .map(repeat -> row(evidence, repeat))
                    .toList();
            rows.addAll(own);
            long pairs = own.stream().filter(row -> row.pair().isPresent()).count();
            if (pairs < wanted) {
                findings.missing(Place.of(analyte, ""), "samples", missing(pairs, wanted, own));
            }
            share(Place.of(analyte, ""), own, evidence.limits(), findings);
        }
        return new ExperimentReport(ID, "Incurred sample reanalysis", List.of(TABLE.of(rows)), findings.all());
    }

    private static String missing(long pairs, int wanted, List<Row> rows) {
        List<String> notes =
                rows.stream().map(Row::note).filter(note -> !note.isEmpty()).toList();
        return pairs + " of " + wanted + " wanted pairs" + (notes.isEmpty() ? "" : ": " + String.join("; ", notes));
    }

    private static void share(Place place, List<Row> rows, Limits limits, Findings findings) {
        List<Row> pairs = rows.stream().filter(row -> row.pair().isPresent()).toList();
        int passed = (int)
                pairs.stream().filter(row -> row.outcome() == Outcome.PASS).count();
        Fraction share = limits.fraction(LimitKey.ISR_PASS_FRACTION);
        boolean holds = !pairs.isEmpty() && share.isReachedBy(passed, pairs.size());
        Ruling ruling = new Ruling(holds, passed + " of " + pairs.size() + " pass, wanted are " + share);
        findings.judged(place, Figure.of("passed", passed), LimitKey.ISR_PASS_FRACTION, ruling);
    }

    private static Row row(ValidationEvidence evidence, Sample repeat) {
        Optional<Sample> first = evidence.runs().stream()
                .filter(run -> run != repeat.run())
                .flatMap(run -> run.samples(repeat.analyte()).stream())
                .filter(sample -> sample.type() == SampleType.STUDY
                        && sample.remark("experiment").isEmpty())
                .filter(sample -> sample.sampleId().equals(repeat.sampleId()))
                .findFirst();
        String note = note(repeat, first);
        if (!note.isEmpty()) {
            return new Row(repeat, first, Optional.empty(), Outcome.MISSING, note);
        }
        Pair pair = new Pair(first.orElseThrow().ngPerMl(), repeat.ngPerMl());
        boolean isInside = pair.isWithin(evidence.limits().number(LimitKey.ISR_DIFFERENCE_PERCENT));
        return new Row(repeat, first, Optional.of(pair), isInside ? Outcome.PASS : Outcome.FAIL, "");
    }

    private static String note(Sample repeat, Optional<Sample> first) {
        if (first.isEmpty()) {
            return repeat.sampleId() + " was not measured in another run";
        }
        if (first.get().run().date().equals(repeat.run().date())) {
            return repeat.sampleId() + " was measured twice on the same day";
        }
        return repeat.unreportable(ExperimentCode.ISR)
                .or(() -> first.get().unreportable(ExperimentCode.ISR))
                .orElse("");
    }
}
