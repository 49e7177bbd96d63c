package io.enantio.cli.show;

import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.input.mzml.MzmlSummary;
import io.enantio.input.mzml.StoredSpectra;
import io.enantio.input.mzml.StoredSpectra.Range;
import io.enantio.input.mzml.StoredTrace;
import io.enantio.input.mzml.StoredTrace.Selected;
import io.enantio.input.mzml.TraceExtent;
import io.enantio.method.Polarity;
import io.enantio.peak.learn.TraceFacts;
import io.enantio.text.NumberText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The content of an mzML file: metadata, irregularities, a line per chromatogram, and plots on request. */
public final class InspectionText {
    private static final String NOT_STATED = "not stated";

    private InspectionText() {}

    /** Which chromatograms are plotted. */
    public enum Plots {
        NONE,
        ALL
    }

    /** Prints lines with a line end. */
    public static void print(MzmlSummary summary, Plots plots, PrintWriter out) {
        StringBuilder text = new StringBuilder(summary.file() + "\n");
        fact(text, "instrument", instrument(summary.instrument()));
        fact(text, "started", summary.startTimeStamp().orElse(NOT_STATED));
        fact(text, "made from", listed(summary.formats()));
        fact(text, "converted by", listed(summary.converters()));
        fact(text, "chromatograms", String.valueOf(summary.traces().size()));
        fact(text, "spectra", String.valueOf(summary.spectra()));
        fact(text, "SHA-256", summary.sha256());
        fact(text, "irregular", summary.oddities().isEmpty() ? "nothing" : "");
        summary.oddities().forEach(oddity -> text.append("    - " + oddity + "\n"));
        out.print(text);
        if (!summary.traces().isEmpty()) {
            out.print("\n");
            ChromatogramTable.print(summary.traces(), out);
        }
        spectra(summary.stored(), out);
        if (plots == Plots.ALL) {
            plots(summary).forEach(out::print);
        }
    }

    private static void spectra(MzmlSummary.Spectra spectra, PrintWriter out) {
        if (!spectra.groups().isEmpty()) {
            out.print("\n  Spectra\n");
            SpectrumTable.print(spectra.groups(), out);
            spectra.remarks().forEach(remark -> out.print("    - " + remark + "\n"));
        }
        if (!spectra.channels().isEmpty()) {
            out.print("\n  Channels stored as spectra\n");
            ChromatogramTable.print(spectra.channels(), out);
        }
    }

    /** Channels; for full scans, the total ion current. */
    private static Stream<String> plots(MzmlSummary summary) {
        Stream<String> sums = summary.stored().groups().stream()
                .filter(group ->
                        summary.stored().channels().isEmpty() && !group.total().isEmpty())
                .map(group -> "\n  " + SpectrumTable.title(group) + "\n"
                        + TextPlot.of(group.total(), SpectrumTable.unit(group)));
        Stream<String> traces = Stream.concat(summary.traces().stream(), summary.stored().channels().stream())
                .map(InspectionText::plot);
        return Stream.concat(traces, sums);
    }

    private static void fact(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-13s  %s", name, value).stripTrailing() + "\n");
    }

    private static String instrument(InstrumentStated instrument) {
        return instrument.model().orElse(NOT_STATED)
                + instrument.serial().map(serial -> ", serial number " + serial).orElse("");
    }

    /** Each once: a program that was used several times is named several times in the file. */
    private static String listed(List<String> words) {
        return words.isEmpty() ? NOT_STATED : words.stream().distinct().collect(Collectors.joining("; "));
    }

    private static String plot(StoredTrace stored) {
        return "\n  " + stored.element() + " " + stored.id() + "\n"
                + TextPlot.of(stored.trace(), ChromatogramTable.unit(stored));
    }

    /** The chromatograms of a file, one line each. */
    private static final class ChromatogramTable {
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
                "zeros %",
                "step",
                "flat top",
                "id");

        private static final double LARGEST_WHOLE_STEP = 10_000;

        private ChromatogramTable() {}

        static void print(List<StoredTrace> traces, PrintWriter out) {
            AsciiTable.print(HEADINGS, traces.size(), index -> line(index, traces.get(index)), out);
        }

        /** Four decimals distinguish channels; further digits are artefacts of 32-bit numbers. */
        static String mz(double mz) {
            return DigitText.shortest(mz, 4);
        }

        /** Unit of the times of a trace. */
        static String unit(StoredTrace trace) {
            return trace.timeUnit().isPresent() ? "min" : "?";
        }

