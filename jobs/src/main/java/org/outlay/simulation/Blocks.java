package org.outlay.simulation;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** Blocks of replicates: how they are numbered, and which of them are still to be simulated. */
public final class Blocks {
  /** Blocks in memory at once where one after the other is asked for. */
  private static final int AHEAD = 4;

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

  /** Work on the replicates of a block. */
  public interface Work {
    /** On so many from {@code first} on. */
    void on(int first, int count);
  }

  /** Hands out the blocks to the cores of this machine. */
  public static void each(int replicates, Work work) {
    IntStream.range(0, count(replicates))
        .parallel()
        .forEach(block -> work.on(block * width(), size(block, replicates)));
  }

  /** Makes something of each block and hands it over in order; a few are made side by side. */
  public static <T> void inOrder(int blocks, IntFunction<T> made, ObjIntConsumer<T> to) {
    for (int first = 0; first < blocks; first += AHEAD) {
      List<T> some =
          IntStream.range(first, Math.min(blocks, first + AHEAD))
              .parallel()
              .mapToObj(made)
              .toList();
      for (int i = 0; i < some.size(); i++) {
        to.accept(some.get(i), first + i);
      }
    }
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
