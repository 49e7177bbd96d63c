package io.enantio.input.mzml.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Content of a gzip file (RFC 1952) of one or more members, every checksum and length verified. The JDK's stream takes
 * bytes after a member for the end of the file without a word, which hides damage; this one refuses them.
 */
final class GzipMembers extends InputStream {
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final long FREE_BYTES = 64L << 20;
    private static final long HIGHEST_RATIO = 100;

    private final HashedFile file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[1 << 15];
    private final byte[] single = new byte[1];
    private int packedLimit;
    private int packedPosition;
    private long inflatedBytes;
    private boolean ended;

    GzipMembers(HashedFile file) throws IOException {
        this.file = file;
        nextMember();
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended) {
            if (inflater.finished()) {
                endMember();
                continue;
            }
            int count = inflate(target, offset, length);
            if (count > 0) {
                return count;
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        if (inflater.needsInput()) {
            fill();
            inflater.setInput(packed, 0, packedLimit);
        }
        try {
            int count = inflater.inflate(target, offset, length);
            crc.update(target, offset, count);
            inflatedBytes += count;
            refuseBomb();
            return count;
        } catch (DataFormatException e) {
            throw new Place.RefusedContent("the gzip stream is corrupt", Place.COPY_AGAIN);
        }
    }

    private void refuseBomb() throws Place.RefusedContent {
        if (inflatedBytes > FREE_BYTES && inflatedBytes > HIGHEST_RATIO * file.bytesRead()) {
            throw new Place.RefusedContent(
                    "the gzip stream inflates to more than " + HIGHEST_RATIO + " times its size", Place.RE_EXPORT);
        }
    }

    private void endMember() throws IOException {
        packedPosition = packedLimit - inflater.getRemaining();
        long statedCrc = littleEndianInt();
        long statedLength = littleEndianInt();
        if (statedCrc != crc.getValue()) {
            throw new Place.RefusedContent("the gzip checksum does not match the content", Place.COPY_AGAIN);
        }
        if (statedLength != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new Place.RefusedContent("the gzip length does not match the content", Place.COPY_AGAIN);
        }
        if (packedPosition == packedLimit && file.isAtEnd()) {
            ended = true;
        } else {
            nextMember();
        }
    }

    private void nextMember() throws IOException {
        readHeader();
        inflater.reset();
        crc.reset();
        inflater.setInput(packed, packedPosition, packedLimit - packedPosition);
    }

    private void readHeader() throws IOException {
        if (nextByte() != 0x1f || nextByte() != 0x8b || nextByte() != 8) {
            throw new Place.RefusedContent(
                    inflatedBytes == 0 ? "the gzip stream is corrupt" : "there are bytes after the gzip stream",
                    Place.COPY_AGAIN);
        }
        int flags = nextByte();
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(nextByte() | nextByte() << 8);
        }
        skipText(flags & FLAG_NAME);
        skipText(flags & FLAG_COMMENT);
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            nextByte();
        }
    }

    private void skipText(int flag) throws IOException {
        int last = flag == 0 ? 0 : nextByte();
        while (last != 0) {
            last = nextByte();
        }
    }

    private long littleEndianInt() throws IOException {
        return nextByte() | nextByte() << 8 | nextByte() << 16 | (long) nextByte() << 24;
    }

    private int nextByte() throws IOException {
        if (packedPosition == packedLimit) {
            fill();
        }
        return packed[packedPosition++] & 0xff;
    }

    private void fill() throws IOException {
        packedPosition = 0;
        packedLimit = Math.max(0, file.read(packed, 0, packed.length));
        if (packedLimit == 0) {
            // Whoever reads on after this gets the end of the stream: what was packed before the cut is used only if
            // requested.
            ended = true;
            throw new CutShort.PackedEnd(file.bytesRead());
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
