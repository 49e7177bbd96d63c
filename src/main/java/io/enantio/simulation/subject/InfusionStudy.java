package io.enantio.simulation.subject;

import io.enantio.method.Configuration;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.subject.InfusionModel.Drug;
import io.enantio.simulation.subject.InfusionModel.Infusion;
import io.enantio.simulation.subject.InfusionModel.Metabolite;

/**
 * The study that is simulated: a racemate infused for five days at up to 40 mg/h, as a drug with one metabolite, both
 * with an R and an S. The numbers are calibrated by us to the study's mean plateaus and published nowhere (rule I-01,
 * I-02); who takes the two roles is decided by {@link SubjectProfile} from the method.
 */
public final class InfusionStudy {
    public static final double END_H = 120;
    /** Last rate of one enantiomer, mg/h: titration ends at 10, 20, 30 or 40 mg/h of the racemate. */
    private static final double[] LAST_RATES_MG_PER_H = {20, 20, 20, 20, 20, 20, 20, 15, 10, 5};

    private static final double R_AND_S_CORRELATION = 0.9;
    private static final double CLEARANCE_CV_PERCENT = 25;
    private static final double VOLUME_CV_PERCENT = 30;
    private static final double FORMED_CV_PERCENT = 20;
    private static final double FORMED_AT_MOST = 0.95;

    private InfusionStudy() {}

    /** The mean drug of rule I-02. */
    static Drug drug(Configuration configuration) {
        return new Drug(configuration == Configuration.S ? 97 : 89, 14.4, 80, 60, 287, 22.4);
    }

    /** The mean metabolite of rule I-02. */
    static Metabolite metabolite(Configuration configuration) {
        return configuration == Configuration.S
                ? new Metabolite(0.60, 105, 88.4, 150, 19.9)
                : new Metabolite(0.55, 95, 88.4, 150, 19.9);
    }

    /** Last rate of one enantiomer in a subject. */
    public static double lastRateMgPerH(long seed, int subject) {
        RandomStream random = RandomStream.of(seed, "titration", subject);
        return LAST_RATES_MG_PER_H[random.place(LAST_RATES_MG_PER_H.length)];
    }

    /** One enantiomer in one subject (rule I-04). */
    static InfusionModel of(long seed, int subject, Configuration configuration) {
        double clearance = factor(RandomStream.of(seed, "clearance", subject), configuration, CLEARANCE_CV_PERCENT);
        double volume = factor(RandomStream.of(seed, "volume", subject), configuration, VOLUME_CV_PERCENT);
        double formed = factor(RandomStream.of(seed, "formed", subject), configuration, FORMED_CV_PERCENT);
        double metaboliteClearance =
                factor(RandomStream.of(seed, "metabolite", subject), configuration, CLEARANCE_CV_PERCENT);
        Metabolite mean = metabolite(configuration);
        Metabolite own = new Metabolite(
                StrictMath.min(mean.formed() * formed, FORMED_AT_MOST),
                mean.clearance() * metaboliteClearance,
                mean.central(),
                mean.peripheral(),
                mean.exchange());
        return new InfusionModel(
                drug(configuration).scaled(clearance, volume), own, new Infusion(lastRateMgPerH(seed, subject), END_H));
    }

    /** Lognormal scatter between subjects; (R) and (S) of one subject draw from the same stream. */
    private static double factor(RandomStream random, Configuration configuration, double cvPercent) {
        double shared = random.gaussian();
        double own = random.gaussian();
        double correlated =
                R_AND_S_CORRELATION * shared + StrictMath.sqrt(1 - R_AND_S_CORRELATION * R_AND_S_CORRELATION) * own;
        return RandomStream.lognormal(cvPercent, configuration == Configuration.S ? shared : correlated);
    }
}
