package io.enantio.simulation.subject;

import io.enantio.simulation.plan.SimulationPlan;
import java.util.List;
import java.util.stream.Stream;

/**
 * The study samples of one run.
 *
 * @param drawnBy the plan that states when and from whom they were collected: that of the run, or that of its study
 * @param first analysed in this run for the first time
 * @param again incurred samples of earlier runs, reanalysed in this one
 */
public record RunSamples(SimulationPlan drawnBy, List<Specimen> first, List<Specimen> again) {
    /** Comment and experiment of an injection of an incurred sample. */
    public static final String INCURRED = "ISR";

    public RunSamples {
        first = List.copyOf(first);
        again = List.copyOf(again);
    }

    /** All samples of a plan of one run. */
    public static RunSamples of(SimulationPlan plan) {
        return new RunSamples(plan, StudySamples.of(plan), List.of());
    }

    public List<Specimen> all() {
        return Stream.concat(first.stream(), again.stream()).toList();
    }
}
