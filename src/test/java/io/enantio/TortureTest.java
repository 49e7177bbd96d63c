package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.Configuration;
import io.enantio.method.CurveModel;
import io.enantio.method.IntegrationChoice;
import io.enantio.method.InternalStandard;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.method.Transition;
import io.enantio.method.Weighting;
import io.enantio.peak.area.Peak;
import io.enantio.report.ReportObjects;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.results.RunResultsFolder;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs that no laboratory would want, through the whole line from traces to files: whatever a trace holds, the run is judged and every
 * number that is written is one. Each run is made from a seed: its method, its shape, its noise, and what befell each trace.
 */
class TortureTest {
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script.*?</script>");
    private static final Pattern NO_NUMBER = Pattern.compile("\\b(?:NaN|Infinity)\\b");

    static LongStream few() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest(name = "run {0}")
    @MethodSource("few")
    void everyNumberOfAnyRunIsOne(long seed) {
        check(new TorturedRun(seed, Size.SMALL));
    }

    static LongStream many() {
        return LongStream.range(1_000, 1_600);
    }

    @Tag("evidence")
    @ParameterizedTest(name = "run {0}")
    @MethodSource("many")
    void everyNumberOfManyRunsIsOne(long seed) {
        check(new TorturedRun(seed, seed % 300 == 0 ? Size.LARGEST : Size.ANY));
    }

    private static void check(TorturedRun run) {
        RunResult result = run.processed();
        result.injections()
                .forEach(injection -> result.method().channels().stream()
                        .flatMap(channel -> injection.in(channel).peaks().stream())
                        .filter(Peak.class::isInstance)
                        .map(peak -> ((Peak) peak).area())
                        .forEach(area -> {
                            assertThat(area.countsMin()).as("area").isFinite();
                            assertThat(area.seCountsMin())
                                    .as("standard error")
                                    .isFinite()
                                    .isNotNegative();
                        }));
        if (run.isWritten()) {
            for (OutputFile file : RunResultsFolder.files(result, ReportObjects.PROVENANCE)) {
                String text = SCRIPT.matcher(file.text()).replaceAll("");
                assertThat(NO_NUMBER.matcher(text).find()).as(file.name()).isFalse();
            }
        }
    }

    /** How large a run may be. */
    private enum Size {
        SMALL(6, 200),
        ANY(16, 5_000),
        LARGEST(400, 100);

        private final int injections;
        private final int points;

        Size(int injections, int points) {
            this.injections = injections;
            this.points = points;
        }
    }

    /** A run from a seed. */
    private static final class TorturedRun {
        private final Random random;
        private final Size size;
        private final int peaks;
        private final double widthMin;
        private final double spacingMin;
        private final double firstMin;
        private final double fromMin;
        private final double toMin;
        private final int points;
        private final double fullScale;
        private final Shape shape;
        private final Noise noise;
        private final double noiseShare;
        private final double zeroedBelow;
        private final double mishaps;
        private final Standards standards;
        private final boolean isWritten;
        private final Method method;

        /** Forms of a peak. */
        private enum Shape {
            GAUSSIAN,
            TAILING,
            FRONTING,
            TWO_WIDTHS,
            SPLIT,
            RECTANGLE
        }

        /** What is added to the signal. */
        private enum Noise {
            NONE,
            ELECTRONIC,
            COUNTING,
            SMOOTHED,
            SPIKES,
            INTEGERS
        }

        /** What the standards of the run hold. */
        private enum Standards {
            AS_PLANNED,
            NONE,
            EQUAL,
            EMPTY
        }

        TorturedRun(long seed, Size size) {
            random = new Random(seed * 0x9E3779B97F4A7C15L);
            this.size = size;
            peaks = 1 + random.nextInt(4);
            widthMin = logUniform(0.02, 0.8);
            spacingMin = widthMin * logUniform(0.4, 5);
            firstMin = 1.5 * widthMin + random.nextDouble() * 10;
            // one run in four has its peaks at the beginning or at the end of the traces
            double before = random.nextInt(8) == 0 ? -0.5 : 1.5 + 6 * random.nextDouble();
            double after = random.nextInt(8) == 0 ? -0.5 : 1.5 + 10 * random.nextDouble();
            fromMin = Math.max(0, firstMin - before * widthMin);
            toMin = Math.max(fromMin + 0.5 * widthMin, firstMin + (peaks - 1) * spacingMin + after * widthMin);
            int most = random.nextInt(20) == 0 ? size.points : Math.min(size.points, 300);
            points = (int) Math.round(random.nextInt(6) == 0 ? logUniform(3, 20) : logUniform(20, most));
            fullScale = random.nextInt(30) == 0 ? (random.nextBoolean() ? 1e-300 : 1e25) : logUniform(1e-3, 1e12);
            shape = any(Shape.values());
            noise = any(Noise.values());
            noiseShare = logUniform(1e-6, 0.1);
            zeroedBelow = random.nextInt(5) == 0 ? fullScale * logUniform(1e-4, 0.3) : 0;
            mishaps = random.nextInt(3) == 0 ? 0 : random.nextInt(6) == 0 ? 1 : 0.3 * random.nextDouble();
            standards = random.nextInt(2) == 0 ? Standards.AS_PLANNED : any(Standards.values());
            isWritten = random.nextInt(5) == 0;
            method = method();
        }

