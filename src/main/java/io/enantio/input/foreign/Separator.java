package io.enantio.input.foreign;

import io.enantio.text.CsvTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What stands between the cells of a line. */
public enum Separator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private final char sign;

    Separator(char sign) {
        this.sign = sign;
    }

    /** The character. */
    public char sign() {
        return sign;
    }

    /** The word in files. */
    public String word() {
        return CsvTable.lower(this);
    }

    /** The separator of a file's word. */
    public static Optional<Separator> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The most frequent one outside quotes, in a line of column names; empty if two are equally frequent; a comma if there is none. */
    public static Optional<Separator> of(String header) {
        long most = Arrays.stream(values())
                .mapToLong(one -> one.countIn(header))
                .max()
                .orElse(0);
        List<Separator> candidates = Arrays.stream(values())
                .filter(one -> one.countIn(header) == most)
                .toList();
        if (most == 0) {
            return Optional.of(COMMA);
        }
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private long countIn(String header) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            quoted ^= c == '"';
            count += c == sign && !quoted ? 1 : 0;
        }
        return count;
    }
}
