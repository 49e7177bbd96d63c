package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.enantio.FlagCauses.Cause;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every flag of a run: its cause, planted in a run, raises it from raw file to result, and rejects what it should and
 * nothing else. Clean runs have no flags except by chance on a few rows.
 */
class FlagEvidenceTest {
    private static final List<Long> SEEDS = Arrays.stream(
                    System.getProperty("flag.seeds", "7,31,32").split(","))
            .map(Long::valueOf)
            .toList();
    /** For which the number of rejected analytes is known. */
    private static final long REFERENCE_SEED = 7;

    /** Outputs of the study, not of a run (docs/rules/flags-and-status.md, output S). */
    private static final Set<String> OF_THE_STUDY = Set.of("RS_RATIO_OUTLIER", "REANALYSED", "ISR_DIFFERENCE");

    /** No more than one row in a hundred of a clean run may have a flag by chance, and none one that rejects. */
    private static final double BY_CHANCE = 0.01;

    private static final Map<Flag, Cause> CAUSES = FlagCauses.all();

    @TempDir
    private Path folder;

    /** Rows of concentrations.csv of clean runs, and how often each flag occurs in their results. */
    private record Clean(int rows, Map<Flag, Integer> flags) {}

    /** Once for a seed, a way and a number of subjects. */
    private static final Map<String, Clean> CLEAN = new HashMap<>();

    @Test
    void everyFlagOfARunHasAPlantedCause() {
        assertThat(Arrays.stream(Flag.values())
                        .filter(flag -> !OF_THE_STUDY.contains(flag.name()))
                        .filter(flag -> !CAUSES.containsKey(flag)))
                .isEmpty();
    }

    /** Some of each stage from raw file to verdict, by perpendicular drop if that is enough; the profile evidence plants all. */
    @ParameterizedTest
    @CsvSource({
        "NOT_ACQUIRED, perpendicular_drop",
        "TOO_FEW_POINTS, perpendicular_drop",
        "IS_MISSING, perpendicular_drop",
        "BASELINE_SHIFT, perpendicular_drop",
        "BASELINE_SHIFT_LARGE, perpendicular_drop",
        "INTERFERENCE_SUSPECTED, perpendicular_drop",
        "OUT_OF_LIMIT, perpendicular_drop",
        "CARRYOVER, perpendicular_drop",
        "INTERFERENT_OVERLAP, perpendicular_drop",
        "TRUNCATED_LLOQ, perpendicular_drop",
        "REINJECTED, perpendicular_drop",
        "CURVE_NOT_MONOTONIC, perpendicular_drop"
    })
    void aPlantedCauseRaisesItsFlag(Flag flag, String way) {
        assertThat(isFound(flag, REFERENCE_SEED, way)).isTrue();
    }

    @Tag("evidence")
    @Test
    void everyPlantedCauseIsFoundAndCleanRunsHaveNoFlags() {
        Map<Flag, Integer> found = new EnumMap<>(Flag.class);
        CAUSES.keySet()
                .forEach(flag -> found.put(flag, (int) SEEDS.stream()
                        .filter(seed -> isFound(flag, seed, cause(flag).way()))
                        .count()));
        Clean silence = silence();
        print(found, silence);
        assertSoftly(softly -> found.forEach((flag, count) -> {
            softly.assertThat(count).as(flag + " found").isEqualTo(SEEDS.size());
            int allowed = flag.severity() == Severity.REJECTS_RUN ? 0 : (int) (BY_CHANCE * silence.rows());
            softly.assertThat(silence.flags().getOrDefault(flag, 0))
                    .as(flag + " on clean runs")
                    .isLessThanOrEqualTo(allowed);
        }));
    }

    /** Whether the planted run has the flag more often than the clean run of the same seed. */
    private boolean isFound(Flag flag, long seed, String way) {
        Cause cause = cause(flag);
        Path run = folder.resolve(flag.name() + "-" + seed);
        Path results = cause.planting().in(run, seed).processed(way);
        Map<Flag, Integer> planted = ResultTable.flagCounts(results);
        if (seed == REFERENCE_SEED) {
            cause.rejected()
                    .ifPresent(rejected -> assertThat(ResultTable.rejected(results))
                            .as(flag + ": analytes whose run is rejected")
                            .hasSize(rejected));
        }
        ResultTable.delete(run);
        return planted.getOrDefault(flag, 0)
                > clean(seed, way, cause.subjects()).flags().getOrDefault(flag, 0);
    }

    private static Cause cause(Flag flag) {
        return Objects.requireNonNull(CAUSES.get(flag));
    }

    private Clean clean(long seed, String way, int subjects) {
        return CLEAN.computeIfAbsent(seed + "-" + way + "-" + subjects, key -> {
            Path run = folder.resolve("clean-" + key);
            Path results = FlagCauses.clean(run, seed, subjects).processed(way);
            int rows = ResultTable.of(results.resolve("concentrations.csv")).size();
            Clean counted = new Clean(rows, ResultTable.flagCounts(results));
            ResultTable.delete(run);
            return counted;
        });
    }

    /** Of clean runs by both ways. */
    private Clean silence() {
        Map<Flag, Integer> flags = new EnumMap<>(Flag.class);
        int rows = 0;
        for (String way : List.of(SharedRuns.FIT, SharedRuns.DROP)) {
            for (long seed : SEEDS) {
                Clean one = clean(seed, way, FlagCauses.MANY);
                rows += one.rows();
                one.flags().forEach((flag, count) -> flags.merge(flag, count, Integer::sum));
            }
        }
        return new Clean(rows, flags);
    }

    private static void print(Map<Flag, Integer> found, Clean silence) {
        System.out.printf(
                Locale.ROOT,
                "| flag | planted as | found | rows on clean runs, of %d |%n|---|---|---|---|%n",
                silence.rows());
        System.out.println(found.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "| %s | %s | %d of %d | %d |",
                        entry.getKey(),
                        cause(entry.getKey()).what(),
                        entry.getValue(),
                        SEEDS.size(),
                        silence.flags().getOrDefault(entry.getKey(), 0)))
                .collect(Collectors.joining("\n")));
    }
}
