package io.enantio.input.mzml;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * SHA-1 of an indexed mzML as its format defines it: all bytes from the start of the file to the end of the opening
 * {@code <fileChecksum>} tag (mzML 1.1, indexedmzML wrapper).
 */
final class OwnChecksum {
    /** Bytes that the caller keeps of the block before, in front of the new ones. */
    static final int OVERLAP_BYTES = 13;

    private static final BytePattern TAG = new BytePattern("<fileChecksum>");

    private final MessageDigest sha1 = HashedFile.digest("SHA-1");
    private Optional<String> value = Optional.empty();

    /** Adds the bytes of a block from {@link #OVERLAP_BYTES} to {@code limit}. */
    void add(byte[] block, int limit) {
        if (value.isEmpty()) {
            int found = TAG.find(block, 0, limit);
            int end = found < 0 ? limit : found + TAG.length();
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
}
