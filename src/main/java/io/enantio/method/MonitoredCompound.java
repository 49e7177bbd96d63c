package io.enantio.method;

import java.util.List;

/**
 * A compound that could interfere, watched on its own channel (rule A-15).
 *
 * @param threatens names of the compounds it could disturb
 */
public record MonitoredCompound(String name, Channel channel, List<String> threatens) {
    public MonitoredCompound {
        threatens = List.copyOf(threatens);
    }
}
