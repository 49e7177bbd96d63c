package io.enantio.study.conduct;

import io.enantio.method.value.Require;
import io.enantio.run.Sha256;
import io.enantio.study.record.RunSheets.SampleInjection;
import io.enantio.study.record.StudyPlan.ChromatogramShare;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Study samples whose chromatograms a report shows, drawn at random by the seed of the plan (rule E-3; ICH M10, 8.2): the
 * samples are put in the order of SHA-256 of seed, study and sample_id, with line feeds between, and the first ones are taken, at least
 * as many as the share. Anybody can draw them again; nobody can choose them.
 *
 * @param drawn sample_ids, sorted
 * @param of samples that were injected
 */
public record DrawnSamples(Set<String> drawn, int of) {
    /** No sample is drawn. */
    public static final DrawnSamples NONE = new DrawnSamples(Set.of(), 0);

    public DrawnSamples {
        drawn = Set.copyOf(drawn);
        Require.that(drawn.size() <= of, "more samples are drawn than were injected");
    }

    /** The share of the injected samples, rounded up. */
    public static DrawnSamples of(String study, List<SampleInjection> injections, ChromatogramShare share) {
        List<String> samples = injections.stream()
                .map(SampleInjection::specimen)
                .distinct()
                .sorted(Comparator.comparing((String sample) -> Sha256.of(share.seed() + "\n" + study + "\n" + sample)))
                .toList();
        int wanted = (int) Math.ceil(share.percent() * samples.size() / 100);
        return new DrawnSamples(
                samples.stream().limit(wanted).collect(Collectors.toCollection(TreeSet::new)), samples.size());
    }

    /** Every injected sample. */
    public static DrawnSamples all(List<SampleInjection> injections) {
        Set<String> samples =
                injections.stream().map(SampleInjection::specimen).collect(Collectors.toCollection(TreeSet::new));
        return new DrawnSamples(samples, samples.size());
    }
}
