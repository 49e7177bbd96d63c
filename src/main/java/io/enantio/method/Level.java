package io.enantio.method;

import io.enantio.method.value.Require;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A named concentration level of standards or QCs: the nominal concentration of each analyte in it.
 *
 * @param role of a QC level, if the method declares it; otherwise it follows from the concentration ({@link LevelRoles})
 */
public record Level(String name, Map<String, Double> nominalNgPerMlByAnalyte, Optional<LevelRole> role) {
    public Level {
        Require.text("level", name);
        nominalNgPerMlByAnalyte = Collections.unmodifiableMap(new TreeMap<>(nominalNgPerMlByAnalyte));
        nominalNgPerMlByAnalyte.forEach((analyte, nominal) -> Require.positive(name + " of " + analyte, nominal));
    }

    /** A level whose role is not declared. */
    public Level(String name, Map<String, Double> nominalNgPerMlByAnalyte) {
        this(name, nominalNgPerMlByAnalyte, Optional.empty());
    }

    /** Nominal concentration of an analyte; empty if this level does not contain it. */
    public OptionalDouble nominalNgPerMl(Analyte analyte) {
        Double nominal = nominalNgPerMlByAnalyte.get(analyte.name());
        return nominal == null ? OptionalDouble.empty() : OptionalDouble.of(nominal);
    }
}
