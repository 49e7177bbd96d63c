package io.enantio.report.page;

/** A part of a section. */
public sealed interface Block permits Text, Facts, Table, Figures, Subsection {}
