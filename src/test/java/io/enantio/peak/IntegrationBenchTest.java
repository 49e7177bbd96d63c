package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.chromatogram.Trace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fixed share of the integration benchmark; the whole is run by {@link GridBench} and {@link StressBench}. */
class IntegrationBenchTest {

    @Test
    void theGridIsMetAtTheCramerRaoBound() {
        assumeTrue(BenchData.isPresent(), "the benchmark's folder is not there");
        for (GridBench.Cell cell : GridBench.run(20)) {
            assertThat(cell.errors()).as(cell.key()).hasSize(25);
            assertThat(cell.ratio()).as(cell.key()).isLessThan(1.6);
        }
    }

    @Test
    void nominalSamplesStayNearTheFloorWithoutAnyWarning() {
        assumeTrue(BenchData.isPresent(), "the benchmark's folder is not there");
        Map<String, Trace> traces = BenchData.traces("stress.mzML");
        BenchRow plan = BenchData.table("batches.csv").get(0);
        List<BenchRow> rows = BenchData.table("stress.csv").stream()
                .filter(row -> row.get("batch").equals(plan.get("batch")))
                .toList();
        StressBench.Batch batch = StressBench.run(plan, rows, traces);
        List<StressBench.Outcome> samples = batch.outcomes().stream()
                .filter(one -> one.kind().equals("sample"))
                .toList();
        double floor = StressBench.floor(BenchData.table("peers.csv"), batch, "all");
        assertThat(samples).allSatisfy(one -> assertThat(one.area()).isPresent());
        assertThat(StressBench.rmse(samples)).isLessThan(1.25 * floor + 0.3);
        assertThat(samples).allSatisfy(one -> assertThat(one.flags()).isEmpty());
    }
}
