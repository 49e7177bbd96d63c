package io.enantio.simulation;

import io.enantio.method.Transition;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A trace as a raw file holds it: 32-bit times (minutes) and counts. Times need not increase where a fault says so. */
final class RecordedTrace {
    private final Transition transition;
    private final float[] timesMin;
    private final float[] counts;

    RecordedTrace(Transition transition, float[] timesMin, float[] counts) {
        this.transition = transition;
        this.timesMin = timesMin.clone();
        this.counts = counts.clone();
    }

    Transition transition() {
        return transition;
    }

    int size() {
        return timesMin.length;
    }

    double timeMin(int i) {
        return timesMin[i];
    }

    double counts(int i) {
        return counts[i];
    }

    /** Times as little-endian 32-bit numbers. */
    byte[] timeBytes() {
        return littleEndian(timesMin);
    }

    /** Counts as little-endian 32-bit numbers. */
    byte[] countBytes() {
        return littleEndian(counts);
    }

    static byte[] littleEndian(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }
}
