package org.outlay.engine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.outlay.policy.Policy;
import org.outlay.reference.AnnualRecord;
import org.outlay.reference.Application;
import org.outlay.reference.Cohort;

/**
 * The two input tables as texts by column name, whatever columns a policy has; an absent cell is
 * null.
 */
public record Cells(List<Map<String, String>> applications, List<Map<String, String>> records) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  public Cells {
    applications = List.copyOf(applications);
    records = List.copyOf(records);
  }

  /** The rows of several cohorts as one. */
  public static Cells all(Iterable<Cells> cohorts) {
    List<Map<String, String>> applications = new ArrayList<>();
    List<Map<String, String>> records = new ArrayList<>();
    for (Cells cohort : cohorts) {
      applications.addAll(cohort.applications);
      records.addAll(cohort.records);
    }
    return new Cells(applications, records);
  }

  /**
   * The inputs of a file of cases by the id of the case, which leads its application, applicant and
   * group ids.
   */
  public static Map<String, Cells> ofCases(String resource) {
    try (InputStream in = Cells.class.getResourceAsStream(resource)) {
      JsonNode file = JSON.readTree(Objects.requireNonNull(in, resource));
      String district = file.path("form").path("defaults").path("district").asText("nanhu");
      Map<String, Cells> cases = new LinkedHashMap<>();
      for (JsonNode node : file.get("examples")) {
        if (!node.has("not_in_payments")) {
          String id = node.get("id").textValue();
          cases.put(id, ofCase(id, node.get("inputs"), district));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Cells ofCase(String id, JsonNode inputs, String district) {
    List<Map<String, String>> applications = new ArrayList<>();
    List<Map<String, String>> records = new ArrayList<>();
    for (JsonNode row : inputs.get("applications")) {
      for (String name : copies(row)) {
        Map<String, String> cells = cells(row);
        cells.remove("copies");
        cells.put("application_id", id + "." + name);
        cells.put("applicant_id", id + "." + cells.getOrDefault("applicant_id", name));
        cells.computeIfPresent("group_id", (column, group) -> id + "." + group);
        cells.putIfAbsent("district", district);
        applications.add(cells);
        for (JsonNode year : inputs.get("annual_records")) {
          if (year.get("application_id").equals(row.get("application_id"))) {
            Map<String, String> measures = cells(year);
            measures.put("application_id", id + "." + name);
            records.add(measures);
          }
        }
      }
    }
    return new Cells(applications, records);
  }

  private static List<String> copies(JsonNode row) {
    String name = row.get("application_id").textValue();
    int copies = row.path("copies").asInt(0);
    List<String> names = new ArrayList<>(copies == 0 ? List.of(name) : List.of());
    for (int i = 1; i <= copies; i++) {
      names.add(String.format(Locale.ROOT, "%s-%05d", name, i));
    }
    return names;
  }

  /** The cells of a random cohort; a grade that its programme ignores is read as none. */
  public static Cells of(Policy policy, Cohort cohort) {
    List<String> grades = policy.applications().field("grade").values();
    List<Map<String, String>> applications = new ArrayList<>();
    for (Application application : cohort.applications()) {
      Map<String, String> cells = new LinkedHashMap<>(application.cells());
      if (!grades.contains(cells.get("grade"))) {
        cells.remove("grade");
      }
      applications.add(cells);
    }
    return new Cells(applications, cohort.records().stream().map(AnnualRecord::cells).toList());
  }

  private static Map<String, String> cells(JsonNode row) {
    Map<String, String> cells = new LinkedHashMap<>();
    row.properties()
        .forEach(
            cell -> {
              JsonNode value = cell.getValue();
              if (!value.isNull()) {
                cells.put(
                    cell.getKey(),
                    value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
              }
            });
    return cells;
  }
}
