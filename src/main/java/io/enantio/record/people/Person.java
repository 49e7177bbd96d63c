package io.enantio.record.people;

import io.enantio.record.key.VerifyingKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A person with one key. Who gets another key is another entry of the same name.
 *
 * @param from number of the entry that added the key
 * @param added when that was
 * @param retired the entry that retired it; absent: the key is in use
 */
public record Person(String name, Role role, VerifyingKey key, int from, Instant added, Optional<Retirement> retired) {

    /** An entry that retired a key. */
    public record Retirement(int entry, Instant time, String reason) {}

    /**
     * Whether the key was in use when people.csv had so many entries.
     *
     * @param entries number of entries
     * @return whether it was added and not retired
     */
    public boolean isInUseAfter(int entries) {
        return from <= entries && retired.filter(end -> end.entry() <= entries).isEmpty();
    }

    /**
     * Whether the key was in use at a time.
     *
     * @param time of a signature
     * @return whether it was added and not retired
     */
    public boolean isInUseAt(Instant time) {
        return !time.isBefore(added)
                && retired.filter(end -> !time.isBefore(end.time())).isEmpty();
    }
}
