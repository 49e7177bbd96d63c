package io.enantio.report.study;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.study.StudyResult;
import io.enantio.study.comparison.Ratios.RatioSummary;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.profile.ParameterSummary;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan.ShownBy;
import io.enantio.study.record.StudyPlan.SteadyStateSpan;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Sections on parameters and ratios. */
final class KineticsSections {
    private static final String CONCENTRATION = "ng/mL";

    private final StudyResult result;
    private final StudyNumber numbers;

    KineticsSections(StudyResult result) {
        this.result = result;
        this.numbers = new StudyNumber(result.records());
    }

    List<Section> all() {
        List<Section> sections = new ArrayList<>(List.of(parameters(), ratios()));
        sections.addAll(new RelationSections(result).all());
        return sections;
    }

    Table profileTable() {
        return Table.of(
                "profiles",
                "Concentrations in ng/mL at each planned time",
                result.profiles(),
                List.of(
                        Column.words("Analyte", point -> point.analyte().name()),
                        Column.words("Time", point -> point.time().label()),
                        Column.number(
                                "h", point -> Cell.of(NumberText.of(point.time().nominalH()))),
                        Column.number(
                                "n",
                                point -> Cell.of(
                                        String.valueOf(point.statistics().n()))),
                        Column.number(
                                "< LLOQ", point -> Cell.count(point.counts().belowLloq())),
                        Column.number(
                                "no value",
                                point -> Cell.count(point.counts().aboveUloq()
                                        + point.counts().withoutResult())),
                        Column.number("Mean", this::mean),
                        shown("SD", point -> point.statistics().sd()),
                        shown("SEM", point -> point.statistics().sem()),
                        shown("Geom. mean", point -> point.statistics().geometricMean()),
                        Column.number(
                                "Geom. CV %",
                                point -> numbers.figure(
                                        point.shown(point.statistics().geometricCvPercent())))));
    }

    private Cell mean(ProfilePoint point) {
        return point.isWithheld() && point.statistics().n() > 0
                ? Cell.of("withheld", Tone.DOUBT)
                : numbers.concentration(point.statistics().mean());
    }

    private Column<ProfilePoint> shown(String name, Function<ProfilePoint, OptionalDouble> figure) {
        return Column.number(name, point -> numbers.concentration(point.shown(figure.apply(point))));
    }

