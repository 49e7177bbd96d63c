package io.enantio.report.validation;

import io.enantio.method.AssayFacts.ReferenceStandard;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.Limits;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Figures;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.validation.ValidationRunsTable.Line;
import io.enantio.run.Decision;
import io.enantio.run.Provenance.InputFile;
import io.enantio.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What stands around the experiments: method, materials, runs, chromatograms, decisions, limits, files (rule E-1). */
final class AssaySections {
    private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

    static {
        STATEMENTS.put("protocol", "Protocol");
        STATEMENTS.put("responsible", "Responsible");
        STATEMENTS.put("history", "History of the method");
        STATEMENTS.put("internal_standards", "Internal standards, identity and origin");
        STATEMENTS.put("stocks", "Stock solutions");
        STATEMENTS.put("matrix", "Lots of the matrix");
        STATEMENTS.put("preparation", "Preparation of standards and QCs");
        STATEMENTS.put("deviations", "Deviations, investigations, impact");
    }

    private final ValidationReport report;
    private final ValidationSources sources;
    private final Method method;

    AssaySections(ValidationReport report, ValidationSources sources) {
        this.report = report;
        this.sources = sources;
        this.method = report.plan().method();
    }

    Section method() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                "Method",
                method.identity().name() + ", version " + method.identity().version()));
        facts.add(Fact.of("Matrix", method.identity().matrix()));
        facts.add(Fact.of(
                "Calibration",
                method.calibration().model().word() + ", weighting "
                        + method.calibration().weighting().word()));
        facts.add(
                Fact.of("Integration", method.acquisition().integration().word().replace('_', ' ')));
        STATEMENTS.forEach((key, title) -> facts.add(statement(title, key)));
        return new Section("method", "Method and materials", List.of(new Facts(facts), standards(), internal()));
    }

    private Fact statement(String title, String key) {
        String said = report.plan().statements().getOrDefault(key, "");
        return new Fact(title, said.isEmpty() ? Cell.of("not stated in the plan", Tone.DOUBT) : Cell.of(said));
    }

    private Table standards() {
        return Table.of(
                "reference-standards",
                "Reference standards by their certificates, as the method states them",
                method.facts().referenceStandards(),
                List.of(
                        Column.words("analyte", ReferenceStandard::analyte),
                        Column.number("ee %", row -> cell(row.eePercent())),
                        Column.words("form", row -> row.form().orElse("not stated")),
                        Column.words("lot", row -> row.lot().orElse("not stated")),
                        Column.words("expires", row -> row.expires().orElse("not stated"))));
    }

    private Table internal() {
        return Table.of(
                "internal-standards",
                "Internal standards",
                method.internalStandards(),
                List.of(
                        Column.words("internal standard", InternalStandard::name),
                        Column.number(
                                "ng/mL of each enantiomer",
                                row -> Cell.of(
                                        RoundedNumber.concentration(row.amount().concentrationNgPerMl()))),
                        Column.number("d0 %", row -> cell(row.amount().d0Percent()))));
    }

    private static Cell cell(OptionalDouble value) {
        return value.isPresent() ? Cell.of(RoundedNumber.percent(value.getAsDouble())) : Cell.of("not stated");
    }

    Section runs() {
        Table table = Table.of(
                "runs",
                "Every run, rejected ones too",
                ValidationRunsTable.lines(report, sources),
                List.of(
                        Column.words("run", line -> line.header().run()),
                        Column.words(
                                "acquired", line -> line.header().acquired().toString()),
                        Column.words(
                                "raw data",
                                line -> line.header().origin().name().toLowerCase(Locale.ROOT)),
                        Column.words("column", line -> line.header().columnSerial()),
                        Column.number(
                                "injections",
                                line -> Cell.of(String.valueOf(
                                        line.run().run().injections().size()))),
                        Column.words("analyte", line -> line.verdict().analyte().name()),
                        Column.marked("verdict", AssaySections::verdict),
                        Column.words(
                                "rejected by",
                                line -> String.join(", ", line.verdict().reasons())),
                        Column.words(
                                "SHA-256 of all files", line -> line.source().digest())));
        return new Section("runs", "Runs", List.of(table));
    }

    private static Cell verdict(Line line) {
        return line.verdict().isAccepted() ? Cell.of("accepted", Tone.GOOD) : Cell.of("rejected", Tone.BAD);
    }

    Section chromatograms() {
        return new Section(
                "chromatograms",
                "Representative chromatograms",
                List.of(
                        Text.of("Of the first run: a blank, the standards at the lowest and the highest level."),
                        new Figures(new RepresentativeTraces(report.runs().get(0)).figures())));
    }

    /** One decision of a run. */
    private record Decided(String run, Decision decision) {}

    Section decisions() {
        List<Decided> all = report.runs().stream()
                .flatMap(run -> run.run().decisions().all().stream()
                        .map(decision -> new Decided(run.run().header().run(), decision)))
                .toList();
        List<Block> blocks = all.isEmpty()
                ? List.of(Text.of("Nobody decided anything: no result left out, none reintegrated."))
                : List.of(Table.of(
                        "decisions",
                        "What people decided, with their reasons",
                        all,
                        List.of(
                                Column.words("run", Decided::run),
                                Column.words(
                                        "injection",
                                        row -> row.decision()
                                                .subject()
                                                .injection()
                                                .map(String::valueOf)
                                                .orElse("")),
                                Column.words(
                                        "analyte",
                                        row -> row.decision()
                                                .subject()
                                                .analyte()
                                                .orElse("all")),
                                Column.words(
                                        "action",
                                        row -> row.decision().action().kind().word()),
                                Column.words(
                                        "person", row -> row.decision().author().person()),
                                Column.words(
                                        "time",
                                        row -> row.decision().author().time().toString()),
                                Column.words(
                                        "reason", row -> row.decision().reason().text()))));
        return new Section("decisions", "Decisions and reintegrations", blocks);
    }

    Section limits() {
        return new Section(
                "limits",
                "Limits in force",
                List.of(
                        table(
                                "limits-of-experiments",
                                "Limits of the experiments",
                                report.plan().limits()),
                        table("limits-of-runs", "Limits of the runs", method.limits())));
    }

    private static Table table(String name, String caption, Limits limits) {
        return Table.of(
                name,
                caption + ", " + limits.ruleset()
                        + limits.verifiedBy().map(who -> ", verified by " + who).orElse(", rule text not yet verified"),
                limits.all(),
                List.of(
                        Column.words("limit", limit -> limit.key().word()),
                        Column.words("value", AssaySections::value),
                        Column.words("set by", limit -> limit.origin().setBy()),
                        Column.words("source", limit -> limit.origin().source()),
                        Column.words("status", limit -> limit.origin().status())));
    }

    private static String value(Limit limit) {
        return limit.words().isEmpty()
                ? limit.numbers().stream()
                        .map(number -> RoundedNumber.significant(number, 6).text())
                        .map(text ->
                                text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text)
                        .collect(Collectors.joining(" / "))
                : String.join(" ", limit.words());
    }

    Section files() {
        return new Section(
                "files",
                "Files",
                List.of(Table.of(
                        "files",
                        "SHA-256 of every file that was read",
                        sources.inputs(),
                        List.of(
                                Column.words("role", InputFile::role),
                                Column.words("path", InputFile::path),
                                Column.words("sha256", InputFile::sha256)))));
    }
}
