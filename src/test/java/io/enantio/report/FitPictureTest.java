package io.enantio.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.GeneratedDocument;
import io.enantio.peak.bench.FitGallery;
import io.enantio.peak.bench.FitGallery.Shown;
import io.enantio.peak.bench.FitGallery.ShownArea;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FitPictureTest {
    private static final List<List<Shown>> RUNS =
            Stream.of(0.8, 1.0, 1.5).map(FitGallery::at).toList();

    @Test
    void everyAreaShownAgreesWithTheTruthWithinItsError() {
        assertThat(RUNS)
                .allSatisfy(run -> assertThat(run)
                        .allSatisfy(fit -> assertThat(fit.areas())
                                .allSatisfy(area -> assertThat(Math.abs(area.errorPercent()))
                                        .isLessThan(4 * area.sePercent()))));
    }

    @Test
    void theErrorsShownAreSmall() {
        List<ShownArea> all = RUNS.stream()
                .flatMap(List::stream)
                .flatMap(fit -> fit.areas().stream())
                .toList();
        assertThat(all)
                .hasSize(12)
                .allSatisfy(area -> assertThat(area.sePercent()).isLessThan(6));
    }

    @Test
    void theResidualsShownAreNoise() {
        for (Shown fit : RUNS.stream().flatMap(List::stream).toList()) {
            double squares =
                    fit.residuals().stream().mapToDouble(r -> r * r).average().orElseThrow();
            assertThat(squares).as(fit.resolution() + " " + fit.ratio()).isBetween(0.6, 1.5);
        }
    }

    @Test
    void thePictureOfTheFitsIsNotStale() {
        List<Shown> equalThenUnequal = Stream.of(0, 1)
                .flatMap(k -> RUNS.stream().map(run -> run.get(k)))
                .toList();
        String picture = FitPicture.of(equalThenUnequal);
        assertThat(picture.length()).isLessThan(200_000);
        GeneratedDocument.assertFresh("docs/images/joint-fits.svg", picture);
    }
}
