package org.outlay.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.outlay.draw.Stream;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.schema.FieldKind;

/** Writes what the other engines need to simulate the same, and what came out here. */
final class BenchFiles {
  private static final List<String> TRAITS =
      List.of("grade", "term", "tier", "age_at_approval", "salary", "expenditure");

  private final Path folder;

  BenchFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Rules' numbers, donors, and what the replicates share. */
  void write(Policy policy, BenchCase made, int replicates) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", BenchCase.SEED);
    json.put("stream", Stream.COPIES.ordinal());
    json.put("first_year", BenchCase.FIRST_YEAR);
    json.put("years", BenchCase.YEARS);
    json.put("replicates", replicates);
    json.put("buyers", BenchCase.BUYERS);
    json.put("rules", made.rules().stream().map(BenchRule::name).toList());
    json.put("parameters", parameters(policy));
    json.put("donors", donors(policy, made));
    new ObjectMapper().writeValue(folder.resolve("case.json").toFile(), json);
    BenchStreams streams = BenchStreams.of(0, replicates);
    array("levels", flat(streams.levels));
    array(
        "thresholds",
        Arrays.stream(streams.thresholds)
            .flatMap(Arrays::stream)
            .flatMapToInt(Arrays::stream)
            .asDoubleStream()
            .toArray());
    array("salary_noise", factors(BenchCase.SALARY_NOISE));
    array("amount_noise", factors(BenchCase.AMOUNT_NOISE));
  }

  /** What the first replicates came to, by rule and year. */
  void totals(double[][][] totals) throws IOException {
    array("totals", flat(totals));
  }

  void result(Map<String, Object> result) throws IOException {
    new ObjectMapper().writeValue(folder.resolve("outlay.json").toFile(), result);
  }

  /** By rule, name and key; a scalar has the key "". */
  private static Map<String, Map<String, Map<String, String>>> parameters(Policy policy) {
    Map<String, Map<String, Map<String, String>>> all = new LinkedHashMap<>();
    for (String name : BenchDonors.TYPICAL) {
      Rule rule = policy.rule(name);
      Map<String, Map<String, String>> ofRule = new LinkedHashMap<>();
      rule.parameters()
          .forEach(
              (parameter, value) -> {
                Map<String, String> values = new LinkedHashMap<>();
                value
                    .inForce(LocalDate.of(BenchCase.FIRST_YEAR, 1, 1))
                    .byKey()
                    .forEach(
                        (key, number) -> values.put(String.join(",", key), number.toPlainString()));
                ofRule.put(parameter, values);
              });
      all.put(name, ofRule);
    }
    return all;
  }

  private static List<Map<String, Object>> donors(Policy policy, BenchCase made) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (BenchDonor donor : made.donors()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("entity", Long.toUnsignedString(donor.entity()));
      row.put("team", donor.team());
      row.put(
          "rules", Arrays.stream(donor.rules()).mapToObj(r -> made.rules().get(r).name()).toList());
      for (String trait : TRAITS) {
        double value = Objects.requireNonNull(donor.traits().get(trait));
        boolean named =
            policy
                .applications()
                .find(trait)
                .map(field -> field.kind() == FieldKind.CATEGORY)
                .orElse(false);
        row.put(
            trait,
            named
                ? policy.applications().field(trait).values().get((int) value)
                : (Object) (long) value);
      }
      rows.add(row);
    }
    return rows;
  }

  private static double[] factors(double sd) {
    LognormalTable table = new LognormalTable(sd);
    return IntStream.range(0, 1 << 12).mapToDouble(i -> table.factor(i << 20)).toArray();
  }

  private static double[] flat(double[][][] deep) {
    return Arrays.stream(deep).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }

  private void array(String name, double[] values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    Files.write(folder.resolve(name + ".bin"), bytes.array());
  }
}
