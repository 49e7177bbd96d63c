package io.enantio.chromatogram;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a raw file states about itself.
 *
 * @param sha256 of its bytes, lower-case hex
 * @param startedAt start of acquisition, if stated with a zone
 * @param instrument as stated
 * @param converters software that wrote the file, name and version, in the file's order
 * @param oddities what was read but is unusual, for a person to read
 * @param salvaged for a file that ends early: its end, and what was complete before it; absent for a whole file
 * @param localStart start of acquisition on a clock of which the file states no zone
 */
public record RawFile(
        String sha256,
        Optional<OffsetDateTime> startedAt,
        InstrumentStated instrument,
        List<String> converters,
        List<String> oddities,
        Optional<String> salvaged,
        Optional<LocalDateTime> localStart) {

    /** Instrument as a raw file states it. */
    public record InstrumentStated(Optional<String> model, Optional<String> serial) {
        /** The file states no instrument. */
        public static final InstrumentStated NOTHING = new InstrumentStated(Optional.empty(), Optional.empty());
    }

    /** A whole file. */
    public RawFile(
            String sha256,
            Optional<OffsetDateTime> startedAt,
            InstrumentStated instrument,
            List<String> converters,
            List<String> oddities) {
        this(sha256, startedAt, instrument, converters, oddities, Optional.empty(), Optional.empty());
    }

    public RawFile {
        converters = List.copyOf(converters);
        oddities = List.copyOf(oddities);
    }
}
