package io.enantio.input.mzml.header;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.SpectrumHeader.Window;
import io.enantio.input.mzml.xml.CvParam;
import io.enantio.input.problem.NumberForm;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How an instrument took a spectrum, besides its kind, polarity and collision energy: what distinguishes one scan of its cycle
 * from another. Spectra of two settings are never one trace, for their counts do not compare.
 *
 * @param windows ranges of m/z that were scanned; none if the file states none
 * @param stage {@code MS3} and so on, if ions were fragmented more than once; else empty
 * @param compensationVoltage of an ion mobility filter in front of the mass spectrometer (FAIMS), as stated; empty if none is
 * @param function number of the function that a Waters instrument ran, the lock mass being one of its own; empty elsewhere
 * @param filter what a Thermo instrument states of the scan, without m/z that {@code windows} or the precursor hold; empty elsewhere
 * @param instrument which of several configurations of the instrument; empty if there is one, or if the filter names its analyzer
 */
public record ScanSetting(
        List<Window> windows,
        String stage,
        String compensationVoltage,
        String function,
        String filter,
        String instrument) {
    /** A window whose ends differ by less is the same one: some converters give the ends of the stored points. */
    private static final double SAME_END_MZ = 0.5;

    private static final int MOST_WINDOWS = 4;
    /** A number written twice, not two numbers. */
    private static final double SAME_NUMBER_MZ = 1e-5;

    private static final String LEVEL = "MS:1000511";
    private static final Pattern FURTHER_LEVEL = Pattern.compile("[3-9]|[1-9][0-9]");
    private static final String LOWEST_SEEN = "MS:1000528";
    private static final String HIGHEST_SEEN = "MS:1000527";
    private static final String COMPENSATION_VOLTAGE = "MS:1001581";
    private static final String FILTER = "MS:1000512";
    private static final Pattern FUNCTION = Pattern.compile("(?:^|\\s)function=([0-9]{1,4})(?:\\s|$)");
    /** An isolation target: that of one precursor jitters from scan to scan. */
    private static final Pattern TARGET = Pattern.compile("[0-9]+(?:\\.[0-9]+)?@");

    private static final Pattern RANGES = Pattern.compile("\\s*\\[[^\\]]*\\]\\s*$");

    public ScanSetting {
        windows = List.copyOf(windows);
    }

    /** The setting that the terms and the id of a spectrum state. */
    static ScanSetting of(List<CvParam> terms, List<Window> windows, SpectrumHeader.Identity identity) {
        Matcher function = FUNCTION.matcher(identity.id());
        List<Window> scanned = isWhatWasSeen(windows, terms) ? List.of() : windows;
        return new ScanSetting(
                scanned,
                value(terms, LEVEL)
                        .filter(FURTHER_LEVEL.asMatchPredicate())
                        .map(level -> "MS" + level)
                        .orElse(""),
                value(terms, COMPENSATION_VOLTAGE).orElse(""),
                function.find() ? function.group(1) : "",
                value(terms, FILTER).map(text -> filter(text, scanned)).orElse(""),
                value(terms, FILTER).isPresent() ? "" : identity.instrument());
    }

    /** Some files state as the window of a scan from where to where its own points lie, which is no setting. */
    private static boolean isWhatWasSeen(List<Window> windows, List<CvParam> terms) {
        return windows.size() == 1
                && isSeen(windows.get(0).low(), value(terms, LOWEST_SEEN))
                && isSeen(windows.get(0).high(), value(terms, HIGHEST_SEEN));
    }

    private static boolean isSeen(double end, Optional<String> seen) {
        return seen.map(NumberForm::parse)
                .filter(mz -> mz.isPresent() && Math.abs(mz.getAsDouble() - end) <= SAME_NUMBER_MZ)
                .isPresent();
    }

    private static String filter(String text, List<Window> windows) {
        String same = TARGET.matcher(text).replaceAll("*@");
        return Place.quote(windows.isEmpty() ? same : RANGES.matcher(same).replaceFirst(""));
    }

    /** What a term states as its value, if anything. */
    static Optional<String> value(List<CvParam> terms, String accession) {
        return CvParam.find(terms, accession).map(term -> term.value().strip()).filter(text -> !text.isEmpty());
    }

    /** Whether two spectra were taken alike. */
    public boolean isLike(ScanSetting other) {
        return stage.equals(other.stage)
                && compensationVoltage.equals(other.compensationVoltage)
                && function.equals(other.function)
                && filter.equals(other.filter)
                && instrument.equals(other.instrument)
                && haveSameWindows(windows, other.windows);
    }

    private static boolean haveSameWindows(List<Window> one, List<Window> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = isNear(one.get(i).low(), other.get(i).low())
                    && isNear(one.get(i).high(), other.get(i).high());
        }
        return same;
    }

    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) < SAME_END_MZ;
    }

    /** The same for scans whose windows follow something else. */
    public ScanSetting withoutWindows() {
        return new ScanSetting(List.of(), stage, compensationVoltage, function, filter, instrument);
    }

    /** For a person to read, and for a method to choose by; empty if nothing is stated. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (!windows.isEmpty()) {
            parts.add("m/z "
                    + windows.stream()
                            .limit(MOST_WINDOWS)
                            .map(ScanSetting::text)
                            .collect(Collectors.joining(" + "))
                    + (windows.size() > MOST_WINDOWS ? " + " + (windows.size() - MOST_WINDOWS) + " more" : ""));
        }
        if (!stage.isEmpty()) {
            parts.add(stage);
        }
        if (!compensationVoltage.isEmpty()) {
            parts.add("CV " + Place.quote(compensationVoltage) + " V");
        }
        if (!function.isEmpty()) {
            parts.add("function " + function);
        }
        if (!filter.isEmpty()) {
            parts.add(filter);
        }
        if (!instrument.isEmpty()) {
            parts.add(instrument);
        }
        return String.join(", ", parts);
    }

    private static String text(Window window) {
        return rounded(window.low()) + " - " + (window.high() < Double.MAX_VALUE ? rounded(window.high()) : "?");
    }

    private static String rounded(double mz) {
        return NumberText.of(Double.parseDouble(String.format(Locale.ROOT, "%.2f", mz)));
    }

    /** The settings of a file, each as it was met first. */
    public static final class Found {
        private final List<ScanSetting> settings = new ArrayList<>();

        /** The setting that a spectrum's is like. */
        public ScanSetting same(ScanSetting setting) {
            for (ScanSetting known : settings) {
                if (known.isLike(setting)) {
                    return known;
                }
            }
            settings.add(setting);
            return setting;
        }
    }
}
