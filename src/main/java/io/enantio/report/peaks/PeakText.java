package io.enantio.report.peaks;

import io.enantio.method.value.Rounding;
import io.enantio.run.PeakField;
import io.enantio.run.PeakField.Kind;
import io.enantio.run.PeakLayout;
import io.enantio.run.PeakLayout.Column;
import io.enantio.run.PeakLayout.Unit;
import io.enantio.run.SampleType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;

/** The text of a cell as a layout wants it. Areas and times are converted exactly. */
final class PeakText {
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final MathContext DIGITS = new MathContext(17);

    private final PeakLayout layout;
    private final Rounding rounding;

    PeakText(PeakLayout layout, Rounding rounding) {
        this.layout = layout;
        this.rounding = rounding;
    }

    String of(Column column, PeakRow row) {
        Optional<PeakField> field = column.content().field();
        if (field.isEmpty()) {
            return column.content().constant().orElse("");
        }
        Optional<String> cell = row.cell(field.get());
        return switch (field.get().kind()) {
            case TEXT ->
                field.get() == PeakField.SAMPLE_TYPE
                        ? type(row.type())
                        : cell.orElse(isList(field.get()) ? "" : layout.texts().missing());
            case YES_NO ->
                cell.map(word -> word.equals("yes")
                                ? layout.texts().yes()
                                : layout.texts().no())
                        .orElse(layout.texts().missing());
            case CONCENTRATION -> concentration(column, row, field.get(), cell);
            default ->
                cell.map(text -> marked(number(column, converted(text, column.unit(), row))))
                        .orElse(layout.texts().missing());
        };
    }

    /** A list without entries is not missing. */
    private static boolean isList(PeakField field) {
        return field == PeakField.FLAGS || field == PeakField.DECISIONS;
    }

    private String type(SampleType type) {
        return layout.texts().types().getOrDefault(type, type.word());
    }

    private String concentration(Column column, PeakRow row, PeakField field, Optional<String> cell) {
        if (cell.isEmpty()) {
            return field == PeakField.CONCENTRATION
                    ? instead(row)
                    : layout.texts().missing();
        }
        BigDecimal value = converted(cell.get(), column.unit(), row);
        if (field == PeakField.NOMINAL || hasDigits(column)) {
            return marked(number(column, value));
        }
        return marked(rounding.within(value.doubleValue(), limit(row, 0, column.unit()), limit(row, 1, column.unit())));
    }

    /** What stands for a concentration that is not to be given as a number. */
    private String instead(PeakRow row) {
        return switch (row.cell(PeakField.STATUS).orElse("")) {
            case "below_lloq", "not_detected" -> layout.texts().belowLloq();
            case "above_uloq" -> layout.texts().aboveUloq();
            default -> layout.texts().missing();
        };
    }

    private OptionalDouble limit(PeakRow row, int end, Unit unit) {
        return row.range()
                .map(range -> OptionalDouble.of(
                        converted(BigDecimal.valueOf(range.get(end)), unit, row).doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    private BigDecimal converted(String text, Unit unit, PeakRow row) {
        return converted(new BigDecimal(text), unit, row);
    }

    private BigDecimal converted(BigDecimal value, Unit unit, PeakRow row) {
        return switch (unit) {
            case COUNTS_S, S -> value.multiply(SIXTY);
            case MG_PER_L -> value.divide(THOUSAND, DIGITS);
            case NMOL_PER_L ->
                value.multiply(THOUSAND)
                        .divide(
                                BigDecimal.valueOf(
                                        Optional.ofNullable(layout.molarMasses().get(row.compound()))
                                                .orElseThrow()),
                                DIGITS);
            default -> value;
        };
    }

    private static boolean hasDigits(Column column) {
        return column.digits().figures().isPresent()
                || column.digits().decimals().isPresent();
    }

    private BigDecimal number(Column column, BigDecimal value) {
        if (column.digits().figures().isPresent()) {
            return rounding.significant(
                    value.doubleValue(), column.digits().figures().getAsInt());
        }
        if (column.digits().decimals().isPresent()) {
            return rounding.decimals(
                    value.doubleValue(), column.digits().decimals().getAsInt());
        }
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private String marked(BigDecimal number) {
        BigDecimal shown = number.signum() == 0 ? number.abs() : number;
        return shown.toPlainString().replace('.', layout.form().decimalMark());
    }

    /** Whether a layout states concentrations in moles. */
    static boolean isInMoles(PeakLayout layout) {
        return layout.columns().stream()
                .anyMatch(column -> column.unit() == Unit.NMOL_PER_L
                        && column.content().field().map(PeakField::kind).equals(Optional.of(Kind.CONCENTRATION)));
    }
}
