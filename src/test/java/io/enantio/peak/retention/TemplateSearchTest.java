package io.enantio.peak.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.NoiseModel;
import io.enantio.peak.EmgShape;
import io.enantio.peak.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateSearchTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.0);
    private static final TemplateSearch PAIR = new TemplateSearch(List.of(6.0, 6.6), 0.2);

    private static Signal signal(double... areasAndTimes) {
        SyntheticChromatogram trace = new SyntheticChromatogram().baseline(500, 10);
        for (int i = 0; i < areasAndTimes.length; i += 2) {
            SHAPE.plant(trace, areasAndTimes[i], areasAndTimes[i + 1]);
        }
        return new Signal(trace.noise(20, 0, 8).trace(), new NoiseModel(400, 0, 0.004));
    }

    @Test
    void filterRespondsWithTheHeightOfAPeak() {
        MatchedFilter.Response response = new MatchedFilter(signal(2000, 6), 0.2).at(6);
        assertThat(response.counts()).isCloseTo(2000 * 0.939437 / 0.2, within(100.0));
    }

    @Test
    void filterDoesNotRespondToASlopingBaseline() {
        MatchedFilter.Response response = new MatchedFilter(signal(), 0.2).at(6);
        assertThat(Math.abs(response.counts())).isLessThan(4 * 20 * response.noise());
    }

    @Test
    void filterDoesNotRespondAtTheEndOfATrace() {
        assertThat(new MatchedFilter(signal(2000, 6), 0.2).at(12)).isEqualTo(MatchedFilter.Response.NONE);
    }

    @Test
    void pairIsFoundWhereBothPeaksAre() {
        List<TemplateSearch.Candidate> found = PAIR.search(signal(2000, 6.2, 1000, 6.8), 0, 0.8);
        assertThat(found.get(0).shiftMin()).isCloseTo(0.2, within(0.02));
        assertThat(found.get(0).score()).isCloseTo(1000 * 0.939437 / 0.2, within(300.0));
    }

    @Test
    void largerForeignPeakScoresNothing() {
        List<TemplateSearch.Candidate> found = PAIR.search(signal(2000, 6, 2000, 6.6, 90_000, 7.5), 0, 0.8);
        assertThat(found.get(0).shiftMin()).isCloseTo(0, within(0.02));
    }

    @Test
    void placeOneSpacingOffScoresNothing() {
        List<TemplateSearch.Candidate> found = PAIR.search(signal(2000, 6, 2000, 6.6), 0, 0.8);
        assertThat(found.stream().filter(other -> Math.abs(other.shiftMin()) > 0.1))
                .allSatisfy(other ->
                        assertThat(other.score()).isLessThan(0.1 * found.get(0).score()));
    }
}
