package io.enantio.cli.show;

import io.enantio.chromatogram.RawFile.InstrumentStated;
import io.enantio.input.mzml.MzmlSummary;
import io.enantio.input.mzml.StoredTrace;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in an mzML file, for a person: facts, what is odd, a line per chromatogram, and plots if wanted. */
public final class SummaryText {
    private static final String NOT_STATED = "not stated";

    private SummaryText() {}

    /** Whether chromatograms are drawn. */
    public enum Plots {
        NONE,
        ALL
    }

    /** Lines with a line end. */
    public static String of(MzmlSummary summary, Plots plots) {
        StringBuilder text = new StringBuilder(summary.file() + "\n");
        fact(text, "instrument", instrument(summary.instrument()));
        fact(text, "started", summary.startTimeStamp().orElse(NOT_STATED));
        fact(text, "made from", listed(summary.formats()));
        fact(text, "converted by", listed(summary.converters()));
        fact(text, "chromatograms", String.valueOf(summary.traces().size()));
        fact(text, "spectra", String.valueOf(summary.spectra()));
        fact(text, "SHA-256", summary.sha256());
        fact(text, "odd", summary.oddities().isEmpty() ? "nothing" : "");
        summary.oddities().forEach(oddity -> text.append("    - " + oddity + "\n"));
        if (!summary.traces().isEmpty()) {
            text.append("\n" + ChromatogramTable.of(summary.traces()).indent(2));
        }
        spectra(text, summary.stored());
        if (plots == Plots.ALL) {
            text.append(plots(summary));
        }
        return text.toString();
    }

    private static void spectra(StringBuilder text, MzmlSummary.Spectra spectra) {
        if (!spectra.groups().isEmpty()) {
            text.append("\n  Spectra\n" + SpectrumTable.of(spectra.groups()).indent(2));
        }
        if (!spectra.channels().isEmpty()) {
            text.append("\n  Channels stored as spectra\n"
                    + ChromatogramTable.of(spectra.channels()).indent(2));
        }
    }

    /** Channels as such; of scans, which hold every ion, the sum. */
    private static String plots(MzmlSummary summary) {
        Stream<String> sums = summary.stored().groups().stream()
                .filter(group ->
                        summary.stored().channels().isEmpty() && !group.total().isEmpty())
                .map(group -> "\n  " + SpectrumTable.title(group) + "\n"
                        + TextPlot.of(group.total(), SpectrumTable.unit(group)));
        Stream<String> traces = Stream.concat(summary.traces().stream(), summary.stored().channels().stream())
                .map(SummaryText::plot);
        return Stream.concat(traces, sums).collect(Collectors.joining());
    }

    private static void fact(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-13s  %s", name, value).stripTrailing() + "\n");
    }

    private static String instrument(InstrumentStated instrument) {
        return instrument.model().orElse(NOT_STATED)
                + instrument.serial().map(serial -> ", serial number " + serial).orElse("");
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? NOT_STATED : String.join("; ", words);
    }

    private static String plot(StoredTrace stored) {
        return "\n  " + stored.element() + " " + stored.id() + "\n"
                + TextPlot.of(stored.trace(), ChromatogramTable.unit(stored));
    }
}
