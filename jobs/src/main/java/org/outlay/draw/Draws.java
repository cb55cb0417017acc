package org.outlay.draw;

import java.nio.charset.StandardCharsets;

/**
 * Counter-based random bits: a draw is a hash of what it is drawn for, so it depends on no order,
 * thread, partition or block, and the first replicates of a longer run are those of a shorter one.
 *
 * <p>The hash is the 64-bit finaliser of SplitMix64 (variant 13 of Stafford's mixers), applied to a
 * key and again to the counter; {@code DrawsTest} tests it.
 */
public final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long REPLICATE = 0xD1B54A32D192ED03L;
  private static final long INDEX = 0x8CB92BA72F3D8DD7L;
  private static final double ULP = 0x1.0p-53;
  private static final int DROPPED_BITS = 12;

  private Draws() {}

  /** A number for a name: the same on every machine, different for different names. */
  public static long entity(String name) {
    long hash = name.length();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash * GOLDEN + b);
    }
    return hash;
  }

  /**
   * Key of the draws of one entity.
   *
   * @param entity of {@link #entity(String)}, or any number that stands for one thing
   * @param entryYear fiscal year of approval, 0 where there is none
   * @param year benefit year or fiscal year that the draw is for, 0 where there is none
   */
  public static long key(long seed, Stream stream, long entity, int entryYear, int year) {
    long key = mix(seed + GOLDEN * (stream.ordinal() + 1L));
    key = mix(key ^ entity);
    return mix(key + GOLDEN * (((long) entryYear << 32) | (year & 0xFFFFFFFFL)));
  }

  /** 64 bits of a replicate, from 0; {@code index} tells several draws of one key apart. */
  public static long bits(long key, int replicate, int index) {
    return mix(start(key, index) + step(replicate));
  }

  static long start(long key, int index) {
    return key + INDEX * index;
  }

  static long step(int replicate) {
    return REPLICATE * (replicate + 1L);
  }

  /** Uniform in the open interval from 0 to 1, from 52 bits. */
  public static double uniform(long bits) {
    return (whole(bits) * 2 + 1) * ULP;
  }

  /** What {@link #uniform(long)} comes from: uniform among the whole numbers below 2^52. */
  public static long whole(long bits) {
    return bits >>> DROPPED_BITS;
  }

  /** The largest {@link #whole} whose uniform number is at most a share; -1 if none is. */
  public static long upTo(double share) {
    return ((long) (share / ULP) - 1) >> 1;
  }

  /** Uniform in the open interval from 0 to 1. */
  public static double uniform(long key, int replicate, int index) {
    return uniform(bits(key, replicate, index));
  }

  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
