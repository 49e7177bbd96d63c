package io.enantio.cli;

import io.enantio.acceptance.RunResult;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Channel;
import io.enantio.method.Flag;
import io.enantio.peak.InjectionPeaks;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines about injections that could not be read, or not wholly; each costs its own results only. */
final class RunRemarks {
    private RunRemarks() {}

    /** In injection order. */
    static List<String> of(RunResult result) {
        List<Channel> channels = result.method().channels();
        return result.injections().stream()
                .map(InjectionPeaks::raw)
                .flatMap(raw -> of(raw, channels).stream())
                .toList();
    }

    private static List<String> of(RawInjection raw, List<Channel> channels) {
        if (raw instanceof UnreadInjection unread) {
            return unread.flag() == Flag.NOT_ACQUIRED
                    ? List.of()
                    : List.of(name(raw) + " could not be read: " + unread.reason() + " (" + unread.flag() + ")");
        }
        return raw instanceof AcquiredInjection acquired ? missing(acquired, channels) : List.of();
    }

    private static List<String> missing(AcquiredInjection raw, List<Channel> channels) {
        String missing = channels.stream()
                .map(raw::signal)
                .flatMap(signal -> signal instanceof NoChromatogram none ? Stream.of(none) : Stream.empty())
                .map(none -> none.channel().owner() + ": " + none.reason())
                .collect(Collectors.joining("; "));
        return missing.isEmpty()
                ? List.of()
                : List.of(name(raw) + " lacks channels: " + missing + " (" + Flag.NO_DATA + ")");
    }

    private static String name(RawInjection raw) {
        return "injection " + raw.injection().number()
                + raw.injection().file().map(file -> " (" + file + ")").orElse("");
    }
}
