package io.enantio.run;

import io.enantio.method.Analyte;
import io.enantio.run.Action.Exclude;
import io.enantio.run.Action.Reintegrate;
import io.enantio.run.Action.ReportValue;
import io.enantio.run.Action.Reviewed;
import io.enantio.run.Action.Way;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people decided about a run, oldest first. The latest reintegration of a peak applies; nothing is ever removed.
 *
 * @param chain of each line, hex: what links it to the line before
 * @param withoutEffect why a decision has no effect, by its number: it stays on record, and results are as if it had not been made
 */
public record Decisions(List<Decision> all, List<String> chain, SortedMap<Integer, Objection> withoutEffect) {
    /** Nobody decided anything. */
    public static final Decisions NONE = new Decisions(List.of(), List.of());

    public Decisions {
        all = List.copyOf(all);
        chain = List.copyOf(chain);
        withoutEffect = Collections.unmodifiableSortedMap(new TreeMap<>(withoutEffect));
    }

    /** Decisions to which nothing is objected. */
    public Decisions(List<Decision> all, List<String> chain) {
        this(all, chain, Collections.emptySortedMap());
    }

    /** The same, some of them without effect, besides those that already are. */
    public Decisions objectedTo(Map<Integer, Objection> more) {
        SortedMap<Integer, Objection> both = new TreeMap<>(more);
        both.putAll(withoutEffect);
        return new Decisions(all, chain, both);
    }

    /** Those that have their effect, oldest first. */
    public List<Decision> inForce() {
        return all.stream()
                .filter(decision -> !withoutEffect.containsKey(decision.number()))
                .toList();
    }

    /** Chain of the last line; empty without decisions. */
    public String head() {
        return chain.isEmpty() ? "" : chain.get(chain.size() - 1);
    }

    /** Whether any of them can change a number or a verdict. */
    public boolean changeResults() {
        return inForce().stream()
                .map(Decision::action)
                .anyMatch(action -> action instanceof Exclude || action instanceof Reintegrate);
    }

    /** Those that refer to a result, oldest first; those without effect too. */
    public List<Decision> about(int injection, Analyte analyte) {
        return all.stream()
                .filter(decision -> decision.subject().holds(injection, analyte))
                .toList();
    }

    /** Those in force that refer to a result, oldest first. */
    public List<Decision> inForceAbout(int injection, Analyte analyte) {
        return about(injection, analyte).stream()
                .filter(decision -> !withoutEffect.containsKey(decision.number()))
                .toList();
    }

    /** The reintegration by hand that applies to a peak; absent if the method's algorithm applies. */
    public Optional<Decision> reintegrationOf(int injection, Analyte analyte) {
        return inForceAbout(injection, analyte).stream()
                .filter(decision -> decision.action() instanceof Reintegrate)
                .reduce((before, after) -> after)
                .filter(decision -> ((Reintegrate) decision.action()).way().isByHand());
    }

    /** The last review of a result; absent if nobody has seen and accepted it. */
    public Optional<Decision> reviewOf(int injection, Analyte analyte) {
        return inForceAbout(injection, analyte).stream()
                .filter(decision -> decision.action() instanceof Reviewed)
                .reduce((before, after) -> after);
    }

    /**
     * Without those in force that concern peaks or nothing: what the rules of a run read before any decision is applied to its peaks.
     */
    public Decisions besidesPeaks() {
        return new Decisions(
                all.stream()
                        .filter(decision -> withoutEffect.containsKey(decision.number())
                                || decision.action() instanceof Exclude
                                || decision.action() instanceof ReportValue)
                        .toList(),
                List.of(),
                withoutEffect);
    }

    /** The last decision that left a result out; absent if it counts. */
    public Optional<Decision> exclusionOf(int injection, Analyte analyte) {
        return inForceAbout(injection, analyte).stream()
                .filter(decision -> decision.action() instanceof Exclude)
                .reduce((before, after) -> after);
    }

    /** Whether a person left a result out. */
    public boolean exclude(int injection, Analyte analyte) {
        return exclusionOf(injection, analyte).isPresent();
    }

    /** How a person wants a peak to be integrated by hand; empty if the method's algorithm applies. */
    public Optional<Way> byHand(int injection, Analyte analyte) {
        return reintegrationOf(injection, analyte).map(Decision::action).map(action -> ((Reintegrate) action).way());
    }
}