        private <T> T any(T[] values) {
            return values[random.nextInt(values.length)];
        }

        private double logUniform(double least, double most) {
            return least * Math.pow(most / least, random.nextDouble());
        }

        private Method method() {
            Method plain = TestObjects.method();
            List<Analyte> analytes = IntStream.range(0, peaks)
                    .mapToObj(j -> new Analyte("analyte-" + j, "ketamine", configuration(j), firstMin + j * spacingMin))
                    .toList();
            PeakWindow window = window(peaks, firstMin, spacingMin);
            Channel quantifier = new Channel("ketamine", Role.QUANTIFIER, Transition.srm(238.1, 125), window);
            Optional<Channel> qualifier = random.nextBoolean()
                    ? Optional.of(new Channel("ketamine", Role.QUALIFIER, Transition.srm(238.1, 163), window))
                    : Optional.empty();
            List<InternalStandard> internal = new ArrayList<>();
            int kind = random.nextInt(4);
            if (kind > 0) {
                // a labelled one, an analogue with the same number of peaks, or one peak
                int own = kind == 3 ? 1 : peaks;
                double spacing = kind == 2 ? 1.2 * spacingMin : spacingMin;
                double first = kind == 1 ? firstMin - 0.05 * widthMin : firstMin + 2 * random.nextDouble() * widthMin;
                Channel channel = new Channel(
                        "standard", Role.INTERNAL_STANDARD, Transition.srm(242.1, 129), window(own, first, spacing));
                internal.add(new InternalStandard(
                        "standard",
                        channel,
                        new InternalStandard.Amount(50, OptionalDouble.empty()),
                        IntStream.range(0, own)
                                .mapToObj(j -> own == 1 ? Optional.<Configuration>empty() : configuration(j))
                                .toList()));
            }
            Compound compound = new Compound(
                    "ketamine",
                    new Compound.Channels(quantifier, qualifier),
                    internal.isEmpty()
                            ? Compound.InternalStandardUse.NONE
                            : new Compound.InternalStandardUse(Optional.of("standard"), OptionalDouble.empty()),
                    analytes);
            return new Method(
                    plain.identity(),
                    new Method.Acquisition(
                            plain.acquisition().mzTolerance(),
                            Optional.empty(),
                            OptionalDouble.empty(),
                            random.nextInt(6) == 0
                                    ? IntegrationChoice.PERPENDICULAR_DROP
                                    : IntegrationChoice.JOINT_FIT),
                    List.of(compound),
                    internal,
                    List.of(),
                    new CalibrationPlan(
                            random.nextInt(4) == 0 ? CurveModel.QUADRATIC : CurveModel.LINEAR,
                            Weighting.ONE_OVER_X_SQUARED,
                            levels("STD", analytes)),
                    levels("QC", analytes),
                    plain.limits(),
                    AssayFacts.NONE);
        }

        /** The first two peaks of a pair are S and R; of three or four, nothing is said. */
        private Optional<Configuration> configuration(int j) {
            return peaks == 2 ? Optional.of(j == 0 ? Configuration.S : Configuration.R) : Optional.empty();
        }

        private PeakWindow window(int count, double first, double spacing) {
            return new PeakWindow(
                    IntStream.range(0, count)
                            .mapToObj(j -> Math.max(0.01, first) + j * spacing)
                            .toList(),
                    Math.max(0.4 * spacingMin, 2 * widthMin));
        }

        private List<Level> levels(String name, List<Analyte> analytes) {
            return IntStream.range(0, 8)
                    .mapToObj(k -> {
                        Map<String, Double> nominal = new TreeMap<>();
                        analytes.forEach(analyte -> nominal.put(analyte.name(), Math.pow(2, k)));
                        return new Level(name + (k + 1), nominal);
                    })
                    .toList();
        }

