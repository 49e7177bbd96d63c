package io.enantio.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What may befall a file on its way: bytes, words and lines that are lost, doubled, moved or replaced. */
final class Damage {
    private static final List<String> WORDS = List.of(
            "",
            "0",
            "-1",
            "1e308",
            "1e-320",
            "1e400",
            "NaN",
            "Infinity",
            "9999999999999999999",
            "2147483648",
            "0x10",
            "\u0663",
            "1,5",
            "true",
            "null",
            "~",
            "[]",
            "{}",
            "[1, [2, [3]]]",
            "*a",
            "&a 1",
            "!!binary AA",
            "<<: {a: 1}",
            "? [x]",
            "---",
            "...",
            "%YAML 9.9",
            "\t",
            "\n",
            "\r",
            "\"",
            "'",
            "''",
            ",",
            ";",
            ":",
            ": ",
            "#",
            "|",
            ">",
            "=cmd|' /C calc'!A0",
            "../../../../etc/passwd",
            "raw",
            ".",
            "/",
            "\u0000",
            "\u001b[2J",
            "\u202e",
            "\u2028",
            "\ud83d\ude00",
            "\u00a0",
            "\ufeff",
            "x".repeat(5_000),
            "[".repeat(3_000),
            "{\"a\":".repeat(2_000),
            "2026-13-40",
            "9999-12-31",
            "2026-03-02T08:00:00+01:00",
            "2026-03-02T08:00:00[Europe/Zurich]",
            "-999999999-01-01",
            "R-ketamine",
            "standard",
            "LLOQ",
            "study",
            "<binary>",
            "</binary>",
            "<!-- <binary> -->",
            "<![CDATA[",
            "]]>",
            "&#65;",
            "&amp;",
            "<chromatogram>",
            "</chromatogram>",
            "<!DOCTYPE mzML>",
            " arrayLength=\"3\"",
            " xmlns=\"urn:x\"",
            "MS:1000574",
            "MS:1002312");

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    /** The content of a file after one to three mishaps. */
    byte[] of(byte[] file) {
        byte[] damaged = file;
        for (int times = 1 + random.nextInt(3); times > 0 && damaged.length > 0; times--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    /** The same length, some bytes replaced where they stand: what a file of pages survives long enough to be opened. */
    byte[] inPlace(byte[] file) {
        byte[] damaged = file.clone();
        for (int times = 1 + random.nextInt(5); times > 0; times--) {
            int from = random.nextInt(damaged.length);
            int to = Math.min(damaged.length, from + 1 + random.nextInt(8));
            for (int i = from; i < to; i++) {
                damaged[i] = (byte) random.nextInt(256);
            }
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }

    /** A word that no field expects. */
    String anyWord() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private byte[] once(byte[] file) {
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(40));
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(file, from);
            case 1 -> spliced(file, from, new byte[0], to);
            case 2 -> spliced(file, to, Arrays.copyOfRange(file, from, to), to);
            case 3 -> spliced(file, from, new byte[] {(byte) random.nextInt(256)}, from + 1);
            case 4 -> spliced(file, from, word(), from);
            case 5, 6 -> replacedWord(file, from);
            case 7 -> movedLine(file, from, random.nextInt(file.length));
            default -> spliced(file, startOfLine(file, from), new byte[0], endOfLine(file, from));
        };
    }

    private byte[] word() {
        return anyWord().getBytes(StandardCharsets.UTF_8);
    }

    /** The word at a place, or what stands between two signs. */
    private byte[] replacedWord(byte[] file, int at) {
        int from = at;
        int to = at;
        while (from > 0 && isOfWord(file[from - 1])) {
            from--;
        }
        while (to < file.length && isOfWord(file[to])) {
            to++;
        }
        return spliced(file, from, word(), to);
    }

    private static boolean isOfWord(byte c) {
        return Character.isLetterOrDigit(c & 0xff) || c == '.' || c == '-' || c == '_' || c == '/' || c == '+';
    }

    private static byte[] movedLine(byte[] file, int at, int to) {
        byte[] line = Arrays.copyOfRange(file, startOfLine(file, at), endOfLine(file, at));
        int there = startOfLine(file, to);
        return spliced(file, there, line, there);
    }

    private static int startOfLine(byte[] file, int at) {
        int from = at;
        while (from > 0 && file[from - 1] != '\n') {
            from--;
        }
        return from;
    }

    private static int endOfLine(byte[] file, int at) {
        int to = at;
        while (to < file.length && file[to] != '\n') {
            to++;
        }
        return Math.min(file.length, to + 1);
    }

    private static byte[] spliced(byte[] file, int until, byte[] middle, int from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(file, 0, until);
        all.writeBytes(middle);
        all.write(file, from, file.length - from);
        return all.toByteArray();
    }
}
