package io.enantio.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    private static final PersonName ANALYST = new PersonName("A. Analyst");

    /** Case, no blank, two blanks, no-break space, tabulator, Cyrillic A, Greek Alpha, full width, order, accents, letters of no width. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a. analyst",
                "A.Analyst",
                "A Analyst",
                "A. Analyst.",
                "A.  Analyst",
                " A. Analyst ",
                "A.\u00a0Analyst",
                "A.\u2009Analyst",
                "A.\tAnalyst",
                "\u0410. Analyst",
                "A. \u0410nalyst",
                "\u0391. Analyst",
                "\uff21. \uff21nalyst",
                "A. An\u0430lyst",
                "A. Anaiyst",
                "A. Ana1yst",
                "Analyst, A.",
                "A-Analyst",
                "A_Analyst",
                "AAnalyst",
                "\u00c1. Analyst",
                "A. Ana\u200blyst",
                "A. Ana\u00adlyst",
                "\u202eA. Analyst",
                "A. Analyst\u3164",
                "A\u02bc Analyst",
                "\ud835\udc00. Analyst"
            })
    void oneSpellingMoreIsNotOnePersonMore(String spelling) {
        assertThat(ANALYST.isSamePersonAs(new PersonName(spelling))).isTrue();
        assertThat(new PersonName(spelling).isSamePersonAs(ANALYST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B. Reviewer", "B. Analyst", "A. Analysts", "AB. Analyst", "A. Analyst 2", "Anna Analyst"})
    void otherLettersAreAnotherPerson(String other) {
        assertThat(ANALYST.isSamePersonAs(new PersonName(other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "-", "\u00a0", "\u3164", "\u200b", "...", "'"})
    void aNameWithoutALetterIsNobody(String none) {
        assertThat(new PersonName(none).isSomebody()).isFalse();
        assertThat(ANALYST.isSomebody()).isTrue();
        assertThat(ANALYST.isSamePersonAs(new PersonName(none))).isFalse();
    }

    /** A capital Cyrillic Ve looks like B and its small letter does not: the look counts before and after the case is folded. */
    @Test
    void capitalsThatLookAlikeAreOneLetter() {
        for (String pair : List.of(
                "B\u0412", "B\u0392", "H\u041d", "K\u039a", "M\u041c", "P\u0420", "T\u0422", "X\u03a7", "I\u0406")) {
            assertThat(new PersonName(pair.substring(0, 1) + ". Meier")
                            .isSamePersonAs(new PersonName(pair.substring(1) + ". meier")))
                    .as(pair)
                    .isTrue();
        }
    }

    /** Over all letters of the basic plane: the case of a letter never makes another person. */
    @Test
    void caseNeverMakesAnotherPerson() {
        for (int letter = 'A'; letter < 0x3000; letter++) {
            if (Character.isLetter(letter)) {
                String name = "Q" + Character.toString(letter) + "Z";
                String lower =
                        "q" + UCharacter.foldCase(Character.toString(letter), UCharacter.FOLD_CASE_DEFAULT) + "z";
                assertThat(new PersonName(name).isSamePersonAs(new PersonName(lower)))
                        .as(name)
                        .isTrue();
            }
        }
    }

    /** Whatever blanks and marks lie between the letters, and in whatever order the parts stand. */
    @Test
    void marksAndOrderNeverMakeAnotherPerson() {
        String marks = " .,-_'\u00a0\u2003\t;/\u200b\u00b7\u2019";
        for (int seed = 0; seed < 300; seed++) {
            Random chance = new Random(seed);
            List<String> parts = new ArrayList<>();
            for (int i = 0; i <= chance.nextInt(3); i++) {
                parts.add(word(chance));
            }
            String plain = String.join(" ", parts);
            Collections.shuffle(parts, chance);
            StringBuilder noisy = new StringBuilder();
            for (String part : parts) {
                for (int i = 0; i <= chance.nextInt(3); i++) {
                    noisy.append(marks.charAt(chance.nextInt(4)));
                }
                noisy.append(chance.nextBoolean() ? part.toUpperCase(java.util.Locale.ROOT) : part);
                noisy.append(marks.charAt(chance.nextInt(marks.length())));
            }
            PersonName one = new PersonName(plain);
            assertThat(one.isSamePersonAs(new PersonName(noisy.toString())))
                    .as(plain + " | " + noisy)
                    .isTrue();
            assertThat(one.isSamePersonAs(new PersonName(plain + "x")))
                    .as(plain)
                    .isFalse();
        }
    }

    private static String word(Random chance) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 2 + chance.nextInt(6); i++) {
            word.append((char) ('a' + chance.nextInt(26)));
        }
        return word.toString();
    }
}
