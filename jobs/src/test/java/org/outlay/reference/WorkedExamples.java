package org.outlay.reference;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The cases of the law under {@code policy/jiaxing-talent} of the test resources. */
public final class WorkedExamples {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private WorkedExamples() {}

  /** The examples that came with the policy, but for those without rows in {@code payments}. */
  public static List<WorkedExample> ofThePolicy() {
    return read("/policy/jiaxing-talent/worked-examples.json");
  }

  /** Further cases, each a boundary or a reading of the contract. */
  public static List<WorkedExample> further() {
    return read("/policy/jiaxing-talent/further-cases.json");
  }

  /** All examples. */
  public static List<WorkedExample> all() {
    List<WorkedExample> all = new ArrayList<>(ofThePolicy());
    all.addAll(further());
    return all;
  }

  /**
   * The examples in as few batches as give each its own result when a batch is run as one cohort:
   * those that fill the places of all applications stand alone.
   */
  public static List<List<WorkedExample>> batches(List<WorkedExample> examples) {
    List<WorkedExample> together = new ArrayList<>();
    List<List<WorkedExample>> batches = new ArrayList<>(List.of(together));
    for (WorkedExample example : examples) {
      if (example.rules().contains("shortage-insurance")) {
        batches.add(List.of(example));
      } else {
        together.add(example);
      }
    }
    return batches;
  }

  /** The inputs of several examples as one cohort. */
  public static Cohort cohort(List<WorkedExample> examples) {
    return examples.stream()
        .map(WorkedExample::cohort)
        .reduce(new Cohort(List.of(), List.of()), Cohort::and);
  }

  /** The examples of a file, but for those without rows in {@code payments}. */
  public static List<WorkedExample> read(String resource) {
    try (InputStream in = WorkedExamples.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      List<WorkedExample> examples = new ArrayList<>();
      for (JsonNode node : JSON.readTree(in).get("examples")) {
        if (!node.has("not_in_payments")) {
          examples.add(example(node));
        }
      }
      return examples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WorkedExample example(JsonNode node) {
    String id = node.get("id").textValue();
    List<String> rules = new ArrayList<>();
    node.get("rule").forEach(rule -> rules.add(rule.textValue()));
    String sentence =
        node.has("name") ? node.get("name").textValue() : node.get("derivation").textValue();
    return new WorkedExample(
        id,
        sentence,
        rules,
        cohort(id, node.get("inputs")),
        byRuleAndYear(node.path("expected_by_rule_and_year")),
        byRuleAndYear(node.path("withheld_by_rule_and_year")),
        fields(
            node.path("expected_by_application"),
            key -> id + "." + key,
            v -> new BigDecimal(text(v))),
        fields(node.path("binding_limit_by_rule"), key -> key, JsonNode::textValue),
        new BigDecimal(node.get("expected_yuan").textValue()));
  }

  private static Map<String, Map<Integer, BigDecimal>> byRuleAndYear(JsonNode node) {
    return fields(
        node, key -> key, years -> fields(years, Integer::valueOf, v -> new BigDecimal(text(v))));
  }

  private static <K, V> Map<K, V> fields(
      JsonNode node, Function<String, K> key, Function<JsonNode, V> value) {
    Map<K, V> fields = new TreeMap<>();
    node.properties().forEach(e -> fields.put(key.apply(e.getKey()), value.apply(e.getValue())));
    return fields;
  }

  private static Cohort cohort(String example, JsonNode inputs) {
    List<Application> applications = new ArrayList<>();
    List<AnnualRecord> records = new ArrayList<>();
    Map<String, List<JsonNode>> recordsOf = new LinkedHashMap<>();
    for (JsonNode row : inputs.get("annual_records")) {
      recordsOf
          .computeIfAbsent(row.get("application_id").textValue(), id -> new ArrayList<>())
          .add(row);
    }
    for (JsonNode row : inputs.get("applications")) {
      String name = row.get("application_id").textValue();
      for (String copy : copies(name, row.path("copies").asInt(0))) {
        applications.add(application(example, copy, row));
        recordsOf
            .getOrDefault(name, List.of())
            .forEach(year -> records.add(record(example, copy, year)));
      }
    }
    return new Cohort(applications, records);
  }

  private static List<String> copies(String name, int copies) {
    List<String> names = new ArrayList<>(copies == 0 ? List.of(name) : List.of());
    for (int i = 1; i <= copies; i++) {
      names.add(String.format(Locale.ROOT, "%s-%05d", name, i));
    }
    return names;
  }

  private static Application application(String example, String name, JsonNode row) {
    Map<String, String> cells = cells(row);
    cells.put("application_id", example + "." + name);
    cells.put("applicant_id", example + "." + cells.getOrDefault("applicant_id", name));
    cells.computeIfPresent("group_id", (column, group) -> example + "." + group);
    cells.putIfAbsent("district", "nanhu");
    return Application.of(cells);
  }

  private static AnnualRecord record(String example, String name, JsonNode row) {
    Map<String, String> cells = cells(row);
    cells.put("application_id", example + "." + name);
    return AnnualRecord.of(cells);
  }

  private static Map<String, String> cells(JsonNode row) {
    Map<String, String> cells = new LinkedHashMap<>();
    row.properties().forEach(cell -> cells.put(cell.getKey(), text(cell.getValue())));
    return cells;
  }

  private static String text(JsonNode value) {
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }
}
