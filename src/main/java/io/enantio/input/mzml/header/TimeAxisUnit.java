package io.enantio.input.mzml.header;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.CvParam;
import io.enantio.method.value.TimeUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Unit of a time array, by accession; the name must agree. */
public enum TimeAxisUnit {
    MINUTE(1.0, "UO:0000031", "MS:1000038"),
    SECOND(60.0, "UO:0000010", "MS:1000039"),
    MILLISECOND(60000.0, "UO:0000028", "");

    private static final List<Optional<TimeAxisUnit>> KNOWN =
            Arrays.stream(values()).map(Optional::of).toList();

    private final double perMinute;
    private final String accession;
    private final String oldAccession;
    private final String word;

    TimeAxisUnit(double perMinute, String accession, String oldAccession) {
        this.perMinute = perMinute;
        this.accession = accession;
        this.oldAccession = oldAccession;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    /** The unit that the term of a time array states; absent if it states none. */
    public static Optional<TimeAxisUnit> of(CvParam timeArray, Place place) {
        CvParam.Unit stated = timeArray.unit();
        if (stated.accession().isEmpty() && stated.name().isEmpty()) {
            return Optional.empty();
        }
        // A loop over kept objects: this runs for every chromatogram.
        for (Optional<TimeAxisUnit> known : KNOWN) {
            TimeAxisUnit unit = known.get();
            if (unit.hasAccession(stated.accession())) {
                unit.refuseOther(stated.name(), place);
                return known;
            }
        }
        throw place.refuse("the unit of time is \"" + Place.quote(stated.name()) + "\" ("
                + Place.quote(stated.accession()) + "); minute, second and millisecond are known");
    }

    private void refuseOther(String name, Place place) {
        if (!name.equals(word) && !name.isEmpty() && !name.equalsIgnoreCase(word)) {
            throw place.refuse(
                    "the unit of time is " + word + " by accession and \"" + Place.quote(name) + "\" by name");
        }
    }

    /** The unit that a method assumes. */
    public static TimeAxisUnit of(TimeUnit unit) {
        return switch (unit) {
            case MINUTE -> MINUTE;
            case SECOND -> SECOND;
        };
    }

    private boolean hasAccession(String stated) {
        return stated.equals(accession) || (!stated.isEmpty() && stated.equals(oldAccession));
    }

    public String word() {
        return word;
    }

    /** A time of this unit in minutes. Divided, not multiplied by 1/60: 6 s are then exactly 0.1 min. */
    public double toMinutes(double time) {
        return time / perMinute;
    }
}
