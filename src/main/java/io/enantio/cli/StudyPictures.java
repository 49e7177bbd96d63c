package io.enantio.cli;

import io.enantio.AssayPipeline;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.file.RegularFile;
import io.enantio.input.RunInput;
import io.enantio.input.problem.InputException;
import io.enantio.peak.InjectionPeaks;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.plot.Svg;
import io.enantio.report.run.figure.ChromatogramFigure;
import io.enantio.report.run.figure.OriginalAndFinal;
import io.enantio.report.run.figure.RunView;
import io.enantio.report.study.StudyChromatograms;
import io.enantio.report.study.StudyChromatograms.Line;
import io.enantio.study.StudyResult;
import io.enantio.study.record.RunSheets;
import io.enantio.study.record.RunSheets.Place;
import io.enantio.study.record.RunSheets.Reintegration;
import io.enantio.study.record.RunSheets.SampleInjection;
import io.enantio.study.record.StudyPlan.StudyKind;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws the chromatograms that the report of a study shows. A database has no raw data: the runs are processed again where they
 * were loaded from. A chromatogram is shown only if its raw file is the one that was processed and the result is the recorded
 * one; otherwise the report names what is missing.
 */
final class StudyPictures {
    private static final double SAME = 1e-9;
    private static final String ANOTHER =
            "this version of enantio gives another result than the recorded one: process the run again and load it";

    private final StudyResult result;
    private final RunSheets sheets;
    private final Path beside;
    private final List<Line> lines = new ArrayList<>();
    private final List<Figure> drawn = new ArrayList<>();
    private final List<Figure> reintegrated = new ArrayList<>();
    private int pictures;

    private StudyPictures(StudyResult result, Path plan) {
        this.result = result;
        this.sheets = result.records().sheets();
        this.beside = Optional.ofNullable(plan.toAbsolutePath().normalize().getParent())
                .orElse(plan);
    }

    /**
     * What the plan asks for.
     *
     * @param plan file of the plan, beside which run folders are looked for too
     */
    static StudyChromatograms of(StudyResult result, Path plan) {
        boolean isWanted = result.plan().reporting().kind() == StudyKind.BIOEQUIVALENCE
                || result.plan().reporting().chromatograms().isPresent();
        return isWanted ? new StudyPictures(result, plan).draw() : StudyChromatograms.NONE;
    }

    private StudyChromatograms draw() {
        Set<String> samples = result.conduct().runs().samples().drawn();
        Map<String, List<SampleInjection>> byRun = sheets.injections().stream()
                .filter(injection -> samples.contains(injection.specimen()))
                .collect(Collectors.groupingBy(SampleInjection::run, LinkedHashMap::new, Collectors.toList()));
        Map<String, Set<Integer>> again = new LinkedHashMap<>();
        for (Reintegration each : sheets.reintegrations()) {
            again.computeIfAbsent(each.of().run(), any -> new TreeSet<>())
                    .add(each.injected().number());
        }
        Stream.concat(byRun.keySet().stream(), again.keySet().stream())
                .distinct()
                .forEach(run ->
                        new OneRun(run, byRun.getOrDefault(run, List.of()), again.getOrDefault(run, Set.of())).draw());
        return new StudyChromatograms(lines, drawn, reintegrated);
    }

    /** Injections of one run that are to be shown. */
    private final class OneRun {
        private final String run;
        private final List<SampleInjection> samples;
        private final Set<Integer> again;

        OneRun(String run, List<SampleInjection> samples, Set<Integer> again) {
            this.run = run;
            this.samples = samples;
            this.again = again;
        }

        void draw() {
            try {
                Optional<Path> folder = folder();
                if (folder.isEmpty()) {
                    missing("its run folder is not at " + places());
                    return;
                }
                RunInput loaded = RunInput.read(folder.get());
                if (!loaded.run().header().run().equals(run)) {
                    missing("the folder " + folder.get() + " holds the run "
                            + loaded.run().header().run());
                    return;
                }
                shown(new AssayPipeline(loaded.method(), loaded.chromatograms()).process(loaded.run()));
            } catch (InputException refused) {
                if (refused.isOfDisk()) {
                    throw refused;
                }
                InputException.Problem first = refused.problems().get(0);
                missing("its run folder cannot be processed: " + first.file() + " " + first.problem());
            }
        }

        /** The results folder lies in the run folder, unless the load said otherwise. */
        private Optional<Path> folder() {
            return sheets.places().stream()
                    .filter(place -> place.run().equals(run))
                    .map(Place::folder)
                    .flatMap(place -> Stream.of(Path.of(place), beside.resolve(place)))
                    .flatMap(place ->
                            Stream.ofNullable(place.toAbsolutePath().normalize().getParent()))
                    .filter(place -> RegularFile.isListed(place.resolve("run.yaml")))
                    .findFirst();
        }

        private String places() {
            return sheets.places().stream()
                    .filter(place -> place.run().equals(run))
                    .map(Place::folder)
                    .distinct()
                    .collect(Collectors.joining(", "));
        }

