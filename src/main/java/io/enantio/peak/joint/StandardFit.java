package io.enantio.peak.joint;

import io.enantio.method.rules.Flag;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.fit.FitLimits;
import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.joint.InterferenceSearch.Tested;
import io.enantio.peak.learn.TransitionTraces;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is kept of an internal standard's fit of one injection, once it is made.
 *
 * @param first where the first peak is
 * @param logSigma of the first peak
 * @param areas empty where the covariance is not positive definite
 */
record StandardFit(Guess first, double logSigma, Optional<FittedChannel> areas, ResidualChecks residuals) {

    static StandardFit of(Tested tested, TransitionTraces traces, int injection, MapFit.Setting setting) {
        MapFit fit = tested.fit();
        InjectionFit joint = new InjectionFit(fit, tested.prior(), IntegrationMethod.JOINT_FIT, tested.flags());
        double placeSd = 1 / Math.sqrt(Math.max(fit.trace().information()[0][0], Double.MIN_NORMAL));
        return new StandardFit(
                new Guess(fit.theta()[0], placeSd),
                fit.theta()[fit.trace().layout().logSigma()],
                FittedChannel.of(joint, TraceFlags.of(traces, injection, joint))
                        .map(channel -> channel.drawn(joint, setting.noise(), traces.trace(injection))),
                ResidualChecks.of(fit.trace()));
    }

    /** Areas with their flags; FIT_POOR where what the fit leaves is not noise. */
    Optional<FittedChannel> areas(FitLimits limits) {
        Set<Flag> flags = new TreeSet<>();
        areas.ifPresent(found -> flags.addAll(found.flags()));
        if (residuals.areBad(limits.residuals())) {
            flags.add(Flag.FIT_POOR);
        }
        return areas.map(found -> found.with(flags));
    }
}
