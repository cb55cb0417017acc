package org.outlay.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * How spells go on after the data end, as the data contract and the city's catalogue say: written
 * once more in plain Java, for what the engine continues to be compared with.
 */
public final class Continuation {
  private static final int NEVER = 1_000;
  private static final String HELD = "";

  private static final Map<Integer, String> WAGES =
      Map.of(
          2016, "1.0870", 2017, "1.0870", 2018, "1.0870", 2019, "1.0784", 2020, "1.0784", 2021,
          "1.0784", 2022, "1.0784");

  /** What goes on, by measure: along which index, or held. */
  private record Spell(int years, Map<String, String> measures) {}

  private static final Map<String, Spell> SPELLS = new HashMap<>();

  static {
    SPELLS.put("innovation-project", new Spell(NEVER, Map.of("salary", "wage")));
    SPELLS.put("provincial-team", new Spell(NEVER, Map.of("matched_funding", HELD)));
    SPELLS.put("shortage-talent", new Spell(NEVER, Map.of("contribution", "wage")));
    SPELLS.put("overseas-engineer", new Spell(3, Map.of("salary", "wage")));
    SPELLS.put("outside-expert", new Spell(3, Map.of("salary", "wage")));
    SPELLS.put("vc-fund", new Spell(5, Map.of("investment", HELD)));
    SPELLS.put("revenue-milestone", new Spell(NEVER, Map.of("revenue", "revenue")));
    SPELLS.put("ambassador", new Spell(NEVER, Map.of("agreed_amount", HELD)));
    SPELLS.put("incubator", new Spell(NEVER, Map.of("assessment", HELD)));
    SPELLS.put(
        "academician-station", new Spell(NEVER, Map.of("assessment", HELD, "headcount", HELD)));
    SPELLS.put("hr-platform", new Spell(NEVER, Map.of("revenue", "platform-revenue")));
  }

  private final int known;
  private final int to;
  private final Cohort cohort;
  private final Set<String> recorded = new HashSet<>();
  private final List<AnnualRecord> added = new ArrayList<>();

  private Continuation(Cohort cohort, LocalDate asOf, int to) {
    boolean wholeYear = asOf.getDayOfYear() == asOf.lengthOfYear();
    this.known = wholeYear ? asOf.getYear() : asOf.getYear() - 1;
    this.to = to;
    this.cohort = cohort;
  }

  /** What a forecast pays for a cohort that is given, known up to {@code asOf}. */
  public static List<Payment> payments(Cohort cohort, LocalDate asOf, int from, int to) {
    Continuation continuation = new Continuation(cohort, asOf, to);
    Map<String, TreeMap<Integer, AnnualRecord>> records = new HashMap<>();
    for (AnnualRecord row : cohort.records()) {
      continuation.recorded.add(row.applicationId() + " " + row.fiscalYear());
      records
          .computeIfAbsent(row.applicationId(), id -> new TreeMap<>())
          .put(row.fiscalYear(), row);
    }
    for (Application application : cohort.applications()) {
      continuation.extend(
          application, records.getOrDefault(application.applicationId(), new TreeMap<>()));
    }
    return continuation.all().payments(from, to).stream().map(continuation::marked).toList();
  }

  private Cohort all() {
    List<AnnualRecord> all = new ArrayList<>(cohort.records());
    all.addAll(added);
    return new Cohort(cohort.applications(), all);
  }

  private void extend(Application application, TreeMap<Integer, AnnualRecord> records) {
    Spell spell = SPELLS.get(application.programme());
    if (spell == null) {
      return;
    }
    int first = application.approvedOn().getYear();
    LocalDate ends = application.endsOn();
    int last = Math.min(ends == null ? to : ends.getYear(), to);
    for (int year = Math.max(known + 1, first); year <= last; year++) {
      Map.Entry<Integer, AnnualRecord> before = records.lowerEntry(year);
      boolean counts = before != null && before.getKey() >= Math.max(known, first);
      if (!records.containsKey(year) && counts && year < first + spell.years()) {
        added.add(continued(before.getValue(), year, spell));
      }
    }
  }

  private static AnnualRecord continued(AnnualRecord from, int year, Spell spell) {
    Map<String, String> cells = new HashMap<>();
    cells.put("application_id", from.applicationId());
    cells.put("fiscal_year", Integer.toString(year));
    spell
        .measures()
        .forEach(
            (measure, index) -> {
              String value = Objects.requireNonNull(from.cells().get(measure));
              boolean grows = !index.equals(HELD) && !value.isEmpty();
              cells.put(measure, grows ? grown(value, index, from.fiscalYear(), year) : value);
            });
    return AnnualRecord.of(cells);
  }

  private static String grown(String value, String index, int from, int year) {
    BigDecimal factor = BigDecimal.ONE;
    for (int next = from + 1; next <= year; next++) {
      String growth =
          switch (index) {
            case "wage" -> WAGES.getOrDefault(next, "1.06");
            case "revenue" -> "1.30";
            default -> "1.20";
          };
      factor = factor.multiply(new BigDecimal(growth));
    }
    return new BigDecimal(value)
        .multiply(factor.setScale(12, RoundingMode.HALF_UP))
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** Years after the first that no record stands for, and that follow the data end. */
  private Payment marked(Payment p) {
    boolean supplied = recorded.contains(p.applicationId() + " " + p.fiscalYear());
    boolean goesOn = !supplied && p.fiscalYear() > known && p.benefitYear() > 1;
    return new Payment(
        p.applicationId(),
        p.applicantId(),
        p.groupId(),
        p.programme(),
        p.rule(),
        p.clause(),
        p.district(),
        p.vintage(),
        p.benefitYear(),
        p.fiscalYear(),
        p.entitled(),
        p.amount(),
        p.withheld(),
        p.bindingLimit(),
        p.fund(),
        p.payer(),
        p.kind(),
        goesOn ? "continued" : "recorded");
  }
}
