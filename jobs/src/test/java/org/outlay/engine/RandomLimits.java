package org.outlay.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyFolders;

/**
 * Random applications to the policy of limits: few persons with several applications each, in few
 * groups or none, so that persons and groups hang together and most limits bind.
 */
public final class RandomLimits {
  private static final Path FOLDER = Path.of("jobs/src/test/resources/policy/limits");

  private RandomLimits() {}

  /**
   * A copy of the policy of limits without the rules that build on limits several levels deep,
   * which one walk serves and which take long to plan.
   */
  public static Policy policy(Path copy) {
    return PolicyFolders.load(
        PolicyFolders.without(
            FOLDER, copy, "articles/02/02-01.conf", "articles/02/article.conf", "articles/02"));
  }

  /** So many applications, approved from 2014 to 2018. */
  public static Cells cells(Policy policy, long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> programmes = programmes(policy);
    List<Map<String, String>> applications = new ArrayList<>();
    List<Map<String, String>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "a%d-%08d".formatted(seed, random.nextInt(100_000) * 1_000L + i);
      int approved = 2014 + random.nextInt(5);
      Map<String, String> row = new LinkedHashMap<>();
      row.put("application_id", id);
      row.put("programme", programmes.get(random.nextInt(programmes.size())));
      row.put("applicant_id", "p" + seed + "-" + random.nextInt(count / 12));
      if (random.nextInt(4) > 0) {
        row.put("group_id", "g" + seed + "-" + random.nextInt(count / 12));
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

  private static List<String> programmes(Policy policy) {
    return policy.applicationRules().stream()
        .flatMap(rule -> rule.programmes().stream())
        .distinct()
        .toList();
  }

  /** Those of the policy's programmes. */
  static Cells of(Policy policy, Cells rows) {
    List<String> programmes = programmes(policy);
    List<Map<String, String>> applications =
        rows.applications().stream()
            .filter(row -> programmes.contains(row.get("programme")))
            .toList();
    Set<String> ids =
        applications.stream().map(row -> row.get("application_id")).collect(Collectors.toSet());
    return new Cells(
        applications,
        rows.records().stream().filter(row -> ids.contains(row.get("application_id"))).toList());
  }

  /** A scenario of a policy and rows in files beside it. */
  public static Path scenario(Path folder, Path ofPolicy, Cells rows) throws IOException {
    Policy policy = PolicyFolders.load(ofPolicy);
    write(folder.resolve("applications.csv"), policy.applications().names(), rows.applications());
    write(folder.resolve("annual_records.csv"), policy.annualRecords().names(), rows.records());
    return Files.writeString(
        folder.resolve("limits.conf"),
        """
        name = limits
        policy = "%s"
        inputs { applications = ["applications.csv"], annual-records = ["annual_records.csv"], as-of = 2018-12-31 }
        horizon { from = 2018, to = 2026 }
        """
            .formatted(ofPolicy.toAbsolutePath()));
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
