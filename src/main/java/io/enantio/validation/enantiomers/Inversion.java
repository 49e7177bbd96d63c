package io.enantio.validation.enantiomers;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.optional;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.method.Analyte;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.Antipodes;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Figure;
import io.enantio.validation.evidence.Findings.Ruling;
import io.enantio.validation.evidence.GroupJudge;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.SampleGroup;
import io.enantio.validation.evidence.Spread;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.Rounded;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import io.enantio.validation.stability.Stability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * CHI-V3: QCs that hold one enantiomer of a pair alone, through the conditions of STB-1: the antipode does not grow (beyond
 * a share of the LLOQ or of the parent, whichever is larger), and the parent keeps its concentration.
 */
public final class Inversion implements Experiment {
    private static final String ID = "CHI-V3";

    /** A condition and level of one parent. */
    record Row(Analyte parent, Analyte antipode, List<String> labels, double nominal, Means means, Outcome outcome) {
        private OptionalDouble growth() {
            return means.antipode().isPresent() && means.antipodeFresh().isPresent()
                    ? OptionalDouble.of(means.antipode().getAsDouble()
                            - means.antipodeFresh().getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    /** Mean concentrations, ng/mL. */
    record Means(int n, OptionalDouble parent, OptionalDouble antipode, OptionalDouble antipodeFresh) {}

    public static final TableForm<Row> TABLE = new TableForm<>(
            "chi-v3",
            "Inversion of pure enantiomers",
            "a row per parent, condition and level",
            List.of(
                    words(
                            "parent",
                            "the analyte that was spiked",
                            row -> row.parent().name()),
                    words(
                            "antipode",
                            "its mirror image, which was not",
                            row -> row.antipode().name()),
                    words(
                            "condition",
                            "with its time or cycles",
                            row -> row.labels().get(0)),
                    words("level", "QC level", row -> row.labels().get(1)),
                    number("n", "results that count", Print.WHOLE, row ->
                            (double) row.means().n()),
                    number("nominal_ng_per_ml", "of the parent", Print.CONCENTRATION, Row::nominal),
                    optional(
                            "parent_mean_ng_per_ml",
                            "measured",
                            Print.CONCENTRATION,
                            row -> row.means().parent()),
                    optional(
                            "antipode_mean_ng_per_ml",
                            "measured",
                            Print.CONCENTRATION,
                            row -> row.means().antipode()),
                    optional(
                            "antipode_fresh_ng_per_ml",
                            "before storage",
                            Print.CONCENTRATION,
                            row -> row.means().antipodeFresh()),
                    optional("growth_ng_per_ml", "of the antipode", Print.CONCENTRATION, Row::growth),
                    words(
                            "verdict",
                            "`pass` `fail` `missing`",
                            row -> row.outcome().word())));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        List<Row> rows = new ArrayList<>();
        for (Analyte parent : evidence.analytes()) {
            Antipodes.of(evidence.method(), parent)
                    .ifPresent(antipode -> rows.addAll(rows(evidence, parent, antipode, findings)));
        }
        return new ExperimentReport(ID, "Inversion", List.of(TABLE.of(rows)), findings.all());
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte parent, Analyte antipode, Findings findings) {
        Promise promise = evidence.promise(ExperimentCode.CHI);
        List<String> levels = promise.names(Names.INVERSION).stream()
                .filter(level -> holdsAlone(evidence.method(), level, parent, antipode))
                .toList();
        List<List<String>> promised = promise.conditions().stream()
                .flatMap(storage -> levels.stream().map(level -> List.of(storage.text(), level)))
                .toList();
        List<Sample> samples = evidence.serving(ExperimentCode.CHI, parent).stream()
                .filter(sample -> sample.type() == SampleType.QC)
                .filter(sample -> Storage.of(sample.injection()).isPresent())
                .filter(sample -> holdsAlone(evidence.method(), sample.level(), parent, antipode))
                .sorted(Comparator.comparing(Stability::storage, Storage.ORDER))
                .toList();
        Map<List<String>, List<Sample>> groups = SampleGroup.byLabels(
                promised, samples, sample -> List.of(Stability.storage(sample).text(), sample.level()));
        Judge judge = new Judge(evidence, antipode, promise.count(Count.INVERSION_REPLICATES), findings);
        List<Row> rows = new ArrayList<>();
        groups.forEach((labels, members) -> rows.add(judge.row(
                new SampleGroup(parent, labels, nominal(evidence, labels.get(1), parent), judge.replicates(), members),
                groups.getOrDefault(List.of(Storage.FRESH, labels.get(1)), List.of()))));
        return rows;
    }

    private record Judge(ValidationEvidence evidence, Analyte antipode, int replicates, Findings findings) {
        Row row(SampleGroup group, List<Sample> fresh) {
            List<Sample> counting = group.samples().stream()
                    .filter(sample -> sample.emptiness(ExperimentCode.CHI).isEmpty())
                    .toList();
            Means means = new Means(
                    counting.size(),
                    mean(counting.stream().map(Sample::ngPerMl).toList()),
                    mean(antipodes(counting)),
                    mean(antipodes(fresh)));
            Row row = new Row(group.analyte(), antipode, group.labels(), group.nominalNgPerMl(), means, Outcome.PASS);
            Outcome outcome = GroupJudge.worst(counted(group, means.n()), judged(group, row));
            return new Row(row.parent(), antipode, row.labels(), row.nominal(), means, outcome);
        }

        private Outcome counted(SampleGroup group, int found) {
            return found < group.promised()
                    ? findings.missing(
                            Place.of(group.analyte(), group.subject()),
                            "replicates",
                            found + " of " + group.promised() + " promised results")
                    : Outcome.PASS;
        }

        private Outcome judged(SampleGroup group, Row row) {
            Place place = Place.of(group.analyte(), group.subject());
            Outcome parent = row.means().parent().isPresent()
                    ? findings.accuracy(
                            place,
                            row.means().parent().getAsDouble(),
                            group.nominalNgPerMl(),
                            LimitKey.CHI_PARENT_ACCURACY_PERCENT)
                    : Outcome.MISSING;
            if (row.growth().isEmpty()) {
                return GroupJudge.worst(
                        parent, findings.missing(place, "antipode_growth_ng_per_ml", "no fresh sample of this level"));
            }
            return GroupJudge.worst(parent, growth(place, row));
        }

        private Outcome growth(Place place, Row row) {
            double found = row.growth().getAsDouble();
            double ofLloq = evidence.limits().number(LimitKey.CHI_GROWTH_PERCENT_OF_LLOQ) / 100 * lloq();
            double ofParent = evidence.limits().number(LimitKey.CHI_GROWTH_PERCENT_OF_PARENT) / 100 * row.nominal();
            double limit = Math.max(ofLloq, ofParent);
            LimitKey key =
                    ofLloq >= ofParent ? LimitKey.CHI_GROWTH_PERCENT_OF_LLOQ : LimitKey.CHI_GROWTH_PERCENT_OF_PARENT;
            String shortfall = "the antipode grew by " + Rounded.of(found) + " ng/mL, " + Rounded.of(found - limit)
                    + " more than the limit of " + Rounded.of(limit);
            return findings.judged(
                    place, Figure.of("antipode_growth_ng_per_ml", found), key, new Ruling(found <= limit, shortfall));
        }

        private double lloq() {
            return evidence.method().calibration().levels().stream()
                    .flatMapToDouble(level -> level.nominalNgPerMl(antipode).stream())
                    .min()
                    .orElse(0);
        }

        private List<Double> antipodes(List<Sample> parents) {
            return parents.stream()
                    .flatMap(parent -> parent.run().samples(antipode).stream()
                            .filter(other -> other.injection().number()
                                    == parent.injection().number()))
                    .filter(other -> other.emptiness(ExperimentCode.CHI).isEmpty())
                    .map(Sample::ngPerMl)
                    .toList();
        }

        private static OptionalDouble mean(List<Double> values) {
            return values.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Spread.of(values).mean());
        }
    }

    private static boolean holdsAlone(Method method, String level, Analyte parent, Analyte antipode) {
        Optional<Level> found = method.qcLevel(level);
        return found.isPresent()
                && found.get().nominalNgPerMl(parent).isPresent()
                && found.get().nominalNgPerMl(antipode).isEmpty();
    }

    private static double nominal(ValidationEvidence evidence, String level, Analyte parent) {
        return evidence.method()
                .qcLevel(level)
                .orElseThrow()
                .nominalNgPerMl(parent)
                .orElseThrow();
    }
}