        /** Writing the report takes longer than all the rest: of few runs. */
        boolean isWritten() {
            return isWritten;
        }

        RunResult processed() {
            List<Injection> injections = new ArrayList<>();
            int count = size == Size.LARGEST ? size.injections : 1 + random.nextInt(size.injections);
            for (int i = 0; i < count; i++) {
                injections.add(injection(i));
            }
            Map<Integer, AcquiredInjection> acquired = new TreeMap<>();
            injections.forEach(one -> acquired.put(one.number(), acquired(one)));
            return new AssayPipeline(
                            method, (injection, channels) -> Objects.requireNonNull(acquired.get(injection.number())))
                    .process(TestObjects.run(injections));
        }

        private Injection injection(int i) {
            SampleType type = standards != Standards.NONE && i % 3 != 2 && i < 30
                    ? SampleType.STANDARD
                    : any(SampleType.values());
            if (standards == Standards.NONE && type == SampleType.STANDARD) {
                type = SampleType.STUDY;
            }
            String level = type == SampleType.STANDARD
                    ? "STD" + (1 + i * 2 / 3 % 8)
                    : type == SampleType.QC
                            ? "QC" + (1 + i % 8)
                            : type.needsLevel() ? method.analytes().get(0).name() : "";
            return TestObjects.injection(i + 1, type, level);
        }

        private AcquiredInjection acquired(Injection injection) {
            Map<Channel, ChannelSignal> signals = new LinkedHashMap<>();
            double shift = widthMin * (random.nextInt(20) == 0 ? 3 : 0.1) * random.nextGaussian();
            double stretch = random.nextInt(10) == 0 ? Math.exp(0.4 * random.nextGaussian()) : 1;
            for (Channel channel : method.channels()) {
                boolean isMissing = random.nextDouble() < 0.05 * mishaps;
                signals.put(
                        channel,
                        isMissing
                                ? new NoChromatogram(channel, "there is none")
                                : new Chromatogram(channel, trace(channel, injection, shift, stretch), Set.of()));
            }
            return new AcquiredInjection(
                    injection,
                    signals,
                    new RawFile("", Optional.empty(), RawFile.InstrumentStated.NOTHING, List.of(), List.of()),
                    Set.of());
        }

        private double height(Channel channel, Injection injection) {
            SampleType type = injection.type();
            if (channel.role() == Role.INTERNAL_STANDARD) {
                return type.hasNoInternalStandard() ? 0 : 0.3 * fullScale;
            }
            double share = channel.role() == Role.QUALIFIER ? 0.3 : 1;
            return share
                    * fullScale
                    * switch (type) {
                        case BLANK, ZERO, CARRYOVER_BLANK -> 0;
                        case STANDARD ->
                            standards == Standards.EMPTY
                                    ? 0
                                    : standards == Standards.EQUAL
                                            ? 0.1
                                            : method.standardLevel(injection
                                                                    .sample()
                                                                    .level()
                                                                    .orElseThrow())
                                                            .orElseThrow()
                                                            .nominalNgPerMl(method.analytes()
                                                                    .get(0))
                                                            .orElseThrow()
                                                    / 128;
                        default -> logUniform(1e-3, 1);
                    };
        }

        private Trace trace(Channel channel, Injection injection, double shift, double stretch) {
            double[] times = new double[points];
            double[] counts = new double[points];
            double height = height(channel, injection);
            double baseline = random.nextInt(3) == 0 ? 0 : fullScale * logUniform(1e-6, 0.1);
            for (int p = 0; p < points; p++) {
                times[p] = fromMin
                        + (toMin - fromMin) * p / (points - 1)
                        + (random.nextInt(4) == 0 ? 1e-6 * random.nextDouble() : 0);
                counts[p] = baseline;
                for (double place : channel.window().retentionTimesMin()) {
                    counts[p] += height * signal((times[p] - place - shift) / (widthMin * stretch));
                }
            }
            addNoise(counts);
            Trace whole = random.nextDouble() < mishaps
                    ? Mishap.values()[random.nextInt(Mishap.values().length)].applied(times, counts, fullScale, random)
                    : Trace.of(times, counts);
            double[] stored = whole.intensitiesCounts();
            for (int p = 0; p < stored.length; p++) {
                stored[p] = stored[p] < zeroedBelow ? 0 : stored[p];
            }
            return Trace.of(whole.timesMin(), stored);
        }

