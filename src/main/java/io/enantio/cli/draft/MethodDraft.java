package io.enantio.cli.draft;

import io.enantio.method.Transition;
import io.enantio.peak.signal.ProposedPeaks.Proposed;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method file drafted from the content of raw files. It can be loaded as it is and then only integrates: every decision is left to
 * the user in a comment.
 */
public final class MethodDraft {
    /** Whether all files state the unit of their times. */
    public enum TimeUnits {
        STATED,
        MISSING
    }

    private static final String HEAD = """
            # Draft of a method, written by enantio method draft from:
            %s
            # It can be loaded as it is: every channel is then integrated, nothing is quantified or evaluated.
            # EDIT marks placeholders, DECIDE what the files do not contain. Delete the channels that are not needed.
            schema: enantio-method/1
            method: draft                  # EDIT
            version: 0.1.0                 # EDIT
            matrix: not stated             # EDIT, for example human plasma
            mz_tolerance: 0.35             # DECIDE: Da, or "10 ppm"; the nearest chromatogram within it is used
            """;

    private static final String UNIT = """
            # DECIDE: some chromatograms state no unit of time; without the next line they are refused.
            # The times below are as stored in the files.
            # time_unit_if_missing: minute
            """;

    private static final String FOOT = """
            acceptance:
              rules: ICH-M10               # every limit can be set here by name
            # DECIDE: without the following nothing is quantified. Remove the leading "# ", insert your own names and
            # levels (all of these are placeholders), and give each compound its  internal_standard: NAME
            # internal_standards:
            #   - compound: PLACEHOLDER-d4
            #     quantifier: {precursor_mz: 104.0, product_mz: 54.0}
            #     concentration_ng_per_ml: 50
            #     peaks: [{retention_time_min: 1.0}]      # or one for each configuration: {configuration: S, ...}
            # calibration:
            #   model: linear
            #   weighting: 1/x^2
            #   levels_ng_per_ml: {STD1: 1, STD2: 2, STD3: 5, STD4: 20, STD5: 100, STD6: 500}
            # qc_levels_ng_per_ml: {LLOQ: 1, LOW: 3, MID: 200, HIGH: 400}
            """;

    /** Labels of three to eight deuterium atoms, each 1.0063 Da heavier than hydrogen. */
    private static final double LEAST_LABEL = 2.9;

    private static final double MOST_LABEL = 8.15;
    private static final double FROM_WHOLE_DALTONS = 0.15;
    private static final int MOST_NAMED = 4;

    private final List<String> files;
    private final List<DraftChannel> channels;
    private final TimeUnits units;

    public MethodDraft(List<String> files, List<DraftChannel> channels, TimeUnits units) {
        this.files = files;
        this.channels = channels;
        this.units = units;
    }

    /** The method file, LF line ends. */
    public String text() {
        String from = files.stream().map(file -> "#   " + safe(file)).collect(Collectors.joining("\n"));
        return HEAD.replace("%s", from)
                + (units == TimeUnits.MISSING ? UNIT : "")
                + "compounds:\n"
                + channels.stream().map(this::entry).collect(Collectors.joining())
                + FOOT;
    }

