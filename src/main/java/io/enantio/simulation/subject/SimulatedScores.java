package io.enantio.simulation.subject;

import io.enantio.simulation.chance.RandomStream;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Pain scores from 0 to 10 in halves, made up: a subject begins between 6 and 10 and comes down towards a share of its own,
 * anything from a tenth more pain to nearly none, within days. They are drawn without any regard to the concentrations:
 * whatever a correlation finds in them is chance.
 */
public final class SimulatedScores {
    /** Planned hours of the scores. */
    public static final List<Double> HOURS = List.of(0.0, 4.5, 24.0, 48.0, 72.0, 96.0);

    private static final double COMES_DOWN_IN_H = 30;
    private static final double SCATTER = 0.5;

    private final long seed;

    public SimulatedScores(long seed) {
        this.seed = seed;
    }

    /** The score of a subject. */
    public double at(int subject, double hours) {
        RandomStream own = RandomStream.of(seed, "pain", subject);
        double before = own.uniform(6, 10);
        double share = own.uniform(-0.1, 0.95);
        double reached = 1 - StrictMath.exp(-hours / COMES_DOWN_IN_H);
        double scatter = hours == 0
                ? 0
                : SCATTER
                        * RandomStream.of(seed, "pain scatter", subject, StrictMath.round(4 * hours))
                                .gaussian();
        double score = before * (1 - share * reached) + scatter;
        return DoubleStream.of(0, StrictMath.rint(2 * score) / 2, 10).sorted().toArray()[1];
    }
}
