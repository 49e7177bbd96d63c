package io.enantio.acceptance.result;

import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import java.util.List;
import java.util.Optional;

/** The R and the S of a compound. */
public record Enantiomers(Analyte r, Analyte s) {

    /** The pair, if the compound has exactly one of each; its other peaks do not matter. */
    public static Optional<Enantiomers> of(Compound compound) {
        List<Analyte> r = with(compound, Configuration.R);
        List<Analyte> s = with(compound, Configuration.S);
        return r.size() == 1 && s.size() == 1 ? Optional.of(new Enantiomers(r.get(0), s.get(0))) : Optional.empty();
    }

    private static List<Analyte> with(Compound compound, Configuration configuration) {
        return compound.analytes().stream()
                .filter(analyte -> analyte.configuration().equals(Optional.of(configuration)))
                .toList();
    }
}
