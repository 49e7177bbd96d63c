package io.enantio.run;

import io.enantio.method.value.Rounding;
import io.enantio.run.Provenance.InputFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of a run as they lie in a results folder, with the lists of the run folder that assign them to samples
 * and subjects. Every file had the hash that run.json records.
 *
 * @param header run.yaml
 * @param rawFiles by injection, of those that were read
 * @param tables by role
 */
public record StoredResults(
        Record record,
        AnalyticalRun.Header header,
        Assay assay,
        Map<Integer, RawFile> rawFiles,
        Map<Role, StoredTable> tables) {

    /** The tables that belong to results. */
    public enum Role {
        CONCENTRATIONS,
        CALIBRATION,
        PAIRS,
        VERDICTS,
        RULES,
        /** Of the run folder: what was injected. */
        INJECTIONS,
        /** Of the run folder: whose the study samples are; only if the run has it. */
        SAMPLES,
        /** Of the run folder: what people decided; only if the run has it. */
        DECISIONS
    }

    /**
     * @param folder as the user named it
     * @param seal of run.json, which identifies these results
     */
    public record Record(String folder, String seal, Provenance provenance, List<InputFile> outputs) {
        public Record {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * @param rulesVerifiedBy absent: nobody compared the rules with the guideline yet
     * @param verdict of the run, {@code accepted} or {@code rejected}
     * @param rounding how the method prints numbers
     */
    public record Assay(
            String method,
            String version,
            String matrix,
            String ruleset,
            Optional<String> rulesVerifiedBy,
            String verdict,
            Rounding rounding) {}

    /** @param startedAt as the raw file states it */
    public record RawFile(Optional<String> sha256, Optional<String> startedAt) {}

    public StoredResults {
        rawFiles = Map.copyOf(rawFiles);
        tables = Map.copyOf(tables);
    }

    /** A table that every results folder has. */
    public StoredTable table(Role role) {
        return find(role).orElseThrow(() -> new IllegalArgumentException("results must have " + role));
    }

    /** A table, if these results have it. */
    public Optional<StoredTable> find(Role role) {
        return Optional.ofNullable(tables.get(role));
    }
}
