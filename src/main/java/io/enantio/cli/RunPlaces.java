package io.enantio.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the results of each of some runs go, refused before any work if two would have one place or one would replace another run:
 * each is written while others are still read.
 */
final class RunPlaces {
    private RunPlaces() {}

    /** A command line that names places which cannot be used together. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * The places, in the order of the runs.
     *
     * @param out of one run: the folder for its results; of several: the folder in which each has its own; absent: results in the
     *     run folder
     */
    static List<Path> of(List<Path> runs, Optional<Path> out) throws Unusable {
        if (runs.size() == 1) {
            return List.of(out.orElse(runs.get(0).resolve("results")));
        }
        if (out.isPresent()) {
            refuseNoRoot(out.get());
        }
        List<Path> places = new ArrayList<>();
        for (Path run : runs) {
            places.add(out.isPresent() ? out.get().resolve(name(run)) : run.resolve("results"));
        }
        refuseTwice(runs, places);
        refuseReplaced(runs, places);
        return places;
    }

    private static void refuseNoRoot(Path root) throws Unusable {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new Unusable("is a file, and several runs need a folder for their results: " + root);
        }
        if (Files.exists(root.resolve("run.json"))) {
            throw new Unusable("holds results of one run, and several have a folder each in it: " + root);
        }
        if (Files.exists(root) && !Files.isWritable(root)) {
            throw new Unusable("cannot be written: " + root);
        }
    }

    private static String name(Path run) throws Unusable {
        Path name = run.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new Unusable("the run folder " + run + " has no name for a folder of its results");
        }
        return name.toString();
    }

    /** Names that differ in case only are one place on many disks. */
    private static void refuseTwice(List<Path> runs, List<Path> places) throws Unusable {
        Map<String, Path> folders = new LinkedHashMap<>();
        Map<String, Path> taken = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            Path run = runs.get(i);
            Path same = folders.putIfAbsent(real(run).toString(), run);
            if (same != null) {
                throw new Unusable("the run folder " + run + " is given twice, first as " + same);
            }
            Path other = taken.putIfAbsent(
                    places.get(i).toAbsolutePath().normalize().toString().toLowerCase(Locale.ROOT), run);
            if (other != null) {
                throw new Unusable("the results of " + other + " and " + run + " would have one place, " + places.get(i)
                        + ": process them with different folders for --out");
            }
        }
    }

    private static void refuseReplaced(List<Path> runs, List<Path> places) throws Unusable {
        for (Path place : places) {
            Path real = real(place);
            for (Path run : runs) {
                if (real(run).startsWith(real)) {
                    throw new Unusable("the results in " + place + " would replace the run folder " + run);
                }
            }
        }
    }

    /** Links followed as far as the path exists. */
    static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path above = absolute.getParent();
        Path name = absolute.getFileName();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            return above == null || name == null ? absolute : real(above).resolve(name);
        }
    }
}
