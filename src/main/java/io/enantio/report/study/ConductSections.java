package io.enantio.report.study;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Figures;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.study.StudyFlag;
import io.enantio.study.StudyResult;
import io.enantio.study.conduct.IncurredByAnalyte;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.conduct.ReanalysedShare;
import io.enantio.study.conduct.Repeats;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Sections on runs, QCs, repeats and flags (rules E-3, RUN-6, ISR). */
final class ConductSections {
    private final StudyResult result;
    private final StudyNumber numbers;
    private final SheetSections sheets;

    ConductSections(StudyResult result, StudyChromatograms chromatograms) {
        this.result = result;
        this.numbers = new StudyNumber(result.records());
        this.sheets = new SheetSections(result, chromatograms);
    }

    List<Section> all() {
        List<Section> sections = new ArrayList<>(List.of(
                runs(),
                sheets.calibration(),
                qcs(),
                sheets.reinjections(),
                repeats(),
                incurred(),
                sheets.carryOver(),
                sheets.reintegrations()));
        sections.addAll(sheets.responses());
        sections.add(sheets.chromatograms());
        sections.add(flags());
        return sections;
    }

    private Section runs() {
        return new Section(
                "runs",
                "Runs",
                List.of(
                        Table.of(
                                "runs",
                                "Every run of the study, including rejected ones",
                                result.records().runs(),
                                List.of(
                                        Column.words("Run", StudyRun::run),
                                        Column.words(
                                                "Acquired",
                                                row -> row.acquired().toString()),
                                        Column.words("Instrument", StudyRun::instrument),
                                        Column.words("Method", StudyRun::method),
                                        Column.words(
                                                "Analyte", row -> row.analyte().name()),
                                        Column.marked("Verdict", ConductSections::verdict),
                                        Column.words(
                                                "Seal of its results",
                                                row -> row.seal()
                                                        .substring(
                                                                0,
                                                                Math.min(
                                                                        12,
                                                                        row.seal()
                                                                                .length()))))),
                        result.records().sheets().failures().isEmpty()
                                ? Text.of("No run was rejected.")
                                : sheets.failures()));
    }

    private static Cell verdict(StudyRun run) {
        return run.isAccepted()
                ? Cell.of("accepted", Tone.GOOD)
                : Cell.of("rejected: " + String.join(", ", run.reasons()), Tone.BAD);
    }

    private Section qcs() {
        List<Block> blocks = new ArrayList<>(List.of(
                Text.of(
                        "Each level over all accepted runs (RUN-6). If there are at least two runs, the coefficient of variation"
                                + " compared with the limit includes the variation between runs. A value outside a limit must be"
                                + " investigated; it rejects nothing."),
                Table.of(
                        "qcs",
                        "QCs of the accepted runs by level",
                        result.conduct().qcs(),
                        qcColumns()),
                Text.of("Trends: QCs of all runs in the order of the runs. Filled: accepted run. Open and red: rejected"
                        + " run. Open and grey: excluded by a decision. Vertical: a new run. Dashed: limit of the"
                        + " mean.")));
        blocks.addAll(sheets.qcs());
        return new Section("qcs", "Quality controls", blocks);
    }

    private List<Column<QcPrecision>> qcColumns() {
        return List.of(
                Column.words("Analyte", row -> row.analyte().name()),
                Column.words("Level", QcPrecision::level),
                Column.number("Nominal ng/mL", row -> numbers.concentration(OptionalDouble.of(row.nominalNgPerMl()))),
                Column.number("Runs", row -> Cell.count(row.runs())),
                Column.number("n", row -> Cell.count(row.statistics().n())),
                Column.number(
                        "Mean", row -> numbers.concentration(row.statistics().mean())),
                Column.number(
                        "RE %",
                        row -> Cell.of(numbers.overRuns()
                                .percentBeside(
                                        row.meanErrorPercent(),
                                        Math.copySign(row.meanErrorLimitPercent(), row.meanErrorPercent())))),
                Column.number("CV within %", row -> percent(row.withinPercent())),
                Column.number("CV intermediate %", row -> percent(row.intermediatePercent())),
                Column.number("CV of all %", row -> percent(row.plainPercent())),
                Column.number(
                        "Limits %",
                        row -> Cell.of(NumberText.of(row.meanErrorLimitPercent()) + "; "
                                + NumberText.of(row.cvLimitPercent()))),
                Column.marked(
                        "",
                        row -> row.standing() == QcPrecision.Standing.WITHIN
                                ? Cell.of("within", Tone.GOOD)
                                : Cell.of("investigate", Tone.BAD)));
    }

