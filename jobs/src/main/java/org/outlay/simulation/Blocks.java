package org.outlay.simulation;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** Blocks of replicates: how they are numbered, and which of them are still to be simulated. */
public final class Blocks {
  private Blocks() {}

  /** Replicates of a block. */
  public static int width() {
    return Lane.WIDTH;
  }

  /** Blocks that a number of replicates takes. */
  public static int count(int replicates) {
    return (replicates + Lane.WIDTH - 1) / Lane.WIDTH;
  }

  /** Replicates of a block, fewer in the last. */
  public static int size(int block, int replicates) {
    return Math.min(Lane.WIDTH, replicates - block * Lane.WIDTH);
  }

  /**
   * Simulates the blocks that are not stored yet and stores them.
   *
   * @param replicates in all
   * @param listener hears of each finished block, or part of one, in one thread at a time
   * @param others whether other work has tasks to run
   */
  public static void simulate(
      SparkSession spark,
      Model model,
      int replicates,
      BlockFiles files,
      Listener listener,
      BooleanSupplier others) {
    List<Integer> missing =
        IntStream.range(0, count(replicates))
            .parallel()
            .boxed()
            .filter(block -> !BlockFiles.isWhole(files.read(block), size(block, replicates)))
            .toList();
    if (!missing.isEmpty()) {
      new BlockJob(spark, model, replicates, files, listener, others).run(missing);
    }
  }

  /** The same with nothing else to run. */
  public static void simulate(
      SparkSession spark, Model model, int replicates, BlockFiles files, Listener listener) {
    simulate(spark, model, replicates, files, listener, () -> false);
  }

  /** Hears how many replicates are done. */
  public interface Listener {
    /** So many of all. */
    void replicates(long done, long all);
  }
}
