package io.enantio.report.study;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import io.enantio.report.plot.Svg;
import io.enantio.report.run.TouchedBlocks;
import io.enantio.report.run.figure.Scatter;
import io.enantio.report.run.figure.TrendCharts;
import io.enantio.report.study.LevelMatrix.Foot;
import io.enantio.report.study.LevelMatrix.Level;
import io.enantio.study.StudyResult;
import io.enantio.study.conduct.DrawnSamples;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.conduct.RejectedValue;
import io.enantio.study.conduct.StandardAccuracy;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.RunSheets;
import io.enantio.study.record.RunSheets.CarryOver;
import io.enantio.study.record.RunSheets.Curve;
import io.enantio.study.record.RunSheets.Failure;
import io.enantio.study.record.RunSheets.Injected;
import io.enantio.study.record.RunSheets.InternalStandardArea;
import io.enantio.study.record.RunSheets.Outcome;
import io.enantio.study.record.RunSheets.Qc;
import io.enantio.study.record.RunSheets.Reintegration;
import io.enantio.study.record.RunSheets.RunOfAnalyte;
import io.enantio.study.record.RunSheets.Standard;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan.StudyKind;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sections on what the runs of a study contain besides its specimens (rule E-3; ICH M10, 8.2 Table 1). */
final class SheetSections {
    private static final int MOST_NAMED = 8;

    private final StudyResult result;
    private final StudyNumber numbers;
    private final RunSheets sheets;
    private final StudyChromatograms chromatograms;

    SheetSections(StudyResult result, StudyChromatograms chromatograms) {
        this.result = result;
        this.numbers = new StudyNumber(result.records());
        this.sheets = result.records().sheets();
        this.chromatograms = chromatograms;
    }

    /** Why runs failed. */
    Table failures() {
        return Table.of(
                "failures",
                "Failed runs: every finding that rejected one",
                sheets.failures(),
                List.of(
                        Column.words("Run", row -> row.of().run()),
                        Column.words("Acquired", row -> row.of().acquired().toString()),
                        Column.words("Analyte", row -> row.of().analyte().name()),
                        Column.words("Rule", Failure::rule),
                        Column.words("Of", Failure::subject),
                        Column.words("Limit", Failure::limit),
                        Column.words("Finding", Failure::detail)));
    }

    Section calibration() {
        List<Block> blocks = new ArrayList<>();
        List<Curve> accepted = sheets.curves().stream()
                .filter(curve -> curve.of().isAccepted())
                .toList();
        blocks.add(Table.of("curves", "Calibration curves of the accepted runs", accepted, curveColumns()));
        blocks.add(
                Text.of("Below: concentrations of the standards of the accepted runs, back-calculated from the curve of"
                        + " their run, ng/mL. In parentheses: in no curve, counted in no mean."));
        for (StudyAnalyte analyte : result.analytes()) {
            List<Standard> standards = sheets.standards().stream()
                    .filter(each ->
                            each.of().isAccepted() && each.of().analyte().equals(analyte))
                    .toList();
            if (!standards.isEmpty()) {
                blocks.add(standards(analyte, standards));
            }
        }
        return new Section("calibration", "Calibration of the accepted runs", blocks);
    }

    private List<Column<Curve>> curveColumns() {
        return List.of(
                Column.words("Run", row -> row.of().run()),
                Column.words("Analyte", row -> row.of().analyte().name()),
                Column.words("Model", row -> row.model() + ", " + row.weighting()),
                Column.number(
                        "Intercept", row -> numbers.test(row.coefficients().intercept())),
                Column.number("Slope", row -> numbers.test(row.coefficients().slope())),
                Column.number(
                        "Quadratic", row -> numbers.test(row.coefficients().quadratic())),
                Column.number(
                        "LLOQ ng/mL",
                        row -> numbers.of(row.of().run())
                                .concentration(row.range().lloqNgPerMl())),
                Column.number(
                        "ULOQ ng/mL",
                        row -> numbers.of(row.of().run())
                                .concentration(row.range().uloqNgPerMl())),
                Column.number(
                        "r²",
                        row -> NumberPrinter.cell(
                                row.rSquared(),
                                value -> numbers.of(row.of().run()).decimals(value, 5))),
                Column.number(
                        "Standards",
                        row -> Cell.of(
                                row.standardsUsed() + " of " + (row.standardsUsed() + row.standardsExcluded()))));
    }

