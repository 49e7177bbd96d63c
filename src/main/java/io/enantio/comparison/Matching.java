package io.enantio.comparison;

import io.enantio.comparison.OurPeak.Injected;
import io.enantio.comparison.TheirPeak.Component.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of our peaks is which of theirs. Samples match by data file, then by name; components match by name. Names are compared
 * as {@link SampleMatching} and {@link ComponentMatching} say, never by similarity; what could be two things is matched with neither.
 *
 * @param pairs in our order
 * @param oursAlone in our order
 * @param theirsAlone in the order of their file
 * @param remarks what a person should look at though it was matched, a sentence each
 */
public record Matching(
        List<MatchedPeak> pairs,
        List<Unmatched<OurPeak>> oursAlone,
        List<Unmatched<TheirPeak>> theirsAlone,
        List<String> remarks) {

    public Matching {
        pairs = List.copyOf(pairs);
        oursAlone = List.copyOf(oursAlone);
        theirsAlone = List.copyOf(theirsAlone);
        remarks = List.copyOf(remarks);
    }

    /**
     * Matches two results.
     *
     * @param ours a row for each injection and analyte
     * @param theirs of the same run
     * @param names that differ, as a person states them
     * @return every peak of both sides, once
     */
    public static Matching of(List<OurPeak> ours, TheirResults theirs, Names names) {
        return new Work(ours, theirs, names).matching();
    }

    /** Peaks of theirs that may be an analyte's and have no counterpart here; internal standards are compared beside their analytes. */
    public List<Unmatched<TheirPeak>> theirAnalytesAlone() {
        return theirsAlone.stream()
                .filter(each -> each.peak().component().kind() != TheirPeak.Component.Kind.INTERNAL_STANDARD)
                .toList();
    }

    /** How many of theirs are internal standards. */
    public int theirStandards() {
        return theirsAlone.size() - theirAnalytesAlone().size();
    }

    /** An analyte in an injection. */
    private record Place(int injection, String analyte) {}

    /** A component in a sample. */
    private record Measured(TheirSample sample, String component) {}

    private static final class Work {
        private final List<OurPeak> ours;
        private final TheirResults theirs;
        private final SampleMatching samples;
        private final ComponentMatching components;
        private final Map<Measured, List<TheirPeak>> rows = new LinkedHashMap<>();
        private final Map<Place, TheirPeak> found = new HashMap<>();
        private final Map<Place, String> lost = new HashMap<>();
        private final List<Unmatched<TheirPeak>> theirsAlone = new ArrayList<>();

        Work(List<OurPeak> ours, TheirResults theirs, Names names) {
            this.ours = ours;
            this.theirs = theirs;
            Map<Integer, Injected> injections = new LinkedHashMap<>();
            ours.forEach(peak -> injections.putIfAbsent(peak.injected().number(), peak.injected()));
            Set<TheirSample> sampled = theirs.peaks().stream()
                    .map(peak -> TheirSample.of(peak.sample()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            this.samples = SampleMatching.of(List.copyOf(injections.values()), List.copyOf(sampled), names.samples());
            this.components = ComponentMatching.of(
                    ours.stream().map(OurPeak::analyte).distinct().toList(),
                    theirs.peaks().stream().map(TheirPeak::component).toList(),
                    names.components());
            theirs.peaks()
                    .forEach(peak -> rows.computeIfAbsent(measured(peak), key -> new ArrayList<>())
                            .add(peak));
        }

        private static Measured measured(TheirPeak peak) {
            return new Measured(TheirSample.of(peak.sample()), peak.component().name());
        }

        Matching matching() {
            theirs.peaks().forEach(this::place);
            List<MatchedPeak> pairs = new ArrayList<>();
            List<Unmatched<OurPeak>> oursAlone = new ArrayList<>();
            Set<Place> seen = new HashSet<>();
            for (OurPeak peak : ours) {
                Place place = new Place(peak.injected().number(), peak.analyte());
                Optional<TheirPeak> counterpart = Optional.ofNullable(found.get(place));
                if (!seen.add(place)) {
                    oursAlone.add(new Unmatched<>(peak, "stands twice in our results"));
                } else if (counterpart.isPresent()) {
                    pairs.add(new MatchedPeak(peak, counterpart.get()));
                } else {
                    oursAlone.add(new Unmatched<>(peak, reason(place, peak)));
                }
            }
            List<String> remarks = new ArrayList<>(samples.remarks());
            remarks.addAll(components.remarks());
            return new Matching(pairs, oursAlone, theirsAlone, remarks);
        }

        private void place(TheirPeak peak) {
            Optional<Integer> injection = samples.injection(TheirSample.of(peak.sample()));
            Optional<String> analyte = components.analyte(peak.component().name());
            if (injection.isEmpty() || analyte.isEmpty()) {
                alone(peak, whyNot(peak, injection));
                return;
            }
            Place place = new Place(injection.get(), analyte.get());
            List<TheirPeak> same = rows.getOrDefault(measured(peak), List.of(peak));
            if (same.stream().anyMatch(other -> !isSame(other, peak))) {
                String lines =
                        same.stream().map(row -> String.valueOf(row.line())).collect(Collectors.joining(", "));
                String twice = "is listed more than once in this sample, with different figures (lines " + lines + ")";
                alone(peak, twice);
                lost.putIfAbsent(place, "their component " + twice);
            } else if (found.putIfAbsent(place, peak) != null) {
                alone(peak, "repeats line " + same.get(0).line());
            }
        }

        private void alone(TheirPeak peak, String reason) {
            theirsAlone.add(new Unmatched<>(peak, reason));
        }

        private static boolean isSame(TheirPeak one, TheirPeak other) {
            return one.figures().equals(other.figures()) && one.integration().equals(other.integration());
        }

        private String whyNot(TheirPeak peak, Optional<Integer> injection) {
            if (injection.isEmpty()) {
                return samples.reason(TheirSample.of(peak.sample()));
            }
            return peak.component().kind() == Kind.INTERNAL_STANDARD
                    ? "is an internal standard there"
                    : components.reason(peak.component().name());
        }

        private String reason(Place place, OurPeak peak) {
            Optional<String> known = Optional.ofNullable(lost.get(place));
            if (known.isPresent()) {
                return known.get();
            }
            Optional<String> sample = samples.whyAlone(place.injection());
            if (sample.isPresent()) {
                return peak.injected().file().isPresent() ? sample.get() : "was planned but not acquired";
            }
            return components
                    .whyAlone(place.analyte())
                    .orElse("their sample has no row for the component of this analyte");
        }
    }
}
