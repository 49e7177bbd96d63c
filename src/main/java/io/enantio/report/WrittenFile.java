package io.enantio.report;

/** A file of a folder before it is written. */
public interface WrittenFile {
    String name();

    byte[] bytes();
}
