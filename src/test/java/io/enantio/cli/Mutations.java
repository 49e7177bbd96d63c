package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.enantio.cli.InProcess.Outcome;
import io.enantio.report.folder.SealedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;

/**
 * Files that are damaged, given to commands, and put back. Every command must end with exit status 0, 1 or 2 in a short time, say
 * in single lines what is wrong, and leave nothing behind where it says that nothing was written. All mutations are tried before
 * the first fault is reported. {@code -Dfolder.mutations=N} tries N of each kind.
 */
final class Mutations {
    /** Of each kind of file. */
    static final int EACH = Integer.getInteger("folder.mutations", 4);
    /** No command needs more than a part of it: one that does will not end. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    private static final int HEAD = 1500;

    private final Path home;
    private final long seed;
    private final Random random;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Map<Integer, Integer>> counts = new TreeMap<>();
    private int number;

    /**
     * Mutations of files in a folder.
     *
     * @param home the folder and everything that commands may write
     * @param seed of the random numbers
     */
    Mutations(Path home, long seed) {
        this.home = home;
        this.seed = seed;
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** One of several. */
    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Damages a file in a way that may befall a text, runs commands and puts the file back. */
    void damage(Path file, List<List<String>> commands) throws IOException {
        replace(file, new Damage(random).of(Files.readAllBytes(file)), commands);
    }

    /** The record of results with damage; half of them sealed again, as somebody would who wants the damage to pass. */
    byte[] ofRecord(String before) {
        // Half of the mishaps are at the beginning, where run, method and inputs stand.
        int beginning = random.nextBoolean() ? Math.min(HEAD, before.length()) : before.length();
        byte[] head = new Damage(random).of(before.substring(0, beginning).getBytes(StandardCharsets.UTF_8));
        byte[] tail = before.substring(beginning).getBytes(StandardCharsets.UTF_8);
        byte[] damaged = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, damaged, head.length, tail.length);
        return random.nextBoolean()
                ? damaged
                : resealed(new String(damaged, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /** A record with the seal that its text has now. */
    static String resealed(String record) {
        int seal = record.lastIndexOf(",\n  \"seal\"");
        return seal < 0 ? record : SealedJson.seal(record.substring(0, seal) + "\n}\n");
    }

    /** Replaces the content of a file, runs commands and puts the file back. */
    void replace(Path file, byte[] content, List<List<String>> commands) throws IOException {
        byte[] before = Files.readAllBytes(file);
        Files.write(file, content);
        number++;
        for (List<String> command : commands) {
            try {
                check(file, command);
            } catch (AssertionError e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        Files.write(file, before);
        // what SQLite wrote beside a damaged database does not belong to the whole one
        for (String end : List.of("-wal", "-shm", "-journal")) {
            Files.deleteIfExists(Path.of(file + end));
        }
    }

    /** Reports how many commands ended how, and fails if one ended as it must not. */
    void report(TestReporter reporter) {
        counts.forEach((kind, ends) -> reporter.publishEntry(kind, "exit status = times: " + ends));
        assertThat(faults).isEmpty();
    }

    private void check(Path file, List<String> command) throws IOException {
        Set<String> before = names();
        Outcome outcome = assertTimeoutPreemptively(
                HANGS, () -> InProcess.enantio(command.toArray(String[]::new)), command::toString);
        String words = command.stream().takeWhile(word -> !word.contains("/")).collect(Collectors.joining(" "));
        String kind = file.toString().contains("/raw/") ? "raw" : String.valueOf(file.getFileName());
        counts.computeIfAbsent(words + ", damaged " + kind, key -> new TreeMap<>())
                .merge(outcome.status(), 1, Integer::sum);
        String what = "seed " + seed + ", mutation " + number + " of " + file + ", " + String.join(" ", command) + "\n"
                + outcome.err();
        if (outcome.status() > 2) {
            Files.copy(
                    file,
                    Path.of(System.getProperty("java.io.tmpdir"), "mutation-" + seed + "-" + number),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(outcome.status()).as(what).isBetween(0, 2);
        assertThat(outcome.err().lines())
                .as(what)
                .allSatisfy(line -> assertThat(line)
                        .hasSizeBetween(1, ProblemLines.LONGEST + 100)
                        .doesNotContainPattern("\\p{Cntrl}"));
        assertThat(outcome.out().lines())
                .as(what)
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("\\p{Cntrl}"));
        assertThat(outcome.err().contains("\tat ")).as(what).isFalse();
        if (outcome.status() == 2) {
            assertThat(outcome.err()).as(what).isNotEmpty();
            Set<String> left = names();
            left.removeAll(before);
            assertThat(left).as(what + "nothing is left behind").isEmpty();
        }
    }

    /** Without those of a database, which SQLite keeps beside it in its own way, and without the journal, which knows failures too. */
    private Set<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.map(Path::toString)
                    .filter(name -> !name.contains(".sqlite") && !name.contains(".history"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
