package io.enantio.input.mzml;

import io.enantio.chromatogram.Acquisition;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.channel.ChannelSelection;
import io.enantio.input.mzml.channel.RepeatedTransitions;
import io.enantio.input.mzml.channel.TraceAssembly;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what was picked out of a file into the signals of a method's channels. */
final class ChannelReading {
    private final String name;
    private final MzmlFile file;
    private final ChannelSelection selection;
    private final Optional<TimeAxisUnit> assumed;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Channel, Acquisition> acquisitions = new LinkedHashMap<>();

    ChannelReading(String name, MzmlFile file, ChannelSelection selection, Optional<TimeAxisUnit> assumed) {
        this.name = name;
        this.file = file;
        this.selection = selection;
        this.assumed = assumed;
    }

    Map<Channel, ChannelSignal> signals(List<Channel> channels) {
        Map<Channel, ChannelSignal> signals = new LinkedHashMap<>();
        channels.forEach(channel -> signals.computeIfAbsent(channel, this::signal));
        return signals;
    }

    /** Channels that several chromatograms fit equally well. */
    List<Problem> problems() {
        return problems;
    }

    /** In which form the file holds each channel that was found. */
    Map<Channel, Acquisition> acquisitions() {
        return acquisitions;
    }

    private ChannelSignal signal(Channel channel) {
        List<StoredChromatogram> found = selection.of(channel);
        if (found.isEmpty()) {
            return new NoChromatogram(
                    channel,
                    selection.whyAbsent(channel)
                            + file.salvaged().map(text -> "; " + text).orElse(""));
        }
        List<StoredChromatogram> segments = found.get(0).size() == 0
                ? found.subList(0, 1)
                : found.stream().filter(segment -> segment.size() > 0).toList();
        if (assumed.isEmpty() && segments.stream().anyMatch(ChannelReading::lacksUnit)) {
            return new NoChromatogram(
                    channel,
                    segments.get(0).header().element()
                            + " does not state its unit of time; set time_unit_if_missing in the method");
        }
        return areSegments(segments) ? chromatogram(channel, segments) : chosenByTime(channel, segments);
    }

    private static boolean lacksUnit(StoredChromatogram segment) {
        return segment.size() > 0 && segment.unit().isEmpty();
    }

    private Chromatogram chromatogram(Channel channel, List<StoredChromatogram> segments) {
        acquisitions.put(channel, segments.get(0).acquisition());
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (segments.stream().anyMatch(ChannelReading::lacksUnit)) {
            flags.add(Flag.TIME_UNIT_ASSUMED);
        }
        if (segments.stream().map(StoredChromatogram::header).anyMatch(file.oddities()::concern)) {
            flags.add(Flag.RAW_IRREGULAR);
        }
        return new Chromatogram(channel, TraceAssembly.join(segments, assumed), flags);
    }

    /** Segments of one transition were measured alike and one after the other. */
    private static boolean areSegments(List<StoredChromatogram> segments) {
        for (int i = 1; i < segments.size(); i++) {
            StoredChromatogram first = segments.get(0);
            boolean alike =
                    segments.get(i).header().ions().equals(first.header().ions())
                            && lacksUnit(segments.get(i)) == lacksUnit(first);
            if (!alike || RepeatedTransitions.overlap(segments.get(i - 1), segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Of several that overlap, the one that alone reaches into the channel's retention window. */
    private ChannelSignal chosenByTime(Channel channel, List<StoredChromatogram> equal) {
        List<StoredChromatogram> inWindow =
                equal.stream().filter(one -> reaches(channel, one)).toList();
        if (inWindow.size() == 1) {
            return chromatogram(channel, inWindow);
        }
        String listed = equal.stream().map(one -> one.header().title()).collect(Collectors.joining(", "));
        String problem = "several chromatograms fit " + ChannelSelection.title(channel) + " equally: " + listed;
        problems.add(
                new Problem(
                        name,
                        "channel " + channel.owner(),
                        problem,
                        "Choose one in the method with polarity, collision_energy_ev or id_contains, or by the retention window."));
        return new NoChromatogram(channel, problem);
    }

    private boolean reaches(Channel channel, StoredChromatogram chromatogram) {
        Channel.PeakWindow window = channel.window();
        if (window.peaks() == 0) {
            return true;
        }
        TimeAxisUnit unit = chromatogram.unit().or(() -> assumed).orElse(TimeAxisUnit.MINUTE);
        double first = unit.toMinutes(chromatogram.time(0));
        double last = unit.toMinutes(chromatogram.time(chromatogram.size() - 1));
        return first <= window.retentionTimesMin().get(window.peaks() - 1) + window.halfWidthMin()
                && last >= window.retentionTimesMin().get(0) - window.halfWidthMin();
    }
}
