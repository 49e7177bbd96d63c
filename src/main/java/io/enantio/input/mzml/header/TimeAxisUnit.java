package io.enantio.input.mzml.header;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.CvParam;
import io.enantio.method.value.TimeUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Unit of a time array, by accession; the name must agree. */
public enum TimeAxisUnit {
    MINUTE(1.0, "UO:0000031", "MS:1000038"),
    SECOND(60.0, "UO:0000010", "MS:1000039"),
    MILLISECOND(60000.0, "UO:0000028", "");

    private final double perMinute;
    private final String accession;
    private final String oldAccession;

    TimeAxisUnit(double perMinute, String accession, String oldAccession) {
        this.perMinute = perMinute;
        this.accession = accession;
        this.oldAccession = oldAccession;
    }

    /** The unit that the term of a time array states; absent if it states none. */
    public static Optional<TimeAxisUnit> of(CvParam timeArray, Place place) {
        CvParam.Unit stated = timeArray.unit();
        if (stated.accession().isEmpty() && stated.name().isEmpty()) {
            return Optional.empty();
        }
        TimeAxisUnit unit = Arrays.stream(values())
                .filter(known -> known.hasAccession(stated.accession()))
                .findFirst()
                .orElseThrow(() -> place.refuse("the unit of time is \"" + Place.quote(stated.name()) + "\" ("
                        + Place.quote(stated.accession()) + "); minute, second and millisecond are known"));
        if (!stated.name().isEmpty() && !stated.name().equalsIgnoreCase(unit.name())) {
            throw place.refuse("the unit of time is " + unit.word() + " by accession and \""
                    + Place.quote(stated.name()) + "\" by name");
        }
        return Optional.of(unit);
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
        return name().toLowerCase(Locale.ROOT);
    }

    /** A time of this unit in minutes. Divided, not multiplied by 1/60: 6 s are then exactly 0.1 min. */
    public double toMinutes(double time) {
        return time / perMinute;
    }
}
