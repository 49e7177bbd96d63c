package io.enantio.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 8601 alone. The clock changes are those of the European Union on 29 March and 25 October 2026. */
class IsoTimeTest {

    @Test
    void anOffsetIsKept() {
        IsoTime time = IsoTime.parse("2026-03-02T14:05:00+01:00");
        assertThat(time.offset()).contains(ZoneOffset.ofHours(1));
        assertThat(time.orUtc()).isEqualTo(OffsetDateTime.of(2026, 3, 2, 13, 5, 0, 0, ZoneOffset.UTC));
    }

    @Test
    void withoutAnOffsetNoneIsInvented() {
        assertThat(IsoTime.parse("2026-03-02T14:05").offset()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T14:05Z",
                "2026-03-02T14:05:07.25-09:30",
                "2024-02-29T00:00:00",
                "9999-12-31T23:59:59Z"
            })
    void theseAreTimes(String text) {
        assertThat(IsoTime.parse(text).local().getYear()).isBetween(2024, 9999);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T01:59:59+01:00[Europe/Zurich], 'names a time zone, which ISO 8601 does not have', 'Write 2026-03-29T01:59:59+01:00.'",
        "2026-03-29T02:00:00+01:00[Europe/Zurich], 'does not exist: the clocks of Europe/Zurich passed over this time', 'Correct the time'",
        "2026-03-29T02:59:59[Europe/Zurich], 'does not exist: the clocks of Europe/Zurich passed over this time', 'Correct the time'",
        "2026-03-29T03:00:00+02:00[Europe/Zurich], 'names a time zone, which ISO 8601 does not have', 'Write 2026-03-29T03:00:00+02:00.'",
        "2026-03-29T03:00:00+01:00[Europe/Zurich], 'contradicts itself: the offset of Europe/Zurich was then +02:00', 'Correct it'",
        "2026-10-25T02:30:00[Europe/Zurich], 'names a time zone, which ISO 8601 does not have', 'Write it with the offset +02:00 or +01:00.'",
        "2026-03-29T03:00:00Z[Nowhere/Land], 'names a time zone, which ISO 8601 does not have', 'Write it by ISO 8601'",
        "12026-03-02T14:05:00Z, 'has a year of more than four digits', 'Correct the year.'",
        "+12026-03-02T14:05:00Z, 'has a year of more than four digits', 'Correct the year.'",
        "2026-02-30T10:00:00Z, 'is a date or time that does not exist', 'Correct it'",
        "2026-02-29T10:00:00Z, 'is a date or time that does not exist', 'Correct it'",
        "2026-03-02T24:61:00Z, 'is a date or time that does not exist', 'Correct it'",
        "2026-03-02T24:00:00Z, 'is a date or time that does not exist', 'Correct it'",
        "2026-03-02T10:00:00+25:00, 'is a date or time that does not exist', 'Correct it'",
        "2026-03-02t10:00:00z, 'is not a date and time', 'Write it by ISO 8601'",
        "02.03.2026 14:05, 'is not a date and time', 'Write it by ISO 8601'",
        "2026-03-02, 'is not a date and time', 'Write it by ISO 8601'",
    })
    void theseAreRefusedWithTheirReason(String text, String problem, String remedy) {
        assertThatThrownBy(() -> IsoTime.parse(text)).isInstanceOfSatisfying(IsoTime.Unreadable.class, refused -> {
            assertThat(refused.problem()).isEqualTo(problem);
            assertThat(refused.remedy()).startsWith(remedy);
        });
    }
}
