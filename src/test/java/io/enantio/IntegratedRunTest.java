package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.RawInjection;
import io.enantio.input.RunInput;
import io.enantio.method.Analyte;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.run.Action;
import io.enantio.run.Action.Bounds;
import io.enantio.run.AnalyticalRun;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import io.enantio.run.Injection;
import io.enantio.run.ReasonCode;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A run that was integrated once gives the result of processing it from its raw files, whatever is decided, and in whatever order it is asked. */
class IntegratedRunTest {
    private static final RunInput RUN = RunInput.read(Path.of("sample-runs/every-flag"));
    private static final Map<Integer, RawInjection> READ = new ConcurrentHashMap<>();

    @Test
    void judgedAgainIsTheSameAsProcessedFromScratch() {
        AnalyticalRun run = new AnalyticalRun(
                RUN.run().header(),
                RUN.run().injections().subList(0, 60),
                RUN.run().samples(),
                Decisions.NONE);
        IntegratedRun integrated = pipeline().integrate(run);
        for (int seed = 1; seed <= 4; seed++) {
            Decisions decisions = random(new Random(seed), integrated);
            assertSame(integrated.judgedWith(decisions), pipeline().process(run.with(decisions)));
        }
    }

    private static AssayPipeline pipeline() {
        return new AssayPipeline(
                RUN.method(),
                (injection, channels) -> READ.computeIfAbsent(
                        injection.number(), number -> RUN.chromatograms().read(injection, channels)));
    }

    private static void assertSame(RunResult again, RunResult whole) {
        assertThat(again.run()).isEqualTo(whole.run());
        assertThat(again.rows()).isEqualTo(whole.rows());
        assertThat(again.calibrations()).isEqualTo(whole.calibrations());
        assertThat(again.rules()).isEqualTo(whole.rules());
        assertThat(again.verdicts()).isEqualTo(whole.verdicts());
        assertThat(channels(again)).isEqualTo(channels(whole));
        assertThat(again.undecided().isPresent()).isEqualTo(whole.undecided().isPresent());
        again.undecided()
                .ifPresent(before -> assertSame(before, whole.undecided().orElseThrow()));
    }

    /** Peaks and covariances of every injection and channel. */
    private static List<List<Object>> channels(RunResult result) {
        List<List<Object>> all = new ArrayList<>();
        for (InjectionPeaks injection : result.injections()) {
            RUN.method().channels().forEach(channel -> {
                ChannelPeaks peaks = injection.in(channel);
                all.add(List.of(peaks.peaks(), peaks.covariance(), peaks.byDropCountsMin()));
            });
        }
        return all;
    }

    /** Up to eight decisions about any injections: what a person may decide, sensible or not. */
    private static Decisions random(Random random, IntegratedRun run) {
        List<Decision> all = new ArrayList<>();
        int count = random.nextInt(9);
        for (int number = 1; number <= count; number++) {
            InjectionPeaks injection =
                    run.peaks().get(random.nextInt(run.peaks().size()));
            Analyte analyte = RUN.method()
                    .analytes()
                    .get(random.nextInt(RUN.method().analytes().size()));
            all.add(decision(number, random, injection, analyte));
        }
        return new Decisions(
                all, all.stream().map(one -> "line " + one.number()).toList());
    }

    private static Action.Way way(Random random, double top) {
        Bounds bounds = new Bounds(top - 0.1 - 0.3 * random.nextDouble(), top + 0.1 + 0.3 * random.nextDouble());
        return switch (random.nextInt(4)) {
            case 0 -> new Action.OtherPeak(top + 2 * random.nextDouble() - 1);
            case 1 -> Action.Interference.values()[random.nextInt(2)];
            case 2 ->
                new Bounds(
                        bounds.startMin(),
                        bounds.endMin(),
                        Optional.of(new Action.Baseline(1000 * random.nextDouble(), 1000 * random.nextDouble())));
            default -> bounds;
        };
    }

    private static Decision decision(int number, Random random, InjectionPeaks injection, Analyte analyte) {
        Injection line = injection.injection();
        double top = injection.of(analyte) instanceof Peak peak ? peak.retentionTimeMin() : 10;
        boolean isForAll = random.nextInt(4) == 0;
        Action action = switch (random.nextInt(4)) {
            case 0 -> new Action.Exclude();
            case 1 -> new Action.Comment();
            default -> new Action.Reintegrate(isForAll ? new Action.ByMethod() : way(random, top));
        };
        List<ReasonCode> codes = action.kind().codes().stream().sorted().toList();
        return new Decision(
                number,
                new Decision.Subject(
                        Optional.of(line.number()), isForAll ? Optional.empty() : Optional.of(analyte.name())),
                action,
                new Decision.Author(
                        "A. Analyst", Optional.of("B. Reviewer"), OffsetDateTime.parse("2026-03-04T09:10:00Z")),
                new Decision.Reason(
                        codes.isEmpty() ? Optional.empty() : Optional.of(codes.get(random.nextInt(codes.size()))),
                        "as the trace shows it"));
    }
}
