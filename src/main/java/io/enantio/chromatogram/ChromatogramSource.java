package io.enantio.chromatogram;

import io.enantio.method.Channel;
import io.enantio.run.Injection;
import java.util.List;

/** Reads chromatograms. Several threads may use it at once. */
@FunctionalInterface
public interface ChromatogramSource {

    /**
     * Reads the channels of one injection. An injection without a file, or whose file is refused, comes back as an
     * {@link UnreadInjection}: one bad file does not stop a run.
     *
     * @param injection of the injection list
     * @param channels of the method, in its order
     * @return a signal, or the reason why there is none, for each channel
     */
    RawInjection read(Injection injection, List<Channel> channels);

    /**
     * Called once after all injections of a run were read. A source that met what makes the whole run unusable throws an
     * unchecked exception here; by default nothing does.
     */
    default void refuseUnusable() {}
}
