package io.enantio.record.signature;

import io.enantio.record.people.Person;
import io.enantio.run.PersonName;
import java.util.Set;

/**
 * Who decided about a run: they cannot review it.
 *
 * @param keys of those who signed their decisions
 * @param names as declared or signed
 */
public record Deciders(Set<String> keys, Set<String> names) {
    /** Nobody did. */
    public static final Deciders NOBODY = new Deciders(Set.of(), Set.of());

    public Deciders {
        keys = Set.copyOf(keys);
        names = Set.copyOf(names);
    }

    /** A name that was only declared is that of everybody whom it reads like. */
    boolean has(Person person) {
        PersonName name = new PersonName(person.name());
        return keys.contains(person.key().id())
                || names.stream().anyMatch(other -> name.isSamePersonAs(new PersonName(other)));
    }
}
