package io.enantio.study.record;

import io.enantio.method.Configuration;
import io.enantio.method.value.Require;
import java.util.Optional;

/**
 * A substance that a study reports.
 *
 * @param name as the method names it, for example {@code S-ketamine}
 * @param compound as the method names it; its enantiomers share it
 * @param configuration absent for an achiral analyte
 */
public record StudyAnalyte(String name, String compound, Optional<Configuration> configuration) {
    public StudyAnalyte {
        Require.text("analyte", name);
        Require.text("compound", compound);
    }
}
