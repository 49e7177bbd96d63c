package io.enantio.browser;

import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.PrintedCode;
import io.enantio.run.Action;
import io.enantio.run.SeenRow;
import io.enantio.run.StoredTable;
import io.enantio.text.CsvTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** The results in the order in which a person should look at them: those of the results folder, and nothing else. */
final class Queue {
    private static final Set<String> WORDS = Set.of(
            "run",
            "file",
            "sample_id",
            "sample_type",
            "level",
            "analyte",
            "compound",
            "configuration",
            "status",
            "integration",
            "used_in_curve",
            "flags",
            "decisions",
            "undecided_status",
            "qc_role");

    /** Of a standard or QC that is outside its limits, or does not count. */
    private static final Set<Flag> OUT =
            EnumSet.of(Flag.OUT_OF_LIMIT, Flag.STANDARD_EXCLUDED, Flag.EXCLUDED_BY_DECISION);

    private final Standing standing;
    private final StoredTable table;
    private final List<String> numbers;
    private final NumberPrinter printer;

    /** Why a person must look, most urgent first. */
    private enum Group {
        NOT_QUANTIFIABLE,
        REJECTED,
        WARNED,
        STANDARDS_QCS,
        REST
    }

    private record Item(int place, Group group, int severity, int injection) {}

    private Queue(Standing standing) {
        this.standing = standing;
        this.table = standing.tables().concentrations();
        this.printer = new NumberPrinter(standing.input().method().rounding());
        this.numbers =
                table.columns().stream().filter(name -> !WORDS.contains(name)).toList();
    }

    static Json json(Standing standing) {
        return new Queue(standing).json();
    }

