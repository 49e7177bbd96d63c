package io.enantio.report;

/** A file before it is written. */
interface OutputFile {

    /** In its folder. */
    String name();

    byte[] bytes();
}
