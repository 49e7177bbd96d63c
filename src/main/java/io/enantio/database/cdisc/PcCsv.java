package io.enantio.database.cdisc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The domain PC as CSV: RFC 4180, UTF-8, LF line ends, an empty cell is a missing value. */
final class PcCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private PcCsv() {}

    static byte[] bytes(PcDataset dataset) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(Arrays.stream(PcVariable.values()).map(Enum::name));
            for (var record : dataset.records()) {
                printer.printRecord(
                        Arrays.stream(PcVariable.values()).map(variable -> record.getOrDefault(variable, "")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
