package io.enantio.report.page;

/** What a section is made of. */
public sealed interface Block permits Text, Facts, Table, Figures, Subsection {}
