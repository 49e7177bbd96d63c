package io.enantio.input.mzml.channel;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.SpectrumTrace.Point;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.header.SpectrumHeader.Event;
import io.enantio.input.mzml.header.TimeAxisUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the spectra of one scan setting hold of a transition, as they come. Only when all are there can be told which of them
 * were of one precursor, which lack an ion that they looked for, and which are parts of one ion mobility frame.
 */
public final class ScanPoints {
    private final SpectrumHeader first;
    private final Acquisition acquisition;
    private final ChromatogramHeader.Ions asked;
    private final Experiment experiment;
    private final List<Seen> spectra = new ArrayList<>();
    private Optional<TimeAxisUnit> unit = Optional.empty();

    /**
     * What a spectrum holds.
     *
     * @param ion that is meant; NaN if it is not among the spectrum's
     * @param counts of that ion
     * @param others m/z of all ions of a spectrum of selected ions; empty if its scan windows say what was looked for
     * @param covered whether its scan windows hold the ion
     */
    public record Found(double ion, double counts, double[] others, boolean covered) {}

    /**
     * When and of what a spectrum was taken.
     *
     * @param place that messages name
     * @param precursorMz that was isolated; NaN if none is stated
     * @param mobility where in the ion mobility separation it was taken; empty if none is stated
     * @param event which of the experiments of a cycle it is
     */
    public record Scan(Place place, Point point, double precursorMz, String mobility, Event event) {
        /** A spectrum of a file. */
        public static Scan of(SpectrumHeader spectrum, Place file) {
            return new Scan(
                    file.at(spectrum.element()),
                    Point.of(spectrum, file),
                    spectrum.isOfProducts() ? spectrum.ions().precursorMz().orElse(Double.NaN) : Double.NaN,
                    spectrum.scan().mobility(),
                    spectrum.scan().event());
        }
    }

    private record Seen(double time, double precursorMz, String mobility, Event event, Found found) {
        boolean holds() {
            return !Double.isNaN(found.ion);
        }

        Seen without(double ion) {
            return new Seen(time, precursorMz, mobility, event, new Found(ion, 0, found.others, true));
        }
    }

    /** When the experiment that took the spectra is part of how a trace was taken. */
    public enum Experiment {
        /** It is: the method chose by how spectra were taken. */
        NAMED,
        /** It is where another took the same ions. */
        NAMED_IF_SEVERAL
    }

    /** Spectra like the first, of the ions that are asked for. */
    public ScanPoints(SpectrumHeader first, ChromatogramHeader.Ions asked, Experiment experiment) {
        this.first = first;
        this.experiment = experiment;
        this.acquisition = first.acquisition().orElseThrow();
        this.asked = asked;
    }

    /** Adds the next spectrum. */
    public void add(Scan scan, Found found) {
        if (!spectra.isEmpty()) {
            scan.point.checkAfter(spectra.get(spectra.size() - 1).time, unit, scan.place);
        }
        unit = scan.point.unit();
        spectra.add(new Seen(scan.point.time(), scan.precursorMz, scan.mobility, scan.event, found));
    }

    /**
     * The chromatograms that these spectra make.
     *
     * @param note takes a line about what was put together
     */
    public List<StoredChromatogram> chromatograms(Consumer<String> note) {
        double[] precursors = spectra.stream().mapToDouble(Seen::precursorMz).toArray();
        double[] times = spectra.stream().mapToDouble(Seen::time).toArray();
        List<StoredChromatogram> all = new ArrayList<>();
        for (int[] target : IsolationTargets.of(precursors, times)) {
            double mz = IsolationTargets.median(target, precursors);
            noteJitter(target, precursors, note);
            List<Seen> ofTarget = IntStream.of(target).mapToObj(spectra::get).toList();
            List<List<Seen>> experiments = byExperiment(ofTarget).stream()
                    .filter(spectra -> !ions(spectra).isEmpty())
                    .toList();
            for (List<Seen> spectra : experiments) {
                boolean isNamed = experiments.size() > 1 || experiment == Experiment.NAMED;
                String event = isNamed ? eventOf(spectra) : "";
                for (double ion : ions(spectra)) {
                    all.addAll(ofMobilities(new Part(mz, ion, event), withZeros(spectra, ion), note));
                }
            }
        }
        return all;
    }

    /**
     * What spectra are a trace of.
     *
     * @param event the experiment that took them, in words; empty if there is no other
     */
    private record Part(double precursorMz, double ion, String event) {}

    /** The experiment that took all of some spectra, in words; empty if there are several. */
    private static String eventOf(List<Seen> spectra) {
        List<String> events =
                spectra.stream().map(seen -> seen.event.text()).distinct().toList();
        return events.size() == 1 ? events.get(0) : "";
    }

    /**
     * Spectra that two experiments of one cycle took are two traces. An experiment whose number changes from cycle to cycle, as it
     * follows what was found, is one.
     */
    private static List<List<Seen>> byExperiment(List<Seen> spectra) {
        Map<String, List<Seen>> byExperiment = new LinkedHashMap<>();
        Map<String, String> experiments = new HashMap<>();
        boolean isRepeated = false;
        for (Seen seen : spectra) {
            byExperiment
                    .computeIfAbsent(seen.event.experiment(), key -> new ArrayList<>())
                    .add(seen);
            String other = experiments.putIfAbsent(seen.event.cycle(), seen.event.experiment());
            isRepeated |= other != null && !other.equals(seen.event.experiment());
        }
        return isRepeated ? List.copyOf(byExperiment.values()) : List.of(spectra);
    }

