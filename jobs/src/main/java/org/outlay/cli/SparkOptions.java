package org.outlay.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Spark runs and how, for the commands that start it. */
final class SparkOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master (default: all cores).")
  private @Nullable String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "Spark setting; may be repeated.")
  private Map<String, String> conf = new LinkedHashMap<>();

  Optional<String> master() {
    return Optional.ofNullable(master);
  }

  Map<String, String> conf() {
    return conf;
  }
}
