package io.enantio.comparison;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What tells one injection of another program from the next. Two injections whose rows differ in none of it cannot be told apart.
 *
 * @param name of the sample
 * @param id second name
 * @param dataFile raw file
 * @param indexInFile which sample of it
 * @param acquired local time
 */
record TheirSample(
        String name,
        Optional<String> id,
        Optional<String> dataFile,
        OptionalInt indexInFile,
        Optional<LocalDateTime> acquired) {

    static TheirSample of(TheirPeak.Sample sample) {
        return new TheirSample(sample.name(), sample.id(), sample.dataFile(), sample.indexInFile(), sample.acquired());
    }
}