    private void noteJitter(int[] target, double[] precursors, Consumer<String> note) {
        double low = IntStream.of(target).mapToDouble(i -> precursors[i]).min().orElse(0);
        double high = IntStream.of(target).mapToDouble(i -> precursors[i]).max().orElse(0);
        if (high > low) {
            note.accept(String.format(
                    Locale.ROOT,
                    "%s spectra of %s: their isolation target varies from m/z %.4f to %.4f and is taken as one",
                    acquisition.word(),
                    ChannelSelection.ions(asked),
                    low,
                    high));
        }
    }

    /** The ions that were found. Where scan windows hold the ion that is asked for, all that was found in them is that ion. */
    private Set<Double> ions(List<Seen> of) {
        Set<Double> ions = new LinkedHashSet<>();
        of.stream().filter(Seen::holds).forEach(seen -> ions.add(seen.found.ion));
        if (!of.stream().allMatch(seen -> seen.found.covered)) {
            return ions;
        }
        double first = ions.stream()
                .findFirst()
                .orElse(asked.productMz().orElse(asked.precursorMz().orElseThrow()));
        return Set.of(first);
    }

    /**
     * The points of an ion. A spectrum that looked for it and does not hold it is a zero: one whose windows cover it, or one of
     * selected ions that were seen together with it. A spectrum of other ions alone belongs to another event of the cycle.
     */
    private static List<Seen> withZeros(List<Seen> of, double ion) {
        if (of.stream().allMatch(seen -> seen.found.covered)) {
            return of;
        }
        Set<Double> together = new TreeSet<>();
        of.stream()
                .filter(seen -> seen.found.ion == ion)
                .forEach(seen -> Arrays.stream(seen.found.others).forEach(together::add));
        boolean isOnlyEvent =
                of.stream().allMatch(seen -> seen.found.others.length == 0 || sharesOne(seen.found.others, together));
        List<Seen> points = new ArrayList<>();
        for (Seen seen : of) {
            if (seen.found.ion == ion) {
                points.add(seen);
            } else if (seen.found.covered || isOnlyEvent || sharesOne(seen.found.others, together)) {
                points.add(seen.without(ion));
            }
        }
        return points;
    }

    private static boolean sharesOne(double[] ions, Set<Double> together) {
        for (double ion : ions) {
            if (together.contains(ion)) {
                return true;
            }
        }
        return false;
    }

    /** Spectra of several drift times at one time are one frame; elsewhere each drift time is a setting of its own. */
    private List<StoredChromatogram> ofMobilities(Part part, List<Seen> points, Consumer<String> note) {
        Set<String> mobilities = new LinkedHashSet<>();
        points.forEach(point -> mobilities.add(point.mobility));
        boolean isRepeated = repeatTimes(points);
        if (mobilities.size() == 1) {
            if (isRepeated) {
                note.accept(acquisition.word() + ": spectra of equal time are averaged");
            }
            return List.of(chromatogram(part, points, mobilities.iterator().next()));
        }
        if (isRepeated) {
            note.accept(acquisition.word()
                    + ": ion mobility was not combined on conversion; the spectra of each frame are summed");
            return List.of(chromatogram(part, summed(points), ""));
        }
        return mobilities.stream()
                .map(mobility -> chromatogram(
                        part,
                        points.stream()
                                .filter(point -> point.mobility.equals(mobility))
                                .toList(),
                        mobility))
                .toList();
    }

    private static boolean repeatTimes(List<Seen> points) {
        return IntStream.range(1, points.size()).anyMatch(i -> points.get(i).time == points.get(i - 1).time);
    }

    private static List<Seen> summed(List<Seen> points) {
        List<Seen> frames = new ArrayList<>();
        for (Seen point : points) {
            int last = frames.size() - 1;
            if (last >= 0 && frames.get(last).time == point.time) {
                Found before = frames.get(last).found;
                frames.set(
                        last,
                        new Seen(
                                point.time,
                                point.precursorMz,
                                "",
                                point.event,
                                new Found(before.ion, before.counts + point.found.counts, before.others, true)));
            } else {
                frames.add(point);
            }
        }
        return frames;
    }

    private StoredChromatogram chromatogram(Part part, List<Seen> points, String mobility) {
        ChromatogramHeader.Ions ions = ions(part);
        ChromatogramHeader header = new ChromatogramHeader(
                "spectra from " + first.element(),
                first.id(),
                ions.productMz().isPresent() ? ChromatogramHeader.Type.SRM : ChromatogramHeader.Type.SIM,
                ions,
                Optional.empty(),
                Stream.of(first.scan().setting().text(), mobility, part.event)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")));
        return new StoredChromatogram(
                new StoredChromatogram.Source(header, acquisition, unit),
                points.stream().mapToDouble(Seen::time).toArray(),
                points.stream().mapToDouble(point -> point.found.counts).toArray());
    }

    private ChromatogramHeader.Ions ions(Part part) {
        return new ChromatogramHeader.Ions(
                OptionalDouble.of(first.isOfProducts() ? part.precursorMz : part.ion),
                first.isOfProducts() ? OptionalDouble.of(part.ion) : OptionalDouble.empty(),
                first.ions().polarity(),
                first.ions().collisionEnergyEv());
    }
}
