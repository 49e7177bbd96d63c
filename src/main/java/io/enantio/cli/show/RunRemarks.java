package io.enantio.cli.show;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines about what does not stop a run: injections that could not be read, or not wholly, and what the method lacks. */
public final class RunRemarks {
    private RunRemarks() {}

    /** About the method first, then in injection order. */
    public static List<String> of(RunResult result) {
        return Stream.concat(placement(result), ofInjections(result)).toList();
    }

    /** Rule QC-1 rejects nothing: it is a message to whoever writes the method. */
    private static Stream<String> placement(RunResult result) {
        return result.rules().stream()
                .filter(rule -> rule.rule().equals("QC-1") && rule.outcome() == RuleOutcome.Outcome.FAIL)
                .map(rule -> "method, QC level " + rule.subject() + " of "
                        + rule.analyte().name() + ": " + rule.evidence().detail() + " (limit "
                        + rule.evidence().limit() + ", rule QC-1)");
    }

    private static Stream<String> ofInjections(RunResult result) {
        List<Channel> channels = result.method().channels();
        return result.injections().stream().map(InjectionPeaks::raw).flatMap(raw -> of(raw, channels).stream());
    }

    private static List<String> of(RawInjection raw, List<Channel> channels) {
        if (raw instanceof UnreadInjection unread) {
            return unread.flag() == Flag.NOT_ACQUIRED
                    ? List.of()
                    : List.of(name(raw) + " could not be read: " + unread.reason() + " (" + unread.flag() + ")");
        }
        return raw instanceof AcquiredInjection acquired
                ? Stream.concat(salvaged(acquired), missing(acquired, channels)).toList()
                : List.of();
    }

    private static Stream<String> salvaged(AcquiredInjection raw) {
        return raw.rawFile().salvaged().stream()
                .map(text -> name(raw) + " was salvaged: " + text + " (" + Flag.RAW_IRREGULAR + ")");
    }

    private static Stream<String> missing(AcquiredInjection raw, List<Channel> channels) {
        String missing = channels.stream()
                .map(raw::signal)
                .flatMap(signal -> signal instanceof NoChromatogram none ? Stream.of(none) : Stream.empty())
                .map(none -> none.channel().owner() + ": " + none.reason())
                .collect(Collectors.joining("; "));
        return missing.isEmpty()
                ? Stream.empty()
                : Stream.of(name(raw) + " lacks channels: " + missing + " (" + Flag.NO_DATA + ")");
    }

    private static String name(RawInjection raw) {
        return "injection " + raw.injection().number()
                + raw.injection().file().map(file -> " (" + file + ")").orElse("");
    }
}
