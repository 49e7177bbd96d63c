package io.enantio.browser;

import java.nio.file.Path;

/** The run under review: what lies in its folder, read again whenever it has changed. */
final class ReviewedRun {
    private final Path folder;
    private Standing standing;

    private ReviewedRun(Path folder, Standing standing) {
        this.folder = folder;
        this.standing = standing;
    }

    static ReviewedRun open(Path folder) {
        return new ReviewedRun(folder, Standing.read(folder));
    }

    Path folder() {
        return folder;
    }

    synchronized Standing standing() {
        if (!standing.isOf(folder)) {
            standing = Standing.read(folder);
        }
        return standing;
    }
}