    private String entry(DraftChannel channel) {
        List<Proposed> peaks = channel.best().peaks();
        String mark = peaks.isEmpty() ? "  # " : "  ";
        List<String> lines = new ArrayList<>(remarks(channel));
        lines.add(mark + "- compound: " + name(channel) + "   # EDIT");
        lines.add(mark + "  quantifier: {" + quantifier(channel.transition()) + "}");
        lines.add(mark + "  peaks:");
        if (peaks.isEmpty()) {
            lines.add(mark + "    - {analyte: " + name(channel) + ", retention_time_min: }");
        }
        for (int i = 0; i < peaks.size(); i++) {
            String analyte = name(channel) + (peaks.size() > 1 ? "-peak-" + (i + 1) : "");
            lines.add(mark + "    - {analyte: " + analyte + ", retention_time_min: "
                    + NumberText.of(peaks.get(i).timeMin()) + "}   # EDIT");
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private List<String> remarks(DraftChannel channel) {
        List<String> remarks = new ArrayList<>();
        remarks.add("");
        remarks.add("id \"" + channel.id() + "\", in " + channel.files() + " of " + files.size() + " files");
        if (channel.best().peaks().isEmpty()) {
            remarks.add(
                    "DECIDE: no peak in any of the files; to use it, insert its retention time and remove the # marks");
        } else {
            remarks.add("largest peaks of " + safe(channel.best().file()));
        }
        if (channel.best().peaks().size() > 1) {
            remarks.add("DECIDE: which peaks are analytes; for enantiomers add configuration: R or S, as shown by"
                    + " injections of the single enantiomers");
        }
        channel.overlap()
                .ifPresent(both -> remarks.addAll(List.of(
                        "DECIDE: the same ions at the same time in " + both,
                        "each peak takes the one that covers it best; segment: 1 (or 2, ...) takes another")));
        remarks.addAll(relations(channel));
        return remarks.stream()
                .map(remark -> remark.isEmpty() ? "" : "  # " + remark)
                .toList();
    }

    /** Polarity and collision energy are given only if m/z alone does not distinguish two channels. */
    private String quantifier(Transition transition) {
        List<String> keys = new ArrayList<>();
        keys.add("precursor_mz: " + NumberText.of(transition.precursorMz()));
        transition.productMz().ifPresent(mz -> keys.add("product_mz: " + NumberText.of(mz)));
        if (isAmbiguous(transition)) {
            transition.choice().polarity().ifPresent(sign -> keys.add("polarity: " + sign.word()));
            transition.choice().collisionEnergyEv().stream()
                    .filter(energy -> energy > 0)
                    .forEach(energy -> keys.add("collision_energy_ev: " + NumberText.of(energy)));
            transition
                    .choice()
                    .scanContains()
                    .ifPresent(scan -> keys.add("scan_contains: '" + scan.replace("'", "''") + "'"));
        }
        return String.join(", ", keys);
    }

    private String name(DraftChannel channel) {
        Transition transition = channel.transition();
        StringBuilder name = new StringBuilder("channel-" + NumberText.of(transition.precursorMz()));
        transition.productMz().ifPresent(mz -> name.append('-').append(NumberText.of(mz)));
        if (isAmbiguous(transition)) {
            transition.choice().polarity().ifPresent(sign -> name.append('-').append(sign.word()));
            transition
                    .choice()
                    .collisionEnergyEv()
                    .ifPresent(energy -> name.append("-" + NumberText.of(energy) + "eV"));
            transition
                    .choice()
                    .scanContains()
                    .ifPresent(scan -> name.append("-" + scan.replaceAll("[^A-Za-z0-9.]+", "-")));
        }
        return name.toString();
    }

    private boolean isAmbiguous(Transition transition) {
        return channels.stream()
                        .map(DraftChannel::transition)
                        .filter(other -> other.precursorMz() == transition.precursorMz())
                        .filter(other -> other.productMz().equals(transition.productMz()))
                        .count()
                > 1;
    }

    /** What the m/z values suggest about the relation between channels; the user decides. */
    private List<String> relations(DraftChannel channel) {
        Transition own = channel.transition();
        return Stream.of(
                        suggestion(
                                "DECIDE: 3 to 8 Da above %s, possibly its deuterated internal standard: if so, move it below",
                                other -> isLabelled(other.transition(), own)),
                        suggestion(
                                "DECIDE: same precursor as %s, possibly its qualifier: if so, move it there",
                                other -> other != channel
                                        && !own.isSim()
                                        && !other.transition().isSim()
                                        && other.transition().precursorMz() == own.precursorMz()))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> suggestion(String text, Predicate<DraftChannel> isRelated) {
        List<String> names = channels.stream().filter(isRelated).map(this::name).toList();
        String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(" or "))
                + (names.size() > MOST_NAMED ? " or " + (names.size() - MOST_NAMED) + " more" : "");
        return names.isEmpty() ? List.of() : List.of(text.replace("%s", named));
    }

    /** Whether a channel could belong to the labelled form of another's compound; the fragment keeps some or none of the labels. */
    private static boolean isLabelled(Transition plain, Transition labelled) {
        double label = labelled.precursorMz() - plain.precursorMz();
        boolean whole = Math.abs(label - Math.rint(label)) <= FROM_WHOLE_DALTONS;
        if (!whole || label < LEAST_LABEL || label > MOST_LABEL || plain.isSim() != labelled.isSim()) {
            return false;
        }
        double kept = labelled.productMz().orElse(0) - plain.productMz().orElse(0);
        return kept > -FROM_WHOLE_DALTONS && kept < label + FROM_WHOLE_DALTONS;
    }

    /** As part of a comment: one line. */
    private static String safe(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
