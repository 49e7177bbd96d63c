package io.enantio.study.record;

import io.enantio.method.Configuration;
import io.enantio.method.value.Require;
import java.util.List;
import java.util.Optional;

/**
 * The infused drug and its metabolites. The compounds are named by the plan, never by the code.
 *
 * @param compound the drug
 * @param form of the drug that the rates refer to
 * @param metabolites in the order of the plan
 */
public record InfusedDrug(Substance compound, Form form, List<Substance> metabolites) {

    /** A compound with its molar mass in g/mol, for molar ratios. */
    public record Substance(String compound, double molarMass) {
        public Substance {
            Require.text("compound", compound);
            Require.positive("molar mass of " + compound, molarMass);
        }
    }

    /** Form of the infused drug. */
    public enum Form {
        /** Half of it is each enantiomer. */
        RACEMATE,
        R,
        S,
        ACHIRAL
    }

    public InfusedDrug {
        metabolites = List.copyOf(metabolites);
    }

    /** Share of the infused mass that is this analyte; 0 if it was not infused. */
    public double share(StudyAnalyte analyte) {
        if (!analyte.compound().equals(compound.compound())) {
            return 0;
        }
        Optional<Configuration> configuration = analyte.configuration();
        return switch (form) {
            case RACEMATE -> configuration.isPresent() ? 0.5 : 1;
            case ACHIRAL -> configuration.isPresent() ? 0 : 1;
            case R, S -> configuration.map(Configuration::name).equals(Optional.of(form.name())) ? 1 : 0;
        };
    }
}
