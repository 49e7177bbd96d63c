package io.enantio.peak.joint;

import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.learn.SamplePrior;
import io.enantio.peak.learn.ShapeKnowledge;
import io.enantio.peak.learn.SharedShapeLearner;
import java.util.List;
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

    /**
     * A quantifier that was fitted, as the reference of its qualifier: what they come from leaves the column at the same time. Where
     * an injection's fit says little, it says no more than the internal standard that it was fitted by.
     *
     * @param fits of each injection
     */
    record QuantifierReference(ShapeKnowledge shape, double expectedFirstMin, List<QuantifierFit> fits)
            implements FitReference {

        /**
         * What an injection tells.
         *
         * @param fittedMin place of the first peak by a joint fit
         * @param first as fitted, with what the fit leaves open; else as it was expected
         * @param logSigma of the first peak, likewise
         */
        record QuantifierFit(Optional<Double> fittedMin, Optional<Guess> first, Optional<Double> logSigma) {

            static QuantifierFit of(Optional<InjectionFit> fit, Optional<SamplePrior> prior, int logSigma) {
                Optional<InjectionFit> joint = fit.filter(one -> one.how() == IntegrationMethod.JOINT_FIT);
                Optional<Guess> fitted =
                        joint.flatMap(one -> one.covariance(one.prior().total())
                                .map(left -> new Guess(one.fit().theta()[0], Math.sqrt(left[0][0]))));
                return new QuantifierFit(
                        joint.map(one -> one.fit().theta()[0]),
                        fitted.or(
                                () -> prior.map(known -> new Guess(known.total().mean(0), known.placeSd()))),
                        joint.map(one -> one.fit().theta()[logSigma])
                                .or(() -> prior.map(known -> known.total().mean(logSigma))));
            }
        }

        @Override
        public Optional<Double> fittedMin(int injection) {
            return fits.get(injection).fittedMin();
        }

        @Override
        public Optional<Guess> firstMin(int injection) {
            return fits.get(injection).first();
        }

        @Override
        public Guess logWidth(int injection) {
            double usual = shape.mean()[shape.layout().logSigma()];
            double relative =
                    fits.get(injection).logSigma().map(log -> log - usual).orElse(0.0);
            return new Guess(relative, SharedShapeLearner.WIDTH_SD);
        }
    }
}
