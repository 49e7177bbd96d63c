package io.enantio.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work on several runs, as many of them at once as processors and memory allow. A processor that finds no run of its own left
 * takes part in those of the others. What the runs give is handed on in the order of the list, each as soon as it and those before
 * it are there: what is printed does not depend on the number of processors.
 */
public final class RunQueue {
    private static final int MEGABYTE_BITS = 20;

    /** Of the memory: for the program itself, and what the collector needs to work with. */
    private static final int OWN_MEGABYTES = 32;

    private static final double USABLE_SHARE = 0.75;

    /** A run: its report and the work on some injections, and for each byte of its raw files the signals read from it. */
    private static final int RUN_MEGABYTES = 64;

    private static final int SIGNALS_PER_RAW_BYTE = 4;

    private final int processors;
    private final int megabytes;
    private final Semaphore free;

    /**
     * An empty queue.
     *
     * @param processors to use
     * @param memoryBytes that the program may use
     */
    public RunQueue(int processors, long memoryBytes) {
        this.processors = processors;
        long usable = (long) (USABLE_SHARE * (memoryBytes >> MEGABYTE_BITS)) - OWN_MEGABYTES;
        this.megabytes = (int) Math.max(1, Math.min(Integer.MAX_VALUE, usable));
        this.free = new Semaphore(megabytes, true);
    }

    /**
     * Does the work of all runs.
     *
     * @param runs work of each; it must not throw
     * @param done takes what each gives, in the order of the list and in the thread of the caller
     */
    public <T> void work(List<Supplier<T>> runs, Consumer<T> done) {
        List<CompletableFuture<T>> results = new ArrayList<>();
        runs.forEach(run -> results.add(new CompletableFuture<>()));
        AtomicInteger next = new AtomicInteger();
        ForkJoinPool pool = new ForkJoinPool(processors);
        try {
            for (int worker = 0; worker < Math.min(processors, runs.size()); worker++) {
                pool.execute(() -> {
                    for (int i = next.getAndIncrement(); i < runs.size(); i = next.getAndIncrement()) {
                        work(runs.get(i), results.get(i));
                    }
                });
            }
            results.forEach(result -> done.accept(awaited(result)));
        } finally {
            pool.shutdown();
        }
    }

    private static <T> void work(Supplier<T> run, CompletableFuture<T> result) {
        try {
            result.complete(run.get());
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    private static <T> T awaited(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the work on a run threw what it must keep", e.getCause());
        }
    }

    /**
     * Does the part of a run's work that needs memory, as soon as there is enough. A run that needs more than there is waits until it
     * is alone.
     *
     * @param rawBytes length of the run's raw files
     * @param work to be done
     * @return what it gives
     */
    public <T> T holdingMemory(long rawBytes, Supplier<T> work) {
        int needed = (int) Math.min(megabytes, RUN_MEGABYTES + SIGNALS_PER_RAW_BYTE * (rawBytes >> MEGABYTE_BITS));
        take(needed);
        try {
            return work.get();
        } finally {
            free.release(needed);
        }
    }

    /** While a run waits for memory, another thread uses its processor. */
    private void take(int needed) {
        try {
            ForkJoinPool.managedBlock(new ForkJoinPool.ManagedBlocker() {
                private boolean isTaken;

                @Override
                public boolean block() {
                    if (!isTaken) {
                        free.acquireUninterruptibly(needed);
                        isTaken = true;
                    }
                    return true;
                }

                @Override
                public boolean isReleasable() {
                    isTaken = isTaken || free.tryAcquire(needed);
                    return isTaken;
                }
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the work on runs", e);
        }
    }
}
