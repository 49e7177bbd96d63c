package io.enantio.simulation.instrument;

import io.enantio.method.Transition;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A trace as a raw file holds it: 32-bit times (minutes) and counts. Times need not increase where a fault says so. */
public final class RecordedTrace {
    private final Transition transition;
    private final float[] timesMin;
    private final float[] counts;

    RecordedTrace(Transition transition, float[] timesMin, float[] counts) {
        this.transition = transition;
        this.timesMin = timesMin.clone();
        this.counts = counts.clone();
    }

    public Transition transition() {
        return transition;
    }

    public int size() {
        return timesMin.length;
    }

    double timeMin(int i) {
        return timesMin[i];
    }

    public double counts(int i) {
        return counts[i];
    }

    /** Times as little-endian 32-bit numbers. */
    public byte[] timeBytes() {
        return littleEndian(timesMin);
    }

    /** Counts as little-endian 32-bit numbers. */
    public byte[] countBytes() {
        return littleEndian(counts);
    }

    public static byte[] littleEndian(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }
}
