package io.enantio.method;

import io.enantio.method.value.Require;
import java.util.Optional;

/**
 * One substance that is reported: a peak of a compound's channel, at its place in the elution order.
 *
 * @param name unique in the method, for example {@code S-ketamine}
 * @param compound the compound whose channel shows it
 * @param configuration absent for an achiral analyte
 * @param retentionTimeMin expected on this column
 */
public record Analyte(String name, String compound, Optional<Configuration> configuration, double retentionTimeMin) {
    public Analyte {
        Require.text("analyte", name);
        Require.positive("retention time of " + name, retentionTimeMin);
    }
}
