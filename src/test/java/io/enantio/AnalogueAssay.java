package io.enantio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The classical assay of ketamine and norketamine by selected ions, whose one standard is an analogue: it elutes after both, and what its
 * peaks show of places and widths holds for it alone.
 */
final class AnalogueAssay {
    private static final String METHOD = """
            schema: enantio-method/1
            method: analogue-standard
            version: 1.0.0
            matrix: human plasma
            mz_tolerance: 0.35
            compounds:
              - compound: norketamine
                quantifier: {precursor_mz: 224.1}
                internal_standard: bromoketamine
                peaks:
                  - {analyte: S-norketamine, configuration: S, retention_time_min: 8.92}
                  - {analyte: R-norketamine, configuration: R, retention_time_min: 10.32}
              - compound: ketamine
                quantifier: {precursor_mz: 238.1}
                internal_standard: bromoketamine
                peaks:
                  - {analyte: S-ketamine, configuration: S, retention_time_min: 12.14}
                  - {analyte: R-ketamine, configuration: R, retention_time_min: 14.03}
            internal_standards:
              - compound: bromoketamine
                quantifier: {precursor_mz: 284}
                concentration_ng_per_ml: 50
                peaks: PEAKS
            calibration:
              model: linear
              weighting: 1/x^2
              levels_ng_per_ml: {STD1: 1, STD2: 2.5, STD3: 5, STD4: 10, STD5: 25, STD6: 50, STD7: 100, STD8: 125}
            qc_levels_ng_per_ml: {LLOQ: 1, LOW: 2.5, MID: 50, HIGH: 100, DIL: 500}
            acceptance: {rules: ICH-M10}
            validated: {dilution_factors: [5], dilution_ng_per_ml: [1, 1500]}
            """;

    private AnalogueAssay() {}

    /** How many peaks the standard has. */
    enum Standard {
        ONE("[{retention_time_min: 15.26}]"),
        /** Farther apart than the peaks of either compound. */
        TWO("[{configuration: S, retention_time_min: 15.26}, {configuration: R, retention_time_min: 17.54}]");

        private final String peaks;

        Standard(String peaks) {
            this.peaks = peaks;
        }
    }

    /** A run folder of this assay, in a new folder. */
    static Path simulated(Path home, Standard standard, int seed) throws IOException {
        Path method = home.resolve("method-" + standard + ".yaml");
        Files.writeString(method, METHOD.replace("PEAKS", standard.peaks));
        Path run = home.resolve(standard + "-" + seed);
        SimulatedFolder.in(run, "--method", method.toString(), "--seed", Integer.toString(seed), "--subjects", "0");
        return run;
    }
}
