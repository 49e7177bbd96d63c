package io.enantio.run;

import io.enantio.run.PeakField.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How another program, such as a LIMS, wants the peaks of a run: which rows and columns under which names, in which units, and how
 * values are written.
 *
 * @param name of the layout
 * @param form of the file
 * @param texts what stands for values that are no number
 * @param rows which rows there are
 * @param columns in their order
 * @param molarMasses by compound, g/mol; needed for nmol/L
 */
public record PeakLayout(
        String name, Form form, Texts texts, Rows rows, List<Column> columns, Map<String, Double> molarMasses) {

    /**
     * The form of the file.
     *
     * @param separator of cells
     * @param decimalMark of numbers
     * @param encoding of the file
     * @param lineEnd behind each row
     */
    public record Form(char separator, char decimalMark, Encoding encoding, String lineEnd) {}

    /** Encodings of a file. */
    public enum Encoding {
        UTF_8("utf-8"),
        /** With the mark by which spreadsheets know it. */
        UTF_8_BOM("utf-8-bom"),
        WINDOWS_1252("windows-1252");

        private final String word;

        Encoding(String word) {
            this.word = word;
        }

        /** As files spell it. */
        public String word() {
            return word;
        }

        /** The encoding of a word. */
        public static Optional<Encoding> ofWord(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }

    /**
     * Texts.
     *
     * @param missing for a value that there is not
     * @param belowLloq in place of a concentration
     * @param aboveUloq in place of a concentration
     * @param yes for what is so
     * @param no for what is not so
     * @param types words for sample types; a type without one keeps its own
     */
    public record Texts(
            String missing, String belowLloq, String aboveUloq, String yes, String no, Map<SampleType, String> types) {
        public Texts {
            types = Map.copyOf(types);
        }
    }

    /**
     * Which rows there are.
     *
     * @param types of samples
     * @param components analytes, internal standards, or both
     */
    public record Rows(Set<SampleType> types, Components components) {
        public Rows {
            types = Set.copyOf(types);
        }
    }

    /** Whether internal standards have rows of their own. */
    public enum Components {
        ALL,
        ANALYTES,
        INTERNAL_STANDARDS
    }

    /**
     * A column.
     *
     * @param header its name in the file
     * @param content a field, or the same text in all rows
     * @param unit of the field, if it has one
     * @param digits of its numbers
     */
    public record Column(String header, Content content, Unit unit, Digits digits) {}

    /**
     * What a column holds.
     *
     * @param field of a peak
     * @param constant in all rows
     */
    public record Content(Optional<PeakField> field, Optional<String> constant) {}

    /** Units of fields; the first of each kind is the one that a column has if it states none. */
    public enum Unit {
        NONE("", Kind.TEXT),
        NG_PER_ML("ng/mL", Kind.CONCENTRATION),
        UG_PER_L("ug/L", Kind.CONCENTRATION),
        MG_PER_L("mg/L", Kind.CONCENTRATION),
        NMOL_PER_L("nmol/L", Kind.CONCENTRATION),
        COUNTS_MIN("counts_min", Kind.AREA),
        COUNTS_S("counts_s", Kind.AREA),
        MIN("min", Kind.TIME),
        S("s", Kind.TIME);

        private final String word;
        private final Kind kind;

        Unit(String word, Kind kind) {
            this.word = word;
            this.kind = kind;
        }

        /** As files spell it. */
        public String word() {
            return word;
        }

        /** Fields that may have it. */
        public Kind kind() {
            return kind;
        }

        /** The unit of a word. */
        public static Optional<Unit> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(unit -> !word.isEmpty() && unit.word.equals(word))
                    .findFirst();
        }

        /** The unit of a field of which none is stated. */
        public static Unit usualOf(Kind kind) {
            return Arrays.stream(values())
                    .filter(unit -> unit.kind == kind)
                    .findFirst()
                    .orElse(NONE);
        }
    }

    /**
     * Digits of a number. Without any, a concentration has those of the method's rule, every other number all that it has.
     *
     * @param figures significant figures
     * @param decimals behind the decimal mark
     */
    public record Digits(OptionalInt figures, OptionalInt decimals) {
        /** None are stated. */
        public static final Digits UNSTATED = new Digits(OptionalInt.empty(), OptionalInt.empty());
    }

    public PeakLayout {
        columns = List.copyOf(columns);
        molarMasses = Map.copyOf(molarMasses);
    }
}
