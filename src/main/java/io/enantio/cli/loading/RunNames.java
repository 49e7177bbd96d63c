package io.enantio.cli.loading;

import io.enantio.input.RunInput;
import io.enantio.input.problem.InputException.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs of one validation need names of their own: tables and findings speak of them by name. */
public final class RunNames {
    private RunNames() {}

    /** A problem for each name that stands twice. */
    public static List<Problem> twice(List<RunInput> runs) {
        Set<String> seen = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (RunInput run : runs) {
            String name = run.run().header().run();
            if (!seen.add(name)) {
                problems.add(new Problem(
                        run.folder().folder().getFileName() + "/run.yaml",
                        "run",
                        "another run of this plan is called " + name + " too",
                        "Give each run its own name."));
            }
        }
        return problems;
    }
}
