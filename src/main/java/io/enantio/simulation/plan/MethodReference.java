package io.enantio.simulation.plan;

/** The method file that the run folder's run.yaml names: one elsewhere, or a copy in the folder. */
public sealed interface MethodReference {

    /** A file elsewhere, by its path relative to the run folder, with {@code /}. */
    record Linked(String path) implements MethodReference {}

    /** A text that is copied into the run folder as {@code method.yaml}. */
    record Copied(String text) implements MethodReference {}
}
