package io.enantio.input.mzml;

import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.TraceOrigin;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.ChannelSelection;
import io.enantio.input.mzml.channel.TracePieces;
import io.enantio.input.mzml.header.ChromatogramHeader;
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
import java.util.function.Function;

/** The signals of a method's channels in one file, made of the chromatograms that fit each best. */
final class ChannelSignals {
    private static final int LONGEST_ID = 250;

    private final String name;
    private final MzmlFile file;
    private final ChannelSelection selection;
    private final Optional<TimeAxisUnit> assumed;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> oddities = new ArrayList<>();

    /**
     * @param name of the file, as the user knows it
     * @param assumed unit of times without one
     */
    ChannelSignals(String name, MzmlFile file, ChannelSelection selection, Optional<TimeAxisUnit> assumed) {
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

    /** Channels that several chromatograms fit equally well, and nothing decides. */
    List<Problem> problems() {
        return problems;
    }

    /** What is unusual about the chromatograms of a channel. */
    List<String> oddities() {
        return oddities;
    }

    private ChannelSignal signal(Channel channel) {
        List<StoredChromatogram> found = selection.of(channel);
        if (found.isEmpty()) {
            return new NoChromatogram(
                    channel,
                    selection.whyAbsent(channel)
                            + file.salvaged().map(text -> "; " + text).orElse(""));
        }
        List<StoredChromatogram> pieces =
                found.stream().filter(piece -> piece.size() > 0).toList();
        if (assumed.isEmpty() && pieces.stream().anyMatch(ChannelSignals::lacksUnit)) {
            return new NoChromatogram(
                    channel,
                    pieces.get(0).header().element()
                            + " does not state its unit of time; set time_unit_if_missing in the method");
        }
        return pieces.isEmpty()
                ? chromatogram(channel, TracePieces.only(found.get(0), assumed))
                : joined(channel, pieces);
    }

    private static boolean lacksUnit(StoredChromatogram piece) {
        return piece.unit().isEmpty();
    }

    private ChannelSignal joined(Channel channel, List<StoredChromatogram> pieces) {
        TracePieces.Outcome outcome = TracePieces.join(
                pieces, assumed, channel.window(), channel.transition().choice().segment());
        if (outcome instanceof TracePieces.Joined joined) {
            return chromatogram(channel, joined);
        }
        if (outcome instanceof TracePieces.NotThere none) {
            return new NoChromatogram(channel, none.reason());
        }
        String problem = "several chromatograms fit " + ChannelSelection.title(channel)
                + " equally, and nothing decides: "
                + String.join(", ", ((TracePieces.Undecided) outcome).titles());
        problems.add(new Problem(name, "channel " + channel.owner(), problem, remedy(pieces)));
        return new NoChromatogram(channel, problem);
    }

    /** Keys of the method that tell these pieces apart. */
    private static String remedy(List<StoredChromatogram> pieces) {
        List<String> keys = new ArrayList<>();
        keys.add("segment (1 to " + pieces.size() + " in the order of the file, or {at_min: TIME})");
        if (differ(pieces, header -> header.ions().polarity())) {
            keys.add("polarity");
        }
        if (differ(pieces, header -> header.ions().collisionEnergyEv())) {
            keys.add("collision_energy_ev");
        }
        if (differ(pieces, ChromatogramHeader::setting)) {
            keys.add("scan_contains");
        } else if (differ(pieces, ChromatogramHeader::id)) {
            keys.add("id_contains");
        }
        return "Choose one in the method with " + String.join(" or ", keys) + ".";
    }

    private static boolean differ(List<StoredChromatogram> pieces, Function<ChromatogramHeader, Object> part) {
        return pieces.stream()
                        .map(StoredChromatogram::header)
                        .map(part)
                        .distinct()
                        .count()
                == pieces.size();
    }

    private Chromatogram chromatogram(Channel channel, TracePieces.Joined joined) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        List<StoredChromatogram> used =
                joined.used().stream().map(TracePieces.Used::piece).toList();
        if (used.stream().anyMatch(piece -> piece.size() > 0 && lacksUnit(piece))) {
            flags.add(Flag.TIME_UNIT_ASSUMED);
        }
        boolean isOdd = used.stream().map(StoredChromatogram::header).anyMatch(file.oddities()::concern);
        if (isOdd || joined.difference().isPresent()) {
            flags.add(Flag.RAW_IRREGULAR);
        }
        joined.difference()
                .map(text -> "channel " + channel.owner() + ": " + text)
                .ifPresent(oddities::add);
        return new Chromatogram(channel, joined.trace(), flags, Optional.of(origin(channel, joined)));
    }

    private TraceOrigin origin(Channel channel, TracePieces.Joined joined) {
        StoredChromatogram first = joined.used().get(0).piece();
        ChromatogramHeader.Ions ions = first.header().ions();
        return new TraceOrigin(
                first.acquisition(),
                new TraceOrigin.Setting(
                        ions.precursorMz(), ions.productMz(), ions.polarity(), ions.collisionEnergyEv()),
                joined.used().stream().map(ChannelSignals::piece).toList(),
                selection.howChosen(channel) + joined.how());
    }

    private static TraceOrigin.Piece piece(TracePieces.Used used) {
        ChromatogramHeader header = used.piece().header();
        String setting = header.setting().isEmpty() ? "" : "scan " + header.setting();
        return new TraceOrigin.Piece(
                header.element(),
                setting.isEmpty() ? Place.quote(header.id(), LONGEST_ID) : Place.quote(setting, LONGEST_ID),
                used.fromMin(),
                used.toMin());
    }
}
