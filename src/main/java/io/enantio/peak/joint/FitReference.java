package io.enantio.peak.joint;

import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.learn.SamplePrior;
import io.enantio.peak.learn.ShapeKnowledge;
import io.enantio.peak.learn.SharedShapeLearner;
import java.util.List;
import java.util.Optional;

/**
 * A fitted transition that gives another one of the same injections the times, widths and shape of its peaks:
 * the internal standard for its analytes, the quantifier for its qualifier.
 */
interface FitReference {

    /** Its shape, learned from the run. */
    ShapeKnowledge shape();

    /** Expected time of its first peak in the method. */
    double expectedFirstMin();

    /** Time of the first peak by its own fit of an injection; empty if there is none. */
    Optional<Double> fittedMin(int injection);

    /** Time of the first peak in an injection; empty if unknown. */
    Optional<Guess> firstMin(int injection);

    /** ln of an injection's width relative to the run's. */
    Guess logWidth(int injection);

    /**
     * A fitted quantifier as the reference of its qualifier: both come from the same compound and elute at the same time. If
     * the fit of an injection is uncertain, it is no more certain than the internal standard that it was fitted by.
     *
     * @param fits of each injection
     */
    record QuantifierReference(ShapeKnowledge shape, double expectedFirstMin, List<QuantifierFit> fits)
            implements FitReference {

        /**
         * Result for one injection.
         *
         * @param fittedMin place of the first peak by a joint fit
         * @param first as fitted, with its uncertainty; else as expected
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
