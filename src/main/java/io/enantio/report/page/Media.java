package io.enantio.report.page;

/** What a page is written for. */
public enum Media {
    /** A browser, on screen or printed from there; pictures come to life by script. */
    BROWSER,
    /** A PDF: well-formed XML, no script, letters of pictures as outlines. */
    PAPER
}
