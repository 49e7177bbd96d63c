package io.enantio.cli;

/** A command whose only result is what it prints: nothing was done if that is lost. */
interface PrintsItsResult {}
