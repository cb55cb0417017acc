package org.outlay.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.outlay.entitlement.ApplicationYears;
import org.outlay.job.CheckJob;
import org.outlay.job.Progress;
import org.outlay.job.Request;
import org.outlay.job.RunJob;
import org.outlay.job.RunKind;
import org.outlay.job.RunResult;
import org.outlay.job.Sessions;
import org.outlay.job.Setup;

/**
 * Times {@code assess} again and again in one warm session: Parquet in, all tables published.
 * Arguments: scenario, folder for the results, rounds.
 */
public final class AssessBench {
  private AssessBench() {}

  public static void main(String[] arguments) {
    Path scenario = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[2]);
    Request request =
        new Request(
            scenario,
            List.of(),
            arguments[1],
            Optional.empty(),
            Map.of(),
            Request.OnReject.GO_ON,
            Request.Unfinished.DISCARD);
    Setup setup = Setup.load(scenario, List.of());
    SparkSession spark = Sessions.start(Optional.empty(), Map.of());
    try {
      long years =
          ApplicationYears.count(
              setup.policy(),
              RunKind.ASSESS.timeframe(setup.scenario()),
              CheckJob.read(spark, setup));
      System.out.printf("%,d application-years; heap %,d MiB%n", years, heap());
      for (int round = 1; round <= rounds; round++) {
        long processor = processorTime();
        Steps steps = new Steps();
        RunResult run = new RunJob(spark, steps, RunKind.ASSESS).run(setup, request);
        double seconds = steps.seconds();
        System.out.printf(
            "round %d %,14d payments %8.2f s %8.2f CPU-s %,14.0f application-years/s   %s%n",
            round,
            run.payments(),
            seconds,
            (processorTime() - processor) / 1e9,
            years / seconds,
            steps);
      }
    } finally {
      spark.stop();
    }
  }

  /** Nanoseconds that this process has computed, compilers and collector included. */
  private static long processorTime() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }

  /** When each step of a run began. */
  private static final class Steps implements Progress {
    private final StringBuilder text = new StringBuilder();
    private final long started = System.nanoTime();
    private long since = started;
    private String now = "";

    @Override
    public void step(String name) {
      close();
      now = name;
    }

    @Override
    public void tasks(long done, long known) {}

    @Override
    public void replicates(long done, long all) {}

    private void close() {
      long time = System.nanoTime();
      if (!now.isEmpty()) {
        text.append("%s%s %.2f".formatted(text.isEmpty() ? "" : ", ", now, (time - since) / 1e9));
      }
      since = time;
      now = "";
    }

    double seconds() {
      close();
      return (since - started) / 1e9;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
