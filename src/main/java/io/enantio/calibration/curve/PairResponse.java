package io.enantio.calibration.curve;

import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import java.util.Optional;

/**
 * The response ratios of both enantiomers of one injection, with the errors of their four areas relative to them.
 *
 * @param r response ratio of R, above 0
 * @param s of S, above 0
 * @param varianceOfR var(ln r) by noise
 * @param varianceOfS var(ln s) by noise
 * @param covariance cov(ln r, ln s) by noise: what is added to one area of a pair is taken from the other, and one internal standard may
 *     serve both
 * @param shape error of ln(r / s) from not knowing the peaks' shape, common to the run: what one area gains the other loses
 */
public record PairResponse(
        double r, double s, double varianceOfR, double varianceOfS, double covariance, double shape) {

    /** The response ratios of an injection; absent unless both are above 0. */
    public static Optional<PairResponse> of(
            InjectionPeaks injection, Compound compound, Optional<InternalStandard> standard, Analyte r, Analyte s) {
        if (!(Response.of(injection, r) instanceof Response.Ratio ofR)
                || !(Response.of(injection, s) instanceof Response.Ratio ofS)
                || !(ofR.value() > 0 && ofS.value() > 0)) {
            return Optional.empty();
        }
        Areas own = Areas.of(injection.in(compound.channels().quantifier()), compound.place(r), compound.place(s));
        Areas added = standard.flatMap(found -> found.placeFor(r)
                        .flatMap(one ->
                                found.placeFor(s).map(other -> Areas.of(injection.in(found.channel()), one, other))))
                .orElse(Areas.EXACT);
        return Optional.of(new PairResponse(
                ofR.value(),
                ofS.value(),
                own.varianceOfR + added.varianceOfR,
                own.varianceOfS + added.varianceOfS,
                own.covariance + added.covariance,
                own.shape));
    }

    /** Variance of ln(r / s) with the sensitivities k of the logarithms of the concentrations. */
    double variance(double kOfR, double kOfS) {
        return Math.max(0, kOfR * kOfR * varianceOfR + kOfS * kOfS * varianceOfS - 2 * kOfR * kOfS * covariance);
    }

    /** Variance of the mean of ln r and ln s. */
    double varianceOfMean() {
        return Math.max(0, (varianceOfR + varianceOfS + 2 * covariance) / 4);
    }

    /** Two areas of one channel. */
    private record Areas(double varianceOfR, double varianceOfS, double covariance, double shape) {
        static final Areas EXACT = new Areas(0, 0, 0, 0);

        static Areas of(ChannelPeaks peaks, int r, int s) {
            if (!(peaks.peaks().get(r) instanceof Peak one) || !(peaks.peaks().get(s) instanceof Peak other)) {
                return EXACT;
            }
            double ofR = one.area().noiseSeCountsMin() / one.area().countsMin();
            double ofS = other.area().noiseSeCountsMin() / other.area().countsMin();
            double most = Math.abs(ofR * ofS);
            double both = r == s
                    ? most
                    : peaks.covariance().get(r).get(s)
                            / (one.area().countsMin() * other.area().countsMin());
            double shape = one.area().shapeSeCountsMin() / Math.abs(one.area().countsMin())
                    + other.area().shapeSeCountsMin() / Math.abs(other.area().countsMin());
            // The covariance of a fit holds its shape part too; the noise part alone cannot exceed its standard errors.
            return new Areas(ofR * ofR, ofS * ofS, Math.max(-most, Math.min(most, both)), shape);
        }
    }
}