    private Table standards(StudyAnalyte analyte, List<Standard> standards) {
        LevelMatrix matrix = new LevelMatrix();
        standards.forEach(each -> matrix.add(
                each.of().run(),
                new Level(each.injected().level().orElse(""), each.nominalNgPerMl()),
                LevelMatrix.value(
                        numbers.of(each.of().run()), each.backCalculatedNgPerMl(), each.isUsed(), Tone.PLAIN)));
        List<StandardAccuracy> levels = result.conduct().runs().standards().stream()
                .filter(each -> each.analyte().equals(analyte))
                .toList();
        foot(matrix, "n", levels, each -> Cell.count(each.used().n()));
        foot(matrix, "Mean", levels, each -> numbers.concentration(each.used().mean()));
        foot(matrix, "Accuracy %", levels, each -> percent(each.accuracyPercent()));
        foot(matrix, "CV %", levels, each -> percent(each.used().cvPercent()));
        return matrix.table(
                "standards " + place(analyte), analyte.name() + ": back-calculated standards, by nominal ng/mL");
    }

    private static void foot(
            LevelMatrix matrix, String name, List<StandardAccuracy> levels, Function<StandardAccuracy, Cell> cell) {
        Map<Level, Cell> cells = new LinkedHashMap<>();
        levels.forEach(each -> cells.put(new Level(each.level(), each.nominalNgPerMl()), cell.apply(each)));
        matrix.foot(new Foot(name, cells));
    }

    /** QCs of every run with their trends. */
    List<Block> qcs() {
        List<Block> blocks = new ArrayList<>();
        for (StudyAnalyte analyte : result.analytes()) {
            List<Qc> qcs = sheets.qcs().stream()
                    .filter(each -> each.of().analyte().equals(analyte))
                    .toList();
            if (!qcs.isEmpty()) {
                blocks.add(new Subsection(analyte.name(), List.of(trends(analyte, qcs), values(analyte, qcs))));
            }
        }
        return blocks;
    }

    private static Level level(Qc qc) {
        String dilution = qc.dilutionFactor() == 1 ? "" : " × " + NumberText.of(qc.dilutionFactor());
        return new Level(qc.injected().level().orElse("") + dilution, qc.nominalNgPerMl());
    }

    private Table values(StudyAnalyte analyte, List<Qc> qcs) {
        LevelMatrix matrix = new LevelMatrix();
        qcs.forEach(qc -> matrix.add(
                qc.of().run() + (qc.of().isAccepted() ? "" : " (rejected)"),
                level(qc),
                LevelMatrix.value(
                        numbers.of(qc.of().run()),
                        qc.estimateNgPerMl(),
                        qc.of().isAccepted() && !qc.isExcluded(),
                        isOutside(qc) ? Tone.BAD : Tone.PLAIN)));
        return matrix.table(
                "QC values " + place(analyte),
                analyte.name()
                        + ": QCs of all runs, ng/mL, by nominal. In parentheses: of a rejected run or excluded by a"
                        + " decision, counted in no statistics. Marked: further than the limit of the mean from nominal");
    }

    private double limit(Qc qc) {
        return result.conduct().qcs().stream()
                .filter(level ->
                        level.analyte().equals(qc.of().analyte()) && level.nominalNgPerMl() == qc.nominalNgPerMl())
                .mapToDouble(QcPrecision::meanErrorLimitPercent)
                .findFirst()
                .orElse(result.plan().limits().number(StudyLimit.QC_MEAN_ERROR_PERCENT));
    }

    private boolean isOutside(Qc qc) {
        return qc.estimateNgPerMl().isPresent()
                && !Accuracy.isWithin(qc.estimateNgPerMl().getAsDouble(), qc.nominalNgPerMl(), limit(qc));
    }

