package io.enantio.report.study;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.study.StudyFlag;
import io.enantio.study.StudyResult;
import io.enantio.study.conduct.IncurredPair;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.conduct.Repeats;
import io.enantio.study.record.StudyRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sections on the runs, their QCs, what was measured twice, and flags (rules E-3, RUN-6, ISR). */
final class ConductSections {
    private final StudyResult result;

    ConductSections(StudyResult result) {
        this.result = result;
    }

    List<Section> all() {
        return List.of(runs(), qcs(), repeats(), flags());
    }

    private Section runs() {
        return new Section(
                "runs",
                "Runs",
                List.of(Table.of(
                        "runs",
                        "Every run of the study, rejected ones included",
                        result.records().runs(),
                        List.of(
                                Column.<StudyRun>words("Run", StudyRun::run),
                                Column.<StudyRun>words(
                                        "Acquired", row -> row.acquired().toString()),
                                Column.<StudyRun>words("Instrument", StudyRun::instrument),
                                Column.<StudyRun>words("Method", StudyRun::method),
                                Column.<StudyRun>words(
                                        "Analyte", row -> row.analyte().name()),
                                Column.<StudyRun>marked("Verdict", ConductSections::verdict),
                                Column.<StudyRun>words(
                                        "Seal of its results",
                                        row -> row.seal()
                                                .substring(
                                                        0,
                                                        Math.min(12, row.seal().length())))))));
    }

    private static Cell verdict(StudyRun run) {
        return run.isAccepted()
                ? Cell.of("accepted", Tone.GOOD)
                : Cell.of("rejected: " + String.join(", ", run.reasons()), Tone.BAD);
    }

    private Section qcs() {
        return new Section(
                "qcs",
                "Quality controls of the accepted runs",
                List.of(
                        Text.of(
                                "Each level over all accepted runs (RUN-6). The coefficient of variation that is judged holds the"
                                        + " variation between runs, where there are two. Outside a limit asks for an investigation; it"
                                        + " rejects nothing."),
                        Table.of("qcs", "QCs by level", result.conduct().qcs(), qcColumns())));
    }

    private static List<Column<QcPrecision>> qcColumns() {
        return List.of(
                Column.<QcPrecision>words("Analyte", row -> row.analyte().name()),
                Column.<QcPrecision>words("Level", QcPrecision::level),
                Column.<QcPrecision>number(
                        "Nominal ng/mL", row -> StudyNumber.cell(OptionalDouble.of(row.nominalNgPerMl()))),
                Column.<QcPrecision>number("Runs", row -> Cell.of(String.valueOf(row.runs()))),
                Column.<QcPrecision>number(
                        "n", row -> Cell.of(String.valueOf(row.statistics().n()))),
                Column.<QcPrecision>number(
                        "Mean", row -> StudyNumber.cell(row.statistics().mean())),
                Column.<QcPrecision>number(
                        "RE %",
                        row -> Cell.of(RoundedNumber.percentBeside(
                                row.meanErrorPercent(),
                                Math.copySign(row.meanErrorLimitPercent(), row.meanErrorPercent())))),
                Column.<QcPrecision>number("CV within %", row -> percent(row.withinPercent())),
                Column.<QcPrecision>number("CV intermediate %", row -> percent(row.intermediatePercent())),
                Column.<QcPrecision>number("CV of all %", row -> percent(row.plainPercent())),
                Column.<QcPrecision>number(
                        "Limits %",
                        row -> Cell.of(StudyNumber.plain(row.meanErrorLimitPercent()) + "; "
                                + StudyNumber.plain(row.cvLimitPercent()))),
                Column.<QcPrecision>marked(
                        "",
                        row -> row.standing() == QcPrecision.Standing.WITHIN
                                ? Cell.of("within", Tone.GOOD)
                                : Cell.of("investigate", Tone.BAD)));
    }

    private static Cell percent(OptionalDouble value) {
        return RoundedNumber.cell(value, RoundedNumber::percent);
    }

    private Section repeats() {
        Repeats repeats = result.conduct().repeats();
        List<Block> blocks = new ArrayList<>();
        Map<String, Long> reasons = repeats.reanalysed().stream()
                .collect(Collectors.groupingBy(
                        each -> each.reported().chosenFor().orElseThrow(), TreeMap::new, Collectors.counting()));
        blocks.add(Text.of(
                reasons.isEmpty()
                        ? "No reported value replaced another."
                        : "Reported values that replaced another, by reason: " + reasons));
        blocks.add(Text.of(incurred(repeats)));
        blocks.add(Table.of(
                "incurred",
                "Incurred samples analysed again; the first value stands",
                repeats.incurred(),
                incurredColumns()));
        return new Section("repeats", "Measured more than once", blocks);
    }

    private static List<Column<IncurredPair>> incurredColumns() {
        return List.of(
                Column.<IncurredPair>words(
                        "Sample", row -> row.initial().specimen().specimen()),
                Column.<IncurredPair>words(
                        "Subject", row -> row.initial().specimen().subject()),
                Column.<IncurredPair>words(
                        "Analyte", row -> row.initial().analyte().name()),
                Column.<IncurredPair>words(
                        "First run", row -> row.initial().measurement().run()),
                Column.<IncurredPair>number(
                        "First ng/mL",
                        row -> StudyNumber.cell(
                                row.initial().measurement().amount().concentrationNgPerMl())),
                Column.<IncurredPair>words("Repeat run", row -> row.repeat().run()),
                Column.<IncurredPair>number(
                        "Repeat ng/mL",
                        row -> StudyNumber.cell(row.repeat().amount().concentrationNgPerMl())),
                Column.<IncurredPair>number(
                        "Difference %",
                        row -> Cell.of(RoundedNumber.percentBeside(
                                row.differencePercent(), Math.copySign(row.limitPercent(), row.differencePercent())))),
                Column.<IncurredPair>marked(
                        "",
                        row -> row.standing() == IncurredPair.Standing.INSIDE
                                ? Cell.of("inside", Tone.GOOD)
                                : Cell.of("outside", Tone.BAD)));
    }

    private static String incurred(Repeats repeats) {
        return repeats.isReproduced()
                .map(reproduced -> "Incurred samples: " + repeats.inside() + " of "
                        + repeats.incurred().size()
                        + " pairs inside the limit, wanted " + repeats.wanted() + ": "
                        + (reproduced ? "reproduced" : "not reproduced, to be investigated") + ".")
                .orElse("No incurred sample was analysed again.");
    }

    private Section flags() {
        return new Section(
                "flags",
                "Flags",
                List.of(Table.of(
                        "flags",
                        "Flags that matter to the study; none removes a value",
                        result.conduct().flags(),
                        List.of(
                                Column.<StudyFlag>words(
                                        "Flag", row -> row.flag().name()),
                                Column.<StudyFlag>words("Subject", StudyFlag::subject),
                                Column.<StudyFlag>words("Sample", StudyFlag::specimen),
                                Column.<StudyFlag>words("Of", StudyFlag::subjectMatter),
                                Column.<StudyFlag>words("Detail", StudyFlag::detail)))));
    }
}
