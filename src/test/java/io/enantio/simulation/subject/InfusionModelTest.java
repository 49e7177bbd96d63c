package io.enantio.simulation.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.method.Configuration;
import io.enantio.simulation.subject.InfusionModel.Concentrations;
import io.enantio.simulation.subject.InfusionModel.Infusion;
import org.junit.jupiter.api.Test;

/** Reference: the table of rule I-02, computed elsewhere with another solver. */
class InfusionModelTest {
    private static final double[] HOURS = {1.25, 2.25, 3.25, 4.5, 24, 48, 72, 96, 119.9, 121};

    @Test
    void sOfDrugAndMetaboliteFollowTheTable() {
        double[] drug = {89.9, 166.2, 202.9, 224.2, 214.5, 206.9, 206.3, 206.2, 206.2, 84.4};
        double[] metabolite = {13.6, 36.7, 56.4, 72.3, 106.4, 107.5, 107.5, 107.5, 107.5, 75.7};
        assertFollows(Configuration.S, drug, metabolite);
    }

    @Test
    void rOfDrugAndMetaboliteFollowTheTable() {
        double[] drug = {92.6, 173.0, 213.7, 238.6, 233.9, 225.5, 224.8, 224.7, 224.7, 97.8};
        double[] metabolite = {12.2, 33.6, 52.9, 69.3, 107.5, 108.9, 109.0, 109.0, 109.0, 80.2};
        assertFollows(Configuration.R, drug, metabolite);
    }

    @Test
    void nothingIsThereBeforeTheDose() {
        Concentrations before = mean(Configuration.S).at(-0.5);
        assertThat(before.drugNgPerMl()).isZero();
        assertThat(before.metaboliteNgPerMl()).isZero();
    }

    private static void assertFollows(Configuration configuration, double[] drug, double[] metabolite) {
        InfusionModel model = mean(configuration);
        for (int i = 0; i < HOURS.length; i++) {
            Concentrations at = model.at(HOURS[i]);
            assertThat(at.drugNgPerMl()).as("drug at %s h", HOURS[i]).isCloseTo(drug[i], within(0.1));
            assertThat(at.metaboliteNgPerMl())
                    .as("metabolite at %s h", HOURS[i])
                    .isCloseTo(metabolite[i], within(0.1));
        }
    }

    private static InfusionModel mean(Configuration configuration) {
        return new InfusionModel(
                InfusionStudy.drug(configuration), InfusionStudy.metabolite(configuration), new Infusion(20, 120));
    }
}
