package io.enantio.browser;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.browser.Proposals.Proposed;
import io.enantio.browser.ReviewedRun.Judged;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.chromatogram.RawInjection;
import io.enantio.input.RunInput;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.ChartJson;
import io.enantio.report.run.figure.CalibrationCharts;
import io.enantio.report.run.figure.InjectionCharts;
import io.enantio.report.run.figure.InjectionCharts.Charts;
import io.enantio.report.run.figure.InjectionCharts.Extent;
import io.enantio.report.run.figure.InjectionCharts.Overlay;
import io.enantio.report.run.figure.QcCharts;
import io.enantio.report.run.figure.QcCharts.QcLevel;
import io.enantio.report.run.figure.RunView;
import io.enantio.report.run.figure.RunView.InjectedCompound;
import io.enantio.report.run.figure.TrendCharts;
import io.enantio.run.Injection;
import io.enantio.run.StoredTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the page draws: an injection, many of them, curves, QCs and trends. */
final class Pictures {
    private static final int MOST_SMALL = 60;
    private static final int STEPS = 400;

    private final ReviewedRun run;

    Pictures(ReviewedRun run) {
        this.run = run;
    }

    /** A compound in an injection; before the run is integrated again, its data alone. */
    Json picture(Asked asked) {
        Standing standing = run.standing();
        Injection injection = injection(standing, asked);
        Compound compound = compound(standing, asked);
        Extent extent =
                asked.value("whole").isEmpty() || asked.value("whole").equals("0") ? Extent.WINDOW : Extent.WHOLE;
        Set<Overlay> beside = overlays(asked.value("overlay"));
        return run.progress()
                .judged()
                .map(judged -> whole(judged.view(), injection.number(), compound, extent, beside))
                .orElseGet(() -> data(standing, injection, compound, extent));
    }

    /** The picture of a result after changes. */
    static Json after(Proposed proposed, int injection, Compound compound) {
        return whole(new RunView(proposed.after()), injection, compound, Extent.WINDOW, EnumSet.noneOf(Overlay.class));
    }

    private static Set<Overlay> overlays(String words) {
        Set<Overlay> beside = EnumSet.noneOf(Overlay.class);
        for (String word : words.split(",", -1)) {
            Arrays.stream(Overlay.values())
                    .filter(one -> one.name().equals(word.toUpperCase(Locale.ROOT)))
                    .forEach(beside::add);
        }
        return beside;
    }

