package io.enantio.input.mzml.bytes;

import java.util.Optional;

/**
 * SHA-1 of an indexed mzML as its format defines it: all bytes from the start of the file to the end of the opening
 * {@code <fileChecksum>} tag (mzML 1.1, indexedmzML wrapper).
 */
final class OwnChecksum {
    /** Bytes that the caller keeps of the block before, in front of the new ones. */
    static final int OVERLAP_BYTES = 13;

    private static final BytePattern TAG = new BytePattern("<fileChecksum>");

    private final RunningHash sha1;
    private Optional<String> value = Optional.empty();

    /** @param fileBytes how large the file is, roughly */
    OwnChecksum(long fileBytes) {
        sha1 = RunningHash.of("SHA-1", fileBytes);
    }

    /** Looks for the tag in some bytes of a block and those just before them. */
    void seekEnd(byte[] block, int from, int to) {
        int found = value.isPresent() ? -1 : TAG.find(block, Math.max(0, from - OVERLAP_BYTES), to);
        if (found >= 0) {
            add(block, OVERLAP_BYTES, found + TAG.length());
            value = Optional.of(sha1.hex());
        }
    }

    /** Adds bytes of a block, all of them new; none once the tag is found. */
    void add(byte[] block, int from, int to) {
        if (value.isEmpty()) {
            sha1.update(block, from, to - from);
        }
    }

    /** The checksum as lower-case hex; absent when the file has no such tag. */
    Optional<String> value() {
        return value;
    }
}
