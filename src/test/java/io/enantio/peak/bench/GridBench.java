package io.enantio.peak.bench;

import io.enantio.AboutTheMachine;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.area.Peak;
import io.enantio.peak.joint.FittedChannel;
import io.enantio.peak.joint.JointFitRun;
import io.enantio.peak.joint.JointFitRun.Expectation;
import io.enantio.peak.joint.JointFitRun.Input;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The grid of the integration benchmark: each cell's replicates are one run, without calibrators. */
final class GridBench {
    static final double IS_EARLIER_MIN = 0.025;
    static final double FIRST_MIN = 9.16667;
    static final double SPACING_MIN = 0.338983;
    static final double HALF_WIDTH_MIN = 0.17;

    /** Errors of one peak in one cell, in % of the truth, and the bound. */
    record Cell(String key, int peak, double boundPercent, List<Double> errors, List<Double> z) {
        double bias() {
            return errors.stream().mapToDouble(e -> e).average().orElse(Double.NaN);
        }

        double rmse() {
            return Math.sqrt(errors.stream().mapToDouble(e -> e * e).average().orElse(Double.NaN));
        }

        double ratio() {
            return rmse() / boundPercent;
        }
    }

    private GridBench() {}

    static List<Cell> run(int every) {
        Map<String, Trace> traces = BenchData.traces("grid.mzML");
        Map<String, List<BenchRow>> cells = new LinkedHashMap<>();
        for (BenchRow row : BenchData.table("grid.csv")) {
            cells.computeIfAbsent(key(row), k -> new ArrayList<>()).add(row);
        }
        List<Cell> result = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, List<BenchRow>> cell : cells.entrySet()) {
            if (number++ % every == 0) {
                result.addAll(cell(cell.getKey(), cell.getValue(), traces));
            }
        }
        return result;
    }

    private static String key(BenchRow row) {
        return row.get("resolution") + " " + row.get("area_ratio") + " " + row.get("as10") + " " + row.get("sn_minor");
    }

    private static List<Cell> cell(String key, List<BenchRow> rows, Map<String, Trace> traces) {
        List<Input> run = rows.stream()
                .map(row -> new Input(
                        SampleType.STUDY,
                        Optional.ofNullable(traces.get("case=" + row.get("case") + " role=analyte")),
                        Optional.ofNullable(traces.get("case=" + row.get("case") + " role=internal_standard"))))
                .toList();
        double resolution = Double.parseDouble(rows.get(0).get("resolution"));
        List<Double> analyte = List.of(FIRST_MIN, FIRST_MIN + SPACING_MIN * resolution);
        List<Double> standard = analyte.stream().map(t -> t - IS_EARLIER_MIN).toList();
        List<FittedChannel> fitted = JointFitRun.fit(
                        new Expectation(analyte, HALF_WIDTH_MIN),
                        Optional.of(new Expectation(standard, HALF_WIDTH_MIN)),
                        run)
                .stream()
                .map(JointFitRun.Fitted::analyte)
                .toList();
        List<Cell> cells = new ArrayList<>();
        for (int peak = 1; peak <= 2; peak++) {
            cells.add(errors(key, peak, rows, fitted));
        }
        return cells;
    }

    private static Cell errors(String key, int peak, List<BenchRow> rows, List<FittedChannel> fitted) {
        List<Double> errors = new ArrayList<>();
        List<Double> z = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double truth = Double.parseDouble(rows.get(i).get("area_" + peak + "_counts_min"));
            if (fitted.get(i).peaks().isEmpty()) {
                continue;
            }
            Peak.Area area = fitted.get(i).peaks().get(peak - 1).area();
            errors.add(100 * (area.countsMin() / truth - 1));
            z.add((area.countsMin() - truth) / area.seCountsMin());
        }
        return new Cell(key, peak, bound(rows.get(0), peak), errors, z);
    }

    private static double bound(BenchRow row, int peak) {
        return BenchData.table("crlb.csv").stream()
                .filter(known -> same(known, row))
                .mapToDouble(known -> Double.parseDouble(known.get("joint_internal_standard_" + peak + "_percent")))
                .findFirst()
                .orElseThrow();
    }

    private static boolean same(BenchRow a, BenchRow b) {
        return List.of("resolution", "area_ratio", "as10", "sn_minor").stream()
                .allMatch(
                        name -> Math.abs(Double.parseDouble(a.get(name)) / Double.parseDouble(b.get(name)) - 1) < 1e-9);
    }

    @AboutTheMachine("measures how long it takes")
    public static void main(String[] arguments) {
        int every = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        long start = System.nanoTime();
        List<Cell> cells = run(every);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Double> ratios = new ArrayList<>();
        int covered = 0;
        int all = 0;
        for (Cell cell : cells) {
            ratios.add(cell.ratio());
            covered += (int) cell.z().stream().filter(z -> Math.abs(z) <= 1.96).count();
            all += cell.z().size();
            double limit = 0.5 * cell.boundPercent()
                    + 3 * cell.rmse() / Math.sqrt(cell.errors().size());
            boolean bad = cell.ratio() > 1.6
                    || Math.abs(cell.bias()) > limit
                    || cell.errors().size() < 25;
            System.out.printf(
                    Locale.ROOT,
                    "%-22s peak %d  n %2d  bias %7.3f  rmse %7.3f  bound %6.3f  ratio %5.2f  z %.2f %s%n",
                    cell.key(),
                    cell.peak(),
                    cell.errors().size(),
                    cell.bias(),
                    cell.rmse(),
                    cell.boundPercent(),
                    cell.ratio(),
                    Math.sqrt(
                            cell.z().stream().mapToDouble(z -> z * z).average().orElse(0)),
                    bad ? "BAD" : "");
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "median ratio %.3f, worst %.3f, coverage %.2f %%, %.1f s%n",
                ratios.get(ratios.size() / 2),
                ratios.get(ratios.size() - 1),
                100.0 * covered / all,
                seconds);
    }
}
