package io.enantio.cli.draft;

import io.enantio.cli.draft.ProposedPeaks.Apex;
import io.enantio.cli.show.ChromatogramTable;
import io.enantio.method.Transition;
import io.enantio.report.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a method made from what is in files. It loads as it is and then only integrates: whatever is a decision is a
 * comment, so that nothing is decided in silence.
 */
public final class MethodDraft {
    /** Whether all files say in which unit their times are. */
    public enum TimeUnits {
        STATED,
        MISSING
    }

    private static final String HEAD = """
            # Draft of a method, made by enantio method draft from:
            %s
            # It loads as it is: every channel is then integrated, nothing quantified, nothing judged.
            # EDIT marks what is made up, DECIDE what the files cannot tell. Delete the channels that are not needed.
            schema: enantio-method/1
            method: draft                  # EDIT
            version: 0.1.0                 # EDIT
            matrix: not stated             # EDIT, for example human plasma
            mz_tolerance: 0.35             # DECIDE: Da, or "10 ppm"; within it the nearest chromatogram is taken
            """;

    private static final String UNIT = """
            # DECIDE: some chromatograms state no unit of time; without the next line they are refused.
            # The times below are as stored there.
            # time_unit_if_missing: minute
            """;

    private static final String FOOT = """
            acceptance:
              rules: ICH-M10               # every limit can be set here by name
            # DECIDE: without what follows nothing is quantified. Take away the leading "# ", put in your own names and
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
        return HEAD.formatted(from)
                + (units == TimeUnits.MISSING ? UNIT : "")
                + "compounds:\n"
                + channels.stream().map(this::entry).collect(Collectors.joining())
                + FOOT;
    }

    private String entry(DraftChannel channel) {
        List<Apex> peaks = channel.best().peaks();
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
            remarks.add("DECIDE: no peak in any of the files; to use it, put in its time and take away the marks");
        } else {
            remarks.add("largest peaks of " + safe(channel.best().file()));
        }
        if (channel.best().peaks().size() > 1) {
            remarks.add("DECIDE: which peaks are analytes; for enantiomers add configuration: R or S as single"
                    + " enantiomers prove it");
        }
        channel.overlap()
                .ifPresent(both -> remarks.add("DECIDE by id_contains: the same ions at the same time in " + both));
        remarks.addAll(new ChannelKinship(channels).of(channel, this::name));
        return remarks.stream()
                .map(remark -> remark.isEmpty() ? "" : "  # " + remark)
                .toList();
    }

    /** Marks are given only where m/z alone would not tell two channels apart. */
    private String quantifier(Transition transition) {
        List<String> keys = new ArrayList<>();
        keys.add("precursor_mz: " + NumberText.of(transition.precursorMz()));
        transition.productMz().ifPresent(mz -> keys.add("product_mz: " + NumberText.of(mz)));
        if (isAmbiguous(transition)) {
            transition.choice().polarity().ifPresent(sign -> keys.add("polarity: " + ChromatogramTable.word(sign)));
            transition.choice().collisionEnergyEv().stream()
                    .filter(energy -> energy > 0)
                    .forEach(energy -> keys.add("collision_energy_ev: " + NumberText.of(energy)));
        }
        return String.join(", ", keys);
    }

    private String name(DraftChannel channel) {
        Transition transition = channel.transition();
        StringBuilder name = new StringBuilder("channel-" + NumberText.of(transition.precursorMz()));
        transition.productMz().ifPresent(mz -> name.append('-').append(NumberText.of(mz)));
        if (isAmbiguous(transition)) {
            transition.choice().polarity().ifPresent(sign -> name.append('-').append(ChromatogramTable.word(sign)));
            transition
                    .choice()
                    .collisionEnergyEv()
                    .ifPresent(energy -> name.append("-" + NumberText.of(energy) + "eV"));
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

    /** As part of a comment: one line. */
    private static String safe(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
