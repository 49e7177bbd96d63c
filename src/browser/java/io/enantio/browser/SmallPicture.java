package io.enantio.browser;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A screenshot small enough for the documents: the 256 colours that it uses most, and the nearest of them for all others. */
final class SmallPicture {
    private static final int COLOURS = 256;

    private SmallPicture() {}

    /** Writes a screenshot; the answer is its size in bytes. */
    static int write(byte[] screenshot, Path file) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(screenshot));
        List<Integer> palette = palette(full);
        BufferedImage small =
                new BufferedImage(full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(palette));
        Map<Integer, Integer> places = new HashMap<>();
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                int place = places.computeIfAbsent(full.getRGB(x, y) & 0xFFFFFF, colour -> nearest(palette, colour));
                small.getRaster().setSample(x, y, 0, place);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(small, "png", bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, bytes.toByteArray());
        return bytes.size();
    }

    private static List<Integer> palette(BufferedImage full) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                counts.merge(full.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static IndexColorModel model(List<Integer> palette) {
        int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    private static int nearest(List<Integer> palette, int colour) {
        int best = 0;
        for (int place = 1; place < palette.size(); place++) {
            if (distance(palette.get(place), colour) < distance(palette.get(best), colour)) {
                best = place;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int distance = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (one >> shift & 0xFF) - (other >> shift & 0xFF);
            distance += difference * difference;
        }
        return distance;
    }
}
