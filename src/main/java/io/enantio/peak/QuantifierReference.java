package io.enantio.peak;

import io.enantio.peak.SharedShapeLearner.Guess;
import java.util.List;
import java.util.Optional;

/**
 * A quantifier that was fitted, as the reference of its qualifier: what they come from leaves the column at the same time. Where
 * an injection's fit says little, it says no more than the internal standard that it was fitted by.
 *
 * @param fits of each injection
 * @param priors what was known of each before its fit
 */
record QuantifierReference(
        ShapeKnowledge shape,
        double expectedFirstMin,
        List<Optional<InjectionFit>> fits,
        List<Optional<SamplePrior>> priors)
        implements FitReference {

    @Override
    public Optional<MapFit> fit(int injection) {
        return joint(injection).map(InjectionFit::fit);
    }

    private Optional<InjectionFit> joint(int injection) {
        return fits.get(injection).filter(fit -> fit.how() == IntegrationMethod.JOINT_FIT);
    }

    /** As fitted, with what the fit leaves open; else as it was expected. */
    @Override
    public Optional<Guess> firstMin(int injection) {
        Optional<Guess> fitted = joint(injection)
                .flatMap(one -> one.covariance(one.prior().total())
                        .map(left -> new Guess(one.fit().theta()[0], Math.sqrt(left[0][0]))));
        return fitted.or(() ->
                priors.get(injection).map(known -> new Guess(known.total().mean(0), known.placeSd())));
    }

    @Override
    public Guess logWidth(int injection) {
        int place = shape.layout().logSigma();
        double relative = fit(injection)
                .map(fit -> fit.theta()[place])
                .or(() -> priors.get(injection).map(known -> known.total().mean(place)))
                .map(log -> log - shape.mean()[place])
                .orElse(0.0);
        return new Guess(relative, SharedShapeLearner.WIDTH_SD);
    }
}
