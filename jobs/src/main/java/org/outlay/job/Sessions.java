package org.outlay.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;

/** Starts Spark with the settings that the engine needs. */
public final class Sessions {
  private static final String LOCAL = "local[" + Runtime.getRuntime().availableProcessors() + "]";

  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  private Sessions() {}

  /**
   * A session on {@code master}, else on the master that spark-submit chose, else on all cores of
   * this machine.
   *
   * @throws org.outlay.problem.ProblemException if no standalone master answers at its address
   */
  public static SparkSession start(Optional<String> master, Map<String, String> conf) {
    String chosen = master.orElse(System.getProperty("spark.master", LOCAL));
    Masters.check(chosen);
    Map<String, String> settings = new LinkedHashMap<>(always());
    if (chosen.startsWith("local")) {
      settings.putAll(onThisMachine());
    }
    // Not where executors are processes of their own, which open files before they have our
    // classes.
    if (chosen.matches("local(\\[.*)?")) {
      settings.put("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
    }
    settings.putAll(conf);
    settings.keySet().removeIf(key -> !conf.containsKey(key) && System.getProperty(key) != null);
    // By name: which of its implementations is there costs Spark a third of a second to find out.
    var builder = org.apache.spark.sql.classic.SparkSession.builder();
    builder.appName("outlay").master(chosen);
    settings.forEach(builder::config);
    if (SparkContext$.MODULE$.getActive().isEmpty()) {
      SparkConf started = new SparkConf().setAppName("outlay").setMaster(chosen);
      settings.forEach(started::set);
      // The builder would hold a lock meanwhile that the parser of formulas asks for.
      builder.sparkContext(new SparkContext(started));
    }
    return builder.getOrCreate();
  }

  /** Exactness and the same results on any layout. */
  private static Map<String, String> always() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.sql.ansi.enabled", "true");
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.catalogImplementation", "in-memory");
    settings.put("spark.sql.decimalOperations.allowPrecisionLoss", "false");
    settings.put("spark.sql.datetime.java8API.enabled", "true");
    // Partitioning by some of the join keys suffices: the other years of an application stay beside
    // it.
    settings.put("spark.sql.requireAllClusterKeysForCoPartition", "false");
    settings.put("spark.sql.join.preferSortMergeJoin", "false");
    settings.put("spark.hadoop.parquet.page.verify-checksum.enabled", "true");
    // Rule formulas are large, and what could be inferred from them prunes nothing.
    settings.put("spark.sql.constraintPropagation.enabled", "false");
    // One run has more generated classes than Spark keeps by default; the next run finds them here.
    settings.put("spark.sql.codegen.cache.maxEntries", "5000");
    settings.put("spark.ui.showConsoleProgress", "false");
    // The simulation and the payments share the cores.
    settings.put("spark.scheduler.mode", "FAIR");
    return settings;
  }

  /** One machine: nothing listens beyond it, nothing is started that is not looked at. */
  private static Map<String, String> onThisMachine() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    settings.put("spark.sql.sources.parallelPartitionDiscovery.threshold", "1000");
    // A full heap fails the run, which says what to do; Spark would end the process unsaid.
    settings.put("spark.executor.killOnFatalError.depth", "0");
    settings.put("spark.sql.adaptive.coalescePartitions.minPartitionSize", "4MB");
    return settings;
  }

  /**
   * Plans for the size of a cohort: a shuffle has enough parts that one fits a task's memory. A
   * small cohort lies in one part, so that nothing is left to adapt, and its expressions are
   * interpreted, since compiling them would take longer.
   */
  public static void fit(SparkSession spark, long inputRows, long inputBytes) {
    long bytesPerPart = 8L << 20;
    long cores = spark.sparkContext().defaultParallelism();
    boolean small = inputRows <= Cohort.SMALL;
    long parts = small ? 1 : Math.min(4000, Math.max(cores, inputBytes / bytesPerPart));
    spark.conf().set("spark.sql.shuffle.partitions", Long.toString(parts));
    // A larger cohort is adapted to as the session was started.
    String adaptive = spark.sparkContext().getConf().get(ADAPTIVE, "true");
    spark.conf().set(ADAPTIVE, small ? "false" : adaptive);
    spark.conf().set("spark.sql.codegen.wholeStage", Boolean.toString(!small));
    spark.conf().set("spark.sql.codegen.factoryMode", small ? "NO_CODEGEN" : "FALLBACK");
  }
}
