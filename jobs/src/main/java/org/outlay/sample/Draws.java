package org.outlay.sample;

import org.apache.spark.sql.catalyst.expressions.XXH64;

/**
 * Uniform draws that are a function of the seed, what is drawn and what it is drawn for: the upper
 * 52 bits of a chain of XXH64 hashes, strictly between 0 and 1. The driver's draws and those in
 * Spark's columns are the same function.
 */
final class Draws {
  /** Where Spark's {@code xxhash64} starts. */
  private static final long START = 42;

  private static final String UNIT = "2.220446049250313E-16D"; // 2^-52

  private final long seed;

  Draws(long seed) {
    this.seed = seed;
  }

  /** SQL text of a uniform draw for the given columns. */
  String uniform(Stream stream, String columns) {
    return "((shiftrightunsigned(" + hash(stream, columns) + ", 12) + 0.5D) * " + UNIT + ")";
  }

  /** SQL text of a uniform draw for the application. */
  String uniform(Stream stream) {
    return uniform(stream, "id");
  }

  /** SQL text of a BIGINT hash. */
  String hash(Stream stream, String columns) {
    return "xxhash64(" + seed + "L, " + stream.ordinal() + "L, " + columns + ")";
  }

  /** The draw on the driver. */
  double uniform(Stream stream, long... keys) {
    long hash = XXH64.hashLong(stream.ordinal(), XXH64.hashLong(seed, START));
    for (long key : keys) {
      hash = XXH64.hashLong(key, hash);
    }
    return ((hash >>> 12) + 0.5) * 0x1p-52;
  }

  /** A gamma variable with mean 1 and a whole shape: the mean of exponential ones. */
  double gamma(int shape, Stream stream, long... keys) {
    long[] key = java.util.Arrays.copyOf(keys, keys.length + 1);
    double sum = 0;
    for (int i = 0; i < shape; i++) {
      key[keys.length] = i;
      sum -= StrictMath.log(uniform(stream, key));
    }
    return sum / shape;
  }
}
