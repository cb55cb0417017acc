package org.outlay.draw;

import java.nio.charset.StandardCharsets;

/**
 * Counter-based random bits: a draw is a hash of what it is drawn for, so it depends on no order,
 * thread, partition or block, and the first replicates of a longer run are those of a shorter one.
 *
 * <p>A key is made, and what is drawn one at a time, by the 64-bit finaliser of SplitMix64 (variant
 * 13 of Stafford's mixers), applied to the key and again to the counter. What is drawn for many
 * applicants at once is a {@link #word} of 32 bits, since products of 32 bits are vector
 * instructions on every processor and those of 64 bits are not. {@code DrawsTest} and {@code
 * WordsTest} hold both against theory.
 */
public final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long REPLICATE = 0xD1B54A32D192ED03L;
  private static final long INDEX = 0x8CB92BA72F3D8DD7L;
  private static final double ULP = 0x1.0p-53;
  private static final int DROPPED_BITS = 12;

  // The counter of a word: no two pairs of replicate and index have both halves in common, since
  // the determinant of these is odd.
  private static final int REPLICATE_LOW = 0xD192ED03;
  private static final int REPLICATE_HIGH = 0xD1B54A32;
  private static final int INDEX_LOW = 0x2F3D8DD7;
  private static final int INDEX_HIGH = 0x8CB92BA7;

  /** Half of the distance between the uniform numbers of a word. */
  private static final double WORD_ULP = 0x1.0p-32;

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
    return mix(key + INDEX * index + REPLICATE * (replicate + 1L));
  }

  /** Uniform in the open interval from 0 to 1, from 52 bits. */
  static double uniform(long bits) {
    return ((bits >>> DROPPED_BITS) * 2 + 1) * ULP;
  }

  /** Uniform in the open interval from 0 to 1. */
  public static double uniform(long key, int replicate, int index) {
    return uniform(bits(key, replicate, index));
  }

  /** 32 bits of a replicate, from 0; {@code index} tells several words of one key apart. */
  public static int word(long key, int replicate, int index) {
    return word((int) key + low(replicate, index), (int) (key >>> 32) + high(replicate, index));
  }

  /**
   * One product for the low half, and the two of Wellons' {@code lowbias32} (hash prospector, 2018)
   * for what it and the high half come to.
   */
  static int word(int low, int high) {
    int z = (low ^ (low >>> 17)) * 0xED5AD4BB;
    z = (z ^ (z >>> 11)) + high;
    z = (z ^ (z >>> 16)) * 0x7FEB352D;
    z = (z ^ (z >>> 15)) * 0x846CA68B;
    return z ^ (z >>> 16);
  }

  static int low(int replicate, int index) {
    return REPLICATE_LOW * (replicate + 1) + INDEX_LOW * index;
  }

  static int high(int replicate, int index) {
    return REPLICATE_HIGH * (replicate + 1) + INDEX_HIGH * index;
  }

  /** Uniform among the whole numbers below 2^31. */
  public static int whole(int word) {
    return word >>> 1;
  }

  /**
   * The largest {@link #whole} of which twice itself and one, in 2^32, is at most a share; -1 if
   * none is.
   */
  public static int upTo(double share) {
    return (int) Math.floor((share / WORD_ULP - 1) / 2);
  }

  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
