package io.enantio.study.record;

/**
 * Something that is not given, with the reason (rule H-10).
 *
 * @param what in words of people
 * @param reason in words of people, without a full stop
 */
public record Refusal(String what, String reason) {}
