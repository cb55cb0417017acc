package org.outlay.simulation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Simulates blocks of replicates as Spark tasks, each of which owns its replicates whole. Where the
 * cohort is divided, a task has one shard of it, and what the shards of a block come to is merged.
 */
final class BlockJob {
  private static final int FEW = 4;

  private final JavaSparkContext context;
  private final Model model;
  private final int replicates;
  private final BlockFiles files;
  private final Blocks.Listener listener;
  private final BooleanSupplier others;
  private final int shards;

  /** One shard of the cohort in one block. */
  private record Piece(int block, int shard) implements Serializable {}

  BlockJob(
      SparkSession spark,
      Model model,
      int replicates,
      BlockFiles files,
      Blocks.Listener listener,
      BooleanSupplier others) {
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.model = model;
    this.replicates = replicates;
    this.files = files;
    this.listener = listener;
    this.others = others;
    this.shards = model.shards();
  }

  /** Simulates and stores some blocks. */
  void run(List<Integer> blocks) {
    List<Piece> missing =
        IntStream.range(0, shards)
            .boxed()
            .flatMap(shard -> blocks.stream().map(block -> new Piece(block, shard)))
            .filter(piece -> !isStored(piece))
            .toList();
    if (!missing.isEmpty()) {
      simulate(missing);
    }
    if (shards > 1) {
      int all = shards;
      int ofRun = replicates;
      BlockFiles stored = files;
      run(
          blocks,
          block -> {
            merge(block, all, Blocks.size(block, ofRun), stored);
            return block;
          },
          block -> {});
    }
  }

  private boolean isStored(Piece piece) {
    return shards > 1
        && BlockFiles.isWhole(
            files.read(piece.block(), piece.shard(), shards),
            Blocks.size(piece.block(), replicates));
  }

  private void simulate(List<Piece> missing) {
    // Replicates of all shards; some are stored already.
    AtomicLong done = new AtomicLong((long) replicates * shards);
    missing.forEach(piece -> done.addAndGet(-Blocks.size(piece.block(), replicates)));
    listener.replicates(done.get() / shards, replicates);
    Broadcast<Model> common = context.broadcast(model.with(model.shard().emptied()));
    List<Broadcast<Shard>> parts = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      parts.add(context.broadcast(model.shard(shard)));
    }
    int all = shards;
    int ofRun = replicates;
    BlockFiles stored = files;
    Function<Piece, Integer> work =
        piece -> {
          int size = Blocks.size(piece.block(), ofRun);
          Model own = common.value().with(parts.get(piece.shard()).value());
          BlockTotals totals = BlockSimulator.simulate(own, piece.block() * Blocks.width(), size);
          if (all == 1) {
            stored.write(piece.block(), totals);
          } else {
            stored.write(piece.block(), piece.shard(), all, totals);
          }
          return size;
        };
    Consumer<Integer> finished = size -> listener.replicates(done.addAndGet(size) / all, ofRun);
    int next = 0;
    int beside = context.defaultParallelism() - 1;
    while (leavesCore(beside) && next + beside < missing.size()) {
      run(missing.subList(next, next + beside), work, finished);
      next += beside;
    }
    run(missing.subList(next, missing.size()), work, finished);
    parts.forEach(Broadcast::destroy);
    common.destroy();
  }

  /** Of few cores one stays free for others, who would wait for it as long as a block takes. */
  private boolean leavesCore(int beside) {
    return shards == 1 && beside > 0 && beside < FEW && others.getAsBoolean();
  }

  /** Adds up what the shards have in a block, unless an earlier attempt of the task did. */
  private static void merge(int block, int shards, int replicates, BlockFiles files) {
    if (!BlockFiles.isWhole(files.read(block), replicates)) {
      BlockTotals sum = files.read(block, 0, shards).orElseThrow();
      for (int shard = 1; shard < shards; shard++) {
        sum.merge(files.read(block, shard, shards).orElseThrow());
      }
      files.write(block, sum);
    }
    for (int shard = 0; shard < shards; shard++) {
      files.delete(block, shard, shards);
    }
  }

  /** One task for each of some things. */
  private <T, R extends Serializable> void run(
      List<T> tasks, Function<T, R> work, Consumer<R> finished) {
    JavaRDD<R> results = context.parallelize(tasks, tasks.size()).map(work);
    context
        .sc()
        .runJob(
            results.rdd(),
            new FirstOf<R>(),
            (index, result) -> {
              finished.accept(result);
              return BoxedUnit.UNIT;
            },
            ClassTag.<R>apply(Object.class));
  }

  /** The only element of a partition. */
  private static final class FirstOf<R> extends AbstractFunction1<Iterator<R>, R>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public R apply(Iterator<R> partition) {
      return partition.next();
    }
  }
}
