package io.enantio.report.results;

import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.Acquisition;
import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Channel;
import io.enantio.report.text.JsonText;
import io.enantio.report.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One entry of run.json's {@code raw_files}. */
final class RawFileJson {
    private RawFileJson() {}

    static void write(JsonText json, RawInjection raw) {
        json.object(() -> {
            json.put("injection", raw.injection().number());
            json.put("file", raw.injection().file());
            if (raw instanceof AcquiredInjection acquired) {
                acquired(json, acquired);
            } else if (raw instanceof UnreadInjection unread) {
                json.put("not_read", unread.reason());
            }
        });
    }

    private static void acquired(JsonText json, AcquiredInjection acquired) {
        RawFile file = acquired.rawFile();
        json.put("sha256", file.sha256());
        json.put("started_at", file.startedAt().map(String::valueOf));
        json.put("instrument_model", file.instrument().model());
        json.put("instrument_serial", file.instrument().serial());
        json.array("converters", file.converters(), json::value);
        json.array("oddities", file.oddities(), json::value);
        file.salvaged().ifPresent(text -> json.put("salvaged", text));
        json.array(
                "channels",
                byName(file.acquisitions()),
                found -> json.object(() -> {
                    channel(json, found.getKey());
                    json.put("acquisition", found.getValue().word());
                }));
        json.array(
                "channels_without_data",
                missing(acquired),
                none -> json.object(() -> {
                    channel(json, none.channel());
                    json.put("reason", none.reason());
                }));
    }

    private static void channel(JsonText json, Channel channel) {
        json.put("channel", channel.owner());
        json.put("role", Words.lower(channel.role()));
    }

    private static List<Map.Entry<Channel, Acquisition>> byName(Map<Channel, Acquisition> channels) {
        return channels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Channel::owner).thenComparing(Channel::role)))
                .toList();
    }

    /** Sorted, because a map of signals has no order. */
    private static List<NoChromatogram> missing(AcquiredInjection acquired) {
        return acquired.signals().values().stream()
                .filter(NoChromatogram.class::isInstance)
                .map(NoChromatogram.class::cast)
                .sorted(Comparator.comparing(
                                (NoChromatogram none) -> none.channel().owner())
                        .thenComparing(none -> none.channel().role()))
                .toList();
    }
}
