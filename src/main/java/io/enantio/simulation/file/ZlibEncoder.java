package io.enantio.simulation.file;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.zip.Adler32;

/**
 * Bytes to a zlib stream (RFC 1950) of one Deflate block with its own Huffman codes (RFC 1951, 3.2.7) and no repeats.
 * The JDK's Deflater is not used because its bytes depend on the zlib it is linked with (zlib, zlib-ng, ...): the same
 * seed must give the same file on every machine.
 */
final class ZlibEncoder {
    private static final int END_OF_BLOCK = 256;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_LENGTH_CODE = 7;
    /** Order in which the lengths of the length code are written (RFC 1951, 3.2.7). */
    private static final int[] LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bits;
    private int bitCount;

    private ZlibEncoder() {}

    /** The zlib stream of some bytes. */
    static byte[] encoded(byte[] bytes) {
        ZlibEncoder encoder = new ZlibEncoder();
        encoder.out.write(0x78);
        encoder.out.write(0x01);
        encoder.block(bytes);
        Adler32 adler = new Adler32();
        adler.update(bytes);
        for (int shift = 24; shift >= 0; shift -= 8) {
            encoder.out.write((int) (adler.getValue() >>> shift));
        }
        return encoder.out.toByteArray();
    }

    private void block(byte[] bytes) {
        int[] literalLengths = literalLengths(bytes);
        // A block must declare a distance code; one of one bit is declared and never used.
        int[] declared = new int[END_OF_BLOCK + 2];
        System.arraycopy(literalLengths, 0, declared, 0, END_OF_BLOCK + 1);
        declared[END_OF_BLOCK + 1] = 1;
        put(1, 1);
        put(2, 2);
        put(0, 5);
        put(0, 5);
        codeLengths(declared);
        int[] codes = HuffmanCode.codes(literalLengths);
        for (byte value : bytes) {
            putCode(codes[value & 0xFF], literalLengths[value & 0xFF]);
        }
        putCode(codes[END_OF_BLOCK], literalLengths[END_OF_BLOCK]);
        put(0, (8 - bitCount) & 7);
    }

    private static int[] literalLengths(byte[] bytes) {
        int[] counts = new int[END_OF_BLOCK + 1];
        counts[END_OF_BLOCK] = 1;
        for (byte value : bytes) {
            counts[value & 0xFF]++;
        }
        return HuffmanCode.lengths(counts, LONGEST_CODE);
    }

    /** Writes the lengths of the codes, themselves in a Huffman code. */
    private void codeLengths(int[] lengths) {
        int[] counts = new int[LENGTH_ORDER.length];
        for (int length : lengths) {
            counts[length]++;
        }
        int[] lengthLengths = HuffmanCode.lengths(counts, LONGEST_LENGTH_CODE);
        int[] lengthCodes = HuffmanCode.codes(lengthLengths);
        put(LENGTH_ORDER.length - 4, 4);
        for (int symbol : LENGTH_ORDER) {
            put(lengthLengths[symbol], 3);
        }
        for (int length : lengths) {
            putCode(lengthCodes[length], lengthLengths[length]);
        }
    }

    /** A Huffman code goes out with its highest bit first. */
    private void putCode(int code, int length) {
        put(Integer.reverse(code) >>> (32 - length), length);
    }

    private void put(int value, int count) {
        bits |= value << bitCount;
        bitCount += count;
        while (bitCount >= 8) {
            out.write(bits);
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    /** Canonical Huffman codes of limited length (Huffman 1952; RFC 1951, 3.2.2). */
    private static final class HuffmanCode {
        private HuffmanCode() {}

        private record Node(long count, int symbol, Node[] children) {}

        /**
         * Code lengths for symbols that occur so often; 0 for a symbol that does not occur. Where a code would be longer
         * than allowed, the counts are flattened until it is not. At least one symbol must occur.
         */
        static int[] lengths(int[] counts, int longest) {
            long[] flattened = new long[counts.length];
            for (int i = 0; i < counts.length; i++) {
                flattened[i] = counts[i];
            }
            int[] lengths = unlimited(flattened);
            while (longestOf(lengths) > longest) {
                for (int i = 0; i < flattened.length; i++) {
                    flattened[i] = flattened[i] == 0 ? 0 : flattened[i] / 2 + 1;
                }
                lengths = unlimited(flattened);
            }
            return lengths;
        }

        private static int[] unlimited(long[] counts) {
            PriorityQueue<Node> queue =
                    new PriorityQueue<>(Comparator.comparingLong(Node::count).thenComparingInt(Node::symbol));
            for (int symbol = 0; symbol < counts.length; symbol++) {
                if (counts[symbol] > 0) {
                    queue.add(new Node(counts[symbol], symbol, new Node[0]));
                }
            }
            int[] lengths = new int[counts.length];
            if (queue.size() == 1) {
                lengths[queue.remove().symbol()] = 1;
                return lengths;
            }
            int joined = counts.length;
            while (queue.size() > 1) {
                Node first = queue.remove();
                Node second = queue.remove();
                queue.add(new Node(first.count() + second.count(), joined++, new Node[] {first, second}));
            }
            descend(queue.remove(), 0, lengths);
            return lengths;
        }

        private static void descend(Node node, int depth, int[] lengths) {
            if (node.children().length == 0) {
                lengths[node.symbol()] = depth;
            }
            for (Node child : node.children()) {
                descend(child, depth + 1, lengths);
            }
        }

        private static int longestOf(int[] lengths) {
            int longest = 0;
            for (int length : lengths) {
                longest = StrictMath.max(longest, length);
            }
            return longest;
        }

        /** The canonical codes of some lengths. */
        static int[] codes(int[] lengths) {
            int[] codes = new int[lengths.length];
            int code = 0;
            for (int length = 1; length <= longestOf(lengths); length++) {
                code = assign(codes, lengths, length, code) << 1;
            }
            return codes;
        }

        /** Gives the symbols of one length the codes from {@code next} on; returns the first that is free. */
        private static int assign(int[] codes, int[] lengths, int length, int next) {
            int code = next;
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = code++;
                }
            }
            return code;
        }
    }
}
