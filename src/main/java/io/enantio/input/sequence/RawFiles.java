package io.enantio.input.sequence;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.mzml.RawHeading;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The raw files of a folder, and which of them each row of a sequence means. */
final class RawFiles {
    private static final int MOST_NAMED = 4;

    private final List<Raw> files;
    private final Problems problems;
    private final List<String> remarks;

    private RawFiles(List<Raw> files, Problems problems, List<String> remarks) {
        this.files = files;
        this.problems = problems;
        this.remarks = remarks;
    }

    /**
     * A raw file.
     *
     * @param name path from the run folder, with {@code /}
     * @param base its name without ending, in small letters
     * @param heading what it states; absent if it cannot be read
     * @param sources base names of the vendor's files that it was converted from
     */
    record Raw(String name, String base, Optional<RawHeading> heading, Set<String> sources) {
        static Raw of(String name, String base, Optional<RawHeading> heading) {
            Set<String> sources = heading.stream()
                    .flatMap(stated -> stated.sources().stream())
                    .flatMap(source -> DataFile.parts(source).stream())
                    .flatMap(part -> DataFile.baseIn(part).stream())
                    .collect(Collectors.toSet());
            return new Raw(name, base, heading, sources);
        }

        private boolean isOf(String vendorFile) {
            return sources.contains(vendorFile) || base.equals(vendorFile) || base.startsWith(vendorFile + "-");
        }

        /** What the sample is called, as the file states it. */
        private Set<String> sampleNames(String vendorFile) {
            Set<String> names = new HashSet<>();
            heading.ifPresent(stated -> {
                stated.sampleNames().forEach(name -> names.add(comparable(name)));
                stated.runId()
                        .flatMap(id -> behind(vendorFile, DataFile.plain(id)))
                        .ifPresent(names::add);
            });
            if (names.isEmpty()) {
                behind(vendorFile, base).ifPresent(names::add);
            }
            return names;
        }

        private static Optional<String> behind(String vendorFile, String name) {
            return name.startsWith(vendorFile + "-")
                    ? Optional.of(comparable(name.substring(vendorFile.length() + 1)))
                    : Optional.empty();
        }

        private static String comparable(String name) {
            return RawFiles.comparable(name);
        }
    }

    /** Converters write another sign for those that a file's name may not have. */
    private static String comparable(String sampleName) {
        return DataFile.plain(sampleName.strip()).replaceAll("[^\\p{L}\\p{N}]+", "_");
    }

