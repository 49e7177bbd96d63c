package io.enantio.cli.show;

import io.enantio.input.mzml.StoredTrace;
import io.enantio.input.mzml.StoredTrace.Selected;
import io.enantio.method.Polarity;
import io.enantio.report.text.NumberText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The chromatograms of a file, a line each. */
public final class ChromatogramTable {
    private static final List<String> HEADINGS = List.of(
            "#",
            "type",
            "precursor",
            "product",
            "polarity",
            "CE eV",
            "from",
            "to",
            "unit",
            "points",
            "points/s",
            "highest",
            "at",
            "id");

    private ChromatogramTable() {}

    static String of(List<StoredTrace> traces) {
        return AsciiTable.of(
                HEADINGS,
                IntStream.range(0, traces.size())
                        .mapToObj(index -> line(index, traces.get(index)))
                        .toList());
    }

    /** Four digits tell channels apart; what a 32-bit float has beyond is not the laboratory's. */
    static String mz(double mz) {
        return NumberText.of(Double.parseDouble(shown("%.4f", mz)));
    }

    /** Unit of a trace's times. */
    static String unit(StoredTrace trace) {
        return trace.timeUnit().isPresent() ? "min" : "?";
    }

    public static String word(Polarity polarity) {
        return polarity.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> line(int index, StoredTrace stored) {
        Selected selected = stored.selected();
        Optional<TraceExtent> extent = TraceExtent.of(stored.trace());
        return List.of(
                String.valueOf(index),
                stored.type(),
                shown(selected.precursorMz()),
                shown(selected.productMz()),
                selected.polarity().map(ChromatogramTable::word).orElse(AsciiTable.NOTHING),
                shown(selected.collisionEnergyEv()),
                shown(extent, "%.2f", TraceExtent::first),
                shown(extent, "%.2f", TraceExtent::last),
                unit(stored),
                String.valueOf(stored.trace().size()),
                stored.pointsPerSecond().isPresent()
                        ? shown("%.2f", stored.pointsPerSecond().getAsDouble())
                        : AsciiTable.NOTHING,
                shown(extent, "%.2e", TraceExtent::highestCounts),
                shown(extent, "%.2f", TraceExtent::highestAt),
                stored.id());
    }

    private static String shown(OptionalDouble mz) {
        return mz.isPresent() ? mz(mz.getAsDouble()) : AsciiTable.NOTHING;
    }

    /** A figure of a trace, if it has points. */
    static String shown(Optional<TraceExtent> extent, String format, ToDoubleFunction<TraceExtent> figure) {
        return extent.map(known -> shown(format, figure.applyAsDouble(known))).orElse(AsciiTable.NOTHING);
    }

    private static String shown(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
