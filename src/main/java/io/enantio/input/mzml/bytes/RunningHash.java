package io.enantio.input.mzml.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Hash of bytes in the order in which they come. For a large file it is computed on another thread, while the reader goes
 * on; at most {@value #MOST_WAITING} blocks of {@value #BLOCK_BYTES} bytes wait for it.
 */
final class RunningHash {
    private static final int BLOCK_BYTES = 1 << 17;
    private static final int MOST_WAITING = 4;
    /** A smaller file is hashed in less time than a second thread saves: a run has many files, and every processor one. */
    private static final long LARGE_FILE_BYTES = 8L << 20;

    private static final Executor ASIDE = Executors.newCachedThreadPool(RunningHash::thread);

    private final MessageDigest digest;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    /** Bytes not yet handed over; empty if the reader's own thread does the work. */
    private byte[] block;

    private int blockLength;
    private CompletableFuture<Void> earlier = CompletableFuture.completedFuture(null);

    private RunningHash(MessageDigest digest, int blockBytes) {
        this.digest = digest;
        this.block = new byte[blockBytes];
    }

    /**
     * A hash of nothing yet.
     *
     * @param fileBytes what is to be hashed, roughly: another thread does not pay for less than a few blocks
     */
    static RunningHash of(String algorithm, long fileBytes) {
        boolean isLarge = fileBytes > LARGE_FILE_BYTES;
        return new RunningHash(digest(algorithm), isLarge ? BLOCK_BYTES : 0);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mzml-hash");
        thread.setDaemon(true);
        return thread;
    }

    void update(byte[] bytes, int from, int count) {
        if (block.length == 0) {
            digest.update(bytes, from, count);
            return;
        }
        int taken = 0;
        while (taken < count) {
            int more = Math.min(count - taken, block.length - blockLength);
            System.arraycopy(bytes, from + taken, block, blockLength, more);
            taken += more;
            blockLength += more;
            if (blockLength == block.length) {
                handOver();
            }
        }
    }

    private void handOver() {
        byte[] full = block;
        room.acquireUninterruptibly();
        earlier = earlier.thenRunAsync(
                () -> {
                    digest.update(full);
                    room.release();
                },
                ASIDE);
        block = new byte[BLOCK_BYTES];
        blockLength = 0;
    }

    /** The hash of everything so far, lower-case hex; it begins anew afterwards. */
    String hex() {
        earlier.join();
        digest.update(block, 0, blockLength);
        blockLength = 0;
        return HexFormat.of().formatHex(digest.digest());
    }
}
