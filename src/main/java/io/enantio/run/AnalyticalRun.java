package io.enantio.run;

import io.enantio.method.value.Require;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was injected, in order of injection number.
 *
 * @param samples whose the study samples are; absent if the run folder has no samples.csv
 * @param decisions what people decided about it
 */
public record AnalyticalRun(
        Header header, List<Injection> injections, Optional<List<StudySample>> samples, Decisions decisions) {

    /** Why the run was made. */
    public enum Purpose {
        STUDY,
        VALIDATION
    }

    /** Where the raw files come from. */
    public enum Origin {
        MEASURED,
        SIMULATED
    }

    /**
     * run.yaml: which run, where, by whom.
     *
     * @param imported from which list the injections were imported; absent: they were typed
     */
    public record Header(
            String run,
            Instrument instrument,
            String columnSerial,
            String analyst,
            LocalDate acquired,
            Purpose purpose,
            Origin origin,
            Optional<Imported> imported) {

        /** A run whose list was typed. */
        public Header(
                String run,
                Instrument instrument,
                String columnSerial,
                String analyst,
                LocalDate acquired,
                Purpose purpose,
                Origin origin) {
            this(run, instrument, columnSerial, analyst, acquired, purpose, origin, Optional.empty());
        }
    }

    /**
     * The list of another program that injections.csv was imported from. What was changed in it since is not recorded here.
     *
     * @param file path from the run folder at that time
     * @param sha256 of the file
     * @param format which system wrote it
     * @param others the other files of the import, with their hashes, and the version that imported, by the keys of run.yaml
     */
    public record Imported(String file, String sha256, String format, Map<String, String> others) {
        public Imported {
            others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        }
    }

    /**
     * The instrument, as run.yaml names it.
     *
     * @param model compared with the raw files if stated
     * @param serial compared with the raw files if stated
     */
    public record Instrument(String name, Optional<String> model, Optional<String> serial) {}

    public AnalyticalRun {
        injections = injections.stream()
                .sorted(Comparator.comparingInt(Injection::number))
                .toList();
        samples = samples.map(List::copyOf);
        long distinct =
                injections.stream().mapToInt(Injection::number).distinct().count();
        Require.that(distinct == injections.size(), "injection numbers must be unique");
    }

    /** The same run with other decisions. */
    public AnalyticalRun with(Decisions decided) {
        return new AnalyticalRun(header, injections, samples, decided);
    }

    /** Injections of one type, in order. */
    public List<Injection> ofType(SampleType type) {
        return injections.stream().filter(injection -> injection.type() == type).toList();
    }
}
