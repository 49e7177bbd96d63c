package io.enantio.report.folder;

/** A file before it is written. */
public interface OutputFile {

    /** In its folder. */
    String name();

    byte[] bytes();
}
