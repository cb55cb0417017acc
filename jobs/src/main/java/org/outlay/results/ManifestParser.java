package org.outlay.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.outlay.results.Execution.Simulation;

/** Reads {@code run.json}; keys that it does not know are left alone, missing ones are an error. */
final class ManifestParser {
  private ManifestParser() {}

  /**
   * The manifest in this text.
   *
   * @throws IOException saying what is wrong with it
   */
  static Manifest parse(String text) throws IOException {
    JsonNode root = ManifestJson.tree(text);
    try {
      return new Manifest(
          lineage(root),
          execution(root),
          list(root, "settings", ManifestParser::setting),
          // Runs of earlier versions have none.
          root.has("warnings") ? list(root, "warnings", ManifestParser::warning) : List.of(),
          list(root, "inputs", ManifestParser::input),
          list(root, "tables", ManifestParser::table));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Lineage lineage(JsonNode root) {
    return new Lineage(
        text(root, "run_id"),
        text(root, "scenario"),
        text(root, "scenario_sha256"),
        text(root, "policy"),
        text(root, "policy_sha256"),
        text(root, "engine_version"),
        (int) number(root, "result_schema"));
  }

  private static Execution execution(JsonNode root) {
    return new Execution(
        text(root, "command"),
        Instant.parse(text(root, "started")),
        Instant.parse(text(root, "finished")),
        text(root, "spark_version"),
        text(root, "master"),
        root.has("seed")
            ? Optional.of(new Simulation(number(root, "seed"), (int) number(root, "replicates")))
            : Optional.empty());
  }

  private static TableSummary table(JsonNode node) {
    SortedMap<String, BigDecimal> totals = new TreeMap<>();
    JsonNode sums = required(node, "totals");
    sums.fieldNames()
        .forEachRemaining(column -> totals.put(column, new BigDecimal(text(sums, column))));
    return new TableSummary(
        text(node, "name"),
        number(node, "rows"),
        totals,
        list(node, "files", ManifestParser::file));
  }

  private static DataFile file(JsonNode node) {
    return new DataFile(
        text(node, "path"), number(node, "rows"), number(node, "bytes"), text(node, "sha256"));
  }

  private static InputAccount input(JsonNode node) {
    SortedMap<String, Long> reasons = new TreeMap<>();
    JsonNode counts = required(node, "reasons");
    counts.fieldNames().forEachRemaining(code -> reasons.put(code, number(counts, code)));
    return new InputAccount(
        text(node, "table"),
        text(node, "path"),
        text(node, "format"),
        number(node, "bytes"),
        text(node, "sha256"),
        text(node, "charset"),
        text(node, "checksums"),
        number(node, "read"),
        number(node, "accepted"),
        number(node, "rejected"),
        reasons);
  }

  private static Setting setting(JsonNode node) {
    return new Setting(
        text(node, "path"), text(node, "value"), text(node, "file"), (int) number(node, "line"));
  }

  private static Remark warning(JsonNode node) {
    return new Remark(
        text(node, "code"), text(node, "place"), text(node, "message"), text(node, "value"));
  }

  private static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> each) {
    List<T> items = new ArrayList<>();
    required(node, key).forEach(item -> items.add(each.apply(item)));
    return items;
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = required(node, key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("\"" + key + "\" is no text");
    }
    return value.textValue();
  }

  private static long number(JsonNode node, String key) {
    JsonNode value = required(node, key);
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException("\"" + key + "\" is no whole number");
    }
    return value.longValue();
  }

  private static JsonNode required(JsonNode node, String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      throw new IllegalArgumentException("\"" + key + "\" is missing");
    }
    return value;
  }
}
