package io.enantio.input.mzml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The XML text of a raw file, plain or gzipped (decided by its first bytes, not its name), hashed as it is read. One XML
 * token may be {@value #LONGEST_TOKEN_BYTES} bytes long: nothing in mzML is, save the text of arrays, which comes in pieces.
 */
final class ContentStream extends InputStream {
    static final int LONGEST_TOKEN_BYTES = 4 << 20;

    private static final int BLOCK_BYTES = 1 << 16;

    private final HashedFile file;
    private final InputStream source;
    private final byte[] block = new byte[OwnChecksum.OVERLAP_BYTES + BLOCK_BYTES];
    private Optional<OwnChecksum> checksum = Optional.empty();
    private int position = OwnChecksum.OVERLAP_BYTES;
    private int limit = OwnChecksum.OVERLAP_BYTES;
    private int bytesInToken;
    private boolean ended;

    private ContentStream(HashedFile file, InputStream source) {
        this.file = file;
        this.source = source;
    }

    /** Opens a file and looks at its first bytes. */
    static ContentStream open(Path path) throws IOException {
        HashedFile file = new HashedFile(path);
        try {
            boolean gzipped = file.startsWith(0x1f, 0x8b);
            ContentStream stream = new ContentStream(file, gzipped ? new GzipMembers(file) : file);
            stream.inspectStart();
            return stream;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void inspectStart() throws IOException {
        fill();
        String start = new String(
                block,
                OwnChecksum.OVERLAP_BYTES,
                Math.min(2048, limit - OwnChecksum.OVERLAP_BYTES),
                StandardCharsets.ISO_8859_1);
        ContentKind kind = ContentKind.of(start);
        if (kind.problem().isPresent()) {
            throw new RefusedContent(kind.problem().get(), kind.remedy());
        }
        if (start.toLowerCase(Locale.ROOT).contains("indexedmzml")) {
            checksum = Optional.of(new OwnChecksum());
            checksum.get().add(block, limit);
        }
    }

    /** The XML token that was being read is complete. */
    void endToken() {
        bytesInToken = 0;
    }

    @Override
    public int read() throws IOException {
        return position == limit && !fill() ? -1 : block[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(block, position, target, offset, count);
        position += count;
        bytesInToken += count;
        if (bytesInToken > LONGEST_TOKEN_BYTES) {
            throw new RefusedContent(
                    "a tag, comment or attribute is longer than " + LONGEST_TOKEN_BYTES + " bytes", Place.RE_EXPORT);
        }
        return count;
    }

    private boolean fill() throws IOException {
        int overlap = OwnChecksum.OVERLAP_BYTES;
        System.arraycopy(block, limit - overlap, block, 0, overlap);
        int count = Math.max(0, source.read(block, overlap, BLOCK_BYTES));
        position = overlap;
        limit = overlap + count;
        checksum.ifPresent(sum -> sum.add(block, limit));
        ended = count == 0;
        return count > 0;
    }

    /** Reads what is left. SHA-256 of the file, lower-case hex. */
    String sha256() throws IOException {
        while (!ended) {
            fill();
        }
        return file.sha256();
    }

    /** The checksum that an indexed mzML should state; absent where it states none. */
    Optional<String> ownChecksum() {
        return checksum.flatMap(OwnChecksum::value);
    }

    @Override
    public void close() throws IOException {
        source.close();
        file.close();
    }
}
