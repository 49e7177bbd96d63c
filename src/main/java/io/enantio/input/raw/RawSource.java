package io.enantio.input.raw;

import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import java.util.List;

/** Chromatograms of a run's raw files, and the problems found in them that make the run unusable. */
public interface RawSource extends ChromatogramSource {
    /**
     * Problems that make the run unusable, of all injections read so far, in their order: a file that is listed but absent,
     * a channel that two chromatograms match equally.
     */
    List<Problem> problems();

    /**
     * Refuses a run with such problems.
     *
     * @throws InputException with all of them
     */
    @Override
    default void refuseUnusable() {
        if (!problems().isEmpty()) {
            throw new InputException(problems());
        }
    }
}
