package io.enantio.run;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a person as somebody wrote it. Where names are only declared, two spellings are one person unless letters or digits tell
 * them apart: case, blanks of all kinds, dots and other punctuation, accents, the order of the parts, and letters that look alike
 * (confusables of Unicode UTS 39 as in ICU4J) do not. Two people with such names are told apart by their keys, or by writing more of a
 * name.
 */
public record PersonName(String written) {
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();
    private static final SpoofChecker LOOK_ALIKES = new SpoofChecker.Builder().build();
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    /** Whether it names anybody: it has a letter or a digit. */
    public boolean isSomebody() {
        return !foldings().contains("");
    }

    /** Whether both spellings are one person; a name without a letter or digit is nobody, and nobody else. */
    public boolean isSamePersonAs(PersonName other) {
        return !Collections.disjoint(foldings(), other.foldings());
    }

    /**
     * What is left of a name. Case and look-alikes do not commute (a capital I looks like a small l), therefore both orders; the parts
     * in their order without separators, and sorted.
     */
    private Set<String> foldings() {
        String plain = visible(DECOMPOSED.normalize(written));
        Set<String> folded = new HashSet<>();
        for (String form : List.of(lookAlike(lower(plain)), lookAlike(lower(lookAlike(plain))))) {
            List<String> parts = new ArrayList<>(Arrays.stream(SEPARATOR.split(form))
                    .map(PersonName::letters)
                    .filter(part -> !part.isEmpty())
                    .toList());
            folded.add(String.join("", parts));
            Collections.sort(parts);
            folded.add(String.join("", parts));
        }
        return folded;
    }

    private static String lower(String text) {
        return UCharacter.foldCase(text, UCharacter.FOLD_CASE_DEFAULT);
    }

    /** What looks alike is written alike. A separator stays one: a full stop looks like other marks, none of them a letter. */
    private static String lookAlike(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> isSeparator(letter) ? " " : LOOK_ALIKES.getSkeleton(letter))
                .collect(Collectors.joining());
    }

    private static boolean isSeparator(String letter) {
        return SEPARATOR.matcher(letter).matches();
    }

    /** Small l and i: the skeleton of a capital I is an l. */
    private static String letters(String part) {
        return DECOMPOSED
                .normalize(part)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .filter(letter -> Character.getType(letter) != Character.MODIFIER_LETTER)
                .mapToObj(letter -> letter == 'l' ? "i" : Character.toString(letter))
                .collect(Collectors.joining());
    }

    /** Without what has no shape of its own, such as a joiner of no width or a filler that counts as a letter. */
    private static String visible(String text) {
        return text.codePoints()
                .filter(letter -> !UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
