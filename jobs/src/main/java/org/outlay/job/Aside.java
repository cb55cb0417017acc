package org.outlay.job;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Work that goes on beside the calling thread's, sharing the cores fairly: planning uses one core,
 * and what runs aside the other. Closing it before it is done stops its Spark jobs and waits.
 */
final class Aside<T> implements AutoCloseable {
  private final SparkSession spark;
  private final String group;
  private final Supplier<T> work;
  private Optional<CompletableFuture<T>> running = Optional.empty();

  /**
   * Not started yet.
   *
   * @param group name of its Spark jobs
   */
  Aside(SparkSession spark, String group, Supplier<T> work) {
    this.spark = spark;
    this.group = group;
    this.work = work;
  }

  void start() {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(result), "outlay-aside");
    thread.setDaemon(true);
    thread.start();
    running = Optional.of(result);
  }

  private void complete(CompletableFuture<T> result) {
    try {
      spark.sparkContext().setJobGroup(group, group, false);
      spark.sparkContext().setLocalProperty("spark.scheduler.pool", group);
      result.complete(work.get());
    } catch (Throwable failure) {
      // Spark throws checked exceptions that no signature tells; waiting must end with any.
      result.completeExceptionally(failure);
    }
  }

  /**
   * Waits for the result; empty when it was not started.
   *
   * @throws RuntimeException what the work threw
   */
  Optional<T> result() {
    try {
      return running.map(CompletableFuture::join);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    running
        .filter(result -> !result.isDone())
        .ifPresent(
            result -> {
              spark.sparkContext().cancelJobGroupAndFutureJobs(group);
              result.exceptionally(stopped -> null).join();
            });
  }
}
