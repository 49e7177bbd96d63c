package io.enantio.report.comparison;

import static io.enantio.text.CsvTable.Column.codes;
import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.optional;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.comparison.Disagreement;
import io.enantio.comparison.MatchedPeak;
import io.enantio.comparison.OurPeak;
import io.enantio.comparison.ProgramComparison;
import io.enantio.comparison.Quantity;
import io.enantio.comparison.Reason;
import io.enantio.comparison.TheirPeak;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** comparison.csv: every peak of both sides. */
final class PeakTable {
    /**
     * A line of the table.
     *
     * @param ours absent: only theirs
     * @param theirs absent: only ours
     * @param unmatched why it stands alone; empty for a pair
     * @param rank among the disagreements, from 1; absent: none
     * @param disagreement absent: none
     * @param scale of areas
     */
    record Line(
            Optional<OurPeak> ours,
            Optional<TheirPeak> theirs,
            String unmatched,
            Optional<Integer> rank,
            Optional<Disagreement> disagreement,
            double scale) {

        String kind() {
            return ours.isPresent() && theirs.isPresent() ? "pair" : ours.isPresent() ? "ours_alone" : "theirs_alone";
        }

        OptionalDouble ours(Quantity quantity) {
            return ours.map(quantity::of).orElse(OptionalDouble.empty());
        }

        OptionalDouble theirs(Quantity quantity) {
            return theirs.map(quantity::of).orElse(OptionalDouble.empty());
        }

        /** Theirs above ours, percent; of retention times minutes. */
        OptionalDouble difference(Quantity quantity) {
            OptionalDouble here = ours(quantity);
            OptionalDouble there = theirs(quantity);
            if (here.isEmpty() || there.isEmpty()) {
                return OptionalDouble.empty();
            }
            double scaled = there.getAsDouble() / (quantity.isScaled() ? scale : 1);
            double difference =
                    quantity.isRelative() ? 100 * (scaled / here.getAsDouble() - 1) : scaled - here.getAsDouble();
            return Double.isFinite(difference) && (here.getAsDouble() > 0 || !quantity.isRelative())
                    ? OptionalDouble.of(difference)
                    : OptionalDouble.empty();
        }
    }

    static final CsvTable<Line> TABLE =
            new CsvTable<>("comparison.csv", "a row per pair of peaks, then per peak that stands alone", columns());

    private PeakTable() {}

    static List<Line> rows(ProgramComparison comparison) {
        double scale = comparison.scale().factor();
        Map<MatchedPeak, Integer> ranks = new HashMap<>();
        for (int i = 0; i < comparison.disagreements().size(); i++) {
            ranks.put(comparison.disagreements().get(i).pair(), i);
        }
        List<Line> lines = new ArrayList<>();
        for (MatchedPeak pair : comparison.matching().pairs()) {
            Optional<Integer> rank = Optional.ofNullable(ranks.get(pair));
            lines.add(new Line(
                    Optional.of(pair.ours()),
                    Optional.of(pair.theirs()),
                    "",
                    rank.map(place -> place + 1),
                    rank.map(comparison.disagreements()::get),
                    scale));
        }
        comparison
                .matching()
                .oursAlone()
                .forEach(alone -> lines.add(alone(Optional.of(alone.peak()), Optional.empty(), alone.reason(), scale)));
        comparison
                .matching()
                .theirsAlone()
                .forEach(alone -> lines.add(alone(Optional.empty(), Optional.of(alone.peak()), alone.reason(), scale)));
        return lines;
    }

    private static Line alone(Optional<OurPeak> ours, Optional<TheirPeak> theirs, String reason, double scale) {
        return new Line(ours, theirs, reason, Optional.empty(), Optional.empty(), scale);
    }

