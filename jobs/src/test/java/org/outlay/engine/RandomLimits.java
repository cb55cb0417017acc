package org.outlay.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problems;

/**
 * Random applications to the policy of limits: few persons with several applications each, in few
 * groups or none, so that persons and groups hang together and most limits bind.
 */
public final class RandomLimits {
  public static final Path FOLDER = Path.of("jobs/src/test/resources/policy/limits");

  private RandomLimits() {}

  /** The policy. */
  public static Policy policy() {
    Problems problems = new Problems();
    Policy policy = PolicyLoader.load(FOLDER, Overrides.none(), problems);
    problems.throwIfErrors();
    return policy;
  }

  /** So many applications, approved from 2014 to 2018. */
  public static Cells cells(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> programmes = policy().programmeNames();
    List<Map<String, String>> applications = new ArrayList<>();
    List<Map<String, String>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "a%05d".formatted(random.nextInt(100_000) * 1_000L + i);
      int approved = 2014 + random.nextInt(5);
      Map<String, String> row = new LinkedHashMap<>();
      row.put("application_id", id);
      row.put("programme", programmes.get(random.nextInt(programmes.size())));
      row.put("applicant_id", "p" + random.nextInt(count / 4));
      if (random.nextInt(4) > 0) {
        row.put("group_id", "g" + random.nextInt(count / 12));
      }
      row.put("district", "here");
      row.put(
          "approved_on",
          "%d-%02d-%02d".formatted(approved, 1 + random.nextInt(3), 1 + random.nextInt(3)));
      if (random.nextInt(5) == 0) {
        row.put("ends_on", (approved + 1 + random.nextInt(9)) + "-12-31");
      }
      if (row.get("programme").startsWith("own-")) {
        row.put("grade", random.nextBoolean() ? "A" : "B");
      }
      applications.add(row);
      for (int year = approved; year <= 2018; year++) {
        if (random.nextInt(4) > 0) {
          String yuan = "%d.%02d".formatted(random.nextInt(90), random.nextInt(100));
          records.add(Map.of("application_id", id, "fiscal_year", "" + year, "expenditure", yuan));
        }
      }
    }
    return new Cells(applications, records);
  }

  /** A scenario of rows in files beside it. */
  public static Path scenario(Path folder, Cells rows) throws IOException {
    write(folder.resolve("applications.csv"), policy().applications().names(), rows.applications());
    write(folder.resolve("annual_records.csv"), policy().annualRecords().names(), rows.records());
    return Files.writeString(
        folder.resolve("limits.conf"),
        """
        name = limits
        policy = "%s"
        inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"], as-of = 2018-12-31 }
        horizon { from = 2018, to = 2026 }
        """
            .formatted(FOLDER.toAbsolutePath()));
  }

  private static void write(Path file, List<String> columns, List<Map<String, String>> rows)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
    for (Map<String, String> row : rows) {
      lines.add(String.join(",", columns.stream().map(c -> row.getOrDefault(c, "")).toList()));
    }
    Files.write(file, lines);
  }
}