        private void missing(String problem) {
            samples.forEach(sample -> lines.add(line(sample, problem)));
            again.forEach(number -> lines.add(reintegratedLine(number, Optional.empty(), problem)));
        }

        private Line line(SampleInjection sample, String problem) {
            return new Line(
                    sample.specimen(), run, sample.injection(), "drawn", sample.file(), sample.sha256(), problem);
        }

        private Line reintegratedLine(int number, Optional<InjectionPeaks> peaks, String problem) {
            String sample = sheets.reintegrations().stream()
                    .filter(each ->
                            each.of().run().equals(run) && each.injected().number() == number)
                    .map(each -> each.injected().sampleId())
                    .findFirst()
                    .orElseThrow();
            return new Line(
                    sample,
                    run,
                    number,
                    "reintegrated",
                    peaks.flatMap(found -> found.injection().file()),
                    peaks.flatMap(StudyPictures::hash),
                    problem);
        }

        private void shown(RunResult processed) {
            Map<Integer, InjectionPeaks> peaks = new HashMap<>();
            processed.injections().forEach(each -> peaks.put(each.injection().number(), each));
            Map<Integer, Map<String, OptionalDouble>> recorded = recorded();
            for (SampleInjection sample : samples) {
                String problem = problem(sample, processed, recorded);
                lines.add(line(sample, problem));
                if (problem.isEmpty()) {
                    drawn.addAll(figures(processed, sample.injection()));
                }
            }
            for (int number : again) {
                Map<String, OptionalDouble> values = new HashMap<>();
                sheets.reintegrations().stream()
                        .filter(each ->
                                each.of().run().equals(run) && each.injected().number() == number)
                        .forEach(each -> values.put(
                                each.of().analyte().name(), each.result().estimateNgPerMl()));
                String problem = isSame(processed, number, values) ? "" : ANOTHER;
                lines.add(reintegratedLine(number, Optional.ofNullable(peaks.get(number)), problem));
                if (problem.isEmpty()) {
                    OriginalAndFinal.of(
                                    processed,
                                    each -> each.injection().number() == number
                                            && each.rows().stream()
                                                    .anyMatch(row -> values.containsKey(
                                                            row.analyte().name())))
                            .forEach(each -> reintegrated.add(kept(each)));
                }
            }
        }

        private String problem(
                SampleInjection sample, RunResult processed, Map<Integer, Map<String, OptionalDouble>> recorded) {
            Optional<String> hash = processed.injections().stream()
                    .filter(each -> each.injection().number() == sample.injection())
                    .findFirst()
                    .flatMap(StudyPictures::hash);
            if (hash.isEmpty()) {
                return "not acquired, or its raw file cannot be read";
            }
            if (!hash.equals(sample.sha256())) {
                return "its raw file is not the one that was processed";
            }
            return isSame(processed, sample.injection(), recorded.getOrDefault(sample.injection(), Map.of()))
                    ? ""
                    : ANOTHER;
        }

        /** Estimates on record by injection and analyte. */
        private Map<Integer, Map<String, OptionalDouble>> recorded() {
            Map<Integer, Map<String, OptionalDouble>> recorded = new HashMap<>();
            Stream.concat(
                            result.records().reported().stream()
                                    .map(each ->
                                            new UnreportedResult(each.specimen(), each.analyte(), each.measurement())),
                            result.records().notReported().stream())
                    .filter(each -> each.measurement().run().equals(run))
                    .forEach(each -> recorded.computeIfAbsent(each.measurement().injection(), any -> new HashMap<>())
                            .put(
                                    each.analyte().name(),
                                    each.measurement().amount().estimateNgPerMl()));
            return recorded;
        }

        private List<Figure> figures(RunResult of, int injection) {
            RunView view = new RunView(of);
            ChromatogramFigure figure = new ChromatogramFigure(view);
            return view.compounds().stream()
                    .filter(each -> each.injection().number() == injection)
                    .map(figure::small)
                    .map(this::kept)
                    .toList();
        }

        /** Drawn now: the run is not kept in memory. */
        private Figure kept(Figure figure) {
            Svg picture = figure.picture().get();
            pictures++;
            return new Figure("chromatogram-" + pictures, run + ", " + figure.caption(), figure.tone(), () -> picture);
        }
    }

    private static Optional<String> hash(InjectionPeaks peaks) {
        return peaks.raw() instanceof AcquiredInjection acquired
                ? Optional.of(acquired.rawFile().sha256())
                : Optional.empty();
    }

    private static boolean isSame(RunResult processed, int injection, Map<String, OptionalDouble> recorded) {
        return processed.rows().stream()
                .filter(row -> row.injection().number() == injection)
                .allMatch(row -> Optional.ofNullable(recorded.get(row.analyte().name()))
                        .map(known -> isSame(row, known))
                        .orElse(true));
    }

    private static boolean isSame(ResultRow row, OptionalDouble recorded) {
        double known = recorded.orElse(Double.NaN);
        return row.estimate()
                .map(now -> Math.abs(now.ngPerMl() - known) <= SAME * Math.abs(known))
                .orElse(recorded.isEmpty());
    }
}
