package io.enantio.comparison;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.enantio.comparison.OurPeak.Injected;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which sample of theirs is which injection of ours: as a person states it, else of the same data file, else of the same name, second name
 * or name of our raw file, the three also without regard to case and to the kind of gap. A name that stands several times on both sides is
 * matched in the order of acquisition if they state times and the numbers are equal.
 *
 * <p>Where any sample is matched by its data file, one whose own data file is none of ours is another injection, whatever its name.
 */
final class SampleMatching {
    /** Clocks of two lists may differ, but by the same time in every line; one rounds to minutes. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private final List<Injected> ours;
    private final List<TheirSample> theirs;
    private final Map<TheirSample, Integer> matched = new HashMap<>();
    private final Map<TheirSample, String> reasons = new HashMap<>();
    private final Map<Integer, String> aloneReasons = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();

    /** Whether names that stand several times on both sides may be matched in the order of acquisition. */
    private enum Several {
        BY_TIME,
        NEVER
    }

    private SampleMatching(List<Injected> ours, List<TheirSample> theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    static SampleMatching of(List<Injected> ours, List<TheirSample> theirs, Map<String, String> stated) {
        SampleMatching matching = new SampleMatching(ours, theirs);
        matching.stated(stated);
        matching.byDataFile();
        Function<Injected, Optional<String>> id = one -> Optional.of(one.sampleId());
        Function<Injected, Optional<String>> plainId = one -> Optional.of(ComparedNames.sample(one.sampleId()));
        matching.stage(one -> Optional.of(one.name()), id, Several.BY_TIME);
        matching.stage(one -> Optional.of(ComparedNames.sample(one.name())), plainId, Several.BY_TIME);
        matching.stage(TheirSample::id, id, Several.BY_TIME);
        matching.stage(one -> one.id().map(ComparedNames::sample), plainId, Several.BY_TIME);
        matching.stage(
                one -> Optional.of(ComparedNames.file(one.name())),
                one -> one.file().map(ComparedNames::file),
                Several.NEVER);
        return matching;
    }

    private void stated(Map<String, String> stated) {
        for (String name : new TreeSet<>(stated.keySet())) {
            String sampleId = stated.getOrDefault(name, "");
            if (ours.stream().noneMatch(one -> one.sampleId().equals(sampleId))) {
                remarks.add("The map says that their sample " + name + " is " + sampleId
                        + ", which is no sample of our results.");
            } else if (theirs.stream().noneMatch(one -> one.name().equals(name))) {
                remarks.add("The map says that their sample " + name + " is " + sampleId
                        + ", but their table has no such sample.");
            }
        }
        stage(one -> Optional.ofNullable(stated.get(one.name())), one -> Optional.of(one.sampleId()), Several.BY_TIME);
    }

    /** A file of several samples does not tell them apart; a converter names its pieces after file and sample, or file and index. */
    private void byDataFile() {
        Map<String, Long> shared = theirs.stream()
                .filter(one -> one.dataFile().isPresent())
                .collect(groupingBy(one -> file(one).orElse(""), java.util.stream.Collectors.counting()));
        Function<Injected, Optional<String>> our = one -> one.file().map(ComparedNames::file);
        stage(one -> file(one).filter(name -> shared.getOrDefault(name, 0L) == 1), our, Several.NEVER);
        stage(one -> file(one).map(name -> name + "-" + ComparedNames.file(one.name())), our, Several.NEVER);
        stage(
                one -> one.indexInFile().isEmpty()
                        ? Optional.empty()
                        : file(one).map(name -> name + "-" + one.indexInFile().getAsInt()),
                our,
                Several.NEVER);
        boolean filesTell = theirs.stream().anyMatch(one -> isMatchedByFile(one));
        for (TheirSample one : theirs) {
            boolean isOwn =
                    file(one).filter(name -> shared.getOrDefault(name, 0L) == 1).isPresent();
            if (filesTell && isOwn && !matched.containsKey(one)) {
                reasons.putIfAbsent(
                        one,
                        "its data file is none of ours, though others are; state it under samples if it is the same injection");
            }
        }
        theirs.forEach(this::remarkOtherName);
    }

    private static Optional<String> file(TheirSample sample) {
        return sample.dataFile().map(ComparedNames::file).filter(name -> !name.isEmpty());
    }

    private boolean isMatchedByFile(TheirSample sample) {
        return injected(sample)
                .flatMap(Injected::file)
                .map(ComparedNames::file)
                .filter(our -> file(sample).filter(our::startsWith).isPresent())
                .isPresent();
    }

    private Optional<Injected> injected(TheirSample sample) {
        return injection(sample)
                .flatMap(number ->
                        ours.stream().filter(one -> one.number() == number).findFirst());
    }

    private void remarkOtherName(TheirSample sample) {
        injected(sample)
                .filter(one -> !one.sampleId().equals(sample.name()))
                .filter(one -> ours.stream().anyMatch(other -> other.sampleId().equals(sample.name())))
                .ifPresent(one -> remarks.add(
                        "Their sample " + sample.name() + " is by its data file our injection " + one.number()
                                + ", which we call " + one.sampleId() + "; another sample of ours has their name."));
    }

    /** Matches what has one name on both sides, among those that are still alone. */
    private void stage(
            Function<TheirSample, Optional<String>> theirForm,
            Function<Injected, Optional<String>> ourForm,
            Several several) {
        Map<String, List<TheirSample>> byName = theirs.stream()
                .filter(one -> !matched.containsKey(one) && !reasons.containsKey(one))
                .filter(one -> theirForm.apply(one).isPresent())
                .collect(groupingBy(one -> theirForm.apply(one).orElse(""), LinkedHashMap::new, toList()));
        Map<String, List<Injected>> ourNames = ours.stream()
                .filter(one -> !matched.containsValue(one.number()))
                .filter(one -> ourForm.apply(one).isPresent())
                .collect(groupingBy(one -> ourForm.apply(one).orElse("")));
        byName.forEach((name, samples) -> resolve(samples, ourNames.getOrDefault(name, List.of()), several));
    }

    private void resolve(List<TheirSample> samples, List<Injected> meant, Several several) {
        if (meant.isEmpty()) {
            return;
        }
        if (samples.size() == 1 && meant.size() == 1) {
            matched.put(samples.get(0), meant.get(0).number());
            return;
        }
        if (several == Several.BY_TIME && areInOneOrder(samples, meant)) {
            List<TheirSample> ordered = inTime(samples);
            for (int i = 0; i < ordered.size(); i++) {
                matched.put(ordered.get(i), meant.get(i).number());
            }
            remarks.add("Their " + samples.size() + " samples " + samples.get(0).name() + " are our injections "
                    + numbers(meant) + " in the order of acquisition.");
            return;
        }
        String what = samples.size() + (samples.size() == 1 ? " sample" : " samples") + " of theirs and "
                + (meant.size() == 1 ? "our injection " : "our injections ") + numbers(meant);
        samples.forEach(one -> reasons.put(
                one,
                "cannot be told apart: " + what + " share the name; neither data file nor time tells which is which"));
        meant.forEach(one -> aloneReasons.put(
                one.number(),
                "cannot be told apart: " + what + " share the name; neither data file nor time tells which is which"));
    }

    private static String numbers(List<Injected> injections) {
        return injections.stream().map(one -> String.valueOf(one.number())).collect(joining(", "));
    }

    private static List<TheirSample> inTime(List<TheirSample> samples) {
        return samples.stream()
                .sorted(Comparator.comparing(one -> one.acquired().orElse(LocalDateTime.MIN)))
                .toList();
    }

    /** As many on both sides, each of theirs with a time of its own; and the times of both sides, if ours are known, differ evenly. */
    private static boolean areInOneOrder(List<TheirSample> samples, List<Injected> meant) {
        long times = samples.stream()
                .flatMap(one -> one.acquired().stream())
                .distinct()
                .count();
        if (samples.size() != meant.size() || times < samples.size()) {
            return false;
        }
        List<TheirSample> ordered = inTime(samples);
        List<Duration> differences = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Optional<LocalDateTime> our = meant.get(i).startedAt().map(time -> time.toLocalDateTime());
            Optional<LocalDateTime> their = ordered.get(i).acquired();
            if (our.isPresent() && their.isPresent()) {
                differences.add(Duration.between(our.get(), their.get()));
            }
        }
        return differences.isEmpty()
                || differences.stream()
                                .max(Comparator.naturalOrder())
                                .orElseThrow()
                                .minus(differences.stream()
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow())
                                .compareTo(CLOCKS_DIFFER)
                        <= 0;
    }

    /** Number of the injection that a sample is. */
    Optional<Integer> injection(TheirSample sample) {
        return Optional.ofNullable(matched.get(sample));
    }

    /** Why a sample is no injection of ours. */
    String reason(TheirSample sample) {
        return reasons.getOrDefault(sample, "no injection of ours has the data file or the name of this sample");
    }

    /** Why an injection is none of their samples; empty if it is one. */
    Optional<String> whyAlone(int injection) {
        return matched.containsValue(injection)
                ? Optional.empty()
                : Optional.of(aloneReasons.getOrDefault(
                        injection, "no sample of theirs has the data file or the name of this injection"));
    }

    /** What was matched and should be looked at. */
    List<String> remarks() {
        return remarks;
    }
}