    static Injection injection(Standing standing, Asked asked) {
        int number = asked.number("injection", 0);
        return standing.input().run().injections().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "the run has no such injection", "Load the page again."));
    }

    private static Compound compound(Standing standing, Asked asked) {
        List<Compound> compounds = standing.input().method().compounds();
        int place = asked.number("compound", 0);
        if (place >= compounds.size()) {
            throw new Refusal(404, "the method has no such compound", "Load the page again.");
        }
        return compounds.get(place);
    }

    private static Analyte analyte(Standing standing, Asked asked) {
        return standing.input().method().judgedAnalytes().stream()
                .filter(one -> one.name().equals(asked.value("analyte")))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "the method has no such analyte", "Load the page again."));
    }

    private static Json data(Standing standing, Injection injection, Compound compound, Extent extent) {
        RunInput input = standing.input();
        RawInjection raw = input.chromatograms().read(injection, input.method().channels());
        Charts charts = InjectionCharts.data(
                input.method(), raw, compound, extent, times(standing, injection.number(), compound));
        return json(input.method(), injection.number(), compound, charts)
                .put("complete", false)
                .put("peaks", List.of())
                .put("further", List.of())
                .put("noiseSd", null);
    }

    /** Retention times as the results have them. */
    private static Map<String, Double> times(Standing standing, int injection, Compound compound) {
        StoredTable table = standing.tables().concentrations();
        Map<String, Double> times = new HashMap<>();
        for (int row = 0; row < table.size(); row++) {
            if (table.needed(row, "injection").equals(String.valueOf(injection))
                    && table.needed(row, "compound").equals(compound.name())) {
                int place = row;
                table.cell(row, "retention_time_min")
                        .ifPresent(text -> times.put(
                                table.needed(place, "analyte"), table.number(place, "retention_time_min", text)));
            }
        }
        return times;
    }

    private static Json whole(RunView view, int injection, Compound compound, Extent extent, Set<Overlay> beside) {
        InjectedCompound shown = shown(view, injection, compound);
        Charts charts = new InjectionCharts(view).of(shown, extent, beside);
        Optional<FittedCurve> curve =
                shown.peaks().in(compound.channels().quantifier()).curve();
        return json(view.result().method(), injection, compound, charts)
                .put("complete", true)
                .put("peaks", peaks(shown))
                .put("further", curve.map(Pictures::further).orElse(List.of()))
                .put("noiseSd", curve.map(Pictures::noise));
    }

    private static InjectedCompound shown(RunView view, int injection, Compound compound) {
        return view.compounds().stream()
                .filter(one ->
                        one.injection().number() == injection && one.compound().equals(compound))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "the run has no such result", "Load the page again."));
    }

    private static Json json(Method method, int injection, Compound compound, Charts charts) {
        return new Json()
                .put("injection", injection)
                .put("compound", method.compounds().indexOf(compound))
                .put("title", compound.name() + ", injection " + injection)
                .put(
                        "charts",
                        new Json()
                                .put("analyte", json(charts.analyte()))
                                .put("standard", charts.standard().map(Pictures::json))
                                .put("qualifier", charts.qualifier().map(Pictures::json))
                                .put("residuals", null));
    }

    private static Json.Raw json(Chart chart) {
        return new Json.Raw(ChartJson.of(chart));
    }

    private static List<Json> peaks(InjectedCompound shown) {
        List<Json> peaks = new ArrayList<>();
        for (ResultRow row : shown.rows()) {
            if (row.peak() instanceof Peak peak) {
                peaks.add(new Json()
                        .put("analyte", row.analyte().name())
                        .put("place", shown.compound().place(row.analyte()))
                        .put("startMin", peak.bounds().startMin())
                        .put("endMin", peak.bounds().endMin())
                        .put("baselineStart", peak.bounds().baselineStartCounts())
                        .put("baselineEnd", peak.bounds().baselineEndCounts())
                        .put("retentionTimeMin", peak.retentionTimeMin())
                        .put("area", peak.area().countsMin())
                        .put("areaSe", peak.area().seCountsMin())
                        .put("widthMin", peak.figures().widthMin())
                        .put("how", peak.how().word())
                        .put("manual", peak.how() == IntegrationMethod.MANUAL));
            }
        }
        return peaks;
    }

    /** Peaks of the fit that the method does not know. */
    private static List<Json> further(FittedCurve curve) {
        List<Double> times = IntStream.rangeClosed(0, STEPS)
                .mapToObj(k -> curve.fromMin() + k * (curve.toMin() - curve.fromMin()) / STEPS)
                .toList();
        return IntStream.range(curve.knownPeaks(), curve.peaks())
                .mapToObj(peak -> {
                    List<Double> counts = curve.peakAt(peak, times);
                    int top = IntStream.range(0, counts.size())
                            .boxed()
                            .max(Comparator.comparing(counts::get))
                            .orElse(0);
                    return new Json().put("retentionTimeMin", times.get(top)).put("area", curve.areaCountsMin(peak));
                })
                .toList();
    }

    private static double noise(FittedCurve curve) {
        return curve.noiseSdCounts(curve.baselineAt((curve.fromMin() + curve.toMin()) / 2));
    }

    /** Many injections or analytes, each small. */
    Json multiples(Asked asked) {
        Standing standing = run.standing();
        Optional<Judged> judged = run.progress().judged();
        List<String> ids = asked.value("ids").isEmpty()
                ? ofAnalyteOrInjection(standing, asked)
                : known(standing, asked.value("ids"));
        List<String> asked60 = ids.stream()
                .skip(asked.number("from", 0))
                .limit(Math.min(asked.number("count", MOST_SMALL), MOST_SMALL))
                .toList();
        return new Json()
                .put("complete", judged.isPresent())
                .put("charts", judged.map(known -> small(known.view(), asked60)).orElse(List.of()));
    }

    private static List<String> ids(Standing standing) {
        StoredTable table = standing.tables().concentrations();
        return IntStream.range(0, table.size())
                .mapToObj(row -> table.needed(row, "injection") + "/" + table.needed(row, "analyte"))
                .toList();
    }

    private static List<String> ofAnalyteOrInjection(Standing standing, Asked asked) {
        String analyte = asked.value("analyte");
        String injection = asked.value("injection");
        return ids(standing).stream()
                .filter(id -> analyte.isEmpty() || id.endsWith("/" + analyte))
                .filter(id -> injection.isEmpty() || id.startsWith(injection + "/"))
                .toList();
    }

    /** Ids of the run in a list with commas; a name may have commas itself. */
    private static List<String> known(Standing standing, String list) {
        Set<String> all = Set.copyOf(ids(standing));
        List<String> found = new ArrayList<>();
        String part = "";
        for (String word : list.split(",", -1)) {
            part = part.isEmpty() ? word : part + "," + word;
            if (all.contains(part)) {
                found.add(part);
                part = "";
            }
        }
        return found;
    }

    private static List<Json> small(RunView view, List<String> ids) {
        InjectionCharts charts = new InjectionCharts(view);
        Map<String, InjectedCompound> compounds = new LinkedHashMap<>();
        view.compounds()
                .forEach(one -> one.compound()
                        .analytes()
                        .forEach(analyte -> compounds.put(one.injection().number() + "/" + analyte.name(), one)));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(compounds.get(id)).stream()
                        .map(one -> new Json().put("id", id).put("chart", json(charts.compact(one)))))
                .toList();
    }

    /** The curve of an analyte, with a result on it. */
    Json calibration(Asked asked) {
        Analyte analyte = analyte(run.standing(), asked);
        Optional<Judged> judged = run.progress().judged();
        Optional<CurveFit> fit = judged.flatMap(known -> known.result().calibrations().stream()
                .map(calibration -> calibration.fit())
                .filter(one -> one.analyte().equals(analyte))
                .findFirst());
        if (judged.isEmpty() || fit.isEmpty()) {
            return new Json().put("charts", List.of()).put("facts", List.of()).put("complete", judged.isPresent());
        }
        CalibrationCharts charts =
                new CalibrationCharts(judged.get().result().method(), fit.get(), row(judged.get(), analyte, asked));
        return new Json()
                .put("complete", true)
                .put("charts", List.of(json(charts.curve()), json(charts.errors())))
                .put("facts", facts(judged.get().view().numbers(), fit.get()));
    }

    private static Optional<ResultRow> row(Judged judged, Analyte analyte, Asked asked) {
        int number = asked.number("injection", 0);
        return judged.result().rowsOf(analyte).stream()
                .filter(row -> row.injection().number() == number)
                .findFirst();
    }

    private static List<List<String>> facts(NumberPrinter numbers, CurveFit fit) {
        List<List<String>> facts = new ArrayList<>();
        long used = fit.standards().stream().filter(point -> point.isUsed()).count();
        facts.add(List.of(
                "standards in the curve", used + " of " + fit.standards().size()));
        Optional<CalibrationCurve> curve = fit.curve();
        if (curve.isEmpty()) {
            facts.add(List.of("curve", "none that is valid"));
        }
        curve.ifPresent(found -> {
            facts.add(List.of(
                    "model",
                    found.form().model().word() + ", weighting "
                            + found.form().weighting().word()));
            facts.add(List.of(
                    "effective range",
                    numbers.concentration(found.range().effective().low()).text() + " to "
                            + numbers.concentration(found.range().effective().high())
                                    .text()
                            + " ng/mL"));
            if (found.fit().degreesOfFreedom() > 0) {
                facts.add(List.of(
                        "residual error",
                        numbers.percent(found.residualErrorPercent()).text() + " %"));
            }
        });
        return facts;
    }

    /** The QCs of an analyte. */
    Json qcs(Asked asked) {
        Analyte analyte = analyte(run.standing(), asked);
        Optional<Judged> judged = run.progress().judged();
        if (judged.isEmpty()) {
            return new Json().put("charts", List.of()).put("levels", List.of()).put("complete", false);
        }
        QcCharts charts = QcCharts.of(judged.get().view(), analyte);
        Optional<ResultRow> shown = row(judged.get(), analyte, asked);
        return new Json()
                .put("complete", true)
                .put(
                        "charts",
                        charts.hasErrors()
                                ? List.of(json(charts.byLevel(shown)), json(charts.overRun(shown)))
                                : List.of())
                .put("levels", charts.levels().stream().map(Pictures::level).toList());
    }

    private static Json level(QcLevel level) {
        var estimates = level.estimates();
        OptionalDouble mean = estimates.mean();
        OptionalDouble sd = estimates.sd();
        OptionalDouble cv = mean.isPresent() && sd.isPresent() && mean.getAsDouble() > 0
                ? OptionalDouble.of(100 * sd.getAsDouble() / mean.getAsDouble())
                : OptionalDouble.empty();
        return new Json()
                .put("level", level.name())
                .put("role", level.role().map(role -> role.word()).orElse(""))
                .put("nominal", level.nominalNgPerMl())
                .put("n", level.rows().size())
                .put("mean", mean)
                .put("cv", cv)
                .put("bias", level.biasPercent())
                .put("limit", level.limitPercent())
                .put("inside", (int) level.inside())
                .put(
                        "ok",
                        level.rows().stream()
                                .noneMatch(row -> row.judgement().flags().contains(Flag.OUT_OF_LIMIT)));
    }

    /** Figures of the peaks of a compound over the run. */
    Json trends(Asked asked) {
        Standing standing = run.standing();
        Compound compound = compound(standing, asked);
        Optional<Integer> shown =
                asked.value("injection").isEmpty() ? Optional.empty() : Optional.of(asked.number("injection", 0));
        Optional<Judged> judged = run.progress().judged();
        return new Json()
                .put("complete", judged.isPresent())
                .put(
                        "charts",
                        judged.map(known -> {
                                    TrendCharts charts = new TrendCharts(known.view());
                                    return charts.of(compound).stream()
                                            .map(trend -> json(charts.chart(trend, shown)))
                                            .collect(Collectors.toList());
                                })
                                .orElse(List.of()));
    }
}
