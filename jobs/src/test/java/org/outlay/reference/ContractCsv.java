package org.outlay.reference;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A cohort as the two CSV files of the contract, with a scenario that reads them. */
public final class ContractCsv {
  private ContractCsv() {}

  /**
   * Writes {@code applications.csv}, {@code annual_records.csv} and {@code scenario.conf} into a
   * folder, which is created.
   *
   * @param policy the policy folder
   * @return the scenario's path
   */
  public static Path write(Path folder, Cohort cohort, Path policy, int from, int to)
      throws IOException {
    Files.createDirectories(folder);
    writeTables(folder, cohort);
    String text =
        """
        name = "random"
        policy = "%s"
        inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"] }
        horizon { from = %d, to = %d }
        """;
    String policyPath = policy.toAbsolutePath().toString().replace('\\', '/');
    return Files.writeString(
        folder.resolve("scenario.conf"), String.format(text, policyPath, from, to));
  }

  /** Writes {@code applications.csv} and {@code annual_records.csv}, UTF-8, into a folder. */
  public static void writeTables(Path folder, Cohort cohort) throws IOException {
    writeTable(
        folder.resolve("applications.csv"),
        Application.COLUMNS,
        cohort.applications().stream().map(Application::cells).toList());
    writeTable(
        folder.resolve("annual_records.csv"),
        AnnualRecord.COLUMNS,
        cohort.records().stream().map(AnnualRecord::cells).toList());
  }

  private static void writeTable(Path file, List<String> header, List<Map<String, String>> rows)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(line(header));
      for (Map<String, String> row : rows) {
        out.write(line(row.values()));
      }
    }
  }

  private static String line(Collection<String> cells) {
    List<String> quoted = new ArrayList<>();
    for (String cell : cells) {
      boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0;
      quoted.add(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
    }
    return String.join(",", quoted) + "\n";
  }
}