        private double signal(double x) {
            double gauss = Math.exp(-2.77 * x * x);
            return switch (shape) {
                case GAUSSIAN -> gauss;
                case TAILING -> x < 0 ? gauss : 1 / (1 + 4 * x * x + x * x * x);
                case FRONTING -> x > 0 ? gauss : 1 / (1 + 4 * x * x - x * x * x);
                case TWO_WIDTHS -> x < 0 ? Math.exp(-8 * x * x) : Math.exp(-1.5 * x * x);
                case SPLIT ->
                    0.6 * Math.exp(-8 * (x + 0.35) * (x + 0.35)) + 0.5 * Math.exp(-8 * (x - 0.35) * (x - 0.35));
                case RECTANGLE -> Math.abs(x) < 0.5 ? 1 : 0;
            };
        }

        private void addNoise(double[] counts) {
            double sd = noiseShare * fullScale;
            double[] white = new double[counts.length];
            Arrays.setAll(white, p -> random.nextGaussian());
            for (int p = 0; p < counts.length; p++) {
                counts[p] += switch (noise) {
                    case NONE -> 0;
                    case ELECTRONIC -> sd * white[p];
                    case COUNTING -> Math.sqrt(sd * Math.max(0, counts[p])) * white[p];
                    case SMOOTHED -> sd * (white[p] + white[Math.max(0, p - 1)] + white[Math.max(0, p - 2)]) / 3;
                    case SPIKES -> sd * white[p] + (random.nextInt(30) == 0 ? fullScale * random.nextDouble() : 0);
                    case INTEGERS -> Math.rint(counts[p] / sd + white[p]) * sd - counts[p];
                };
            }
        }
    }

    /** What may befall a trace. */
    private enum Mishap {
        ALL_ZERO {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                return Trace.of(times, new double[times.length]);
            }
        },
        CONSTANT {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                Arrays.fill(counts, random.nextBoolean() ? fullScale : -0.1 * fullScale);
                return Trace.of(times, counts);
            }
        },
        ONE_POINT_UP {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                Arrays.fill(counts, 0);
                counts[random.nextInt(counts.length)] = fullScale;
                return Trace.of(times, counts);
            }
        },
        ALTERNATING {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                Arrays.setAll(counts, p -> p % 2 * fullScale);
                return Trace.of(times, counts);
            }
        },
        STEP {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                int from = random.nextInt(counts.length);
                for (int p = from; p < counts.length; p++) {
                    counts[p] += 0.3 * fullScale;
                }
                return Trace.of(times, counts);
            }
        },
        RAMP {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                Arrays.setAll(counts, p -> counts[p] + fullScale * p / counts.length);
                return Trace.of(times, counts);
            }
        },
        GAP {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                int from = random.nextInt(times.length);
                int to = Math.min(times.length, from + 1 + times.length / 3);
                int[] kept = IntStream.range(0, times.length)
                        .filter(p -> p < from || p >= to)
                        .toArray();
                return Trace.of(
                        IntStream.of(kept).mapToDouble(p -> times[p]).toArray(),
                        IntStream.of(kept).mapToDouble(p -> counts[p]).toArray());
            }
        },
        FEW_POINTS {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                int size = random.nextInt(6);
                int from = random.nextInt(times.length);
                return Trace.of(times, counts).slice(from, Math.min(times.length, from + size));
            }
        },
        CLIPPED {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                Arrays.setAll(counts, p -> Math.min(counts[p], 0.05 * fullScale));
                return Trace.of(times, counts);
            }
        },
        NEGATIVE {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                Arrays.setAll(counts, p -> -counts[p]);
                return Trace.of(times, counts);
            }
        },
        NOISE_ALONE {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                Arrays.setAll(counts, p -> fullScale * random.nextGaussian());
                return Trace.of(times, counts);
            }
        },
        HUGE_NEIGHBOUR {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                int at = random.nextInt(counts.length);
                double width = 1 + counts.length / 20.0;
                Arrays.setAll(
                        counts, p -> counts[p] + 1e4 * fullScale * Math.exp(-(p - at) * (p - at) / (width * width)));
                return Trace.of(times, counts);
            }
        },
        TINY {
            @Override
            Trace applied(double[] times, double[] counts, double fullScale, Random random) {
                Arrays.setAll(counts, p -> 1e-12 * counts[p]);
                return Trace.of(times, counts);
            }
        };

        abstract Trace applied(double[] times, double[] counts, double fullScale, Random random);
    }
}
