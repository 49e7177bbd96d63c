package io.enantio.input.mzml.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A word to be found in bytes, by the search of Horspool: it looks at one byte in every length of the word. */
final class BytePattern {
    private final byte[] word;
    private final int[] jumps = new int[256];

    BytePattern(String ascii) {
        word = ascii.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(jumps, word.length);
        for (int i = 0; i < word.length - 1; i++) {
            jumps[word[i]] = word.length - 1 - i;
        }
    }

    int length() {
        return word.length;
    }

    /** Index of the first whole word from an index up to a limit; -1 if there is none. */
    int find(byte[] bytes, int from, int limit) {
        int last = word.length - 1;
        byte end = word[last];
        byte beforeEnd = word[last - 1];
        int i = from + last;
        while (i < limit) {
            byte at = bytes[i];
            // In markup the end of a tag is frequent, its last letter before it is not.
            if (at == end && bytes[i - 1] == beforeEnd && isAt(bytes, i - last)) {
                return i - last;
            }
            i += jumps[at & 0xff];
        }
        return -1;
    }

    private boolean isAt(byte[] bytes, int from) {
        return Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
    }
}