        private static List<String> line(int index, StoredTrace stored) {
            Selected selected = stored.selected();
            Optional<TraceExtent> extent = stored.extent();
            return List.of(
                    String.valueOf(index),
                    stored.type(),
                    shown(selected.precursorMz()),
                    shown(selected.productMz()),
                    selected.polarity().map(Polarity::word).orElse(AsciiTable.NOTHING),
                    shown(selected.collisionEnergyEv()),
                    shown(extent, DigitText::hundredths, TraceExtent::first),
                    shown(extent, DigitText::hundredths, TraceExtent::last),
                    unit(stored),
                    String.valueOf(stored.points()),
                    stored.pointsPerSecond().isPresent()
                            ? DigitText.fixed(stored.pointsPerSecond().getAsDouble(), 2)
                            : AsciiTable.NOTHING,
                    shown(extent, DigitText::scientific, TraceExtent::highestCounts),
                    shown(extent, DigitText::hundredths, TraceExtent::highestAt),
                    stored.facts().map(ChromatogramTable::zeros).orElse(AsciiTable.NOTHING),
                    fact(stored, TraceFacts::stepCounts, ChromatogramTable::step),
                    fact(stored, TraceFacts::flatTopCounts, DigitText::scientific),
                    stored.id() + (stored.scan().isEmpty() ? "" : " (" + stored.scan() + ")"));
        }

        /** Some converters write 0 where nothing was selected, or no energy is known. */
        private static String shown(OptionalDouble value) {
            return value.isPresent() && value.getAsDouble() != 0 ? mz(value.getAsDouble()) : AsciiTable.NOTHING;
        }

        /** With the least value that is stored, where zeros stand for anything below it. */
        private static String zeros(TraceFacts facts) {
            String share = DigitText.fixed(100 * facts.zeroShare(), 0);
            return facts.storedFromCounts().isPresent()
                    ? share
                            + String.format(
                                    Locale.ROOT,
                                    " (< %.3g)",
                                    facts.storedFromCounts().getAsDouble())
                    : share;
        }

        private static String fact(
                StoredTrace stored, Function<TraceFacts, OptionalDouble> fact, DoubleFunction<String> form) {
            OptionalDouble value =
                    stored.facts().isPresent() ? fact.apply(stored.facts().get()) : OptionalDouble.empty();
            return value.isPresent() ? form.apply(value.getAsDouble()) : AsciiTable.NOTHING;
        }

        /** Four digits: a step is known no better. */
        private static String step(double counts) {
            if (counts == Math.rint(counts) && counts < LARGEST_WHOLE_STEP) {
                return Integer.toString((int) counts);
            }
            return NumberText.of(Double.parseDouble(String.format(Locale.ROOT, "%.4g", counts)));
        }

        /** A figure of a trace, if it has points. */
        static String shown(
                Optional<TraceExtent> extent, DoubleFunction<String> form, ToDoubleFunction<TraceExtent> figure) {
            return extent.isPresent() ? form.apply(figure.applyAsDouble(extent.get())) : AsciiTable.NOTHING;
        }
    }

    /** The spectra of a file, one line for each kind. */
    private static final class SpectrumTable {
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
                "precursors",
                "scan setting");

        private SpectrumTable() {}

        static void print(List<StoredSpectra> groups, PrintWriter out) {
            AsciiTable.print(HEADINGS, groups.size(), index -> line(groups.get(index)), out);
        }

        /** Unit of the times of a group. */
        static String unit(StoredSpectra group) {
            return group.timeUnit().isPresent() ? "min" : "?";
        }

        /** Title of its plot. */
        static String title(StoredSpectra group) {
            return "sum of each " + group.kind() + " spectrum"
                    + group.polarity().map(sign -> ", " + sign.word()).orElse("");
        }

        private static List<String> line(StoredSpectra group) {
            Optional<TraceExtent> extent = TraceExtent.of(group.total());
            return List.of(
                    group.kind(),
                    group.msLevel().isPresent() ? String.valueOf(group.msLevel().getAsInt()) : AsciiTable.NOTHING,
                    group.polarity().map(Polarity::word).orElse(AsciiTable.NOTHING),
                    String.valueOf(group.number()),
                    ChromatogramTable.shown(extent, DigitText::hundredths, TraceExtent::first),
                    ChromatogramTable.shown(extent, DigitText::hundredths, TraceExtent::last),
                    unit(group),
                    rate(group, extent),
                    ChromatogramTable.shown(extent, DigitText::scientific, TraceExtent::highestCounts),
                    ChromatogramTable.shown(extent, DigitText::hundredths, TraceExtent::highestAt),
                    group.range().map(SpectrumTable::text).orElse(AsciiTable.NOTHING),
                    precursors(group.precursors()),
                    group.scan().isEmpty() ? AsciiTable.NOTHING : group.scan());
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
}
