package io.enantio.cli.show;

import io.enantio.input.mzml.StoredSpectra;
import io.enantio.input.mzml.StoredSpectra.Range;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The spectra of a file, a line for each kind. */
final class SpectrumTable {
    private static final int MOST_NAMED = 4;
    private static final List<String> HEADINGS = List.of(
            "kind",
            "level",
            "polarity",
            "spectra",
            "from",
            "to",
            "unit",
            "spectra/s",
            "highest sum",
            "at",
            "m/z",
            "precursors");

    private SpectrumTable() {}

    static String of(List<StoredSpectra> groups) {
        return AsciiTable.of(HEADINGS, groups.stream().map(SpectrumTable::line).toList());
    }

    /** Unit of the times of a group's trace. */
    static String unit(StoredSpectra group) {
        return group.timeUnit().isPresent() ? "min" : "?";
    }

    /** As a plot names it. */
    static String title(StoredSpectra group) {
        return "sum of each " + group.kind() + " spectrum"
                + group.polarity()
                        .map(sign -> ", " + ChromatogramTable.word(sign))
                        .orElse("");
    }

    private static List<String> line(StoredSpectra group) {
        Optional<TraceExtent> extent = TraceExtent.of(group.total());
        return List.of(
                group.kind(),
                group.msLevel().isPresent() ? String.valueOf(group.msLevel().getAsInt()) : AsciiTable.NOTHING,
                group.polarity().map(ChromatogramTable::word).orElse(AsciiTable.NOTHING),
                String.valueOf(group.number()),
                ChromatogramTable.shown(extent, "%.2f", TraceExtent::first),
                ChromatogramTable.shown(extent, "%.2f", TraceExtent::last),
                unit(group),
                rate(group, extent),
                ChromatogramTable.shown(extent, "%.2e", TraceExtent::highestCounts),
                ChromatogramTable.shown(extent, "%.2f", TraceExtent::highestAt),
                group.range().map(SpectrumTable::text).orElse(AsciiTable.NOTHING),
                precursors(group.precursors()));
    }

    private static String rate(StoredSpectra group, Optional<TraceExtent> extent) {
        return extent.filter(known -> group.timeUnit().isPresent() && known.last() > known.first())
                .map(known -> String.format(
                        Locale.ROOT, "%.2f", (group.total().size() - 1) / (60 * (known.last() - known.first()))))
                .orElse(AsciiTable.NOTHING);
    }

    private static String text(Range range) {
        return ChromatogramTable.mz(range.lowMz()) + " - "
                + (range.isClosed() ? ChromatogramTable.mz(range.highMz()) : "?");
    }

    private static String precursors(List<Double> mz) {
        if (mz.isEmpty()) {
            return AsciiTable.NOTHING;
        }
        return mz.size() <= MOST_NAMED
                ? mz.stream().map(ChromatogramTable::mz).collect(Collectors.joining(", "))
                : mz.size() + " from " + ChromatogramTable.mz(mz.get(0)) + " to "
                        + ChromatogramTable.mz(mz.get(mz.size() - 1));
    }
}
