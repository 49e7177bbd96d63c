package io.enantio.report.study;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.study.StudyResult;
import io.enantio.study.comparison.RatioSummary;
import io.enantio.study.profile.ParameterSummary;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.profile.SubjectParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Sections on curves and ratios. */
final class StudySections {
    private final StudyResult result;

    StudySections(StudyResult result) {
        this.result = result;
    }

    List<Section> all() {
        List<Section> sections = new ArrayList<>(List.of(parameters(), ratios()));
        sections.addAll(new RelationSections(result).all());
        return sections;
    }

    static Table profileTable(StudyResult result) {
        return Table.of(
                "profiles",
                "Concentrations in ng/mL at each planned time",
                result.profiles(),
                List.of(
                        Column.<ProfilePoint>words(
                                "Analyte", point -> point.analyte().name()),
                        Column.<ProfilePoint>words("Time", point -> point.time().label()),
                        Column.<ProfilePoint>number(
                                "h",
                                point -> Cell.of(StudyNumber.plain(point.time().nominalH()))),
                        Column.<ProfilePoint>number(
                                "n",
                                point -> Cell.of(
                                        String.valueOf(point.statistics().n()))),
                        Column.<ProfilePoint>number(
                                "< LLOQ",
                                point -> Cell.of(String.valueOf(point.counts().belowLloq()))),
                        Column.<ProfilePoint>number(
                                "no number",
                                point -> Cell.of(String.valueOf(point.counts().aboveUloq()
                                        + point.counts().withoutResult()))),
                        Column.<ProfilePoint>number("Mean", StudySections::mean),
                        shown("SD", point -> point.statistics().sd()),
                        shown("SEM", point -> point.statistics().sem()),
                        shown("Geom. mean", point -> point.statistics().geometricMean()),
                        shown("Geom. CV %", point -> point.statistics().geometricCvPercent())));
    }

    private static Cell mean(ProfilePoint point) {
        return point.isWithheld() && point.statistics().n() > 0
                ? Cell.of("withheld", Tone.DOUBT)
                : StudyNumber.cell(point.statistics().mean());
    }

    private static Column<ProfilePoint> shown(String name, Function<ProfilePoint, OptionalDouble> figure) {
        return Column.number(name, point -> StudyNumber.cell(point.shown(figure.apply(point))));
    }

    private Section parameters() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                "parameter-summary",
                "Parameters over the subjects; the highest concentration and its time are as observed",
                result.kinetics().parameterSummaries(),
                summaryColumns()));
        blocks.add(Table.of(
                "refused-parameters",
                "Parameters that single subjects' samples could not support",
                result.kinetics().parameters().stream()
                        .filter(row -> row.value().isEmpty())
                        .toList(),
                List.of(
                        Column.<SubjectParameter>words(
                                "Analyte", row -> row.analyte().name()),
                        Column.<SubjectParameter>words("Subject", SubjectParameter::subject),
                        Column.<SubjectParameter>words(
                                "Parameter", row -> row.parameter().word()),
                        Column.<SubjectParameter>words("Because", SubjectParameter::remark))));
        return new Section("parameters", "Parameters", blocks);
    }

    private static List<Column<ParameterSummary>> summaryColumns() {
        return List.of(
                Column.<ParameterSummary>words("Analyte", row -> row.analyte().name()),
                Column.<ParameterSummary>words(
                        "Parameter", row -> row.parameter().word()),
                Column.<ParameterSummary>words("Unit", row -> row.parameter().unit()),
                Column.<ParameterSummary>number(
                        "n", row -> Cell.of(String.valueOf(row.statistics().n()))),
                Column.<ParameterSummary>number("refused", row -> Cell.of(String.valueOf(row.refused()))),
                Column.<ParameterSummary>number(
                        "Mean", row -> StudyNumber.cell(row.statistics().mean())),
                Column.<ParameterSummary>number(
                        "SD", row -> StudyNumber.cell(row.statistics().sd())),
                Column.<ParameterSummary>number(
                        "Geom. mean", row -> StudyNumber.cell(row.statistics().geometricMean())),
                Column.<ParameterSummary>number(
                        "Geom. CV %", row -> StudyNumber.cell(row.statistics().geometricCvPercent())),
                Column.<ParameterSummary>number(
                        "Median", row -> StudyNumber.cell(row.statistics().median())),
                Column.<ParameterSummary>words("Range", StudySections::range),
                Column.<ParameterSummary>number(
                        "p, mean slope against 0 (uncorrected)",
                        row -> row.together()
                                .map(test -> StudyNumber.p(OptionalDouble.of(test.p())))
                                .orElse(Cell.NONE)));
    }

    private static String range(ParameterSummary row) {
        return row.statistics().n() == 0
                ? ""
                : StudyNumber.cell(row.statistics().smallest()).text() + " to "
                        + StudyNumber.cell(row.statistics().largest()).text();
    }

    private Section ratios() {
        String correction = result.plan().comparison().postHoc().title();
        return new Section(
                "ratios",
                "Ratios",
                List.of(
                        Text.of(
                                "Geometric means of the ratios of quantified concentrations; a 95 % interval without 1 and the"
                                        + " p against 1 say the same before the correction."),
                        Table.of(
                                "ratios",
                                "Ratios and sums at each planned time; p corrected over the times of a ratio ("
                                        + correction + ")",
                                result.kinetics().ratioSummaries(),
                                List.of(
                                        Column.<RatioSummary>words(
                                                "What", row -> row.kind().word()),
                                        Column.<RatioSummary>words("Of", RatioSummary::name),
                                        Column.<RatioSummary>words(
                                                "Time", row -> row.time().label()),
                                        Column.<RatioSummary>number(
                                                "n",
                                                row -> Cell.of(String.valueOf(
                                                        row.statistics().n()))),
                                        Column.<RatioSummary>number(
                                                "missing", row -> Cell.of(String.valueOf(row.missing()))),
                                        Column.<RatioSummary>number(
                                                "Geom. mean",
                                                row -> StudyNumber.cell(
                                                        row.statistics().geometricMean())),
                                        Column.<RatioSummary>words("95 % interval", StudySections::interval),
                                        Column.<RatioSummary>number(
                                                "p against 1 (" + correction + ")",
                                                row -> StudyNumber.p(row.adjustedP()))))));
    }

    private static String interval(RatioSummary row) {
        return row.test()
                .map(test -> back(test.low95()) + " to " + back(test.high95()))
                .orElse("");
    }

    private static String back(double logarithm) {
        return StudyNumber.cell(OptionalDouble.of(StrictMath.exp(logarithm))).text();
    }
}
