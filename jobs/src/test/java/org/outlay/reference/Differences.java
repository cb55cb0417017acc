package org.outlay.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares two tables of payments, row by row and to the fen. */
public final class Differences {
  private static final int SHOWN = 20;

  private static final Map<String, Function<Payment, Object>> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("applicant_id", Payment::applicantId);
    COLUMNS.put("group_id", payment -> Objects.toString(payment.groupId()));
    COLUMNS.put("programme", Payment::programme);
    COLUMNS.put("clause", Payment::clause);
    COLUMNS.put("district", Payment::district);
    COLUMNS.put("vintage", Payment::vintage);
    COLUMNS.put("benefit_year", Payment::benefitYear);
    COLUMNS.put("entitled", Payment::entitled);
    COLUMNS.put("amount", Payment::amount);
    COLUMNS.put("withheld", Payment::withheld);
    COLUMNS.put("binding_limit", payment -> Objects.toString(payment.bindingLimit()));
    COLUMNS.put("fund", payment -> Objects.toString(payment.fund()));
    COLUMNS.put("payer", Payment::payer);
    COLUMNS.put("kind", Payment::kind);
    COLUMNS.put("basis", Payment::basis);
  }

  private record Key(String applicationId, String rule, int fiscalYear) {
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::rule)
            .thenComparingInt(Key::fiscalYear)
            .thenComparing(Key::applicationId, Claim.UTF8_BYTES);

    static Key of(Payment payment) {
      return new Key(payment.applicationId(), payment.rule(), payment.fiscalYear());
    }

    @Override
    public String toString() {
      return rule + " " + fiscalYear + " " + applicationId;
    }
  }

  private Differences() {}

  /**
   * The first differences, one sentence each, and last how many more there are; empty if the tables
   * hold the same rows in whatever order.
   */
  public static List<String> between(List<Payment> expected, List<Payment> actual) {
    List<String> differences = new ArrayList<>();
    Map<Key, Payment> left = byKey("expected", expected, differences);
    Map<Key, Payment> right = byKey("actual", actual, differences);
    TreeSet<Key> keys = new TreeSet<>(Key.ORDER);
    keys.addAll(left.keySet());
    keys.addAll(right.keySet());
    keys.forEach(key -> compare(key, left, right, differences));
    if (differences.size() <= SHOWN) {
      return differences;
    }
    List<String> first = new ArrayList<>(differences.subList(0, SHOWN));
    first.add("and " + (differences.size() - SHOWN) + " more differences");
    return first;
  }

  private static Map<Key, Payment> byKey(
      String side, List<Payment> payments, List<String> differences) {
    Map<Key, Payment> byKey = new LinkedHashMap<>();
    for (Payment payment : payments) {
      if (byKey.putIfAbsent(Key.of(payment), payment) != null) {
        differences.add(Key.of(payment) + ": twice in " + side);
      }
    }
    return byKey;
  }

  private static void compare(
      Key key, Map<Key, Payment> left, Map<Key, Payment> right, List<String> differences) {
    Payment expected = left.get(key);
    Payment actual = right.get(key);
    if (expected == null || actual == null) {
      String side = expected == null ? "unexpected row " : "missing row ";
      differences.add(key + ": " + side + (expected == null ? actual : expected));
      return;
    }
    List<String> changed = new ArrayList<>();
    COLUMNS.forEach(
        (name, column) -> {
          Object wanted = column.apply(expected);
          Object found = column.apply(actual);
          if (!wanted.equals(found)) {
            changed.add(name + " expected " + wanted + ", was " + found);
          }
        });
    if (!changed.isEmpty()) {
      differences.add(key + ": " + String.join("; ", changed));
    }
  }
}
