package io.enantio.input.plan;

import io.enantio.input.assay.Ruleset;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.input.text.YamlNode;
import io.enantio.method.value.Range;
import io.enantio.run.Provenance.InputFile;
import io.enantio.statistics.PostHoc;
import io.enantio.study.record.InfusedDrug;
import io.enantio.study.record.InfusionHistory.Dose;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyLimits;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyLimits.Value;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.AreaStart;
import io.enantio.study.record.StudyPlan.Baselines;
import io.enantio.study.record.StudyPlan.Comparison;
import io.enantio.study.record.StudyPlan.Family;
import io.enantio.study.record.StudyPlan.Kinetics;
import io.enantio.study.record.StudyPlan.ResponseScore;
import io.enantio.study.record.StudyPlan.Scale;
import io.enantio.study.record.StudyPlan.Scales;
import io.enantio.study.record.StudyPlan.ShownBy;
import io.enantio.study.record.StudyPlan.SteadyStateSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A study plan, read from its file and its tables of doses and responses (rule H-15).
 *
 * @param inputs those files with their hashes, named from the plan's folder
 * @param quantities that the plan gives baselines of their own, and where
 * @param people the folder of people that the plan names
 */
public record StudyPlanFile(
        StudyPlan plan, List<InputFile> inputs, Map<String, Spot> quantities, Optional<Path> people) {
    public StudyPlanFile {
        inputs = List.copyOf(inputs);
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    }

    /**
     * Checks the names of the plan against the analytes that the study has.
     *
     * @param analytes by name
     * @throws InputException with every name that is none of them
     */
    public void checkNames(List<String> analytes) {
        Problems problems = new Problems();
        List<String> known =
                Stream.concat(analytes.stream(), Stream.of(Baselines.SCORES)).toList();
        quantities.forEach((name, spot) -> {
            if (!known.contains(name)) {
                problems.add(
                        spot,
                        SafeText.quoted(name) + " is no analyte of the study",
                        Spelling.hint(name, known) + "Known names: " + String.join(", ", known) + ".");
            }
        });
        problems.throwIfAny();
    }

    /**
     * Reads a plan and what it names.
     *
     * @throws InputException with everything that is wrong
     */
    public static StudyPlanFile read(Path file) {
        Problems problems = new Problems();
        Optional<StudyPlanFile> read = new Reader(file, problems).read();
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** Reads on after a problem, so that all problems are reported at once. */
    private record Reader(Path file, Problems problems) {
        /** ICH M10, 8.2 Table 1. */
        private static final double CHROMATOGRAMS_PERCENT = 5;

        Optional<StudyPlanFile> read() {
            SourceFile.Location at = SourceFile.Location.of(file, file.toString());
            Optional<SettingsFile> settings = SettingsFile.read(at, SchemaForm.STUDY, problems);
            settings.ifPresent(plan -> new StudyPlanCheck(plan.root(), problems).check());
            Optional<SourceFile> doses = settings.flatMap(plan -> named(plan, at, "doses"));
            Optional<SourceFile> responses = settings.flatMap(plan -> named(plan, at, "responses"));
            Lists lists = new Lists(
                    doses.map(source -> new DoseList(problems).read(source)).orElse(List.of()),
                    responses
                            .map(source -> new ResponseList(problems).read(source))
                            .orElse(List.of()));
            settings.ifPresent(plan -> checkScoreBaselines(plan.root(), lists.scores()));
            if (problems.count() > 0) {
                return Optional.empty();
            }
            Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
            List<InputFile> inputs = new ArrayList<>();
            settings.ifPresent(plan -> inputs.add(plan.source().inputFile("study_plan", folder)));
            doses.ifPresent(source -> inputs.add(source.inputFile(DoseList.LAYOUT.role(), folder)));
            responses.ifPresent(source -> inputs.add(source.inputFile(ResponseList.LAYOUT.role(), folder)));
            return settings.map(plan -> new StudyPlanFile(
                    plan(plan.root(), lists), inputs, quantities(plan.root()), plan.people(problems)));
        }

        /** What the tables beside the plan hold. */
        private record Lists(List<Dose> doses, List<ResponseScore> scores) {}

        private Optional<SourceFile> named(SettingsFile plan, SourceFile.Location at, String key) {
            return plan.root()
                    .at(key)
                    .filter(entry -> entry.text().isPresent())
                    .flatMap(entry -> at.namedIn(entry, problems))
                    .flatMap(location -> SourceFile.read(location, problems));
        }

        private static StudyPlan plan(YamlNode root, Lists lists) {
            List<PlannedTime> schedule =
                    root.items("schedule").stream().map(Reader::time).toList();
            return new StudyPlan(
                    new StudyPlan.Identity(root.text("study").orElseThrow(), origin(root)),
                    schedule,
                    lists.doses(),
                    responses(root, lists),
                    comparison(root, schedule),
                    root.at("infused").map(infused -> infused(infused, root.items("metabolites"))),
                    kinetics(root, schedule),
                    ratioLimits(root),
                    reporting(root),
                    limits(root),
                    remarks(root));
        }

        private static Comparison comparison(YamlNode root, List<PlannedTime> schedule) {
            Map<String, List<PlannedTime>> own = new LinkedHashMap<>();
            baselines(root).forEach((quantity, times) -> own.put(quantity, numbered(schedule, times)));
            Optional<YamlNode> scale = root.at("scale");
            return new Comparison(
                    new Baselines(numbered(schedule, root.at("baseline").orElseThrow()), own),
                    root.text("post_hoc").flatMap(PostHoc::ofWord).orElse(PostHoc.HOLM),
                    root.text("family").flatMap(Family::ofWord).orElse(Family.ANALYTE),
                    new Scales(
                            scale.flatMap(keys -> keys.text("concentrations"))
                                    .flatMap(Scale::ofWord)
                                    .orElse(Scale.LOG),
                            scale.flatMap(keys -> keys.text("scores"))
                                    .flatMap(Scale::ofWord)
                                    .orElse(Scale.LINEAR)));
        }

        private static Kinetics kinetics(YamlNode root, List<PlannedTime> schedule) {
            return new Kinetics(
                    root.at("steady_state")
                            .map(steady -> new SteadyStateSpan(
                                    new Range(
                                            numbered(schedule, steady, "from").nominalH(),
                                            numbered(schedule, steady, "to").nominalH()),
                                    steady.text("by").flatMap(ShownBy::ofWord).orElse(ShownBy.SUBJECT))),
                    root.at("auc")
                            .flatMap(area -> area.text("start"))
                            .flatMap(AreaStart::ofWord)
                            .orElse(AreaStart.PREDOSE));
        }

        /** The key slope_p of plans before the criterion of equivalence: read, and answered. */
        private static List<String> remarks(YamlNode root) {
            return root.at("limits").flatMap(limits -> limits.at("slope_p")).isEmpty()
                    ? List.of()
                    : List.of(
                            "the plan's limits.slope_p decides nothing any more: a steady state is shown by the interval of its drift;"
                                    + " replace it by limits.steady_drift_percent");
        }

        private static Map<String, YamlNode> baselines(YamlNode root) {
            return root.at("baselines").map(YamlNode::entries).orElse(Map.of());
        }

        private static Map<String, Spot> quantities(YamlNode root) {
            Map<String, Spot> spots = new LinkedHashMap<>();
            baselines(root).forEach((quantity, times) -> spots.put(quantity, times.spot()));
            return spots;
        }

        /** The planned times of a baseline of the scores must have scores. */
        private void checkScoreBaselines(YamlNode root, List<ResponseScore> scores) {
            YamlNode times = baselines(root).get(Baselines.SCORES);
            if (times == null) {
                return;
            }
            for (YamlNode number : StudyPlanCheck.listed(times)) {
                root.items("schedule").stream()
                        .filter(time -> time.text("number").equals(number.text()))
                        .filter(time -> time.number("nominal_h").isPresent())
                        .filter(time -> scores.stream()
                                .noneMatch(score -> score.nominalH()
                                        == time.number("nominal_h").orElseThrow()))
                        .forEach(time -> problems.add(
                                number.spot(),
                                "no subject has a score at time "
                                        + number.text().orElse(""),
                                "Name a time at which scores were taken."));
            }
        }

        private static StudyPlan.Origin origin(YamlNode root) {
            return root.isTrue("simulated") ? StudyPlan.Origin.SIMULATED : StudyPlan.Origin.MEASURED;
        }

        private static StudyPlan.Reporting reporting(YamlNode root) {
            return new StudyPlan.Reporting(
                    root.isTrue("bioequivalence") ? StudyPlan.StudyKind.BIOEQUIVALENCE : StudyPlan.StudyKind.OTHER,
                    root.at("chromatograms")
                            .map(share -> new StudyPlan.ChromatogramShare(
                                    (long) share.number("seed").orElseThrow(),
                                    share.number("percent").orElse(CHROMATOGRAMS_PERCENT))));
        }

        private static PlannedTime time(YamlNode node) {
            return new PlannedTime(
                    (int) node.number("number").orElseThrow(),
                    node.text("label").orElseThrow(),
                    node.text("elapsed").orElseThrow(),
                    node.number("nominal_h").orElseThrow());
        }

        private static PlannedTime numbered(List<PlannedTime> schedule, YamlNode node, String key) {
            int number = (int) node.number(key).orElseThrow();
            return schedule.stream()
                    .filter(time -> time.number() == number)
                    .findFirst()
                    .orElseThrow();
        }

        private static List<PlannedTime> numbered(List<PlannedTime> schedule, YamlNode numbers) {
            return StudyPlanCheck.listed(numbers).stream()
                    .map(number -> (int) number.number().orElseThrow())
                    .flatMap(number -> schedule.stream().filter(time -> time.number() == number))
                    .toList();
        }

        private static StudyPlan.Responses responses(YamlNode root, Lists lists) {
            Optional<YamlNode> responders = root.at("responders");
            return new StudyPlan.Responses(
                    root.text("response_name").orElse("score"),
                    lists.scores(),
                    numbers(responders, "at_least_percent"),
                    numbers(responders, "at_most_percent"));
        }

        private static List<Double> numbers(Optional<YamlNode> node, String key) {
            return node.map(found -> found.items(key)).orElse(List.of()).stream()
                    .map(item -> item.number().orElseThrow())
                    .toList();
        }

        private static InfusedDrug infused(YamlNode node, List<YamlNode> metabolites) {
            return new InfusedDrug(
                    substance(node),
                    InfusedDrug.Form.valueOf(node.text("form").orElseThrow().toUpperCase(Locale.ROOT)),
                    metabolites.stream().map(Reader::substance).toList());
        }

        private static InfusedDrug.Substance substance(YamlNode node) {
            return new InfusedDrug.Substance(
                    node.text("compound").orElseThrow(),
                    node.number("molar_mass").orElseThrow());
        }

        private static Map<String, Range> ratioLimits(YamlNode root) {
            Map<String, Range> limits = new LinkedHashMap<>();
            root.at("rs_ratio_limits")
                    .map(YamlNode::entries)
                    .orElse(Map.of())
                    .forEach((compound, range) -> limits.put(
                            compound,
                            new Range(
                                    range.items().get(0).number().orElseThrow(),
                                    range.items().get(1).number().orElseThrow())));
            return limits;
        }

        /** Limits in force: the shipped ones, and the plan's own over them. */
        private static StudyLimits limits(YamlNode plan) {
            List<Value> values = new ArrayList<>(values(shippedLimits(), "shipped"));
            plan.at("limits").ifPresent(own -> values.addAll(values(own, "plan")));
            return StudyLimits.of(values);
        }

        private static List<Value> values(YamlNode limits, String setBy) {
            return limits.entries().entrySet().stream()
                    .flatMap(entry ->
                            StudyLimit.ofWord(entry.getKey()).map(key -> value(key, entry.getValue(), setBy)).stream())
                    .toList();
        }

        private static Value value(StudyLimit key, YamlNode node, String setBy) {
            YamlNode value = node.at("value").orElse(node);
            List<YamlNode> parts = value.text().isPresent() ? List.of(value) : value.items();
            String source = Optional.of(node.text("source").orElse(""))
                    .filter(text -> !text.isEmpty())
                    .map(text -> text
                            + node.text("status")
                                    .map(status -> " (" + status + ")")
                                    .orElse(""))
                    .orElse("");
            return new Value(
                    key, parts.stream().map(part -> part.number().orElseThrow()).toList(), source, setBy);
        }
    }

    /** The shipped limits, by name. */
    static YamlNode shippedLimits() {
        return Ruleset.inJar("study-limits.yaml").root();
    }
}
