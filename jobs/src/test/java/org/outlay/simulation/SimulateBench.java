package org.outlay.simulation;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.outlay.entitlement.Timeframe;
import org.outlay.entitlement.VintageKind;
import org.outlay.job.CheckJob;
import org.outlay.job.Sessions;
import org.outlay.job.Setup;
import org.outlay.policy.Policy;
import org.outlay.scenario.Scenario;

/**
 * Times the simulation's kernels in Spark tasks, for {@code scripts/bench simulate}: {@code
 * SimulateBench <scenario> <folder> <donors> <replicates> <rounds> <with baseline: yes or no>}.
 */
public final class SimulateBench {
  private static final int WIDTH = Lane.WIDTH;

  private final JavaSparkContext context;
  private final int replicates;
  private final int rounds;

  private SimulateBench(JavaSparkContext context, int replicates, int rounds) {
    this.context = context;
    this.replicates = replicates;
    this.rounds = rounds;
  }

  /** What a task did. */
  private record Work(long evaluations, long paying) implements Serializable {}

  public static void main(String[] args) throws IOException {
    Setup setup = Setup.load(Path.of(args[0]), List.of());
    BenchFiles files = new BenchFiles(Path.of(args[1]));
    int donors = Integer.parseInt(args[2]);
    int shared = Integer.parseInt(args[3]);
    BenchCase typical = BenchDonors.typical(setup.policy(), donors);
    files.write(setup.policy(), typical, shared);
    files.totals(totals(typical, shared));
    SparkSession spark = Sessions.start(Optional.of("local[2]"), Map.of());
    try {
      SimulateBench bench =
          new SimulateBench(
              JavaSparkContext.fromSparkContext(spark.sparkContext()),
              shared,
              Integer.parseInt(args[4]));
      Map<String, Object> result = bench.kernels(setup.policy(), typical, donors);
      if (args[5].equals("yes")) {
        result.put("baseline", bench.baseline(spark, setup));
      }
      files.result(result);
    } finally {
      spark.stop();
    }
  }

  private static double[][][] totals(BenchCase of, int replicates) {
    double[][][] all = new double[of.rules().size()][BenchCase.YEARS][replicates];
    for (int first = 0; first < replicates; first += WIDTH) {
      int count = Math.min(WIDTH, replicates - first);
      BenchBlock block = new BenchBlock(of, first, count, BenchBlock.Draw.ALL);
      block.run();
      for (int rule = 0; rule < all.length; rule++) {
        for (int year = 0; year < BenchCase.YEARS; year++) {
          System.arraycopy(block.totals[rule][year], 0, all[rule][year], first, count);
        }
      }
    }
    return all;
  }

  private Map<String, Object> kernels(Policy policy, BenchCase typical, int donors) {
    Map<String, Object> result = new LinkedHashMap<>();
    BenchCase all = BenchDonors.all(policy, donors);
    result.put("java", Runtime.version().toString());
    result.put("spark", context.version());
    result.put("replicates", replicates);
    result.put("rules", all.rules().size());
    result.put("same draws", measured(typical, BenchBlock.Draw.ALL));
    result.put("draws as needed", measured(typical, BenchBlock.Draw.NEEDED));
    result.put(
        "whole catalogue", measured(BenchDonors.typicalOfAll(policy, donors), BenchBlock.Draw.ALL));
    result.put("all rules", measured(all, BenchBlock.Draw.ALL));
    return result;
  }

  /** By number of cores: the best round, which other work on the machine disturbed least. */
  private Map<String, Object> measured(BenchCase of, BenchBlock.Draw draw) {
    Broadcast<BenchCase> shared = context.broadcast(of);
    Map<String, Object> byCores = new LinkedHashMap<>();
    for (int warm = 0; warm < rounds; warm++) {
      run(shared, 2, draw);
    }
    for (int cores = 1; cores <= 2; cores++) {
      List<double[]> seen = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        seen.add(run(shared, cores, draw));
      }
      double[] best = Collections.max(seen, Comparator.comparingDouble(one -> one[0]));
      byCores.put(String.valueOf(cores), Map.of("rate", best[0], "paying", best[1]));
    }
    shared.destroy();
    return byCores;
  }

  /**
   * Evaluations per second of a whole job, its scheduling included, and paying rules per
   * evaluation.
   */
  private double[] run(Broadcast<BenchCase> shared, int cores, BenchBlock.Draw draw) {
    int all = replicates;
    long since = System.nanoTime();
    List<Work> works =
        context
            .parallelize(IntStream.range(0, cores).boxed().toList(), cores)
            .map(task -> work(shared.value(), task, cores, all, draw))
            .collect();
    double seconds = (System.nanoTime() - since) / 1e9;
    double evaluations = works.stream().mapToLong(Work::evaluations).sum();
    double paying = works.stream().mapToLong(Work::paying).sum();
    return new double[] {evaluations / seconds, paying / evaluations};
  }

  private static Work work(
      BenchCase of, int task, int tasks, int replicates, BenchBlock.Draw draw) {
    long evaluations = 0;
    long paying = 0;
    for (int first = task * WIDTH; first < replicates; first += tasks * WIDTH) {
      int count = Math.min(WIDTH, replicates - first);
      BenchBlock block = new BenchBlock(of, first, count, draw);
      block.run();
      evaluations += (long) of.donors().size() * BenchCase.YEARS * count;
      paying += block.paying * count;
    }
    return new Work(evaluations, paying);
  }

  /** Payments per second of the simulator itself on a scenario, everything it does included. */
  private Map<String, Object> baseline(SparkSession spark, Setup setup) {
    Scenario scenario = setup.scenario();
    Timeframe time =
        Timeframe.continued(
            scenario.horizon().from(), scenario.horizon().to(), scenario.asOf().orElseThrow());
    Model model =
        Forecast.of(
                setup.policy(),
                time,
                CheckJob.read(spark, setup),
                scenario.simulation(),
                scenario.projection(),
                setup.incentives())
            .model();
    Broadcast<Model> shared = context.broadcast(model);
    Map<String, Object> byCores = new LinkedHashMap<>();
    simulated(shared, 2);
    for (int cores = 1; cores <= 2; cores++) {
      double best = 0;
      for (int round = 0; round < rounds; round++) {
        best = Math.max(best, simulated(shared, cores));
      }
      byCores.put(String.valueOf(cores), best);
    }
    shared.destroy();
    return byCores;
  }

  private double simulated(Broadcast<Model> shared, int cores) {
    return context
        .parallelize(IntStream.range(0, cores).boxed().toList(), cores)
        .map(
            block -> {
              long since = System.nanoTime();
              BlockTotals totals = BlockSimulator.simulate(shared.value(), block * WIDTH, WIDTH);
              double seconds = (System.nanoTime() - since) / 1e9;
              return payments(shared.value(), totals) / seconds;
            })
        .reduce(Double::sum);
  }

  private static double payments(Model model, BlockTotals totals) {
    long payments = 0;
    for (int rule = 0; rule < model.rules(); rule++) {
      for (VintageKind kind : VintageKind.values()) {
        for (int district = 0; district < model.districts(); district++) {
          for (int year = 0; year < model.years(); year++) {
            payments += totals.summed.applications(rule, kind, district, year);
          }
        }
      }
    }
    return payments;
  }
}
