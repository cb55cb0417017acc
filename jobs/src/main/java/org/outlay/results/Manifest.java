package org.outlay.results;

import java.util.List;
import java.util.Optional;

/**
 * What {@code run.json} holds. A run without it does not exist.
 *
 * @param scenario every value of the resolved scenario, in the order to be shown, then those that
 *     it leaves as usual
 * @param warnings as they were told
 * @param inputs one account per input file
 * @param tables in the order they were written
 */
public record Manifest(
    Lineage lineage,
    Execution execution,
    List<Setting> scenario,
    List<Remark> warnings,
    List<InputAccount> inputs,
    List<TableSummary> tables) {

  /** Name of the file in the folder of the run. */
  public static final String FILE_NAME = "run.json";

  public Manifest {
    scenario = List.copyOf(scenario);
    warnings = List.copyOf(warnings);
    inputs = List.copyOf(inputs);
    tables = List.copyOf(tables);
  }

  public Optional<TableSummary> find(String table) {
    return tables.stream().filter(t -> t.name().equals(table)).findFirst();
  }
}
