package io.enantio.report.study;

import io.enantio.report.page.Block;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.run.OriginSection;
import io.enantio.run.Provenance.InputFile;
import io.enantio.study.StudyResult;
import io.enantio.study.profile.Refusals.Refusal;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.Baselines;
import io.enantio.study.record.StudyRecords.StudyRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report of a study: all tables, the profile figure, and results that are not given (rules E-3, H). */
final class StudyPage {
    static final String NO_CAUSE =
            "The study is uncontrolled and observational: nothing here shows cause and effect between"
                    + " concentration and score.";

    private final StudyResult result;
    private final StudyFolder.Origin origin;

    private StudyPage(StudyResult result, StudyFolder.Origin origin) {
        this.result = result;
        this.origin = origin;
    }

    static Page of(StudyResult result, StudyChromatograms chromatograms, StudyFolder.Origin origin) {
        StudyPage page = new StudyPage(result, origin);
        String study = result.plan().identity().study();
        List<Section> sections = new ArrayList<>();
        sections.add(page.overview());
        sections.add(page.profile());
        sections.addAll(new KineticsSections(result).all());
        sections.addAll(new ConductSections(result, chromatograms).all());
        sections.add(page.refusals());
        sections.add(page.terms());
        return Page.of(
                "Study " + study + page.simulated(),
                "enantio " + origin.software() + " · plan " + origin.planHash().substring(0, 12),
                sections);
    }

    private String simulated() {
        return isSimulated() ? " (simulated data)" : "";
    }

    private boolean isSimulated() {
        return result.plan().identity().origin() == StudyPlan.Origin.SIMULATED;
    }

    private Section overview() {
        List<Block> blocks = new ArrayList<>();
        if (isSimulated()) {
            blocks.add(new Text(
                    "Simulated data: concentrations and scores come from a simulator. No person was treated.",
                    Tone.DOUBT));
        }
        long runs =
                result.records().runs().stream().map(StudyRun::run).distinct().count();
        blocks.add(new Facts(List.of(
                Fact.of("Study", result.plan().identity().study()),
                Fact.of("Subjects", String.valueOf(result.subjects().size())),
                Fact.of("Specimens", String.valueOf(specimens())),
                Fact.of(
                        "Reported results",
                        String.valueOf(result.records().reported().size())),
                Fact.of("Analytes", String.join(", ", names())),
                Fact.of("Runs", String.valueOf(runs)),
                Fact.of("Baseline of comparisons", baselines()),
                Fact.of(
                        "Correction for several tests",
                        result.plan().comparison().postHoc().title()))));
        blocks.add(Text.of(belowLloq()));
        blocks.add(Text.of(NO_CAUSE));
        if (new StudyNumber(result.records()).isOfSeveralRules()) {
            blocks.add(new Text(
                    "The methods of the runs round differently. What a run measured is printed by the rule of its method, as it was"
                            + " reported; what is calculated over the runs half to even, concentrations with 3 figures.",
                    Tone.DOUBT));
        }
        result.conduct().remarks().forEach(remark -> blocks.add(new Text(remark, Tone.DOUBT)));
        return new Section("overview", "Overview", blocks);
    }

    private String baselines() {
        Baselines baselines = result.plan().comparison().baselines();
        String own = baselines.own().entrySet().stream()
                .map(entry -> "; " + entry.getKey() + ": " + labels(entry.getValue()))
                .collect(Collectors.joining());
        return labels(baselines.shared()) + own;
    }

    private static String labels(List<PlannedTime> times) {
        return times.stream().map(PlannedTime::label).collect(Collectors.joining(", "));
    }

    private String belowLloq() {
        String share = result.plan().limits().all().stream()
                .filter(limit -> limit.key() == StudyLimit.BLQ_FRACTION)
                .map(StudyTables::value)
                .collect(Collectors.joining());
        return "Values below the LLOQ count as 0 before the dose and as half the reportable LLOQ after it. A mean is withheld"
                + " if more than " + share
                + " of its values are below the LLOQ. Ratios with such a term are missing, never"
                + " imputed. Only reported results are used, one for each specimen and analyte.";
    }

    private long specimens() {
        return result.values().stream()
                .map(value -> value.reported().specimen().specimen())
                .distinct()
                .count();
    }

    private List<String> names() {
        return result.analytes().stream().map(StudyAnalyte::name).toList();
    }

    private Section profile() {
        String caption = "Mean ± SEM (standard error of the mean, SD/√n) at each planned time, n below the axis. "
                + (result.relations().responses().isEmpty()
                        ? ""
                        : "Squares, right axis: relief of the "
                                + result.plan().responses().name() + ". ")
                + "Parallel profiles do not show a cause.";
        List<Figure> subjects = result.analytes().stream()
                .map(analyte -> new Figure(
                        "subjects-" + (result.analytes().indexOf(analyte) + 1),
                        analyte.name() + ": one line per subject",
                        Tone.PLAIN,
                        () -> SubjectFigure.of(result, analyte)))
                .toList();
        return new Section(
                "profile",
                "Concentrations over time",
                List.of(
                        wide(new Figure("profile-figure", caption, Tone.PLAIN, () -> ProfileFigure.of(result))),
                        wide(new Figure(
                                "geometric-figure",
                                "Geometric mean with its 95 % interval at each planned time, logarithmic axis; only times at which"
                                        + " every value is above 0.",
                                Tone.PLAIN,
                                () -> ProfileFigure.geometric(result))),
                        new KineticsSections(result).profileTable(),
                        new Figures(subjects)));
    }

    private static Figures wide(Figure figure) {
        return new Figures(List.of(figure), Figures.Width.WHOLE);
    }

    private Section refusals() {
        return new Section(
                "refused",
                "Results not given",
                List.of(
                        Table.of(
                                "refused",
                                "Results that the samples of this study do not support",
                                result.refusals(),
                                List.of(
                                        Column.words("Not given", Refusal::what),
                                        Column.words("Because", Refusal::reason))),
                        Text.of(
                                "Not in the database, to be added by the laboratory for a bioanalytical report: receipt, condition and"
                                        + " storage of the samples, certificates, operating procedures, parallelism, and deviations with their"
                                        + " impact.")));
    }

    private Section terms() {
        return new Section(
                "terms",
                "Limits and origin",
                List.of(
                        OriginSection.BESIDE,
                        Table.of(
                                "limits",
                                "Limits in force",
                                result.plan().limits().all(),
                                List.of(
                                        Column.words(
                                                "Limit", value -> value.key().word()),
                                        Column.words("Value", StudyTables::value),
                                        Column.words("Source", StudyLimits.Value::source),
                                        Column.words("Set by", StudyLimits.Value::setBy))),
                        Table.of(
                                "inputs",
                                "Files of the plan",
                                origin.inputs(),
                                List.of(
                                        Column.words("Role", InputFile::role),
                                        Column.words("File", InputFile::path),
                                        Column.words("SHA-256", InputFile::sha256)))));
    }
}
