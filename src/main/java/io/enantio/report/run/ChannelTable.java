package io.enantio.report.run;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.TraceOrigin;
import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Rounding;
import io.enantio.peak.InjectionPeaks;
import io.enantio.report.page.Cell;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.run.figure.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was read for each channel of the method: injections that were acquired alike are one row, so that a channel with several
 * rows was not read from the same trace throughout. What was read in each injection stands in run.json.
 */
final class ChannelTable {
    /** One way in which injections hold a channel; for a missing one, the reason. */
    private record Way(Channel channel, String read, String form, Cell flag) {}

    /** The injections of a way, with the traces that were read in them. */
    private record Read(Way way, List<Integer> injections, List<Chromatogram> traces) {}

    /** How files were acquired is no result of the method. */
    private static final NumberPrinter NUMBERS = new NumberPrinter(Rounding.DEFAULT);

    private ChannelTable() {}

    static Table of(RunView view) {
        Map<Way, Read> reads = new LinkedHashMap<>();
        for (Channel channel : view.result().method().channels()) {
            view.result().injections().stream()
                    .map(InjectionPeaks::raw)
                    .filter(AcquiredInjection.class::isInstance)
                    .forEach(raw -> add(raw, raw.signal(channel), reads));
        }
        return Table.of(
                "channels",
                "What was read for each channel; a second row is a deviation",
                List.copyOf(reads.values()),
                columns());
    }

    private static void add(RawInjection raw, ChannelSignal signal, Map<Way, Read> reads) {
        Read read = reads.computeIfAbsent(way(signal), key -> new Read(key, new ArrayList<>(), new ArrayList<>()));
        read.injections().add(raw.injection().number());
        if (signal instanceof Chromatogram found) {
            read.traces().add(found);
        }
    }

    private static Way way(ChannelSignal signal) {
        if (signal instanceof Chromatogram found) {
            boolean isChanged = found.flags().contains(Flag.CHANNEL_CHANGED);
            return new Way(
                    signal.channel(),
                    found.origin().map(origin -> read(origin.setting())).orElse(""),
                    found.origin()
                            .map(origin -> origin.acquisition().word() + ", " + origin.choice())
                            .orElse(""),
                    isChanged
                            ? Cell.of(Flag.CHANNEL_CHANGED.name(), RunView.tone(Flag.CHANNEL_CHANGED.severity()))
                            : Cell.NONE);
        }
        String reason = ((NoChromatogram) signal).reason();
        return new Way(
                signal.channel(),
                "not read",
                reason,
                Cell.of(Flag.NO_DATA.name(), RunView.tone(Flag.NO_DATA.severity())));
    }

    /** Rounded, so that m/z values that were measured do not make a row for each injection. */
    private static String read(TraceOrigin.Setting setting) {
        String ions = Stream.of(setting.precursorMz(), setting.productMz())
                .flatMap(mz -> mz.stream().boxed())
                .map(mz -> NUMBERS.decimals(mz, 2).text())
                .collect(Collectors.joining(" > "));
        return ions
                + setting.polarity().map(sign -> " " + sign.word()).orElse("")
                + setting.collisionEnergyEv().stream()
                        .mapToObj(energy -> " " + NUMBERS.decimals(energy, 1).text() + " eV")
                        .collect(Collectors.joining());
    }

    private static List<Column<Read>> columns() {
        return List.of(
                Column.words("channel", read -> read.way().channel().owner()),
                Column.words(
                        "role",
                        read -> read.way()
                                .channel()
                                .role()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' ')),
                Column.words("read from", read -> read.way().read()),
                Column.words("chromatogram", ChannelTable::ids),
                Column.words("how", read -> read.way().form()),
                Column.words("min", ChannelTable::times),
                Column.words("points", ChannelTable::points),
                Column.words("injections", ChannelTable::injections),
                Column.marked("flag", read -> read.way().flag()));
    }

    /** The id, if it is that of all injections; else the first. */
    private static String ids(Read read) {
        List<String> ids = read.traces().stream()
                .flatMap(found -> found.origin().stream())
                .map(origin ->
                        origin.pieces().stream().map(TraceOrigin.Piece::id).collect(Collectors.joining(" + ")))
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return "";
        }
        return ids.size() == 1 ? ids.get(0) : ids.get(0) + " and " + (ids.size() - 1) + " more";
    }

    private static String times(Read read) {
        List<Chromatogram> full =
                read.traces().stream().filter(found -> !found.trace().isEmpty()).toList();
        if (full.isEmpty()) {
            return "";
        }
        double from = full.stream()
                .mapToDouble(found -> found.trace().timeMin(0))
                .min()
                .orElse(0);
        double to = full.stream()
                .mapToDouble(found -> found.trace().timeMin(found.trace().size() - 1))
                .max()
                .orElse(0);
        return NUMBERS.decimals(from, 2).text() + "–" + NUMBERS.decimals(to, 2).text();
    }

    private static String points(Read read) {
        int fewest = read.traces().stream()
                .mapToInt(found -> found.trace().size())
                .min()
                .orElse(0);
        int most = read.traces().stream()
                .mapToInt(found -> found.trace().size())
                .max()
                .orElse(0);
        return fewest == most ? Integer.toString(fewest) : fewest + "–" + most;
    }

    /** Numbers, those that follow each other as a range. */
    private static String injections(Read read) {
        List<String> ranges = new ArrayList<>();
        List<Integer> numbers = read.injections();
        int first = 0;
        for (int i = 0; i < numbers.size(); i++) {
            boolean isLast = i + 1 == numbers.size() || numbers.get(i + 1) != numbers.get(i) + 1;
            if (isLast) {
                ranges.add(first == i ? numbers.get(i).toString() : numbers.get(first) + "–" + numbers.get(i));
                first = i + 1;
            }
        }
        return String.join(", ", ranges);
    }
}
