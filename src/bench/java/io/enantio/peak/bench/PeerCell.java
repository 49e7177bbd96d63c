package io.enantio.peak.bench;

import java.util.List;
import java.util.function.Predicate;

/**
 * A peer's figure in one cell of {@code peers.csv}.
 *
 * @param cell where: the grid's conditions, or scenario, resolution and subset
 * @param rmsePercent as given, or after calibration
 */
record PeerCell(String method, String cell, String peak, double lostPercent, double rmsePercent) {
    /** The least that any method can reach: on the grid the Cramer-Rao bound, on stress the floor. */
    private static final List<String> LEAST = List.of("oracle_shape", "crlb_joint_internal_standard");

    /** Bounds and the floor are no peers. */
    private static final List<String> NO_PEERS =
            List.of("oracle_shape", "crlb_shared_shape", "crlb_joint_internal_standard");

    /** Which figure is compared. */
    enum Figure {
        AS_GIVEN("rmse_percent"),
        CALIBRATED("rmse_calibrated_percent");

        private final String column;

        Figure(String column) {
            this.column = column;
        }
    }

    /** Peers that found the peak at least once, in the file's order. */
    static List<PeerCell> peers(String dataset, Figure figure) {
        return of(dataset, figure, method -> !NO_PEERS.contains(method));
    }

    /** What is the least in each cell: of all replicates, so that a peer may be below it by chance. */
    static List<PeerCell> least(String dataset, Figure figure) {
        Figure given = dataset.equals("grid") ? Figure.AS_GIVEN : figure;
        return of(dataset, given, LEAST::contains);
    }

    /** Whether another figure is of the same peaks. */
    boolean isBeside(PeerCell other) {
        return cell.equals(other.cell) && peak.equals(other.peak);
    }

    private static List<PeerCell> of(String dataset, Figure figure, Predicate<String> methods) {
        return BenchData.table("peers.csv").stream()
                .filter(row -> row.get("dataset").equals(dataset))
                .filter(row -> methods.test(row.get("method")))
                .filter(row -> !row.get("peak").equals("absent"))
                .filter(row -> !row.get(figure.column).isEmpty())
                .map(row -> of(row, figure))
                .toList();
    }

    private static PeerCell of(BenchRow row, Figure figure) {
        String cell = row.get("dataset").equals("grid")
                ? grid(row.get("resolution"), row.get("area_ratio"), row.get("as10"), row.get("sn_minor"))
                : row.get("scenario") + " " + Double.parseDouble(row.get("resolution")) + " " + row.get("subset");
        return new PeerCell(
                row.get("method"),
                cell,
                row.get("peak"),
                row.get("lost_percent").isEmpty() ? 0 : Double.parseDouble(row.get("lost_percent")),
                Double.parseDouble(row.get(figure.column)));
    }

    /** Conditions of a cell of the grid, numbers written alike whatever the file writes. */
    static String grid(String resolution, String ratio, String as10, String signalToNoise) {
        return "Rs " + Double.parseDouble(resolution) + " ratio " + Double.parseDouble(ratio) + " As10 "
                + Double.parseDouble(as10) + " S/N " + Double.parseDouble(signalToNoise);
    }
}
