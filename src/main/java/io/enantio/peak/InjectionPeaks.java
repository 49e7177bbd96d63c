package io.enantio.peak;

import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.run.Injection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every peak of one injection. The key of a peak is (injection, analyte), never (injection, transition). */
public final class InjectionPeaks {
    private final Method method;
    private final RawInjection raw;
    private final Map<Channel, ChannelPeaks> byChannel;

    /** Peaks by channel; every channel of the method has its entry. */
    public InjectionPeaks(Method method, RawInjection raw, Map<Channel, ChannelPeaks> byChannel) {
        this.method = method;
        this.raw = raw;
        this.byChannel = Map.copyOf(byChannel);
    }

    /** The line of the injection list. */
    public Injection injection() {
        return raw.injection();
    }

    /** The raw injection, with the traces that reports draw. */
    public RawInjection raw() {
        return raw;
    }

    /** Peaks of a channel of the method. */
    public ChannelPeaks in(Channel channel) {
        ChannelPeaks peaks = byChannel.get(channel);
        if (peaks == null) {
            throw new IllegalArgumentException("not a channel of this method: " + channel.owner());
        }
        return peaks;
    }

    /** The same injection with other peaks in a channel. */
    InjectionPeaks with(Channel channel, ChannelPeaks peaks) {
        Map<Channel, ChannelPeaks> all = new LinkedHashMap<>(byChannel);
        all.put(channel, peaks);
        return new InjectionPeaks(method, raw, all);
    }

    /** The analyte's peak on the quantifier channel. */
    public Integration of(Analyte analyte) {
        Compound compound = method.compoundOf(analyte);
        return in(compound.channels().quantifier()).peaks().get(compound.place(analyte));
    }

    /** The analyte's peak on the qualifier channel; empty if the method has none. */
    public Optional<Integration> qualifierOf(Analyte analyte) {
        Compound compound = method.compoundOf(analyte);
        return compound.channels()
                .qualifier()
                .map(channel -> in(channel).peaks().get(compound.place(analyte)));
    }

    /** The internal standard peak of the analyte; empty if the method has none. */
    public Optional<Integration> internalStandardOf(Analyte analyte) {
        Optional<InternalStandard> standard = method.internalStandardOf(method.compoundOf(analyte));
        return standard.flatMap(found ->
                found.placeFor(analyte).map(place -> in(found.channel()).peaks().get(place)));
    }

    /** What concerns the whole injection. */
    public Set<Flag> rawFlags() {
        return raw.flags();
    }
}