    private Json json() {
        List<Item> items = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            items.add(item(row));
        }
        items.sort(Comparator.comparing(Item::group)
                .thenComparing(Item::severity, Comparator.reverseOrder())
                .thenComparing(Item::injection)
                .thenComparing(Item::place));
        return new Json()
                .put("head", standing.decisions().head())
                .put("results", standing.results())
                .put("pending", standing.pending())
                .put("items", items.stream().map(this::json).toList())
                .put("verdicts", verdicts())
                .put(
                        "severities",
                        Arrays.stream(Severity.values())
                                .map(CsvTable::lower)
                                .map(PrintedCode::words)
                                .toList());
    }

    private Item item(int row) {
        List<Flag> flags = flags(row);
        int severity =
                flags.stream().mapToInt(flag -> flag.severity().ordinal()).max().orElse(0);
        return new Item(row, group(row, flags), severity, Integer.parseInt(table.needed(row, "injection")));
    }

    private Group group(int row, List<Flag> flags) {
        boolean isKnown = isKnown(row);
        List<Flag> own = flags.stream()
                .filter(flag -> flag != Flag.RUN_REJECTED && !(isKnown && OUT.contains(flag)))
                .toList();
        boolean isLeftOut = isKnown
                && (flags.stream().anyMatch(OUT::contains)
                        || text(row, "used_in_curve").equals("no"));
        if (own.stream().anyMatch(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE)) {
            return Group.NOT_QUANTIFIABLE;
        }
        if (flags.contains(Flag.RUN_REJECTED)
                || own.stream().anyMatch(flag -> flag.severity() == Severity.REJECTS_RUN)) {
            return Group.REJECTED;
        }
        if (own.stream().anyMatch(flag -> flag.severity() == Severity.WARNING)) {
            return Group.WARNED;
        }
        return isLeftOut ? Group.STANDARDS_QCS : Group.REST;
    }

    private boolean isKnown(int row) {
        String type = text(row, "sample_type");
        return type.equals("standard") || type.equals("qc");
    }

    private List<Flag> flags(int row) {
        String cell = text(row, "flags");
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.split(CsvTable.SEPARATOR))
                        .map(Flag::valueOf)
                        .toList();
    }

    private Json json(Item item) {
        int row = item.place();
        String analyte = table.needed(row, "analyte");
        return new Json()
                .put("id", item.injection() + "/" + analyte)
                .put("injection", item.injection())
                .put("sampleId", text(row, "sample_id"))
                .put("type", text(row, "sample_type"))
                .put("level", text(row, "level"))
                .put("role", text(row, "qc_role"))
                .put("analyte", analyte)
                .put("compound", text(row, "compound"))
                .put("status", text(row, "status"))
                .put("group", CsvTable.lower(item.group()))
                .put("severity", item.severity())
                .put("flags", flags(row).stream().map(Queue::json).toList())
                .put("values", values(row))
                .put("text", printed(row))
                .put("row", SeenRow.sha256(table.cells(row)))
                .put("reviewed", reviewed(item, analyte))
                .put("decisions", decisions(row))
                .put("usedInCurve", used(row))
                .put("integration", text(row, "integration"));
    }

    /** Who has seen and accepted a result; stale if it is another one now. */
    private Optional<Json> reviewed(Item item, String name) {
        return standing.input().method().analytes().stream()
                .filter(analyte -> analyte.name().equals(name))
                .findFirst()
                .flatMap(analyte -> standing.decisions().reviewOf(item.injection(), analyte))
                .map(decision -> new Json()
                        .put("person", decision.author().person())
                        .put("time", decision.author().time().toString())
                        .put(
                                "stale",
                                decision.action() instanceof Action.Reviewed seen
                                        && !seen.row().equals(SeenRow.sha256(table.cells(item.place())))));
    }

    static Json json(Flag flag) {
        return new Json()
                .put("code", flag.name())
                .put("severity", flag.severity().ordinal())
                .put("meaning", flag.meaning());
    }

    private Json values(int row) {
        Json values = new Json();
        numbers.forEach(name -> values.put(name, number(row, name)));
        return values;
    }

    private Json printed(int row) {
        return new Json()
                .put(
                        "concentration",
                        number(row, "concentration_ng_per_ml")
                                .map(value -> printer.within(
                                                value, limit(row, "lloq_ng_per_ml"), limit(row, "uloq_ng_per_ml"))
                                        .text())
                                .orElse(""))
                .put(
                        "interval",
                        concentration(row, "ci95_low_ng_per_ml")
                                .flatMap(low -> concentration(row, "ci95_high_ng_per_ml")
                                        .map(high -> low + " to " + high))
                                .orElse(""))
                .put(
                        "relativeError",
                        number(row, "relative_error_percent")
                                .map(error -> printer.percent(error).text())
                                .orElse(""));
    }

    private Optional<String> concentration(int row, String column) {
        return number(row, column).map(value -> printer.concentration(value).text());
    }

    /** A limit of the row's curve in the original sample. */
    private OptionalDouble limit(int row, String column) {
        StoredTable curves = standing.tables().calibration();
        String analyte = table.needed(row, "analyte");
        double dilution = number(row, "dilution_factor").orElse(1.0);
        return IntStream.range(0, curves.size())
                .filter(line -> curves.needed(line, "analyte").equals(analyte))
                .boxed()
                .flatMap(line -> curves.cell(line, column).stream().map(text -> curves.number(line, column, text)))
                .mapToDouble(limit -> limit * dilution)
                .findFirst();
    }

    private Optional<Double> number(int row, String column) {
        return table.cell(row, column).map(text -> table.number(row, column, text));
    }

    private List<Integer> decisions(int row) {
        String cell = text(row, "decisions");
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.split(CsvTable.SEPARATOR))
                        .map(Integer::valueOf)
                        .toList();
    }

    private Optional<Boolean> used(int row) {
        return table.cell(row, "used_in_curve").map(word -> word.equals("yes"));
    }

    private String text(int row, String column) {
        return table.cell(row, column).orElse("");
    }

    private List<Json> verdicts() {
        StoredTable all = standing.tables().verdicts();
        List<Json> verdicts = new ArrayList<>();
        for (int row = 0; row < all.size(); row++) {
            verdicts.add(new Json()
                    .put("analyte", all.needed(row, "analyte"))
                    .put("verdict", all.needed(row, "verdict"))
                    .put("reason", all.cell(row, "reasons").orElse("")));
        }
        return verdicts;
    }
}
