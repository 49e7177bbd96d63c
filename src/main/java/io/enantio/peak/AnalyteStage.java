package io.enantio.peak;

import io.enantio.peak.FittedChannel.FittedPeak;
import io.enantio.peak.JointFit.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fits the analyte's peaks of every injection, relative to its internal standard. */
final class AnalyteStage {
    private static final double FIRST_PLACE_WIDTHS = 0.3;
    private final TransitionTraces traces;
    private final List<Kind> kinds;
    private final StandardStage standards;
    private NoiseModel noise;
    private ShapeKnowledge shape;
    private double offset;
    private double offsetSd;
    private BaselineModel baseline;

    AnalyteStage(TransitionTraces traces, List<Kind> kinds, StandardStage standards) {
        this.traces = traces;
        this.kinds = kinds;
        this.standards = standards;
        noise = NoiseEstimate.firstGuess(traces.present());
        shape = fromStandard(standards.shape());
        offset = traces.expectedMin()[0];
        baseline = BaselineModel.curvedWithin(new BaselineModel.Known(0, Math.sqrt(noise.variance(0))));
    }

    private ShapeKnowledge fromStandard(ShapeKnowledge known) {
        double[][] covariance = known.covariance();
        FitLayout layout = known.layout();
        double spacing = ShapeLearner.SPACING_WIDTHS * known.widthMin();
        for (int j = 1; j < layout.peaks(); j++) {
            covariance[j][j] += spacing * spacing;
            covariance[layout.width(j)][layout.width(j)] += 0.03 * 0.03;
        }
        covariance[layout.logSigma()][layout.logSigma()] += 0.05 * 0.05;
        covariance[layout.logRatio()][layout.logRatio()] += 0.1 * 0.1;
        return new ShapeKnowledge(layout, known.mean(), covariance);
    }

    List<FittedChannel> fit() {
        offset = traces.expectedMin()[0] - standards.expectedFirstMin();
        offsetSd = FIRST_PLACE_WIDTHS * shape.widthMin();
        List<Optional<MapFit>> fits = all();
        learn(fits);
        fits = all();
        learn(fits);
        if (Boolean.getBoolean("jf.debug")) {
            System.out.println("ISshape " + Arrays.toString(standards.shape().mean()) + " " + standards.noise() + " A " + noise + " off " + offset + baseline);
            for (int i = 0; i < traces.size(); i++) { int ii = i; System.out.println(i + " is " + standards.fit(i).map(f -> Arrays.toString(f.theta()) + f.trace().coefficient(0)+" "+f.trace().coefficient(1)+" "+f.hasConverged()) + " an " + fits.get(i).map(f -> Arrays.toString(f.theta())+ f.trace().coefficient(0) + f.hasConverged())); }
        }
        List<FittedChannel> result = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            result.add(result(i));
        }
        return result;
    }

    private List<Optional<MapFit>> all() {
        List<Optional<MapFit>> fits = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            int injection = i;
            fits.add(prior(i).flatMap(prior -> fit(injection, prior.total())));
        }
        return fits;
    }

    private void learn(List<Optional<MapFit>> fits) {
        NoiseEstimate estimate = new NoiseEstimate();
        fits.stream().flatMap(Optional::stream).forEach(fit -> estimate.add(fit.trace()));
        noise = estimate.model(noise);
        baseline = BaselineModel.curvedWithin(CurvatureEstimate.of(
                fits.stream().flatMap(Optional::stream).map(fit -> fit.trace().curvature()).toList(),
                baseline.curvature()));
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < fits.size(); i++) {
            if (fits.get(i).isEmpty() || standards.fit(i).isEmpty()) {
                continue;
            }
            double[][] information = fits.get(i).get().trace().information();
            double weight = Math.min(information[0][0], 1 / Math.pow(0.012 * shape.widthMin(), 2));
            sum += weight * (fits.get(i).get().theta()[0] - standards.fit(i).get().theta()[0]);
            weights += weight;
        }
        offset = sum / weights;
        offsetSd = Math.max(0.012 * shape.widthMin(), 0);
    }

    private Optional<SamplePrior> prior(int i) {
        return standards.fit(i).map(fit -> {
            double[] theta = fit.theta();
            return SamplePrior.of(
                    shape,
                    new ShapeLearner.Guess(theta[0] + offset, offsetSd),
                    new ShapeLearner.Guess(
                            theta[shape.layout().logSigma()] - standards.shape().mean()[shape.layout().logSigma()],
                            ShapeLearner.WIDTH_SD));
        });
    }

    private Optional<MapFit> fit(int i, GaussianPrior prior) {
        return traces.points(i, shape.window(prior.mean(0)))
                .map(points -> new VariableProjection(points, shape.layout(), baseline))
                .map(trace -> MapFit.of(trace, prior, new MapFit.Setting(noise, 0)));
    }

    private FittedChannel result(int i) {
        Optional<SamplePrior> prior = prior(i);
        Optional<MapFit> fit = prior.flatMap(known -> fit(i, known.total()));
        if (fit.isEmpty()) {
            return FittedChannel.none(Set.of());
        }
        VariableProjection trace = fit.get().trace();
        double[][] total = trace.linearCovariance(fit.get().covariance(prior.get().total()).orElseThrow());
        double[][] noisy = trace.linearCovariance(fit.get().covariance(prior.get().shapeKnown()).orElseThrow());
        List<FittedPeak> peaks = new ArrayList<>();
        List<List<Double>> covariance = new ArrayList<>();
        for (int j = 0; j < traces.peaks(); j++) {
            double noiseVariance = noisy[j][j];
            double shapeVariance = Math.max(0, total[j][j] - noiseVariance);
            double area = trace.coefficient(j);
            peaks.add(new FittedPeak(
                    shape.layout().apexMin(fit.get().theta(), j),
                    new Peak.Area(area, Math.sqrt(noiseVariance), Math.sqrt(shapeVariance)),
                    area * shape.layout().shape(fit.get().theta(), j, 0).heightPerArea()));
            covariance.add(Arrays.stream(total[j]).limit(traces.peaks()).boxed().toList());
        }
        return new FittedChannel(peaks, List.of(), covariance, Set.of());
    }
}
