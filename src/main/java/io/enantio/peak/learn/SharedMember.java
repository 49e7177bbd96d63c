package io.enantio.peak.learn;

import io.enantio.peak.fit.GaussianPrior;
import io.enantio.peak.fit.VariableProjection;

/**
 * A trace of a shared fit.
 *
 * @param own prior of its place, its changes of the spacings, its change of ln sigma
 */
public record SharedMember(VariableProjection trace, GaussianPrior own, double[] state) {

    static SharedMember of(VariableProjection trace, GaussianPrior own) {
        return new SharedMember(trace, own, own.mean());
    }

    boolean hasOnlyPositiveAreas() {
        for (int j = 0; j < trace.layout().peaks(); j++) {
            if (!(trace.coefficient(j) > 0)) {
                return false;
            }
        }
        return true;
    }
}
