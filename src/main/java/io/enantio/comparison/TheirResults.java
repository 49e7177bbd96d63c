package io.enantio.comparison;

import java.util.List;

/**
 * A result table of another program.
 *
 * @param system which program, as a person calls it
 * @param file as the user named it
 * @param sha256 of its bytes, lower-case hex
 * @param peaks in the order of the file
 * @param remarks what was read and not used, and what was taken for granted, a sentence each
 */
public record TheirResults(String system, String file, String sha256, List<TheirPeak> peaks, List<String> remarks) {
    public TheirResults {
        peaks = List.copyOf(peaks);
        remarks = List.copyOf(remarks);
    }
}
