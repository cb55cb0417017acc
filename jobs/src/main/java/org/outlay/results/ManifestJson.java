package org.outlay.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes {@code run.json}: keys in a fixed order, indented, one line feed at the end. */
final class ManifestJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ManifestJson() {}

  static byte[] write(Manifest manifest) {
    ObjectNode root = MAPPER.createObjectNode();
    writeLineage(root, manifest.lineage());
    writeExecution(root, manifest.execution());
    ArrayNode tables = root.putArray("tables");
    manifest.tables().forEach(table -> writeTable(tables.addObject(), table));
    ArrayNode inputs = root.putArray("inputs");
    manifest.inputs().forEach(input -> writeInput(inputs.addObject(), input));
    ArrayNode settings = root.putArray("settings");
    manifest.scenario().forEach(setting -> writeSetting(settings.addObject(), setting));
    ArrayNode warnings = root.putArray("warnings");
    manifest.warnings().forEach(warning -> writeWarning(warnings.addObject(), warning));
    return (pretty(root) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The tree of a JSON object.
   *
   * @throws IOException if it is none
   */
  static JsonNode tree(String text) throws IOException {
    JsonNode root = MAPPER.readTree(text);
    if (!root.isObject()) {
      throw new IOException("not a JSON object");
    }
    return root;
  }

  private static void writeLineage(ObjectNode node, Lineage lineage) {
    node.put("run_id", lineage.runId())
        .put("scenario", lineage.scenario())
        .put("scenario_sha256", lineage.scenarioDigest())
        .put("policy", lineage.policy())
        .put("policy_sha256", lineage.policyDigest())
        .put("engine_version", lineage.engineVersion())
        .put("result_schema", lineage.resultSchema());
  }

  private static void writeExecution(ObjectNode node, Execution execution) {
    node.put("command", execution.command())
        .put("started", execution.started().toString())
        .put("finished", execution.finished().toString())
        .put("spark_version", execution.sparkVersion())
        .put("master", execution.master());
    execution
        .simulation()
        .ifPresent(s -> node.put("seed", s.seed()).put("replicates", s.replicates()));
  }

  /** Totals are strings: a reader's floating point must not touch them. */
  private static void writeTable(ObjectNode node, TableSummary table) {
    node.put("name", table.name()).put("rows", table.rows()).put("bytes", table.bytes());
    ObjectNode totals = node.putObject("totals");
    table.totals().forEach((column, sum) -> totals.put(column, sum.toPlainString()));
    ArrayNode files = node.putArray("files");
    for (DataFile file : table.files()) {
      files
          .addObject()
          .put("path", file.path())
          .put("rows", file.rows())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
  }

  private static void writeInput(ObjectNode node, InputAccount input) {
    node.put("table", input.table())
        .put("path", input.path())
        .put("format", input.format())
        .put("bytes", input.bytes())
        .put("sha256", input.sha256())
        .put("charset", input.charset())
        .put("checksums", input.checksums())
        .put("read", input.read())
        .put("accepted", input.accepted())
        .put("rejected", input.rejected());
    ObjectNode reasons = node.putObject("reasons");
    input.reasons().forEach(reasons::put);
  }

  private static void writeSetting(ObjectNode node, Setting setting) {
    node.put("path", setting.path())
        .put("value", setting.value())
        .put("file", setting.file())
        .put("line", setting.line());
  }

  private static void writeWarning(ObjectNode node, Remark warning) {
    node.put("code", warning.code())
        .put("place", warning.place())
        .put("message", warning.message())
        .put("value", warning.value());
  }

  private static String pretty(ObjectNode root) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
