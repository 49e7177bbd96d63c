package io.enantio.comparison;

import io.enantio.method.value.Require;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One peak as another program reports it: a component in a sample. Figures are in the unit of that program, times in minutes.
 *
 * @param line of its file, from 1
 * @param sample in which it was measured
 * @param component which was measured
 * @param figures what was measured
 * @param integration how
 */
public record TheirPeak(int line, Sample sample, Component component, Figures figures, Integration integration) {

    /**
     * A sample as another program names it.
     *
     * @param name its name; never blank
     * @param id a second name
     * @param dataFile raw file, with or without folders
     * @param indexInFile which sample of a raw file that holds several, as written
     * @param type word of that program
     * @param level word of that program
     * @param acquired local time, of whatever zone
     */
    public record Sample(
            String name,
            Optional<String> id,
            Optional<String> dataFile,
            OptionalInt indexInFile,
            Optional<String> type,
            Optional<String> level,
            Optional<LocalDateTime> acquired) {
        public Sample {
            Require.text("name of a sample", name);
        }
    }

    /**
     * A component as another program names it.
     *
     * @param name its name; never blank
     * @param kind whether it is an internal standard there
     * @param internalStandard name of the component that it is measured against
     */
    public record Component(String name, Kind kind, Optional<String> internalStandard) {

        /** What a component is to that program. */
        public enum Kind {
            ANALYTE,
            INTERNAL_STANDARD,
            NOT_STATED
        }

        public Component {
            Require.text("name of a component", name);
        }
    }

    /**
     * Numbers in the unit of that program. Absent is what it does not state, or states as absent.
     *
     * @param area of the peak
     * @param isArea of the internal standard's peak
     * @param areaRatio area by area of the internal standard
     * @param concentration that it calculated
     * @param height of the peak
     * @param concentrationUnit as written; absent if the file does not state it
     */
    public record Figures(
            OptionalDouble area,
            OptionalDouble isArea,
            OptionalDouble areaRatio,
            OptionalDouble concentration,
            OptionalDouble height,
            Optional<String> concentrationUnit) {}

    /**
     * How the peak was integrated.
     *
     * @param retentionTimeMin of the apex
     * @param startMin of the integration
     * @param endMin of the integration
     * @param manual whether by hand
     * @param use whether it was used there
     * @param remark type of integration, flags or comment, as written
     */
    public record Integration(
            OptionalDouble retentionTimeMin,
            OptionalDouble startMin,
            OptionalDouble endMin,
            Manual manual,
            Use use,
            Optional<String> remark) {}

    /** Whether a person drew the integration. */
    public enum Manual {
        YES,
        NO,
        NOT_STATED
    }

    /** Whether the peak was used, for example in the calibration curve. */
    public enum Use {
        USED,
        EXCLUDED,
        NOT_STATED
    }

    public TheirPeak {
        Require.that(line >= 1, "line must be 1 or more, is " + line);
    }
}
