package io.enantio.input.mzml;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Tables of files and of what a reader must find in them, if they are on the machine. */
final class SharedMzml {
    static final Path DATA = Path.of("../shared/data");
    static final String ABSENT = "the folder of real and hostile files is not on this machine";

    private SharedMzml() {}

    static boolean isThere() {
        return Files.isDirectory(DATA);
    }

    /** Rows of a table; none if the folder is absent. */
    static Stream<CSVRecord> rows(Path table) {
        if (!Files.isRegularFile(table)) {
            return Stream.empty();
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(table)) {
            List<CSVRecord> rows = format.parse(reader).getRecords();
            return rows.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
