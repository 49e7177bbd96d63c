package io.enantio.method;

import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Decimal;
import io.enantio.method.value.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The roles of a method's QC levels for one analyte (rule B-13). A declared role holds; otherwise the nominal concentration
 * decides: at the method's LLOQ, up to {@code qc_low_max_times_lloq} times the LLOQ, from {@code qc_high_min_of_uloq} of the
 * ULOQ, between the two, or above the ULOQ. A level below the LLOQ, and one that would be both low and high, have none.
 */
public final class LevelRoles {
    private final Map<String, Level> levels = new LinkedHashMap<>();
    private final Map<String, LevelRole> roles = new LinkedHashMap<>();
    private final List<String> account = new ArrayList<>();

    private LevelRoles(Method method, Analyte analyte) {
        Optional<Range> range = method.calibration().range(analyte);
        for (Level level : method.qcLevels()) {
            level.nominalNgPerMl(analyte).ifPresent(nominal -> {
                List<LevelRole> found = level.role()
                        .map(List::of)
                        .orElseGet(() -> range.map(of -> fitting(nominal, of, method.limits()))
                                .orElse(List.of()));
                levels.put(level.name(), level);
                if (found.size() == 1) {
                    roles.put(level.name(), found.get(0));
                }
                account.add(level.name() + " at " + Decimal.text(nominal) + " ng/mL "
                        + switch (found.size()) {
                            case 0 -> "lies below the LLOQ";
                            case 1 -> "is " + found.get(0).word();
                            default -> "fits " + words(found, " and ");
                        });
            });
        }
    }

    /**
     * Roles of the QC levels that hold an analyte.
     *
     * @param method the method
     * @param analyte one of its analytes
     * @return the roles
     */
    public static LevelRoles of(Method method, Analyte analyte) {
        return new LevelRoles(method, analyte);
    }

    /** Every role that fits: none below the LLOQ, two in a range so narrow that a level is low and high. */
    private static List<LevelRole> fitting(double nominal, Range range, Limits limits) {
        BigDecimal at = Decimal.of(nominal);
        BigDecimal lloq = Decimal.of(range.low());
        BigDecimal uloq = Decimal.of(range.high());
        if (at.compareTo(lloq) <= 0) {
            return at.compareTo(lloq) < 0 ? List.of() : List.of(LevelRole.LLOQ);
        }
        if (at.compareTo(uloq) > 0) {
            return List.of(LevelRole.DILUTION);
        }
        List<LevelRole> found = new ArrayList<>();
        if (at.compareTo(lloq.multiply(Decimal.of(limits.number(LimitKey.QC_LOW_MAX_TIMES_LLOQ)))) <= 0) {
            found.add(LevelRole.LOW);
        }
        if (at.compareTo(uloq.multiply(Decimal.of(limits.number(LimitKey.QC_HIGH_MIN_OF_ULOQ)))) >= 0) {
            found.add(LevelRole.HIGH);
        }
        return found.isEmpty() ? List.of(LevelRole.MIDDLE) : found;
    }

    /**
     * The role of a level.
     *
     * @param level its name
     * @return absent for a level that has none or does not hold the analyte
     */
    public Optional<LevelRole> role(String level) {
        return Optional.ofNullable(roles.get(level));
    }

    /**
     * Whether a level has a role.
     *
     * @param level its name
     * @param role the role
     * @return whether it is the level's
     */
    public boolean is(String level, LevelRole role) {
        return role(level).equals(Optional.of(role));
    }

    /**
     * Levels of a role, in the method's order.
     *
     * @param role the role
     * @return none if no level has it
     */
    public List<Level> levels(LevelRole role) {
        return levels.values().stream().filter(level -> is(level.name(), role)).toList();
    }

    /** Roles that every run needs and no level has, in order. */
    public List<LevelRole> missing() {
        return LevelRole.OF_EVERY_RUN.stream()
                .filter(role -> levels(role).isEmpty())
                .toList();
    }

    /** Which roles are missing, what each level is instead, and what to do; for a person to read. */
    public String explainMissing() {
        return "no QC level is " + words(missing(), " or ")
                + (account.isEmpty() ? "" : " (" + String.join(", ", account) + ")")
                + "; add a level to the method, or declare the role of one";
    }

    private static String words(List<LevelRole> roles, String between) {
        return roles.stream().map(LevelRole::word).collect(Collectors.joining(between));
    }
}
