package io.enantio.simulation.subject;

/**
 * Concentrations of one enantiomer of an infused drug and of the same enantiomer of its metabolite (rule I-02): three
 * compartments and two, amounts in µg, concentrations in ng/mL, time in hours.
 *
 * <pre>
 * Vc·dC/dt = R0(t) - CL(t)·C - Q2·(C - C2) - Q3·(C - C3)     CL(t) = CLss·(1 - 0.35·e^(-t/10))
 * V2·dC2/dt = Q2·(C - C2)                                    V3·dC3/dt = Q3·(C - C3)
 * V·dM/dt  = fm·CL(t)·C·0.941 - CLm·M - Qp·(M - Mp)          Vp·dMp/dt = Qp·(M - Mp)
 * </pre>
 *
 * Solved by the classical Runge-Kutta method of fourth order with steps of 0.01 h (the fastest rate is near 25 per hour);
 * between steps linear. The rising clearance only serves to give the peak the time observed in the study.
 */
public final class InfusionModel {
    private static final double STEP_H = 0.01;
    private static final double MASS_OF_METABOLITE_PER_MASS = 0.941;
    private static final double CLEARANCE_RISES_BY = 0.35;
    private static final double CLEARANCE_RISES_IN_H = 10;

    private final Drug drug;
    private final Metabolite metabolite;
    private final Infusion infusion;

    /**
     * Volumes in L, clearances in L/h.
     *
     * @param clearance at steady state
     */
    record Drug(double clearance, double central, double fastVolume, double slowVolume, double fast, double slow) {
        /** The same drug in a subject whose clearance and volumes differ by these factors. */
        Drug scaled(double clearances, double volumes) {
            return new Drug(
                    clearance * clearances, central * volumes, fastVolume * volumes, slowVolume * volumes, fast, slow);
        }
    }

    /**
     * @param formed share of the drug's clearance that forms it
     */
    record Metabolite(double formed, double clearance, double central, double peripheral, double exchange) {}

    /**
     * Rate of one enantiomer: 5 mg/h more every half hour up to {@code lastRate}, then constant until the end.
     *
     * @param lastRateMgPerH 5, 10, 15 or 20
     */
    public record Infusion(double lastRateMgPerH, double endH) {
        public double rateMgPerH(double hours) {
            boolean running = hours >= 0 && hours < endH;
            return running ? StrictMath.min(lastRateMgPerH, 5 * (StrictMath.floor(hours / 0.5) + 1)) : 0;
        }
    }

    /** Concentrations at a time, ng/mL. */
    record Concentrations(double drugNgPerMl, double metaboliteNgPerMl) {}

    InfusionModel(Drug drug, Metabolite metabolite, Infusion infusion) {
        this.drug = drug;
        this.metabolite = metabolite;
        this.infusion = infusion;
    }

    /** Concentrations at a time after the start; 0 before it. */
    Concentrations at(double hours) {
        double[] state = new double[5];
        double[] before = state;
        int steps = (int) StrictMath.ceil(StrictMath.max(hours, 0) / STEP_H);
        for (int i = 0; i < steps; i++) {
            before = state;
            state = stepped(state, i);
        }
        double part = steps == 0 ? 1 : hours / STEP_H - (steps - 1);
        return new Concentrations(before[0] + part * (state[0] - before[0]), before[3] + part * (state[3] - before[3]));
    }

    private double[] stepped(double[] state, int step) {
        double start = step * STEP_H;
        // The rate changes only between steps, so it is taken in the middle.
        double rate = infusion.rateMgPerH((step + 0.5) * STEP_H);
        double[] k1 = slope(start, rate, state);
        double[] k2 = slope(start + STEP_H / 2, rate, moved(state, k1, STEP_H / 2));
        double[] k3 = slope(start + STEP_H / 2, rate, moved(state, k2, STEP_H / 2));
        double[] k4 = slope(start + STEP_H, rate, moved(state, k3, STEP_H));
        double[] next = new double[state.length];
        for (int i = 0; i < state.length; i++) {
            next[i] = state[i] + STEP_H / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return next;
    }

    private static double[] moved(double[] state, double[] slope, double by) {
        double[] moved = new double[state.length];
        for (int i = 0; i < state.length; i++) {
            moved[i] = state[i] + by * slope[i];
        }
        return moved;
    }

    /** Change per hour of the concentrations C, C2, C3, M, Mp. */
    private double[] slope(double hours, double rateMgPerH, double[] c) {
        double rise = 1 - CLEARANCE_RISES_BY * StrictMath.exp(-hours / CLEARANCE_RISES_IN_H);
        double eliminated = drug.clearance() * rise * c[0];
        double toFast = drug.fast() * (c[0] - c[1]);
        double toSlow = drug.slow() * (c[0] - c[2]);
        double exchanged = metabolite.exchange() * (c[3] - c[4]);
        double formed = metabolite.formed() * eliminated * MASS_OF_METABOLITE_PER_MASS;
        return new double[] {
            (1000 * rateMgPerH - eliminated - toFast - toSlow) / drug.central(),
            toFast / drug.fastVolume(),
            toSlow / drug.slowVolume(),
            (formed - metabolite.clearance() * c[3] - exchanged) / metabolite.central(),
            exchanged / metabolite.peripheral()
        };
    }
}
