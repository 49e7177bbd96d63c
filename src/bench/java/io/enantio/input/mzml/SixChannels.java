package io.enantio.input.mzml;

import io.enantio.input.mzml.channel.ChannelSelection;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.MzTolerance;
import io.enantio.method.Transition;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The channels of a method with six of those in a file, from its beginning to its end. */
record SixChannels(List<Channel> channels) {
    private static final int CHANNELS = 6;
    private static final MzTolerance TOLERANCE = new MzTolerance(0.01, MzTolerance.Unit.DALTON);

    static SixChannels of(Path file) {
        List<ChromatogramHeader> srm = ChromatogramPass.read(file, new MzmlVisitor() {}).headers().stream()
                .filter(header -> header.type() == ChromatogramHeader.Type.SRM)
                .toList();
        return new SixChannels(IntStream.range(0, CHANNELS)
                .mapToObj(i -> channel(srm.get(i * srm.size() / CHANNELS)))
                .toList());
    }

    private static Channel channel(ChromatogramHeader header) {
        Transition transition = Transition.srm(
                header.ions().precursorMz().orElseThrow(),
                header.ions().productMz().orElseThrow());
        return new Channel(header.id(), Role.QUANTIFIER, transition, new PeakWindow(List.of(1.0), 1));
    }

    /** Picks them out of one file. */
    ChannelSelection selection() {
        return new ChannelSelection(channels, TOLERANCE);
    }
}
