package org.outlay.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.outlay.engine.TestEngine;

/** Whatever happens to work that goes on beside, the run that waits for it ends. */
class AsideTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Set by a task, which runs in this process. */
  private static final CountDownLatch RUNNING = new CountDownLatch(1);

  @Test
  void tellsAFailedJobOfSpark() {
    Assertions.assertTimeoutPreemptively(
        SOON,
        () -> {
          try (Aside<Long> failing = new Aside<>(TestEngine.spark(), "failing", AsideTest::fail)) {
            failing.start();
            assertThatThrownBy(failing::result)
                .hasStackTraceContaining("broken on purpose")
                .hasRootCauseInstanceOf(SparkException.class);
          }
        });
  }

  @Test
  void stopsAJobThatRuns() {
    Assertions.assertTimeoutPreemptively(
        SOON,
        () -> {
          Aside<Long> endless = new Aside<>(TestEngine.spark(), "endless", AsideTest::waitForever);
          endless.start();
          assertThat(RUNNING.await(30, TimeUnit.SECONDS)).isTrue();
          endless.close();
          assertThatThrownBy(endless::result).hasStackTraceContaining("cancelled");
        });
  }

  private static long fail() {
    return context()
        .parallelize(List.of(1), 1)
        .map(
            one -> {
              throw new SparkException("broken on purpose");
            })
        .count();
  }

  private static long waitForever() {
    return context()
        .parallelize(List.of(1), 1)
        .map(
            one -> {
              RUNNING.countDown();
              while (!org.apache.spark.TaskContext.get().isInterrupted()) {
                Thread.sleep(20);
              }
              return one;
            })
        .count();
  }

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(TestEngine.spark().sparkContext());
  }
}
