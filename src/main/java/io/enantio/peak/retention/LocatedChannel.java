package io.enantio.peak.retention;

import java.util.List;
import java.util.Optional;

/**
 * A channel whose peaks have their places in every injection, and what the run taught about their shape.
 *
 * @param places empty where there is no signal
 */
public record LocatedChannel(ChannelRun run, List<Optional<Places>> places, ChannelShape shape) {}