    /** The raw files of a folder; none and no problem if it is absent and nobody named it. */
    static RawFiles in(Path folder, SequenceImport.Wish wish, Problems problems, List<String> remarks) {
        String shown = folder.toString().replace('\\', '/');
        List<Raw> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            if (wish.raw().isPresent() || RegularFile.isListed(folder)) {
                problems.add(Spot.of(shown), "is no folder", "Name the folder of the mzML files (--raw).");
            }
            return new RawFiles(files, problems, remarks);
        }
        try {
            for (Path path : RegularFile.content(folder)) {
                if (isRaw(path) && Files.isRegularFile(path)) {
                    files.add(raw(path, wish.fromRunFolder(path), problems, remarks));
                }
            }
        } catch (UnusableFile e) {
            problems.add(
                    Spot.of(shown),
                    "the folder cannot be listed: " + e.problem(),
                    "Check the disk, the share and the permissions.");
        }
        return new RawFiles(files, problems, remarks);
    }

    private static boolean isRaw(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".mzml") || name.endsWith(".mzml.gz"));
    }

    private static Raw raw(Path path, String name, Problems problems, List<String> remarks) {
        String file = String.valueOf(path.getFileName());
        Optional<RawHeading> heading = Optional.empty();
        try {
            heading = Optional.of(RawHeading.read(path, name));
        } catch (InputException e) {
            InputException.Problem problem = e.problem();
            if (e.isOfDisk()) {
                problems.add(Spot.of(name), problem.problem(), problem.remedy());
            } else {
                remarks.add(name + ": only its name is used, because it cannot be read: " + problem.problem());
            }
        }
        return Raw.of(name, DataFile.baseIn(file).orElse(DataFile.plain(file)), heading);
    }

    /** Which raw file each row means. A row without one was not acquired; two candidates are a problem. */
    Map<SequenceRow, Raw> matched(List<SequenceRow> rows) {
        Map<SequenceRow, Raw> matched = new LinkedHashMap<>();
        Map<String, List<SequenceRow>> byFile = rows.stream()
                .filter(row -> row.data().isPresent())
                .collect(Collectors.groupingBy(
                        row -> row.data().orElseThrow().base(), LinkedHashMap::new, Collectors.toList()));
        byFile.forEach((base, group) -> {
            boolean several =
                    group.size() > 1 || group.get(0).data().orElseThrow().holdsSeveral();
            if (several) {
                new OneFile(base, group).match(matched);
            } else {
                single(group.get(0), base).ifPresent(raw -> matched.put(group.get(0), raw));
            }
        });
        refuseTwice(matched);
        tell(rows, matched);
        return matched;
    }

    private Optional<Raw> single(SequenceRow row, String base) {
        List<Raw> named = files.stream().filter(raw -> raw.base().equals(base)).toList();
        List<Raw> found = named.isEmpty()
                ? files.stream().filter(raw -> raw.sources().contains(base)).toList()
                : named;
        return one(row, found);
    }

    private Optional<Raw> one(SequenceRow row, List<Raw> found) {
        if (found.size() > 1) {
            row.problem(
                    "file",
                    names(found) + " could each be "
                            + SafeText.quoted(row.data().orElseThrow().stated()),
                    "Keep one of them in the folder of raw files.");
            return Optional.empty();
        }
        return found.stream().findFirst();
    }

    private static String names(List<Raw> files) {
        String more = files.size() > MOST_NAMED ? " and " + (files.size() - MOST_NAMED) + " more" : "";
        return files.stream().limit(MOST_NAMED).map(Raw::name).collect(Collectors.joining(", ")) + more;
    }

    private static void refuseTwice(Map<SequenceRow, Raw> matched) {
        Map<Raw, SequenceRow> first = new HashMap<>();
        for (Map.Entry<SequenceRow, Raw> match : List.copyOf(matched.entrySet())) {
            SequenceRow earlier = first.putIfAbsent(match.getValue(), match.getKey());
            if (earlier != null) {
                match.getKey()
                        .problem(
                                "file",
                                match.getValue().name() + " is also that of line " + earlier.line(),
                                "Correct one of the two rows, or the name of the raw file.");
            }
        }
    }

    private void tell(List<SequenceRow> rows, Map<SequenceRow, Raw> matched) {
        if (matched.isEmpty() && !files.isEmpty() && problems.count() == 0) {
            problems.add(
                    Spot.of(rows.isEmpty() ? "the list" : rows.get(0).file()),
                    "no row names any of the " + files.size() + " raw files, for example "
                            + files.get(0).name(),
                    "Name the right folder (--raw), or the column of data files (columns: file).");
            return;
        }
        for (SequenceRow row : rows) {
            if (!matched.containsKey(row)) {
                remarks.add(row.where() + ": " + row.shownId() + " has no raw file"
                        + row.data()
                                .map(data -> " (" + SafeText.quoted(data.stated()) + ")")
                                .orElse("")
                        + ": planned, not acquired");
            }
        }
        files.stream()
                .filter(raw -> !matched.containsValue(raw))
                .forEach(raw -> remarks.add(raw.name() + ": no row of the list names this raw file"));
    }

    /** The samples of one vendor's file: by the index that both state, else by the sample's name, in order where a name occurs several times. */
    private final class OneFile {
        private final String base;
        private final List<SequenceRow> rows;
        private final List<Raw> pool;

        OneFile(String base, List<SequenceRow> rows) {
            this.base = base;
            this.rows = rows;
            this.pool = files.stream().filter(raw -> raw.isOf(base)).toList();
        }

        void match(Map<SequenceRow, Raw> matched) {
            if (rows.size() == 1 && pool.size() == 1 && pool.get(0).base().equals(base)) {
                matched.put(rows.get(0), pool.get(0));
                return;
            }
            Set<String> done = new HashSet<>();
            for (SequenceRow row : rows) {
                Optional<List<Raw>> indexed = indexed(row);
                if (indexed.isPresent()) {
                    one(row, indexed.get()).filter(raw -> agrees(row, raw)).ifPresent(raw -> matched.put(row, raw));
                } else if (done.add(comparable(row.sampleName()))) {
                    named(comparable(row.sampleName()), matched);
                }
            }
        }

        /** Absent if the row states no index, or no raw file does. */
        private Optional<List<Raw>> indexed(SequenceRow row) {
            OptionalInt index = row.data().orElseThrow().index();
            boolean stated = pool.stream().anyMatch(OneFile::hasIndex);
            return index.isPresent() && stated
                    ? Optional.of(pool.stream()
                            .filter(raw ->
                                    raw.heading().orElseThrow().sampleIndex().equals(index))
                            .toList())
                    : Optional.empty();
        }

        private static boolean hasIndex(Raw raw) {
            return raw.heading()
                    .filter(stated -> stated.sampleIndex().isPresent())
                    .isPresent();
        }

        private boolean agrees(SequenceRow row, Raw raw) {
            Set<String> names = raw.sampleNames(base);
            if (names.isEmpty() || names.contains(comparable(row.sampleName()))) {
                return true;
            }
            row.problem(
                    "file",
                    raw.name() + " is sample "
                            + row.data().orElseThrow().index().orElseThrow() + " of its file, but it is not called "
                            + SafeText.quoted(row.sampleName()),
                    "Correct the index or the name; nothing tells which of them is right.");
            return false;
        }

        private void named(String name, Map<SequenceRow, Raw> matched) {
            List<SequenceRow> same = rows.stream()
                    .filter(row -> indexed(row).isEmpty()
                            && comparable(row.sampleName()).equals(name))
                    .toList();
            List<Raw> found = pool.stream()
                    .filter(raw -> raw.sampleNames(base).contains(name))
                    .toList();
            if (found.isEmpty()) {
                return;
            }
            Optional<List<Raw>> ordered = found.size() == same.size() ? inOrder(found) : Optional.empty();
            if (ordered.isEmpty()) {
                same.get(0)
                        .problem(
                                "file",
                                same.size() + (same.size() == 1 ? " row is" : " rows are") + " called "
                                        + SafeText.quoted(same.get(0).sampleName())
                                        + ", and the raw files of this name are "
                                        + names(found),
                                "State the index of each sample in its file (run.wiff|12), or give each sample its own"
                                        + " name.");
                return;
            }
            for (int i = 0; i < same.size(); i++) {
                matched.put(same.get(i), ordered.get().get(i));
            }
        }

        /** In the order of acquisition, which the index in the vendor's file or the start tells; empty if neither does. */
        private Optional<List<Raw>> inOrder(List<Raw> found) {
            if (found.size() == 1) {
                return Optional.of(found);
            }
            if (found.stream().allMatch(OneFile::hasIndex)) {
                return distinct(found, raw ->
                        (long) raw.heading().orElseThrow().sampleIndex().orElseThrow());
            }
            if (found.stream().allMatch(raw -> SequenceTimes.start(raw).isPresent())) {
                return distinct(
                        found, raw -> SequenceTimes.start(raw).orElseThrow().toEpochSecond());
            }
            return Optional.empty();
        }

        private Optional<List<Raw>> distinct(List<Raw> found, ToLongFunction<Raw> order) {
            boolean distinct = found.stream().mapToLong(order).distinct().count() == found.size();
            return distinct
                    ? Optional.of(found.stream()
                            .sorted(Comparator.comparingLong(order))
                            .toList())
                    : Optional.empty();
        }
    }
}
