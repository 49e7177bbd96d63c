package io.enantio.peak.joint;

import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.learn.ShapeKnowledge;
import java.util.Optional;

/**
 * A transition that was fitted before and tells another of the same injections where its peaks are, how wide and of what
 * shape: the internal standard for its analytes, the quantifier for its qualifier.
 */
interface FitReference {

    /** What the run taught of its shape. */
    ShapeKnowledge shape();

    /** Where the method expects its first peak. */
    double expectedFirstMin();

    /** Where its own fit of an injection has the first peak; absent where there is none. */
    Optional<Double> fittedMin(int injection);

    /** Where its first peak is in an injection; absent where nothing tells. */
    Optional<Guess> firstMin(int injection);

    /** ln of an injection's width relative to the run's. */
    Guess logWidth(int injection);
}
