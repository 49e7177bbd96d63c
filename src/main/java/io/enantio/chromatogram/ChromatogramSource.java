package io.enantio.chromatogram;

import io.enantio.method.Channel;
import io.enantio.run.Injection;
import java.util.List;

/** Where chromatograms come from. Safe for use by several threads at once. */
public interface ChromatogramSource {

    /**
     * Reads the channels of one injection. An injection without a file, or whose file is refused, comes back as an
     * {@link UnreadInjection}: one bad file does not stop a run.
     */
    RawInjection read(Injection injection, List<Channel> channels);
}
