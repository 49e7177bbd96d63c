package io.enantio.cli.show;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.TimeAxis;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import io.enantio.run.TransportNames;
import io.enantio.text.NumberText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outcome of a run for the terminal: a line per analyte, and warnings about anything that did not stop the run. */
public final class RunSummary {
    private static final List<String> HEADINGS = List.of("analyte", "LLOQ-ULOQ ng/mL", "standards", "QCs", "verdict");

    private RunSummary() {}

    /** Range, standards, QCs and verdict of each analyte, as lines of ASCII. */
    public static String table(RunResult result) {
        return AsciiTable.of(
                HEADINGS,
                result.verdicts().stream().map(verdict -> line(result, verdict)).toList());
    }

    private static List<String> line(RunResult result, Verdict verdict) {
        Analyte analyte = verdict.analyte();
        return List.of(
                analyte.name(),
                range(result, analyte),
                standards(result, analyte),
                qcs(result, analyte),
                verdict.isAccepted() ? "accepted" : "REJECTED by " + String.join(", ", verdict.reasons()));
    }

    private static String range(RunResult result, Analyte analyte) {
        return fitOf(result, analyte) instanceof CalibrationCurve curve
                ? NumberText.of(curve.range().effective().low()) + " - "
                        + NumberText.of(curve.range().effective().high())
                : AsciiTable.NOTHING;
    }

    private static String standards(RunResult result, Analyte analyte) {
        List<StandardPoint> standards = fitOf(result, analyte).standards();
        long used = standards.stream()
                .filter(standard -> standard.use() == StandardPoint.Use.USED)
                .count();
        return standards.isEmpty() ? AsciiTable.NOTHING : used + "/" + standards.size();
    }

    /** As counted by rule RUN-2 for the whole run. */
    private static String qcs(RunResult result, Analyte analyte) {
        return result.rules().stream()
                .filter(rule -> rule.analyte().equals(analyte) && rule.rule().equals("RUN-2"))
                .filter(rule -> rule.subject().isEmpty())
                .map(RuleOutcome::count)
                .filter(count -> count.passed().isPresent() && count.total().isPresent())
                .map(count -> count.passed().getAsInt() + "/" + count.total().getAsInt())
                .findFirst()
                .orElse(AsciiTable.NOTHING);
    }

    private static CurveFit fitOf(RunResult result, Analyte analyte) {
        return result.calibrations().stream()
                .map(RunResult.Calibration::fit)
                .filter(fit -> fit.analyte().equals(analyte))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no calibration of " + analyte.name()));
    }

    /**
     * Injections that could not be read, or only partly, shortcomings of the method, and names that no transport file holds: about the
     * method first, then about the samples, then in injection order.
     */
    public static List<String> warnings(RunResult result) {
        return Stream.of(qcLevels(result), names(result), ofInjections(result))
                .flatMap(lines -> lines)
                .toList();
    }

    /** Rule QC-1 rejects nothing: it informs the author of the method. */
    private static Stream<String> qcLevels(RunResult result) {
        return result.rules().stream()
                .filter(rule -> rule.rule().equals("QC-1") && rule.outcome() == RuleOutcome.Outcome.FAIL)
                .map(rule -> "method, QC level " + rule.subject() + " of "
                        + rule.analyte().name() + ": " + rule.evidence().detail() + " (limit "
                        + rule.evidence().limit() + ", rule QC-1)");
    }

    private static Stream<String> names(RunResult result) {
        return TransportNames.of(result.run()).remark().stream().map(remark -> "samples: " + remark);
    }

    private static Stream<String> ofInjections(RunResult result) {
        List<Channel> channels = result.method().channels();
        return result.injections().stream().map(InjectionPeaks::raw).flatMap(raw -> warnings(raw, channels).stream());
    }

    private static List<String> warnings(RawInjection raw, List<Channel> channels) {
        if (raw instanceof UnreadInjection unread) {
            return unread.flag() == Flag.NOT_ACQUIRED
                    ? List.of()
                    : List.of(name(raw) + " could not be read: " + unread.reason() + " (" + unread.flag() + ")");
        }
        return raw instanceof AcquiredInjection acquired
                ? Stream.of(
                                salvaged(acquired),
                                timeAxis(acquired),
                                missing(acquired, channels),
                                changed(acquired, channels))
                        .flatMap(lines -> lines)
                        .toList()
                : List.of();
    }

    private static Stream<String> salvaged(AcquiredInjection raw) {
        return raw.rawFile().salvaged().stream()
                .map(text -> name(raw) + " was salvaged: " + text + " (" + Flag.RAW_IRREGULAR + ")");
    }

    private static Stream<String> timeAxis(AcquiredInjection raw) {
        return TimeAxis.doubt(raw.signals().values()).stream()
                .map(text -> name(raw) + ": " + text + " (" + Flag.RAW_IRREGULAR + ")");
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

    private static Stream<String> changed(AcquiredInjection raw, List<Channel> channels) {
        String changed = channels.stream()
                .map(raw::signal)
                .flatMap(signal -> signal instanceof Chromatogram found ? Stream.of(found) : Stream.empty())
                .filter(found -> found.flags().contains(Flag.CHANNEL_CHANGED))
                .map(found -> found.channel().owner() + " from "
                        + found.origin().map(origin -> origin.setting().title()).orElse("another trace"))
                .collect(Collectors.joining("; "));
        return changed.isEmpty()
                ? Stream.empty()
                : Stream.of(name(raw) + " was acquired differently from most of the run: " + changed + " ("
                        + Flag.CHANNEL_CHANGED + ")");
    }

    private static String name(RawInjection raw) {
        return "injection " + raw.injection().number()
                + raw.injection().file().map(file -> " (" + file + ")").orElse("");
    }
}
