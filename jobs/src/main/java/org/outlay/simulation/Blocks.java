package org.outlay.simulation;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Hands out blocks of replicates as Spark tasks, each of which owns its replicates whole. */
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
   */
  public static void simulate(SparkSession spark, Model model, int replicates, BlockFiles files) {
    List<Integer> missing =
        IntStream.range(0, count(replicates))
            .boxed()
            .filter(block -> !isStored(block, replicates, files))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Model> shared = context.broadcast(model);
    context
        .parallelize(missing, missing.size())
        .foreach(
            block ->
                files.write(
                    block,
                    BlockSimulator.simulate(
                        shared.value(), block * Lane.WIDTH, size(block, replicates))));
    shared.destroy();
  }

  private static boolean isStored(int block, int replicates, BlockFiles files) {
    return files
        .read(block)
        .filter(totals -> totals.replicates() == size(block, replicates))
        .isPresent();
  }
}
