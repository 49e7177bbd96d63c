package io.enantio.simulation.plan;

import io.enantio.method.Method;
import io.enantio.method.value.Range;
import io.enantio.method.value.Require;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * What is simulated. Equal plans give equal bytes.
 *
 * @param run name and date, as run.yaml states them
 * @param method the assay; its retention times, levels and amounts are taken as true
 * @param methodFile the method as run.yaml names it
 * @param faults what goes wrong; each once
 */
public record SimulationPlan(
        Run run,
        Method method,
        MethodReference methodFile,
        long seed,
        Samples samples,
        Signal signal,
        List<Fault> faults) {

    /** Name of the run and the day it is acquired. */
    public record Run(String name, LocalDate acquired) {
        public static final Run DEFAULT = new Run("SIMULATED-R01", LocalDate.of(2026, 3, 2));

        public Run {
            Require.text("run", name);
        }
    }

    /**
     * Study samples.
     *
     * @param subjects number of subjects, 0 to 999
     * @param ratioRToS makes R/S of every pair this number in every sample, their sum unchanged
     */
    public record Samples(int subjects, Schedule schedule, OptionalDouble ratioRToS) {
        public static final Samples DEFAULT = new Samples(10, Schedule.DAY_1, OptionalDouble.empty());

        public Samples {
            Require.that(subjects >= 0 && subjects <= 999, "subjects must be from 0 to 999, are " + subjects);
            ratioRToS.ifPresent(ratio -> Require.positive("ratio", ratio));
        }
    }

    /**
     * Signal.
     *
     * @param resolution at half height of each compound's worst neighbours in the first injection, 0.5 to 4; it falls by
     *     6 % over the run
     * @param tailingAs10 asymmetry at 10 % of the height, 1.01 to 4; absent: drawn from 1.15 to 1.3
     * @param noiseFactor multiplies the standard deviation of the background's noise; 0 switches off all noise and all
     *     drift of the baseline: the trace then holds expected counts
     * @param recordedMin the stretch of time in the files; absent: every retention window and what their tails need
     */
    public record Signal(
            double resolution, OptionalDouble tailingAs10, double noiseFactor, Optional<Range> recordedMin) {
        public static final Signal DEFAULT = new Signal(1.8, OptionalDouble.empty(), 1, Optional.empty());

        public Signal {
            Require.that(resolution >= 0.5 && resolution <= 4, "resolution must be from 0.5 to 4, is " + resolution);
            tailingAs10.ifPresent(
                    as10 -> Require.that(as10 >= 1.01 && as10 <= 4, "tailing must be from 1.01 to 4, is " + as10));
            Require.notNegative("noise", noiseFactor);
            recordedMin.ifPresent(range -> Require.that(
                    range.low() >= 0 && range.high() > range.low() && range.high() < 1000,
                    "recorded time must run from 0 or more to less than 1000 min"));
        }
    }

    public SimulationPlan {
        faults = List.copyOf(new TreeSet<>(faults));
    }

    /** A plan without faults; everything not stated has its default. */
    public static SimulationPlan of(Method method, MethodReference methodFile, long seed) {
        return new SimulationPlan(Run.DEFAULT, method, methodFile, seed, Samples.DEFAULT, Signal.DEFAULT, List.of());
    }

    public SimulationPlan with(Run other) {
        return new SimulationPlan(other, method, methodFile, seed, samples, signal, faults);
    }

    public SimulationPlan with(Samples other) {
        return new SimulationPlan(run, method, methodFile, seed, other, signal, faults);
    }

    public SimulationPlan with(Signal other) {
        return new SimulationPlan(run, method, methodFile, seed, samples, other, faults);
    }

    public SimulationPlan with(List<Fault> others) {
        return new SimulationPlan(run, method, methodFile, seed, samples, signal, others);
    }

    public boolean has(Fault fault) {
        return faults.contains(fault);
    }

    /** The method file that the run folder's run.yaml names: one elsewhere, or a copy in the folder. */
    public sealed interface MethodReference {

        /** A file elsewhere, by its path relative to the run folder, with {@code /}. */
        record Linked(String path) implements MethodReference {}

        /** A text that is copied into the run folder as {@code method.yaml}. */
        record Copied(String text) implements MethodReference {}
    }
}
