package org.outlay.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outlay.engine.Cells;
import org.outlay.engine.EncodedCohort;
import org.outlay.engine.TestEngine;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problems;
import org.outlay.reference.RandomCohort;

/** The same payments, to the fen, however rows and work are laid out. */
class LayoutTest {
  private static final Timeframe TIME = Timeframe.continued(2015, 2026, LocalDate.of(2018, 12, 31));
  private static final List<String> KEYS =
      List.of(
          "spark.sql.adaptive.enabled",
          "spark.sql.codegen.wholeStage",
          "spark.sql.codegen.factoryMode",
          "spark.sql.autoBroadcastJoinThreshold",
          "spark.sql.shuffle.partitions");

  private static SparkSession spark;
  private static Policy policy;
  private static EncodedCohort cohort;
  private static List<String> expected;

  /**
   * A way of laying out the same work.
   *
   * @param partitions of the inputs and of every shuffle
   * @param settings of Spark
   */
  record Way(String name, Layout layout, int partitions, Map<String, String> settings) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void computeOnce() {
    spark = TestEngine.spark();
    policy = PolicyLoader.load(TestEngine.POLICY, Overrides.none(), new Problems());
    cohort = EncodedCohort.of(spark, policy, Cells.of(policy, RandomCohort.of(77, 1_500)));
    expected = rows(new Way("base", Layout.BY_NEED, 2, Map.of()));
    assertThat(expected).hasSizeGreaterThan(2_000);
  }

  @AfterAll
  static void restore() {
    KEYS.forEach(spark.conf()::unset);
  }

  static Stream<Way> ways() {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way("64 partitions", Layout.TOGETHER, 64, Map.of()));
    ways.add(new Way("one pass", Layout.TOGETHER, 2, Map.of()));
    ways.add(
        new Way(
            "7 partitions, adaptive execution off",
            Layout.BY_NEED,
            7,
            Map.of("spark.sql.adaptive.enabled", "false")));
    ways.add(
        new Way(
            "small",
            Layout.TOGETHER,
            1,
            Map.of(
                "spark.sql.adaptive.enabled", "false",
                "spark.sql.codegen.wholeStage", "false",
                "spark.sql.codegen.factoryMode", "NO_CODEGEN")));
    ways.add(
        new Way(
            "no broadcast",
            Layout.BY_NEED,
            3,
            Map.of("spark.sql.autoBroadcastJoinThreshold", "-1")));
    return ways.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void paysTheSame(Way way) {
    assertThat(rows(way)).isEqualTo(expected);
  }

  private static List<String> rows(Way way) {
    KEYS.forEach(spark.conf()::unset);
    way.settings().forEach(spark.conf()::set);
    spark.conf().set("spark.sql.shuffle.partitions", way.partitions());
    Dataset<Row> payments =
        new Entitlements(spark, policy, TIME, Map.of(), way.layout())
            .payments(
                cohort.applications().repartition(way.partitions()),
                cohort.annualRecords().repartition(way.partitions()));
    return payments.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  /** A timeframe without continuation pays what is recorded and nothing more. */
  @Test
  void continuesOnlyWhenAsked() {
    Timeframe recorded = Timeframe.recorded(2015, 2026, Optional.empty());
    List<Row> rows =
        new Entitlements(spark, policy, recorded)
            .payments(cohort.applications(), cohort.annualRecords())
            .collectAsList();
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.<String>getAs("basis")).isEqualTo("recorded"));
    assertThat(expected).anyMatch(row -> row.endsWith("continued]"));
  }
}