    private Figures trends(StudyAnalyte analyte, List<Qc> qcs) {
        Map<Level, List<Qc>> byLevel = qcs.stream()
                .filter(qc -> qc.estimateNgPerMl().isPresent())
                .collect(Collectors.groupingBy(SheetSections::level, LinkedHashMap::new, Collectors.toList()));
        List<Figure> figures = new ArrayList<>();
        byLevel.forEach((level, own) -> {
            List<String> runs = own.stream().map(qc -> qc.of().run()).distinct().toList();
            String title = analyte.name() + ", " + level.name() + " (" + NumberText.of(level.nominalNgPerMl())
                    + " ng/mL): relative error over "
                    + (runs.size() > MOST_NAMED ? "all runs" : String.join(", ", runs));
            figures.add(new Figure(
                    "qc-trend-" + place(analyte) + "-" + figures.size(), title, Tone.PLAIN, () -> trend(own, title)));
        });
        return new Figures(figures);
    }

    /** QCs in the order of runs; a vertical line where a run ends. */
    private Svg trend(List<Qc> qcs, String title) {
        Scatter scatter = new Scatter(new Names("QC, in the order of the runs", "relative error, %"));
        double limit = limit(qcs.get(0));
        for (int i = 0; i < qcs.size(); i++) {
            Qc qc = qcs.get(i);
            double error = Accuracy.relativeErrorPercent(qc.estimateNgPerMl().getAsDouble(), qc.nominalNgPerMl());
            scatter.dot(
                    i + 1.0,
                    error,
                    qc.of().run() + ", injection " + qc.injected().number(),
                    style(qc));
        }
        for (int i = 1; i < qcs.size(); i++) {
            if (!qcs.get(i).of().run().equals(qcs.get(i - 1).of().run())) {
                scatter.upright("run", i + 0.5, PlotStyle.GUIDE);
            }
        }
        if (qcs.size() == 1) {
            scatter.reaching(0, 0).reaching(2, 0);
        }
        return scatter.level("limit", limit, PlotStyle.LIMIT)
                .level("limit", -limit, PlotStyle.LIMIT)
                .level("none", 0, PlotStyle.GUIDE)
                .chart(title)
                .svg();
    }

    private static Style style(Qc qc) {
        if (qc.isExcluded()) {
            return PlotStyle.OPEN_GREY;
        }
        return qc.of().isAccepted() ? PlotStyle.FILLED_ORANGE : PlotStyle.OPEN_RED;
    }

