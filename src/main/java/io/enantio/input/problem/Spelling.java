package io.enantio.input.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that an unknown one was probably meant to be. */
public final class Spelling {
    private Spelling() {}

    /** The nearest of the known words, if exactly one is nearest and near. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        List<String> near = allNearest(word, known);
        return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
    }

    /** {@code Did you mean x or y? } or nothing; a longer choice would be none. */
    public static String hint(String word, Collection<String> known) {
        List<String> near = allNearest(word, known);
        return near.isEmpty() || near.size() > 2 ? "" : "Did you mean " + String.join(" or ", near) + "? ";
    }

    private static List<String> allNearest(String word, Collection<String> known) {
        List<String> near =
                known.stream().filter(other -> isNear(word, other)).distinct().toList();
        int best = near.stream()
                .mapToInt(other -> distance(plain(word), plain(other)))
                .min()
                .orElse(0);
        return near.stream()
                .filter(other -> distance(plain(word), plain(other)) == best)
                .toList();
    }

    /** Whether a word differs from another only in a few letters, or lacks its ending. */
    public static boolean isNear(String word, String other) {
        String a = plain(word);
        String b = plain(other);
        boolean cutShort = Math.min(a.length(), b.length()) >= 4 && (a.startsWith(b) || b.startsWith(a));
        int allowed = Math.min(b.length() - 1, b.length() <= 4 ? 1 : b.length() <= 8 ? 2 : 3);
        return cutShort || distance(a, b) <= allowed;
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /** Edits from one to the other: a letter more, less, other, or two swapped (optimal string alignment). */
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : new Cell(a, b, i, j).least(d);
            }
        }
        return d[a.length()][b.length()];
    }

    /** The first i letters of a against the first j of b, both at least 1. */
    private record Cell(String a, String b, int i, int j) {
        int least(int[][] d) {
            int exchanged = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
            int edited = Math.min(exchanged, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
            return endsSwapped() ? Math.min(edited, d[i - 2][j - 2] + 1) : edited;
        }

        private boolean endsSwapped() {
            return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        }
    }
}
