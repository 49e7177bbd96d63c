package io.enantio.simulation.subject;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Molar masses of free bases by compound, from a table in the jar: a method does not state them, a study plan does. */
public final class MolarMasses {
    private static final String FILE = "/io/enantio/simulation/molar-masses.csv";

    private MolarMasses() {}

    /** In g/mol, as the table writes it; absent for a compound that the table does not know. */
    public static Optional<String> of(String compound) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        try (InputStream stream = MolarMasses.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is not in the jar");
            }
            try (CSVParser table = CSVParser.parse(new InputStreamReader(stream, StandardCharsets.UTF_8), format)) {
                return table.getRecords().stream()
                        .filter(line -> line.get("compound").equals(compound))
                        .map((CSVRecord line) -> line.get("molar_mass_g_per_mol"))
                        .findFirst();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
