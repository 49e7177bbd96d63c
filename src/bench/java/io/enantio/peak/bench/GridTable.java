package io.enantio.peak.bench;

import io.enantio.peak.bench.TableRow.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** The grid of pairs: the limits that the integration has to meet, and every peer. */
final class GridTable {
    private static final int REPLICATES = 25;

    private GridTable() {}

    static void print() {
        List<GridBench.Cell> cells = GridBench.run(1);
        TableRow.print("GRID, joint with the internal standard, no library", rows(cells));
        PeerComparison.print(
                "GRID, RMSE against every peer where it finds the peak",
                PeerComparison.Stored.of("grid", PeerCell.Figure.AS_GIVEN),
                peer -> ours(cells, peer),
                PeerCell::method);
    }

    private static List<TableRow> rows(List<GridBench.Cell> cells) {
        List<Double> ratios = cells.stream().map(GridBench.Cell::ratio).toList();
        long lost = cells.stream()
                .mapToLong(cell -> REPLICATES - cell.errors().size())
                .sum();
        double median = Figures.median(ratios);
        long biased = cells.stream().filter(GridTable::isBiased).count();
        List<Double> z = cells.stream().flatMap(cell -> cell.z().stream()).toList();
        double covered =
                Figures.percent(z.stream().filter(one -> Math.abs(one) <= 1.96).count(), z.size());
        List<TableRow> rows = new ArrayList<>();
        rows.add(TableRow.atMost("peaks lost", 0, lost));
        rows.add(new TableRow(
                "RMSE / CRLB(joint), median of " + cells.size() + " peak-cells",
                "0.90 to 1.15",
                TableRow.number(median),
                Verdict.of(median >= 0.9 && median <= 1.15)));
        GridBench.Cell worst = Collections.max(cells, Comparator.comparingDouble(GridBench.Cell::ratio));
        rows.add(TableRow.atMost("RMSE / CRLB(joint), worst", 1.6, worst.ratio())
                .at(name(worst) + " peak " + worst.peak()));
        rows.add(TableRow.atMost("cells with |bias| > 0.5 CRLB + 3 SE", 0, biased));
        cells.stream()
                .filter(cell -> cell.key().equals("0.8 10 1.5 200") && cell.peak() == 2)
                .forEach(cell -> rows.add(
                        TableRow.atMost("RMSE of the minor, %: Rs 0.8, 10:1, As10 1.5, S/N 200", 1.9, cell.rmse())));
        rows.add(new TableRow(
                "95 % intervals that hold the truth, %",
                "93 to 97", TableRow.number(covered), Verdict.of(covered >= 93 && covered <= 97)));
        return rows;
    }

    private static boolean isBiased(GridBench.Cell cell) {
        double se = cell.rmse() / Math.sqrt(cell.errors().size());
        return Math.abs(cell.bias()) > 0.5 * cell.boundPercent() + 3 * se;
    }

    private static OptionalDouble ours(List<GridBench.Cell> cells, PeerCell peer) {
        return cells.stream()
                .filter(cell -> peer.cell().equals(name(cell)) && peer.peak().equals(String.valueOf(cell.peak())))
                .mapToDouble(GridBench.Cell::rmse)
                .findFirst();
    }

    private static String name(GridBench.Cell cell) {
        String[] parts = cell.key().split(" ");
        return PeerCell.grid(parts[0], parts[1], parts[2], parts[3]);
    }
}
