package org.outlay.simulation;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

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
   * @param listener hears of each finished block, in one thread at a time
   */
  public static void simulate(
      SparkSession spark, Model model, int replicates, BlockFiles files, Listener listener) {
    List<Integer> missing =
        IntStream.range(0, count(replicates))
            .boxed()
            .filter(block -> !isStored(block, replicates, files))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    long stored = replicates;
    for (int block : missing) {
      stored -= size(block, replicates);
    }
    AtomicLong done = new AtomicLong(stored);
    listener.replicates(stored, replicates);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Model> shared = context.broadcast(model);
    JavaRDD<Integer> blocks =
        context
            .parallelize(missing, missing.size())
            .map(
                block -> {
                  int size = size(block, replicates);
                  files.write(
                      block, BlockSimulator.simulate(shared.value(), block * Lane.WIDTH, size));
                  return size;
                });
    spark
        .sparkContext()
        .runJob(
            blocks.rdd(),
            new FirstOf(),
            (index, size) -> {
              listener.replicates(done.addAndGet(size), replicates);
              return BoxedUnit.UNIT;
            },
            ClassTag.apply(Integer.class));
    shared.destroy();
  }

  /** The only element of a partition. */
  private static final class FirstOf extends AbstractFunction1<Iterator<Integer>, Integer>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer apply(Iterator<Integer> partition) {
      return partition.next();
    }
  }

  /** Hears how many replicates are done. */
  public interface Listener {
    /** So many of all. */
    void replicates(long done, long all);
  }

  private static boolean isStored(int block, int replicates, BlockFiles files) {
    return files
        .read(block)
        .filter(totals -> totals.replicates() == size(block, replicates))
        .isPresent();
  }
}