    private Cell percent(OptionalDouble value) {
        return numbers.percent(value);
    }

    private Section repeats() {
        Repeats repeats = result.conduct().repeats();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                "reanalysed",
                "Samples whose reported value replaced another, by reason; incurred samples are not among them",
                result.conduct().runs().reanalysed(),
                List.of(
                        Column.words(
                                "Analyte",
                                row -> row.analyte().map(StudyAnalyte::name).orElse("any")),
                        Column.words("Reason", ReanalysedShare::reason),
                        Column.number("Samples", row -> Cell.count(row.samples())),
                        Column.number("Of", row -> Cell.count(row.of())),
                        Column.number("%", row -> Cell.of(numbers.overRuns().percent(row.percent()))))));
        if (!repeats.reanalysed().isEmpty()) {
            blocks.add(Table.of(
                    "reanalyses",
                    "Reported values that replaced another. Marked: a valid result was passed over, by two people",
                    repeats.reanalysed(),
                    List.of(
                            Column.words(
                                    "Subject", row -> row.reported().specimen().subject()),
                            Column.words(
                                    "Sample", row -> row.reported().specimen().specimen()),
                            Column.words(
                                    "Analyte", row -> row.reported().analyte().name()),
                            Column.words(
                                    "Reason", row -> row.reported().chosenFor().orElseThrow()),
                            Column.marked(
                                    "Original and other values",
                                    row -> Cell.of(
                                            row.replaced().stream()
                                                    .map(this::measured)
                                                    .collect(Collectors.joining("; ")),
                                            row.validReplaced().isEmpty() ? Tone.PLAIN : Tone.DOUBT)),
                            Column.words(
                                    "Reported", row -> measured(row.reported().measurement())))));
        }
        blocks.addAll(sheets.rejectedValues());
        return new Section("repeats", "Repeated analyses", blocks);
    }

    private String measured(Measurement measurement) {
        OptionalDouble value = measurement.amount().concentrationNgPerMl();
        return (value.isPresent()
                        ? numbers.reported(measurement, value.getAsDouble()).text() + " ng/mL"
                        : PrintedCode.words(measurement.status().word()))
                + " (" + measurement.run() + ", " + measurement.injection() + ")";
    }

    private Section incurred() {
        List<IncurredByAnalyte> all = result.conduct().incurred();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(
                "Incurred samples measured again in another run on another day, each analyte for itself. The first"
                        + " value stays the reported one."));
        blocks.add(Table.of("incurred summary", "Incurred samples by analyte", all, IncurredTables.columns(numbers)));
        List<IncurredTables.GroupLine> groups = IncurredTables.groups(all);
        if (!groups.isEmpty()) {
            blocks.add(Table.of(
                    "incurred groups",
                    "By subject and by run; a trend if there are at least two pairs and none is within the limit",
                    groups,
                    IncurredTables.groupColumns(numbers)));
            blocks.add(new Figures(IncurredTables.figures(all)));
        }
        List<IncurredTables.Line> lines = IncurredTables.lines(all);
        if (!lines.isEmpty()) {
            blocks.add(Table.of("incurred", "Every repeat", lines, IncurredTables.lineColumns(numbers)));
        }
        return new Section("incurred", "Incurred sample reanalysis", blocks);
    }

    private Section flags() {
        return new Section(
                "flags",
                "Flags",
                List.of(Table.of(
                        "flags",
                        "Flags relevant to the study; no flag removes a value",
                        result.conduct().flags(),
                        List.of(
                                Column.words("Flag", row -> row.flag().name()),
                                Column.words("Subject", StudyFlag::subject),
                                Column.words("Sample", StudyFlag::specimen),
                                Column.words("Of", StudyFlag::subjectMatter),
                                Column.words("Detail", StudyFlag::detail)))));
    }
}
