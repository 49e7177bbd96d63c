package io.enantio.method;

import io.enantio.method.value.Require;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A named concentration level of standards or QCs: the nominal concentration of each analyte in it. */
public record Level(String name, Map<String, Double> nominalNgPerMlByAnalyte) {
    public Level {
        Require.text("level", name);
        nominalNgPerMlByAnalyte = Collections.unmodifiableMap(new TreeMap<>(nominalNgPerMlByAnalyte));
        nominalNgPerMlByAnalyte.forEach((analyte, nominal) -> Require.positive(name + " of " + analyte, nominal));
    }

    /** Nominal concentration of an analyte; empty if this level does not contain it. */
    public OptionalDouble nominalNgPerMl(Analyte analyte) {
        Double nominal = nominalNgPerMlByAnalyte.get(analyte.name());
        return nominal == null ? OptionalDouble.empty() : OptionalDouble.of(nominal);
    }
}
