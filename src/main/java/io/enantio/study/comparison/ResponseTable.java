package io.enantio.study.comparison;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.value.Rounding;
import io.enantio.statistics.SampleStatistics;
import io.enantio.study.comparison.TimeComparison.Question;
import io.enantio.study.comparison.TimeComparison.TimePoint;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.ResponseScore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Scores of the subjects over time and their relief (rule H-4): relief(t) = score(0) - score(t), in percent
 * 100·relief/score(0), which is undefined if score(0) is 0.
 */
public final class ResponseTable {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final StudyPlan plan;
    private final Map<String, Map<Double, Double>> bySubject = new TreeMap<>();

    /** All subjects with a score at 0 and at this time. */
    public record Point(
            double nominalH, SampleStatistics score, SampleStatistics relief, SampleStatistics reliefPercent) {}

    /** Subjects whose reduction at a time reaches, or does not exceed, so many percent. */
    public record Responders(double nominalH, String rule, int count, int of) {}

    public ResponseTable(StudyPlan plan) {
        this.plan = plan;
        plan.responses()
                .scores()
                .forEach(score -> bySubject
                        .computeIfAbsent(score.subject(), any -> new TreeMap<>())
                        .put(score.nominalH(), score.score()));
    }

    /** Nominal hours with a score, in order; the first is the baseline if it is 0. */
    List<Double> hours() {
        return plan.responses().scores().stream()
                .map(ResponseScore::nominalH)
                .distinct()
                .sorted()
                .toList();
    }

    public List<Point> points() {
        return hours().stream().map(this::point).toList();
    }

    private Point point(double hours) {
        List<Double> scores = bySubject.keySet().stream()
                .flatMap(subject -> score(subject, hours).stream())
                .toList();
        List<Double> reliefs = bySubject.keySet().stream()
                .flatMap(subject -> relief(subject, hours).stream())
                .toList();
        List<Double> percents = bySubject.keySet().stream()
                .flatMap(subject -> reliefPercent(subject, hours).stream())
                .toList();
        return new Point(
                hours, SampleStatistics.of(scores), SampleStatistics.of(reliefs), SampleStatistics.of(percents));
    }

    Optional<Double> score(String subject, double hours) {
        return Optional.ofNullable(bySubject.getOrDefault(subject, Map.of()).get(hours));
    }

    Optional<Double> relief(String subject, double hours) {
        return score(subject, 0).flatMap(before -> score(subject, hours).map(then -> before - then));
    }

    public Optional<Double> reliefPercent(String subject, double hours) {
        return score(subject, 0)
                .filter(before -> before > 0)
                .flatMap(before -> relief(subject, hours).map(relief -> 100 * relief / before));
    }

    /** Counts that the plan requests, at every time after the first. */
    public List<Responders> responders() {
        return hours().stream()
                .filter(hours -> hours > 0)
                .flatMap(hours -> Stream.concat(
                        plan.responses().atLeastPercent().stream().map(limit -> counted(hours, Rule.AT_LEAST, limit)),
                        plan.responses().atMostPercent().stream().map(limit -> counted(hours, Rule.AT_MOST, limit))))
                .toList();
    }

    private enum Rule {
        AT_LEAST,
        AT_MOST
    }

    private Responders counted(double hours, Rule rule, double limitPercent) {
        List<String> known = bySubject.keySet().stream()
                .filter(subject -> reliefPercent(subject, hours).isPresent())
                .toList();
        long count = known.stream()
                .filter(subject -> {
                    int side = compare(subject, hours, limitPercent);
                    return rule == Rule.AT_LEAST ? side >= 0 : side <= 0;
                })
                .count();
        String words = (rule == Rule.AT_LEAST ? "≥ " : "≤ ") + FigureText.significant(Rounding.DEFAULT, limitPercent, 4)
                + " %";
        return new Responders(hours, words, (int) count, known.size());
    }

    /** Sign of 100·(before - then) - limit·before, in decimal: exactly on the limit is on it. */
    private int compare(String subject, double hours, double limitPercent) {
        BigDecimal before = FigureText.decimal(score(subject, 0).orElseThrow());
        BigDecimal then = FigureText.decimal(score(subject, hours).orElseThrow());
        return before.subtract(then)
                .multiply(HUNDRED)
                .compareTo(FigureText.decimal(limitPercent).multiply(before));
    }

    /** Scores over all times, against the plan's baselines or the first time; absent without scores. */
    Optional<Question> question() {
        List<Double> hours = hours();
        if (hours.isEmpty()) {
            return Optional.empty();
        }
        List<TimePoint> baselines = plan.comparison()
                .baselines()
                .ofScores()
                .map(times ->
                        times.stream().map(time -> timePoint(time.nominalH())).toList())
                .orElse(List.of(timePoint(hours.get(0))));
        return Optional.of(new Question(
                plan.responses().name(),
                Optional.empty(),
                plan.comparison().scales().scores(),
                hours.stream().map(this::timePoint).toList(),
                bySubject.keySet().stream()
                        .map(subject ->
                                hours.stream().map(time -> score(subject, time)).toList())
                        .toList(),
                baselines,
                List.of()));
    }

    private TimePoint timePoint(double hours) {
        return new TimePoint(
                hours,
                plan.timeAt(hours)
                        .map(PlannedTime::label)
                        .orElse(FigureText.significant(Rounding.DEFAULT, hours, 4) + " h"));
    }
}