    private static List<Column<Line>> columns() {
        List<Column<Line>> columns = new ArrayList<>(List.of(
                text("match", "`pair`, `ours_alone` or `theirs_alone`", Line::kind),
                ours(
                        "injection",
                        "position in the sequence",
                        peak -> String.valueOf(peak.injected().number())),
                ours("sample_id", "as given", peak -> peak.injected().sampleId()),
                ours(
                        "sample_type",
                        "of the sample",
                        peak -> peak.injected().type().word()),
                ours("analyte", "name in the method", OurPeak::analyte),
                ours("compound", "name in the method", OurPeak::compound),
                ours(
                        "status",
                        "of our result",
                        peak -> peak.judgement().status().word()),
                ours(
                        "integration",
                        "how our area was obtained",
                        peak -> peak.judgement().integration()),
                theirs("their_line", "line of their file", peak -> String.valueOf(peak.line())),
                theirs(
                        "their_sample",
                        "name of the sample there",
                        peak -> peak.sample().name()),
                theirs(
                        "their_data_file",
                        "raw file there",
                        peak -> peak.sample().dataFile().orElse("")),
                theirs(
                        "their_component",
                        "name of the component there",
                        peak -> peak.component().name())));
        for (Quantity quantity : Quantity.values()) {
            columns.add(
                    number(quantity.word() + "_ours", quantity.title() + unit(quantity), line -> line.ours(quantity)));
            columns.add(number(
                    quantity.word() + "_theirs",
                    quantity == Quantity.CONCENTRATION
                            ? "theirs, ng/mL"
                            : "theirs, " + (quantity.isScaled() ? "in their unit" : "as written"),
                    line -> line.theirs(quantity)));
            columns.add(number(
                    quantity.word() + (quantity.isRelative() ? "_difference_percent" : "_difference_min"),
                    quantity.isRelative()
                            ? "100·(theirs/ours - 1)" + (quantity.isScaled() ? ", theirs divided by the scale" : "")
                            : "theirs - ours",
                    line -> line.difference(quantity)));
        }
        columns.addAll(List.of(
                number("their_start_min", "start of their integration", line -> bound(line, true)),
                number("their_end_min", "end of their integration", line -> bound(line, false)),
                theirs(
                        "their_manual",
                        "`yes`, `no` or `not_stated`",
                        peak -> word(peak.integration().manual())),
                theirs(
                        "their_use",
                        "`used`, `excluded` or `not_stated`",
                        peak -> word(peak.integration().use())),
                theirs(
                        "their_remark",
                        "as written",
                        peak -> peak.integration().remark().orElse("")),
                optional(
                        "disagreement",
                        "rank among the disagreements; empty: the pair agrees, or cannot be compared",
                        line -> line.rank().map(String::valueOf)),
                number(
                        "weight",
                        "distance in standard errors of our area and 1 % together; empty without a rank, or where one has no area",
                        line -> line.disagreement()
                                .map(Disagreement::weight)
                                .filter(Double::isFinite)
                                .map(OptionalDouble::of)
                                .orElse(OptionalDouble.empty())),
                codes(
                        "reasons",
                        "codes of the reasons",
                        line -> reasons(line).map(reason -> reason.kind().word())),
                freeText(
                        "explanation",
                        "the reasons in words, or why a peak stands alone",
                        line -> line.unmatched().isEmpty()
                                ? reasons(line).map(Reason::words).collect(Collectors.joining("; "))
                                : line.unmatched())));
        return columns;
    }

    private static String unit(Quantity quantity) {
        return switch (quantity) {
            case AREA, INTERNAL_STANDARD_AREA -> ", counts x minute";
            case AREA_RATIO -> "";
            case CONCENTRATION -> " by our curve, ng/mL";
            case RETENTION_TIME -> ", minutes";
        };
    }

    private static OptionalDouble bound(Line line, boolean isStart) {
        return line.theirs()
                .map(TheirPeak::integration)
                .map(each -> isStart ? each.startMin() : each.endMin())
                .orElse(OptionalDouble.empty());
    }

    private static Stream<Reason> reasons(Line line) {
        return line.disagreement().map(Disagreement::reasons).stream().flatMap(List::stream);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Column<Line> ours(String name, String meaning, Function<OurPeak, String> cell) {
        return optional(name, meaning, line -> line.ours().map(cell));
    }

    private static Column<Line> theirs(String name, String meaning, Function<TheirPeak, String> cell) {
        return freeText(name, meaning, line -> line.theirs().map(cell).orElse(""));
    }
}
