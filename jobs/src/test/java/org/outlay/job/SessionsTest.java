package org.outlay.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.outlay.cohort.Cohort;
import org.outlay.engine.TestEngine;

class SessionsTest {
  private static final Map<String, String> SMALL =
      Map.of(
          "spark.sql.shuffle.partitions", "1",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.codegen.wholeStage", "false");

  @Test
  void aLargeCohortAfterASmallOneIsPlannedForItsSize() {
    SparkSession spark = TestEngine.spark();
    try {
      Sessions.fit(spark, Cohort.SMALL, 1L << 30);
      assertThat(settings(spark)).containsAllEntriesOf(SMALL);
      Sessions.fit(spark, Cohort.SMALL + 1, 1L << 30);
      assertThat(settings(spark))
          .containsEntry("spark.sql.shuffle.partitions", "128")
          .containsEntry("spark.sql.adaptive.enabled", "true")
          .containsEntry("spark.sql.codegen.wholeStage", "true");
    } finally {
      SMALL.keySet().forEach(spark.conf()::unset);
      spark.conf().unset("spark.sql.codegen.factoryMode");
    }
  }

  private static Map<String, String> settings(SparkSession spark) {
    Map<String, String> settings = new TreeMap<>();
    SMALL.keySet().forEach(key -> settings.put(key, spark.conf().get(key)));
    return settings;
  }
}
