package io.enantio.simulation.file;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Canonical Huffman codes of limited length (Huffman 1952; RFC 1951, 3.2.2). */
final class HuffmanCode {
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
