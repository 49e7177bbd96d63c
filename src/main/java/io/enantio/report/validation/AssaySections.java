package io.enantio.report.validation;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.TouchedShare;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts.ReferenceStandard;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.rules.Limits;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.run.DecisionSection;
import io.enantio.report.run.OriginSection;
import io.enantio.report.run.RuleSection;
import io.enantio.report.run.TouchedBlocks;
import io.enantio.report.run.figure.OriginalAndFinal;
import io.enantio.report.validation.ValidationRunsTable.Line;
import io.enantio.run.Decision;
import io.enantio.text.CsvTable;
import io.enantio.validation.plan.LaboratoryStatements.Signatory;
import io.enantio.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The sections around the experiments: method, materials, runs, chromatograms, decisions, limits, files (rule E-1). */
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
        STATEMENTS.put("amendments", "Amendments of the protocol");
        STATEMENTS.put("deviations", "Deviations, investigations, impact");
    }

    private static final String TO_FILL = "________________";

    /** Lines to sign if the plan names nobody. */
    private static final List<Signatory> SIGNATORIES = List.of(
            new Signatory("author", "I wrote this report", Optional.empty()),
            new Signatory("reviewer", "I checked this report against its data", Optional.empty()),
            new Signatory("responsible person", "I approve this report", Optional.empty()),
            new Signatory("quality assurance", "This report was inspected", Optional.empty()));

    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("CV", "coefficient of variation, 100 SD / mean"),
            Map.entry("d0", "share of unlabelled compound in an internal standard"),
            Map.entry("ee", "enantiomeric excess"),
            Map.entry("IS", "internal standard"),
            Map.entry("ISR", "incurred sample reanalysis"),
            Map.entry("LLOQ", "lower limit of quantification"),
            Map.entry("MSB, MSW", "mean square between and within runs"),
            Map.entry("n", "number of results"),
            Map.entry("QC", "quality control sample"),
            Map.entry("RE", "relative error of a result or mean, % of the nominal concentration"),
            Map.entry("SD", "standard deviation, n - 1"),
            Map.entry("SHA-256", "cryptographic hash of a file"),
            Map.entry("ULOQ", "upper limit of quantification"));

    private final ValidationReport report;
    private final ValidationSources sources;
    private final Method method;
    private final NumberPrinter numbers;

    AssaySections(ValidationReport report, ValidationSources sources) {
        this.report = report;
        this.sources = sources;
        this.method = report.plan().method();
        this.numbers = new NumberPrinter(method.rounding());
    }

    Section method() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                "Method",
                method.identity().name() + ", version " + method.identity().version()));
        facts.add(Fact.of("Matrix", method.identity().matrix()));
        facts.add(stated("Anticoagulant", method.facts().procedure().anticoagulant(), "the method"));
        facts.add(stated("Extraction", method.facts().procedure().extraction(), "the method"));
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
        return stated(title, report.plan().statements().text(key), "the plan");
    }

    private static Fact stated(String title, Optional<String> text, String where) {
        return new Fact(title, text.map(Cell::of).orElse(Cell.of("not stated in " + where, Tone.DOUBT)));
    }

    /** Room to sign, each line with its meaning, and the statement of quality assurance. */
    Section signatures() {
        List<Signatory> stated = report.plan().statements().signatories();
        List<Block> blocks = new ArrayList<>();
        if (stated.isEmpty()) {
            blocks.add(new Text("Who signs is not stated in the plan.", Tone.DOUBT));
        }
        blocks.add(Table.of(
                "signatures",
                "Signatures with their meaning; empty until they are given",
                stated.isEmpty() ? SIGNATORIES : stated,
                List.of(
                        Column.words("role", Signatory::role),
                        Column.words("meaning", Signatory::meaning),
                        Column.words("name", row -> row.name().orElse(TO_FILL)),
                        Column.words("signature", row -> TO_FILL),
                        Column.words("date", row -> TO_FILL))));
        blocks.add(new Facts(List.of(statement("Quality assurance", "quality_assurance"))));
        return new Section("signatures", "Signatures and quality assurance", blocks);
    }

    /** Those of the report, then those of the laboratory. */
    Section abbreviations() {
        Map<String, String> all = new TreeMap<>(ABBREVIATIONS);
        all.putAll(report.plan().statements().abbreviations());
        return new Section(
                "abbreviations",
                "Abbreviations",
                List.of(Table.of(
                        "abbreviations",
                        "Abbreviations of this report",
                        List.copyOf(all.entrySet()),
                        List.of(
                                Column.words("abbreviation", Map.Entry::getKey),
                                Column.words("meaning", Map.Entry::getValue)))));
    }

    private Table standards() {
        return Table.of(
                "reference-standards",
                "Reference standards with their certified values, as stated in the method",
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
                                        numbers.concentration(row.amount().concentrationNgPerMl()))),
                        Column.number("d0 %", row -> cell(row.amount().d0Percent()))));
    }

    private Cell cell(OptionalDouble value) {
        return value.isPresent() ? Cell.of(numbers.percent(value.getAsDouble())) : Cell.of("not stated");
    }

    Section runs() {
        List<Line> lines = ValidationRunsTable.lines(report, sources);
        Table runs = Table.of(
                "runs",
                "Every run, including rejected ones",
                IntStream.range(0, lines.size())
                        .filter(i ->
                                i == 0 || lines.get(i).run() != lines.get(i - 1).run())
                        .mapToObj(lines::get)
                        .toList(),
                List.of(
                        Column.words("run", line -> line.header().run()),
                        Column.words(
                                "acquired", line -> line.header().acquired().toString()),
                        Column.words(
                                "raw data", line -> CsvTable.lower(line.header().origin())),
                        Column.words("method", ValidationRunsTable.Line::method),
                        Column.words("column", line -> line.header().columnSerial()),
                        Column.number(
                                "injections",
                                line -> Cell.count(line.run().run().injections().size())),
                        Column.words(
                                "SHA-256 of all files", line -> line.source().digest())));
        Table verdicts = Table.of(
                "run verdicts",
                "Verdict of every run on each analyte",
                lines,
                List.of(
                        Column.words("run", line -> line.header().run()),
                        Column.words("analyte", line -> line.verdict().analyte().name()),
                        Column.marked("verdict", AssaySections::verdict),
                        Column.words(
                                "rejected by",
                                line -> String.join(", ", line.verdict().reasons()))));
        return new Section("runs", "Runs", List.of(runs, verdicts));
    }

    private static Cell verdict(Line line) {
        return line.verdict().isAccepted() ? Cell.of("accepted", Tone.GOOD) : Cell.of("rejected", Tone.BAD);
    }

    Section chromatograms() {
        return new Section(
                "chromatograms",
                "Representative chromatograms",
                List.of(
                        Text.of(
                                "A blank, a zero sample, the standards at the lowest and the highest level, each QC level and an"
                                        + " incurred sample, each from the first run that holds one."),
                        new Figures(new RepresentativeChromatograms(report.runs()).figures())));
    }

    /** A decision with its run. */
    private record RunDecision(String run, Decision decision) {}

    Section decisions() {
        List<RunDecision> all = report.runs().stream()
                .flatMap(run -> run.run().decisions().all().stream()
                        .map(decision -> new RunDecision(run.run().header().run(), decision)))
                .toList();
        List<Column<RunDecision>> columns = new ArrayList<>();
        columns.add(Column.words("run", RunDecision::run));
        DecisionSection.columns().forEach(column -> columns.add(column.of(RunDecision::decision)));
        List<Block> blocks = new ArrayList<>();
        if (all.isEmpty()) {
            blocks.add(Text.of("No decisions: no result was excluded or reintegrated."));
        } else {
            blocks.add(Table.of("decisions", "Decisions in order, with their reasons", all, columns));
            blocks.addAll(touched());
        }
        return new Section("decisions", "Decisions and reintegrations", blocks);
    }

    /** How much people touched over all runs, and each reintegrated peak as it was and as it is. */
    private List<Block> touched() {
        List<Block> blocks = new ArrayList<>();
        List<String> analytes = method.analytes().stream().map(Analyte::name).toList();
        blocks.add(TouchedBlocks.shares(
                TouchedShare.of(
                        analytes,
                        report.runs().stream()
                                .flatMap(run -> TouchedShare.results(run).stream())
                                .toList()),
                numbers));
        blocks.addAll(TouchedBlocks.verdicts(report.runs().stream()
                .flatMap(run -> TouchedBlocks.verdicts(run).stream())
                .toList()));
        List<Figure> pairs = new ArrayList<>();
        for (RunResult run : report.runs()) {
            int place = pairs.size();
            OriginalAndFinal.of(run).stream()
                    .map(pair -> new Figure(
                            "touched-" + place + "-" + pair.anchor(),
                            run.run().header().run() + ", " + pair.caption(),
                            pair.tone(),
                            pair.picture()))
                    .forEach(pairs::add);
        }
        if (!pairs.isEmpty()) {
            blocks.add(Text.of("Each pair of chromatograms: original, then final."));
            blocks.add(new Figures(pairs));
        }
        return blocks;
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
        return RuleSection.limits(
                name, caption + ", " + limits.ruleset() + ", " + limits.basis().text(), limits);
    }

    Section files() {
        return new Section(
                "files",
                "Files",
                List.of(
                        OriginSection.BESIDE,
                        OriginSection.files("files", "Every file that was read, SHA-256", sources.inputs())));
    }
}
