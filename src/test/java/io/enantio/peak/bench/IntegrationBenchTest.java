package io.enantio.peak.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.chromatogram.Trace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fixed twentieth of the integration benchmark; the whole is printed by the profile bench ({@code IntegrationTable}). */
class IntegrationBenchTest {
    private static final int EVERY = 20;

    @Test
    void theGridIsMetAtTheCramerRaoBound() {
        assumeTrue(BenchData.isPresent(), "the benchmark's folder is not there");
        for (GridBench.Cell cell : GridBench.run(EVERY)) {
            assertThat(cell.errors()).as(cell.key()).hasSize(25);
            assertThat(cell.ratio()).as(cell.key()).isLessThan(1.6);
        }
    }

    @Test
    void everyTwentiethStressBatchKeepsItsLimitAndItsPeaks() {
        assumeTrue(BenchData.isPresent(), "the benchmark's folder is not there");
        Map<String, Trace> traces = BenchData.traces("stress.mzML");
        List<BenchRow> plans = BenchData.table("batches.csv");
        for (int k = EVERY; k < plans.size(); k += EVERY) {
            StressBench.Batch batch = StressBench.run(plans.get(k), rows(plans.get(k)), traces);
            List<StressBench.Outcome> samples = batch.outcomes().stream()
                    .filter(one -> one.kind().equals("sample") && one.truth() > 0)
                    .toList();
            double floor = StressBench.floor(BenchData.table("peers.csv"), batch, "all");
            assertThat(StressBench.isUnseen(batch.name())).as(batch.name()).isFalse();
            assertThat(samples).allSatisfy(one -> assertThat(one.area()).isPresent());
            assertThat(StressBench.rmse(samples))
                    .as(batch.name())
                    .isLessThan(StressBench.limit(batch.scenario(), floor));
        }
    }

    @Test
    void nominalSamplesStayNearTheFloorWithoutAnyWarning() {
        assumeTrue(BenchData.isPresent(), "the benchmark's folder is not there");
        Map<String, Trace> traces = BenchData.traces("stress.mzML");
        BenchRow plan = BenchData.table("batches.csv").get(0);
        StressBench.Batch batch = StressBench.run(plan, rows(plan), traces);
        List<StressBench.Outcome> samples = batch.outcomes().stream()
                .filter(one -> one.kind().equals("sample"))
                .toList();
        double floor = StressBench.floor(BenchData.table("peers.csv"), batch, "all");
        assertThat(samples).allSatisfy(one -> assertThat(one.area()).isPresent());
        assertThat(StressBench.rmse(samples)).isLessThan(1.25 * floor + 0.3);
        assertThat(samples).allSatisfy(one -> assertThat(one.flags()).isEmpty());
    }

    private static List<BenchRow> rows(BenchRow plan) {
        return BenchData.table("stress.csv").stream()
                .filter(row -> row.get("batch").equals(plan.get("batch")))
                .toList();
    }
}