    Section reinjections() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(
                "A sample counts as injected again if a decision states a fault of injection or equipment for an"
                        + " earlier injection of the same preparation in the same run. A whole run that was injected again is"
                        + " a run of its own in the table of runs."));
        if (sheets.reinjections().isEmpty()) {
            blocks.add(Text.of("No sample was injected again."));
        } else {
            blocks.add(Table.of(
                    "reinjections",
                    "Reinjected samples with reason, both results",
                    sheets.reinjections(),
                    List.of(
                            Column.words("Run", row -> row.of().run()),
                            Column.words("Sample", row -> sample(row.injected())),
                            Column.words("Analyte", row -> row.of().analyte().name()),
                            Column.words(
                                    "Injections",
                                    row -> row.earlier() + ", " + row.injected().number()),
                            Column.words("Reason", row -> row.reasonCode().orElse("") + ": " + row.reason()),
                            Column.number("First ng/mL", row -> value(row.of(), row.first())),
                            Column.number("Again ng/mL", row -> value(row.of(), row.again())),
                            Column.numbered("Decision", row -> row.decision()))));
        }
        return new Section("reinjections", "Reinjections", blocks);
    }

    private static String sample(Injected injected) {
        return injected.sampleId()
                + injected.level().map(level -> " (" + level + ")").orElse("");
    }

    private Cell value(RunOfAnalyte of, Outcome outcome) {
        return outcome.estimateNgPerMl().isPresent()
                ? numbers.of(of.run()).concentration(outcome.estimateNgPerMl())
                : Cell.of(outcome.status().map(PrintedCode::words).orElse(""));
    }

    Section carryOver() {
        List<Block> blocks = new ArrayList<>();
        List<ReportedConcentration> atRisk = result.conduct().runs().carryOverRisk();
        blocks.add(new Text(
                atRisk.isEmpty()
                        ? "No reported result is in doubt because of carry-over."
                        : "Carry-over may be part of " + atRisk.size() + " of "
                                + result.records().reported().size()
                                + " reported results: the carry-over found in the blanks, times the response of the injection"
                                + " before, is above the accuracy limit of the result. Its impact on the study is to be stated.",
                atRisk.isEmpty() ? Tone.PLAIN : Tone.DOUBT));
        blocks.add(Table.of(
                "carry-over",
                "Blanks after the highest standard (CO-1), and results of study samples at risk in the run",
                sheets.carryOver(),
                List.of(
                        Column.words("Run", row -> row.of().run()),
                        Column.words("Analyte", row -> row.of().analyte().name()),
                        Column.words("Injection", CarryOver::blank),
                        Column.marked(
                                "Outcome",
                                row -> Cell.of(
                                        PrintedCode.words(row.outcome()),
                                        row.outcome().equals("fail") ? Tone.BAD : Tone.PLAIN)),
                        Column.words("Finding", CarryOver::detail),
                        Column.number("At risk", row -> Cell.count(row.atRisk())))));
        if (!atRisk.isEmpty()) {
            blocks.add(Table.of(
                    "carry-over-risk",
                    "Reported results at risk",
                    atRisk,
                    List.of(
                            Column.words("Subject", row -> row.specimen().subject()),
                            Column.words("Sample", row -> row.specimen().specimen()),
                            Column.words("Analyte", row -> row.analyte().name()),
                            Column.words("Run", row -> row.measurement().run()),
                            Column.numbered(
                                    "Injection", row -> row.measurement().injection()),
                            Column.number(
                                    "Reported ng/mL",
                                    row -> NumberPrinter.cell(
                                            row.measurement().amount().concentrationNgPerMl(),
                                            value -> numbers.reported(row.measurement(), value))))));
        }
        return new Section("carry-over", "Carry-over", blocks);
    }

    Section reintegrations() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(TouchedBlocks.shares(result.conduct().runs().touched(), numbers.overRuns()));
        blocks.addAll(TouchedBlocks.verdicts(sheets.touched().verdicts().stream()
                .map(each -> new TouchedBlocks.Verdicts(
                        each.of().run(),
                        each.of().analyte().name(),
                        each.wasAccepted(),
                        each.of().isAccepted()))
                .toList()));
        if (!sheets.reintegrations().isEmpty()) {
            blocks.add(Text.of("Decisions are numbered as in decisions.csv of the run, which names the persons."));
            blocks.add(Table.of(
                    "reintegrations",
                    "Each of them, original beside final",
                    sheets.reintegrations(),
                    reintegrationColumns()));
        }
        if (!chromatograms.reintegrated().isEmpty()) {
            blocks.add(Text.of("Each pair of chromatograms: original, then final."));
            blocks.add(new Figures(chromatograms.reintegrated()));
        }
        return new Section("reintegrations", "Manual integration and exclusions", blocks);
    }

    private List<Column<Reintegration>> reintegrationColumns() {
        return List.of(
                Column.words("Run", row -> row.of().run()),
                Column.numbered("Inj.", row -> row.injected().number()),
                Column.words("Sample", row -> sample(row.injected())),
                Column.words("Analyte", row -> row.of().analyte().name()),
                Column.words("Reason", row -> row.reasonCode().orElse("") + ": " + row.reason()),
                Column.words("How", row -> row.bounds().isEmpty() ? "by the method again" : row.bounds()),
                Column.number(
                        "Original area", row -> numbers.test(row.original().areaCountsMin())),
                Column.number("Final area", row -> numbers.test(row.result().areaCountsMin())),
                Column.number("Original ng/mL", row -> value(row.of(), row.original())),
                Column.number("Final ng/mL", row -> value(row.of(), row.result())),
                Column.numbered("Decision", row -> row.decision()));
    }

    /** Values of rejected runs, which only a study of bioequivalence documents. */
    List<Block> rejectedValues() {
        if (result.plan().reporting().kind() != StudyKind.BIOEQUIVALENCE) {
            return List.of();
        }
        List<RejectedValue> values = result.conduct().runs().rejectedValues();
        return values.isEmpty()
                ? List.of(Text.of("No study sample was measured in a rejected run."))
                : List.of(Table.of(
                        "rejected values",
                        "Values of rejected runs; nothing uses them",
                        values,
                        List.of(
                                Column.words("Subject", row -> row.specimen().subject()),
                                Column.words("Sample", row -> row.specimen().specimen()),
                                Column.words("Analyte", row -> row.analyte().name()),
                                Column.words("Run", row -> row.measurement().run()),
                                Column.numbered(
                                        "Injection", row -> row.measurement().injection()),
                                Column.number(
                                        "ng/mL",
                                        row -> numbers.of(row.measurement().run())
                                                .concentration(row.measurement()
                                                        .amount()
                                                        .estimateNgPerMl())),
                                Column.words("Rejected by", row -> String.join(", ", row.reasons())))));
    }

    Section chromatograms() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(meaning()));
        if (!chromatograms.missing().isEmpty()) {
            blocks.add(Table.of(
                    "not shown",
                    "Chromatograms that cannot be shown",
                    chromatograms.missing(),
                    List.of(
                            Column.words("Sample", StudyChromatograms.Line::sampleId),
                            Column.words("Run", StudyChromatograms.Line::run),
                            Column.numbered("Injection", line -> line.injection()),
                            Column.words("Why", StudyChromatograms.Line::why),
                            Column.words("Not shown because", StudyChromatograms.Line::problem))));
        }
        if (!chromatograms.drawn().isEmpty()) {
            blocks.add(new Figures(chromatograms.drawn()));
        }
        return new Section("chromatograms", "Chromatograms", blocks);
    }

    /** Responses of internal standards, a figure per run and analyte; only a study of bioequivalence documents them. */
    List<Section> responses() {
        Map<String, List<InternalStandardArea>> byRun = result.conduct().runs().responses().stream()
                .collect(Collectors.groupingBy(
                        each -> each.of().run()
                                + (each.of().isAccepted() ? "" : " (rejected)") + ", internal standard of "
                                + each.of().analyte().name(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (byRun.isEmpty()) {
            return List.of();
        }
        List<Figure> figures = new ArrayList<>();
        byRun.forEach((title, areas) ->
                figures.add(new Figure("is-" + figures.size(), title, Tone.PLAIN, () -> responses(title, areas))));
        return List.of(new Section(
                "responses",
                "Responses of the internal standards",
                List.of(
                        Text.of(
                                "Every injection of every run, rejected runs too. Blue: standards. Orange: QCs. Grey: study"
                                        + " samples. Open: blanks and others."),
                        new Figures(figures))));
    }

    private static Svg responses(String title, List<InternalStandardArea> areas) {
        Scatter scatter = new Scatter(new Names("injection", "area, counts·min"));
        areas.forEach(each -> scatter.dot(
                each.injected().number(),
                each.areaCountsMin(),
                "injection " + each.injected().number() + ", " + each.injected().sampleId(),
                TrendCharts.style(each.injected().type())));
        return scatter.reaching(areas.get(0).injected().number(), 0)
                .chart(title)
                .svg();
    }

    private String meaning() {
        DrawnSamples samples = result.conduct().runs().samples();
        if (result.plan().reporting().kind() == StudyKind.BIOEQUIVALENCE) {
            return "All " + samples.of() + " study samples (a study of bioequivalence).";
        }
        return result.plan()
                .reporting()
                .chromatograms()
                .map(share -> samples.drawn().size() + " of " + samples.of() + " study samples ("
                        + NumberText.of(share.percent()) + " %, rounded up), drawn at random by the seed "
                        + share.seed()
                        + " of the plan: first in the order of SHA-256 of seed, study and sample. Every injection of them"
                        + " is shown. Dots: data. Line: fit. The number of a peak refers to the caption.")
                .orElse(
                        "The plan states no seed (key chromatograms): no samples were drawn. A report for submission needs"
                                + " chromatograms of 5 % of the samples, of a bioequivalence study all.");
    }

    private int place(StudyAnalyte analyte) {
        return result.analytes().indexOf(analyte) + 1;
    }

    private Cell percent(OptionalDouble value) {
        return numbers.percent(value);
    }
}
