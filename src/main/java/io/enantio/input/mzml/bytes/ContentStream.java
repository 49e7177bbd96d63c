package io.enantio.input.mzml.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The XML text of a raw file, plain or gzipped (decided by its first bytes, not its name), hashed as it is read.
 *
 * <p>It pauses after every {@code <binary>}, so that the text of an array, nine tenths of a file, can be taken or left out
 * as bytes: an XML parser would turn it into characters and keep it whole. Whoever reads on without doing so gets the text
 * as it is. Any other XML token may be {@value #LONGEST_TOKEN_BYTES} bytes long, which is more than mzML needs.
 */
public final class ContentStream extends InputStream {
    static final int LONGEST_TOKEN_BYTES = 4 << 20;

    /** What crosses the end of a block cannot be left out: few blocks. */
    private static final int MOST_BLOCK_BYTES = 1 << 18;

    private static final int LEAST_BLOCK_BYTES = 1 << 13;
    private static final int LONGEST_PIECE = 1 << 13;
    /** Bytes of the block before that are kept in front of the new ones: the tag that ends the checksum may begin there. */
    private static final int OVERLAP = 13;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private static final BytePattern BINARY = new BytePattern("<binary>");

    /** Takes the text of an array in pieces. */
    public interface ByteSink {
        void append(byte[] bytes, int from, int count);
    }

    /** Looks at the bytes that follow, for a text that need not be parsed. */
    public interface Matcher {
        /** Length of the text that matches at an index; less than 1 if none does. */
        int match(byte[] bytes, int from, int limit);
    }

    private final HashedFile file;
    private final InputStream source;
    private final byte[] block;
    private final byte[] piece = new byte[LONGEST_PIECE];
    private Optional<OwnChecksum> checksum = Optional.empty();
    private int position = OVERLAP;
    private int limit = OVERLAP;
    /** Where reading pauses: after a {@code <binary>}, or at the limit. */
    private int pause = OVERLAP;

    private long handedOut;
    private long leftOut;
    private int bytesInToken;
    private boolean ended;
    private boolean isPaused;
    private int pieceLength;
    private boolean keepsPiece;

    private ContentStream(HashedFile file, InputStream source, long bytes) {
        this.file = file;
        this.source = source;
        block = new byte[OVERLAP + (int) Math.max(LEAST_BLOCK_BYTES, Math.min(MOST_BLOCK_BYTES, bytes))];
    }

    /** Opens a file and looks at its first bytes. */
    public static ContentStream open(Path path) throws IOException {
        HashedFile file = new HashedFile(path);
        try {
            boolean gzipped = file.startsWith(0x1f, 0x8b);
            ContentStream stream = gzipped
                    ? new ContentStream(file, new GzipMembers(file), MOST_BLOCK_BYTES)
                    : new ContentStream(file, file, file.size());
            stream.inspectStart();
            return stream;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void inspectStart() throws IOException {
        fill();
        String start = new String(block, OVERLAP, Math.min(2048, limit - OVERLAP), StandardCharsets.ISO_8859_1);
        ContentKind kind = ContentKind.of(start);
        if (kind.problem().isPresent()) {
            throw new Place.RefusedContent(kind.problem().get(), kind.remedy());
        }
        if (start.contains("indexedmzML")) {
            checksum = Optional.of(new OwnChecksum(file.size()));
        }
    }

    /** The XML token that was being read is complete. */
    public void endToken() {
        bytesInToken = 0;
    }

    /** Whether all bytes up to an offset, as a parser counts them, are handed out, and the next are text of an array. */
    public boolean isAtBinary(long parsed) {
        return isPaused() && parsed == handedOut;
    }

    /** Whether the last bytes handed out were {@code <binary>}. */
    public boolean isPaused() {
        return isPaused && position == pause;
    }

    /** Offset in the file's XML text of an offset as a parser counts, that no text of arrays lies behind. */
    public long offset(long parsed) {
        return parsed + leftOut;
    }

    /** Hands out the text that follows, up to the next markup, and leaves it out for the parser. */
    public void takeBinary(ByteSink sink) throws IOException {
        boolean markup = false;
        while (!markup && (position < limit || fill())) {
            int end = endOfText(block, position, limit);
            sink.append(block, position, end - position);
            leftOut += end - position;
            position = end;
            markup = end < limit;
        }
        forgetPause();
    }

    /** Leaves out for the parser what follows, if it matches: markup up to and with another {@code <binary>}. */
    public boolean leaveOut(Matcher markup) {
        int length = markup.match(block, position, limit);
        if (length > 0) {
            leftOut += length;
            position += length;
            pause = position;
            isPaused = true;
        }
        return length > 0;
    }

    /** Keeps a copy of what is handed out from here on. */
    public void keepPiece() {
        pieceLength = 0;
        keepsPiece = true;
    }

    /** What was kept; absent if it is too long. */
    public Optional<byte[]> piece() {
        keepsPiece = false;
        return pieceLength > piece.length ? Optional.empty() : Optional.of(Arrays.copyOf(piece, pieceLength));
    }

    private void keep(int count) {
        if (pieceLength + count <= piece.length) {
            System.arraycopy(block, position, piece, pieceLength, count);
        }
        pieceLength = Math.min(pieceLength + count, piece.length + 1);
    }

    /** Whether one of eight bytes begins markup: a byte that is equal becomes 0 by XOR, and its high bit shows (Warren, Hacker's Delight, 6-1). */
    private static boolean holdsMarkup(long eight) {
        long tag = eight ^ '<' * EACH_BYTE;
        long reference = eight ^ '&' * EACH_BYTE;
        long zeros = (tag - EACH_BYTE) & ~tag | (reference - EACH_BYTE) & ~reference;
        return (zeros & HIGH_BITS) != 0;
    }

    private static int endOfText(byte[] bytes, int from, int to) {
        int end = from;
        while (end + Long.BYTES <= to && !holdsMarkup((long) LONGS.get(bytes, end))) {
            end += Long.BYTES;
        }
        while (end < to && bytes[end] != '<' && bytes[end] != '&') {
            end++;
        }
        return end;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        if (position == pause) {
            seekPause();
        }
        int count = Math.min(length, pause - position);
        System.arraycopy(block, position, target, offset, count);
        if (keepsPiece) {
            keep(count);
        }
        seekChecksum(count);
        position += count;
        handedOut += count;
        bytesInToken += count;
        if (bytesInToken > LONGEST_TOKEN_BYTES) {
            throw new Place.RefusedContent(
                    "a tag, a comment or a text in it is longer than " + LONGEST_TOKEN_BYTES + " bytes",
                    Place.RE_EXPORT);
        }
        return count;
    }

    private boolean fill() throws IOException {
        checksum.ifPresent(sum -> sum.add(block, OVERLAP, limit));
        System.arraycopy(block, limit - OVERLAP, block, 0, OVERLAP);
        int count = Math.max(0, source.read(block, OVERLAP, block.length - OVERLAP));
        position = OVERLAP;
        limit = OVERLAP + count;
        ended = count == 0;
        forgetPause();
        return count > 0;
    }

    /** The checksum ends in what the parser is to see: never in an array. */
    private void seekChecksum(int count) {
        checksum.ifPresent(sum -> sum.seekEnd(block, position, position + count));
    }

    private void forgetPause() {
        isPaused = false;
        pause = position;
    }

    private void seekPause() {
        int found = BINARY.find(block, Math.max(position + 1 - BINARY.length(), 0), limit);
        isPaused = found >= 0;
        pause = isPaused ? found + BINARY.length() : limit;
    }

    /** Reads what is left. SHA-256 of the file, lower-case hex. */
    public String sha256() throws IOException {
        while (!ended) {
            fill();
        }
        return file.sha256();
    }

    /** The checksum that an indexed mzML should state; absent if it states none. */
    public Optional<String> ownChecksum() {
        return checksum.flatMap(sum -> sum.value);
    }

    @Override
    public void close() throws IOException {
        source.close();
        file.close();
    }

    /**
     * SHA-1 of an indexed mzML as its format defines it: all bytes from the start of the file to the end of the opening
     * {@code <fileChecksum>} tag (mzML 1.1, indexedmzML wrapper).
     */
    private static final class OwnChecksum {
        private static final BytePattern TAG = new BytePattern("<fileChecksum>");

        private final RunningHash sha1;
        /** Lower-case hex; absent until the tag is found. */
        private Optional<String> value = Optional.empty();

        OwnChecksum(long fileBytes) {
            sha1 = RunningHash.of("SHA-1", fileBytes);
        }

        /** Looks for the tag in some bytes of a block and those just before them. */
        void seekEnd(byte[] block, int from, int to) {
            int found = value.isPresent() ? -1 : TAG.find(block, Math.max(0, from - OVERLAP), to);
            if (found >= 0) {
                add(block, OVERLAP, found + TAG.length());
                value = Optional.of(sha1.hex());
            }
        }

        /** Adds bytes of a block, all of them new; none once the tag is found. */
        void add(byte[] block, int from, int to) {
            if (value.isEmpty()) {
                sha1.update(block, from, to - from);
            }
        }
    }
}
