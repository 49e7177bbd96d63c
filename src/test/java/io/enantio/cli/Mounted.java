package io.enantio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A separate file system on a folder, if the machine permits one; unmounted when closed. */
final class Mounted implements AutoCloseable {
    private final Path folder;
    private final boolean mounted;

    private Mounted(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    /** Memory with options of mount, such as {@code ro} or {@code size=300k}. */
    static Mounted on(Path folder, String options) throws IOException, InterruptedException {
        return new Mounted(folder, succeeds("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()));
    }

    boolean isMounted() {
        return mounted;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted && !succeeds("umount", folder.toString())) {
            throw new IOException("cannot unmount " + folder);
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
