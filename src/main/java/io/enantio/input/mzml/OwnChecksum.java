package io.enantio.input.mzml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * SHA-1 of an indexed mzML as its format defines it: all bytes from the start of the file to the end of the opening
 * {@code <fileChecksum>} tag (mzML 1.1, indexedmzML wrapper).
 */
final class OwnChecksum {
    /** Bytes that the caller keeps of the block before, in front of the new ones. */
    static final int OVERLAP_BYTES = 13;

    private static final byte[] TAG = "<fileChecksum>".getBytes(StandardCharsets.US_ASCII);
    private static final int[] JUMP = jumps();

    private final MessageDigest sha1 = HashedFile.digest("SHA-1");
    private Optional<String> value = Optional.empty();

    /** Adds the bytes of a block from {@link #OVERLAP_BYTES} to {@code limit}. */
    void add(byte[] block, int limit) {
        if (value.isEmpty()) {
            int found = find(block, limit);
            int end = found < 0 ? limit : found + TAG.length;
            sha1.update(block, OVERLAP_BYTES, end - OVERLAP_BYTES);
            if (found >= 0) {
                value = Optional.of(HexFormat.of().formatHex(sha1.digest()));
            }
        }
    }

    /** The checksum as lower-case hex; absent when the file has no such tag. */
    Optional<String> value() {
        return value;
    }

    /** First place of the tag: Horspool's search. */
    private static int find(byte[] block, int limit) {
        int last = TAG.length - 1;
        int i = last;
        while (i < limit) {
            if (block[i] == TAG[last] && Arrays.equals(block, i - last, i + 1, TAG, 0, TAG.length)) {
                return i - last;
            }
            i += JUMP[block[i] & 0xff];
        }
        return -1;
    }

    /** How far the tag may move when its last byte lies on a given one. */
    private static int[] jumps() {
        int[] jumps = new int[256];
        Arrays.fill(jumps, TAG.length);
        for (int i = 0; i < TAG.length - 1; i++) {
            jumps[TAG[i]] = TAG.length - 1 - i;
        }
        return jumps;
    }
}
