package io.enantio.validation.enantiomers;

import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.method.Compound;
import io.enantio.method.rules.LimitKey;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import io.enantio.statistics.StraightLine;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CHI-V1: resolution of every pair in suitability injections and in the first and last QC of each run over the life of the
 * column. Injections on a column are counted run after run, in order of date.
 */
public final class ResolutionOverLife implements Experiment {
    private static final double PER_INJECTIONS = 1000;

    /** @param count injections on the column so far */
    private record Row(Compound compound, Sample sample, int count, double resolution) {}

    private static final TableForm<Row> TABLE = new TableForm<>(
            "chi-v1",
            "Resolution over the life of the column",
            "a row per pair and injection",
            List.of(
                    words("compound", "the pair", row -> row.compound().name()),
                    words(
                            "column_serial",
                            "of the run",
                            row -> row.sample().run().columnSerial()),
                    words("run", "name of the run", row -> row.sample().run().name()),
                    count(
                            "injection",
                            "number in the run",
                            row -> row.sample().injection().number()),
                    count("column_injections", "on this column so far", Row::count),
                    words("sample_type", "as given", row -> row.sample().type().word()),
                    number("resolution", "at half height", Format.FIGURE, Row::resolution)));

    @Override
    public Description description() {
        return new Description(
                EnantiomerPlan.CODE,
                "CHI-V1",
                "Resolution over the life of the column",
                "Are the enantiomers resolved in every run, and does the resolution decrease with use of the column?",
                List.of(LimitKey.RESOLUTION_MINIMUM),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        List<Row> rows = new ArrayList<>();
        for (Compound pair : evidence.pairs()) {
            List<Row> own = rows(evidence, pair);
            rows.addAll(own);
            judge(pair, own, findings);
        }
        return List.of(TABLE.of(rows));
    }

    private static void judge(Compound pair, List<Row> rows, Findings findings) {
        Optional<Row> worst = rows.stream().min(Comparator.comparingDouble(Row::resolution));
        if (worst.isEmpty()) {
            findings.missing(Place.of(pair.name()), "resolution", "no suitability injection and no QC shows the pair");
            return;
        }
        findings.atLeast(
                Place.of(pair.name() + " " + worst.get().sample().where()),
                "smallest_resolution",
                worst.get().resolution(),
                LimitKey.RESOLUTION_MINIMUM);
        StraightLine.of(
                        rows.stream().map(row -> (double) row.count()).toList(),
                        rows.stream().map(Row::resolution).toList())
                .ifPresent(line -> findings.information(
                        Place.of(pair.name()),
                        "trend_per_1000_injections",
                        PER_INJECTIONS * line.slope(),
                        "least squares over all columns"));
    }

    private static List<Row> rows(ValidationEvidence evidence, Compound pair) {
        List<ValidationRun> runs = evidence.runs().stream()
                .sorted(Comparator.comparing(ValidationRun::date))
                .toList();
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (ValidationRun run : runs) {
            int before = counts.getOrDefault(run.columnSerial(), 0);
            List<Sample> injected = run.samples(pair.analytes().get(0)).stream()
                    .filter(sample -> sample.injection().file().isPresent())
                    .toList();
            shown(injected)
                    .forEach(sample -> resolution(sample)
                            .ifPresent(found ->
                                    rows.add(new Row(pair, sample, before + injected.indexOf(sample) + 1, found))));
            counts.put(run.columnSerial(), before + injected.size());
        }
        return rows;
    }

    private static List<Sample> shown(List<Sample> injected) {
        List<Sample> qcs = injected.stream()
                .filter(sample -> sample.type() == SampleType.QC
                        && sample.remark("experiment").isEmpty())
                .toList();
        return injected.stream()
                .filter(sample -> sample.type() == SampleType.SUITABILITY
                        || !qcs.isEmpty() && (sample == qcs.get(0) || sample == qcs.get(qcs.size() - 1)))
                .toList();
    }

    private static Optional<Double> resolution(Sample sample) {
        return Optional.of(sample.row().peak())
                .filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .filter(Peak::isDetected)
                .flatMap(peak -> peak.figures().resolution().stream().boxed().findFirst());
    }
}
