package io.enantio.peak.bench;

import java.util.List;
import java.util.Locale;

/** A row of the table: a figure, its target, what was measured, and whether the target is met. */
record TableRow(String what, String wanted, String measured, Verdict verdict) {
    enum Verdict {
        HOLDS("holds"),
        FAILS("FAILS"),
        /** A figure without a limit. */
        REPORTED(""),
        /** Another test or program shows it. */
        ELSEWHERE("elsewhere");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        static Verdict of(boolean holds) {
            return holds ? HOLDS : FAILS;
        }
    }

    static TableRow atMost(String what, double limit, double measured) {
        return Double.isNaN(measured)
                ? new TableRow(what, "<= " + number(limit), "not in these batches", Verdict.REPORTED)
                : new TableRow(what, "<= " + number(limit), number(measured), Verdict.of(measured <= limit));
    }

    /** Shares: some of all, at most a per cent. */
    static TableRow shareAtMost(String what, double limitPercent, long some, long all) {
        double share = Figures.percent(some, all);
        String measured = number(share) + " % (" + some + " of " + all + ")";
        return new TableRow(what, "<= " + number(limitPercent) + " %", measured, Verdict.of(share <= limitPercent));
    }

    /** The same, and where the largest was measured. */
    TableRow at(String place) {
        return new TableRow(what, wanted, measured + " (" + place + ")", verdict);
    }

    /** Two decimals, or none. */
    static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    static void print(String title, List<TableRow> rows) {
        System.out.println();
        System.out.println(title);
        for (TableRow row : rows) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-62s %-18s %-44s %s%n",
                    row.what(),
                    row.wanted(),
                    row.measured(),
                    row.verdict().word);
        }
    }
}
