package io.enantio.input.theirs;

import io.enantio.text.CsvTable;
import java.util.Arrays;
import java.util.List;

/** What a result table may state of a peak; the names of a map file are these words in small letters. */
enum TheirColumn {
    SAMPLE_NAME,
    SAMPLE_ID,
    DATA_FILE,
    INDEX_IN_FILE,
    SAMPLE_TYPE,
    LEVEL,
    ACQUIRED,
    COMPONENT,
    IS_STANDARD,
    INTERNAL_STANDARD,
    AREA,
    IS_AREA,
    AREA_RATIO,
    CONCENTRATION,
    CONCENTRATION_UNIT,
    HEIGHT,
    RETENTION_TIME_MIN,
    START_MIN,
    END_MIN,
    MANUAL,
    INTEGRATION_TYPE,
    USED,
    REMARK;

    /** The word in map files. */
    String word() {
        return CsvTable.lower(this);
    }

    /** The words of all of them. */
    static List<String> words() {
        return Arrays.stream(values()).map(TheirColumn::word).toList();
    }

    /** Whether it holds a measured number. */
    boolean isFigure() {
        return switch (this) {
            case AREA, IS_AREA, AREA_RATIO, CONCENTRATION, HEIGHT, RETENTION_TIME_MIN, START_MIN, END_MIN -> true;
            default -> false;
        };
    }
}
