package io.enantio.peak;

import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Method;
import java.util.List;

/** Integrates a whole run: internal standards first, then the analytes relative to them. */
public final class PeakIntegrator {
    private final Method method;

    public PeakIntegrator(Method method) {
        this.method = method;
    }

    /** Peaks of every injection, in the order given. */
    public List<InjectionPeaks> integrate(List<RawInjection> injections) {
        throw new UnsupportedOperationException("not written yet " + method + injections);
    }
}