    private Section parameters() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                "parameter-summary",
                "Parameters over all subjects; the maximum concentration and its time are observed values, the time by its median and range",
                result.kinetics().parameterSummaries(),
                summaryColumns()));
        blocks.addAll(steadyState());
        blocks.add(Table.of(
                "refused-parameters",
                "Parameters that the samples of single subjects do not support",
                result.kinetics().parameters().stream()
                        .filter(row -> row.value().isEmpty())
                        .toList(),
                List.of(
                        Column.words("Analyte", row -> row.analyte().name()),
                        Column.words("Subject", SubjectParameter::subject),
                        Column.words("Parameter", row -> row.parameter().word()),
                        Column.words("Because", SubjectParameter::remark))));
        return new Section("parameters", "Parameters", blocks);
    }

    private List<Block> steadyState() {
        Optional<SteadyStateSpan> span = result.plan().kinetics().steadyState();
        if (span.isEmpty()) {
            return List.of();
        }
        String limit = NumberText.of(result.plan().limits().number(StudyLimit.STEADY_DRIFT_PERCENT));
        String by = span.get().shownBy() == ShownBy.SUBJECT
                ? "A subject's mean is given if this is shown for the subject."
                : "The means are given if this is shown over the subjects.";
        return List.of(
                Text.of("A steady state is shown if the 90 % interval of the drift of ln C over "
                        + NumberText.of(span.get().hours())
                        + " h lies within ± " + limit + " %. " + by
                        + " Power is the probability that this many points with this scatter show it if there is no drift: where it is low,"
                        + " a steady state that is not shown is not disproved."),
                Table.of(
                        "steady-state",
                        "Drift over the steady state of each subject, and over the subjects",
                        result.kinetics().drifts(),
                        List.of(
                                Column.words("Analyte", row -> row.analyte().name()),
                                Column.words("Subject", row -> row.subject().orElse("all")),
                                Column.number("n", row -> Cell.count(row.n())),
                                Column.number("Drift %", row -> numbers.figure(OptionalDouble.of(row.percent()))),
                                Column.words("90 % interval", row -> span(row.low90Percent(), row.high90Percent())),
                                Column.number(
                                        "Scatter CV %", row -> numbers.figure(OptionalDouble.of(row.scatterPercent()))),
                                Column.words("Steady", row -> row.test().isShown() ? "shown" : "not shown"),
                                Column.number(
                                        "Power",
                                        row -> numbers.figure(
                                                OptionalDouble.of(row.test().powerAtZero()))))));
    }

    private String span(double low, double high) {
        return numbers.figure(OptionalDouble.of(low)).text() + " to "
                + numbers.figure(OptionalDouble.of(high)).text();
    }

    private List<Column<ParameterSummary>> summaryColumns() {
        return List.of(
                Column.words("Analyte", row -> row.analyte().name()),
                Column.words("Parameter", row -> row.parameter().word()),
                Column.words("Unit", row -> row.parameter().unit()),
                Column.number("n", row -> Cell.count(row.statistics().n())),
                Column.number("refused", row -> Cell.count(row.refused())),
                Column.number(
                        "Mean",
                        row -> parameter(row, row.averaged(row.statistics().mean()))),
                Column.number(
                        "SD",
                        row -> parameter(row, row.averaged(row.statistics().sd()))),
                Column.number(
                        "Geom. mean",
                        row -> parameter(row, row.averaged(row.statistics().geometricMean()))),
                Column.number(
                        "Geom. CV %",
                        row -> numbers.figure(row.averaged(row.statistics().geometricCvPercent()))),
                Column.number("Median", row -> parameter(row, row.statistics().median())),
                Column.words("Range", this::range),
                Column.number(
                        "p, mean slope against 0 (uncorrected)",
                        row -> row.together()
                                .map(test -> numbers.p(OptionalDouble.of(test.p())))
                                .orElse(Cell.NONE)));
    }

    private Cell parameter(ParameterSummary row, OptionalDouble value) {
        return row.parameter().unit().equals(CONCENTRATION) ? numbers.concentration(value) : numbers.figure(value);
    }

    private String range(ParameterSummary row) {
        return row.statistics().n() == 0
                ? ""
                : parameter(row, row.statistics().smallest()).text() + " to "
                        + parameter(row, row.statistics().largest()).text();
    }

    private Section ratios() {
        String correction = result.plan().comparison().postHoc().title();
        return new Section(
                "ratios",
                "Ratios",
                List.of(
                        Text.of(
                                "Geometric means of the ratios of quantified concentrations. Before correction, p against 1 is below 0.05"
                                        + " exactly if the 95 % interval does not contain 1. Simultaneous intervals hold at all times of a ratio at once"
                                        + " (Bonferroni)."),
                        Table.of(
                                "ratios",
                                "Ratios and sums at each planned time; p corrected for the number of times of a ratio ("
                                        + correction + ")",
                                result.kinetics().ratioSummaries(),
                                List.of(
                                        Column.words("What", row -> row.kind().word()),
                                        Column.words("Of", RatioSummary::name),
                                        Column.words("Time", row -> row.time().label()),
                                        Column.number(
                                                "n",
                                                row -> Cell.count(
                                                        row.statistics().n())),
                                        Column.number("missing", row -> Cell.count(row.missing())),
                                        Column.number(
                                                "Geom. mean",
                                                row -> numbers.concentration(
                                                        row.statistics().geometricMean())),
                                        Column.words("95 % interval", this::interval),
                                        Column.words(
                                                "Simultaneous 95 % interval",
                                                row -> row.simultaneous()
                                                        .map(span -> back(span.low()) + " to " + back(span.high()))
                                                        .orElse("")),
                                        Column.number(
                                                "p against 1 (" + correction + ")",
                                                row -> numbers.p(row.adjustedP()))))));
    }

    private String interval(RatioSummary row) {
        return row.test()
                .map(test -> back(test.low95()) + " to " + back(test.high95()))
                .orElse("");
    }

    private String back(double logarithm) {
        return numbers.concentration(OptionalDouble.of(StrictMath.exp(logarithm)))
                .text();
    }
}
