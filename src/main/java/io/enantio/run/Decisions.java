package io.enantio.run;

import io.enantio.method.Analyte;
import io.enantio.run.Action.Bounds;
import io.enantio.run.Action.Exclude;
import io.enantio.run.Action.Reintegrate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people decided about a run, oldest first. The latest reintegration of a peak applies; nothing is ever removed.
 *
 * @param chain of each line, hex: what links it to the line before
 */
public record Decisions(List<Decision> all, List<String> chain) {
    /** Nobody decided anything. */
    public static final Decisions NONE = new Decisions(List.of(), List.of());

    public Decisions {
        all = List.copyOf(all);
        chain = List.copyOf(chain);
    }

    /** Chain of the last line; empty without decisions. */
    public String head() {
        return chain.isEmpty() ? "" : chain.get(chain.size() - 1);
    }

    /** Whether any of them can change a number or a verdict. */
    public boolean changeResults() {
        return all.stream()
                .map(Decision::action)
                .anyMatch(action -> action instanceof Exclude || action instanceof Reintegrate);
    }

    /** Those that refer to a result, oldest first. */
    public List<Decision> about(int injection, Analyte analyte) {
        return all.stream()
                .filter(decision -> decision.subject().holds(injection, analyte))
                .toList();
    }

    /** Whether a person left a result out. */
    public boolean exclude(int injection, Analyte analyte) {
        return actions(injection, analyte).anyMatch(Exclude.class::isInstance);
    }

    /** Manual bounds that apply to a peak; empty if the method's algorithm applies. */
    public Optional<Bounds> boundsOf(int injection, Analyte analyte) {
        return actions(injection, analyte)
                .filter(Reintegrate.class::isInstance)
                .map(Reintegrate.class::cast)
                .reduce((before, after) -> after)
                .flatMap(Reintegrate::bounds);
    }

    private Stream<Action> actions(int injection, Analyte analyte) {
        return about(injection, analyte).stream().map(Decision::action);
    }
}
