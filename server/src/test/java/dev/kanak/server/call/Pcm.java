package dev.kanak.server.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Mono linear PCM.
 *
 * @param samples 16-bit samples; not copied
 * @param rateHz samples per second
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pcm(short[] samples, int rateHz) {

    /** Rate that both callers speak and record at. */
    public static final int CALLER_RATE_HZ = 48_000;

    private static final int SINC_HALF_WIDTH = 16;

    public static Pcm silence(double seconds) {
        return new Pcm(new short[(int) Math.round(seconds * CALLER_RATE_HZ)], CALLER_RATE_HZ);
    }

    /** Reads a 16-bit mono WAV, also one whose header gives no length because it was written to a pipe. */
    public static Pcm ofWav(byte[] wav) {
        ByteBuffer in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        int rateHz = in.getInt(24);
        int at = 12;
        while (in.getInt(at) != 0x61746164) {
            at += 8 + in.getInt(at + 4);
        }
        int start = at + 8;
        int length = (int) Math.min(Integer.toUnsignedLong(in.getInt(at + 4)), wav.length - start) & ~1;
        return ofLittleEndian(Arrays.copyOfRange(wav, start, start + length), rateHz);
    }

    public static Pcm ofLittleEndian(byte[] bytes, int rateHz) {
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Pcm(samples, rateHz);
    }

    public byte[] littleEndian() {
        ByteBuffer out = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        out.asShortBuffer().put(samples);
        return out.array();
    }

    public double seconds() {
        return samples.length / (double) rateHz;
    }

    public Pcm then(Pcm next) {
        short[] all = Arrays.copyOf(samples, samples.length + next.samples.length);
        System.arraycopy(next.samples, 0, all, samples.length, next.samples.length);
        return new Pcm(all, rateHz);
    }

    /** The part between two times in seconds, cut to what there is. */
    public Pcm between(double from, double to) {
        int start = Math.clamp(Math.round(from * rateHz), 0, samples.length);
        int end = Math.clamp(Math.round(to * rateHz), start, samples.length);
        return new Pcm(Arrays.copyOfRange(samples, start, end), rateHz);
    }

    /** Root mean square in dB below full scale; -120 for digital silence. */
    public double rmsDbfs() {
        double squares = 0;
        for (short sample : samples) {
            squares += (double) sample * sample;
        }
        double rms = Math.sqrt(squares / Math.max(1, samples.length)) / 32768;
        return Math.max(-120, 20 * Math.log10(Math.max(rms, 1e-6)));
    }

    /** Largest magnitude, 0 to 32768. */
    public int peak() {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs((int) sample));
        }
        return peak;
    }

    /** The same sound at another rate, by windowed-sinc interpolation below the lower of the two Nyquist frequencies. */
    public Pcm at(int newRateHz) {
        if (rateHz == newRateHz) {
            return this;
        }
        double step = rateHz / (double) newRateHz;
        short[] out = new short[(int) (samples.length / step)];
        for (int i = 0; i < out.length; i++) {
            double value = interpolated(i * step, Math.min(1, 1 / step));
            out[i] = (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Pcm(out, newRateHz);
    }

    private double interpolated(double position, double cutoff) {
        int reach = (int) Math.ceil(SINC_HALF_WIDTH / cutoff);
        int centre = (int) position;
        double sum = 0;
        for (int k = Math.max(0, centre - reach); k <= Math.min(samples.length - 1, centre + reach); k++) {
            sum += samples[k] * cutoff * hannSinc((position - k) * cutoff);
        }
        return sum;
    }

    private static double hannSinc(double x) {
        if (Math.abs(x) >= SINC_HALF_WIDTH) {
            return 0;
        }
        double window = 0.5 + 0.5 * Math.cos(Math.PI * x / SINC_HALF_WIDTH);
        return Math.abs(x) < 1e-9 ? 1 : window * Math.sin(Math.PI * x) / (Math.PI * x);
    }

    public void writeWav(Path file) {
        byte[] data = littleEndian();
        ByteBuffer out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(rateHz).putInt(rateHz * 2);
        out.putShort((short) 2).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, out.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
