package org.outlay.cohort;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Runs queries over few rows without compiling them, which would take longer than they do. */
final class Interpreted {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  private Interpreted() {}

  /** Does the work with the settings of the session changed for its time. */
  static <T> T run(SparkSession spark, Supplier<T> work) {
    Map<String, Option<String>> before = new HashMap<>();
    SETTINGS.forEach(
        (key, value) -> {
          before.put(key, spark.conf().getOption(key));
          spark.conf().set(key, value);
        });
    try {
      return work.get();
    } finally {
      before.forEach(
          (key, value) -> {
            if (value.isDefined()) {
              spark.conf().set(key, value.get());
            } else {
              spark.conf().unset(key);
            }
          });
    }
  }
}
