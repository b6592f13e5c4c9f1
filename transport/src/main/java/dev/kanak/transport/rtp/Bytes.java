package dev.kanak.transport.rtp;

/** Network byte order, read and written at an index. */
public final class Bytes {

    private Bytes() {}

    public static int u8(byte[] data, int at) {
        return data[at] & 0xff;
    }

    public static int u16(byte[] data, int at) {
        return u8(data, at) << 8 | u8(data, at + 1);
    }

    public static int i32(byte[] data, int at) {
        return u16(data, at) << 16 | u16(data, at + 2);
    }

    public static long u32(byte[] data, int at) {
        return i32(data, at) & 0xffff_ffffL;
    }

    public static void put16(byte[] data, int at, int value) {
        data[at] = (byte) (value >> 8);
        data[at + 1] = (byte) value;
    }

    public static void put32(byte[] data, int at, long value) {
        put16(data, at, (int) (value >> 16));
        put16(data, at + 2, (int) value);
    }
}
