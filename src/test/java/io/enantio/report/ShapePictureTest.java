package io.enantio.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.GeneratedDocument;
import io.enantio.peak.pooled.ShapeGallery;
import io.enantio.peak.pooled.ShapeGallery.Ageing;
import io.enantio.peak.pooled.ShapeGallery.LearnedShape;
import io.enantio.peak.pooled.ShapeGallery.Refused;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapePictureTest {
    @Test
    void aShapeWithAShoulderIsLearned() {
        LearnedShape shape = ShapeGallery.withShoulder();
        assertThat(most(shape.base(), shape.truth())).isGreaterThan(0.02);
        assertThat(most(shape.learned(), shape.truth())).isLessThan(0.3 * most(shape.base(), shape.truth()));
        GeneratedDocument.assertFresh("docs/images/learned-shape.svg", ShapePicture.of(shape));
    }

    @Test
    void widthAndTailOfEachInjectionFollowTheColumn() {
        Ageing ageing = ShapeGallery.ageing();
        for (Ageing.Drift drift : List.of(ageing.width(), ageing.tailing())) {
            double growth = drift.truth().get(49) / drift.truth().get(0) - 1;
            assertThat(growth).isGreaterThan(0.1);
            assertThat(relative(drift.fitted(), drift.truth())).isLessThan(0.25 * growth);
            assertThat(relative(drift.expected(), drift.truth())).isLessThan(0.25 * growth);
        }
        GeneratedDocument.assertFresh("docs/images/ageing-column.svg", ShapePicture.of(ageing));
    }

    @Test
    void aMetaboliteThatDecidesAnAreaIsSeenAndTheRowRefused() {
        Refused row = ShapeGallery.besideMetabolite();
        assertThat(row.peaks()).hasSize(3);
        assertThat(row.flags()).contains("INTERFERENCE_MODELLED", "INTERFERENCE_LARGE");
        assertThat(row.areas().get(0))
                .isBetween(0.97 * row.truth().get(0), 1.03 * row.truth().get(0));
        GeneratedDocument.assertFresh("docs/images/refused-row.svg", ShapePicture.of(row));
    }

    private static double most(List<Double> one, List<Double> other) {
        return IntStream.range(0, one.size())
                .mapToDouble(i -> Math.abs(one.get(i) - other.get(i)))
                .max()
                .orElseThrow();
    }

    private static double relative(List<Double> one, List<Double> truth) {
        return IntStream.range(0, one.size())
                .mapToDouble(i -> Math.abs(one.get(i) / truth.get(i) - 1))
                .max()
                .orElseThrow();
    }
}
