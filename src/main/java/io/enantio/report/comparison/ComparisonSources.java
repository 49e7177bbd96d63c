package io.enantio.report.comparison;

import io.enantio.acceptance.result.RunResult;
import io.enantio.method.value.Require;
import io.enantio.method.value.Rounding;
import io.enantio.run.Provenance.InputFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison rests on.
 *
 * @param run its name
 * @param acquired when
 * @param software version of enantio that compares
 * @param processedWith version of enantio that wrote our results
 * @param inputs the record of our results, their file, the map of columns if there is one
 * @param integrated the run as it was integrated again; absent if it was not
 * @param remarks what else the reader should know, a sentence each
 * @param pictures at most how many disagreements are drawn
 * @param rounding of printed numbers, by the method
 */
public record ComparisonSources(
        String run,
        LocalDate acquired,
        String software,
        String processedWith,
        List<InputFile> inputs,
        Optional<RunResult> integrated,
        List<String> remarks,
        int pictures,
        Rounding rounding) {
    public ComparisonSources {
        Require.that(pictures >= 0, "the number of pictures must be 0 or more, is " + pictures);
        inputs = List.copyOf(inputs);
        remarks = List.copyOf(remarks);
    }
}
