package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.outlay.draw.Draws;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;
import org.outlay.policy.Policy;
import org.outlay.policy.Vocabulary;

/** Makes the donors of a case: people who apply under several rules at once. */
final class BenchDonors {
  /** Donors of a team stand together, apply under the same rules and share their caps. */
  static final int TEAM = 16;

  /** Six kinds of rules (rent or purchase are two loops of one kind), three to a donor. */
  static final List<String> TYPICAL =
      List.of(
          "innovation-project",
          "venture-project",
          "youth-uplift",
          "outside-expert",
          "weekend-agency",
          "home-purchase",
          "home-rent");

  static final List<List<String>> PROFILES =
      List.of(
          List.of("innovation-project", "youth-uplift", "home-purchase", "home-rent"),
          List.of("venture-project", "youth-uplift", "home-purchase", "home-rent"),
          List.of("outside-expert", "weekend-agency", "home-purchase", "home-rent"),
          List.of("innovation-project", "youth-uplift", "outside-expert", "weekend-agency"),
          List.of("venture-project", "youth-uplift"));

  /**
   * Rules that pay a donor of any rules: 3.25 on average, as many as pay one of the typical case.
   */
  private static final int[] RULES_OF_ANY = {3, 3, 3, 4};

  private static final int TRIES = 5_000;
  private static final double PAID = 10_000_000;

  private final Policy policy;
  private final List<BenchRule> rules;
  private final Map<String, Integer> measures = new LinkedHashMap<>();
  private final List<BenchCase.Follows> follows = new ArrayList<>();
  private final List<BenchDonor> donors = new ArrayList<>();
  private final Random random = new Random(BenchCase.SEED);

  private BenchDonors(Policy policy, List<BenchRule> rules) {
    this.policy = policy;
    this.rules = rules;
    for (BenchRule rule : rules) {
      for (Expr input : rule.kernel().varyingInputs()) {
        String name = BenchCase.name(input);
        boolean measured = !name.startsWith("paid") && !name.equals(BenchInputs.OPTION);
        if (measured && measures.putIfAbsent(name, measures.size()) == null) {
          follows.add(BenchCase.follows(input));
        }
      }
    }
  }

  /** A case of the six typical kinds of rules. */
  static BenchCase typical(Policy policy, int count) {
    BenchDonors made =
        new BenchDonors(
            policy,
            policy.applicationRules().stream()
                .filter(rule -> TYPICAL.contains(rule.name()))
                .map(rule -> BenchRule.of(policy, rule))
                .toList());
    for (int d = 0; d < count; d++) {
      made.typicalDonor(d);
    }
    return made.build();
  }

  /** The same donors under the whole catalogue, whose other rules do not pay them. */
  static BenchCase typicalOfAll(Policy policy, int count) {
    BenchDonors made = new BenchDonors(policy, all(policy));
    for (int d = 0; d < count; d++) {
      made.typicalDonor(d);
    }
    return made.build();
  }

  private static List<BenchRule> all(Policy policy) {
    return policy.applicationRules().stream().map(rule -> BenchRule.of(policy, rule)).toList();
  }

  /** A case of all rules that applications drive, each in its turn, and two more that pay too. */
  static BenchCase all(Policy policy, int count) {
    BenchDonors made = new BenchDonors(policy, all(policy));
    for (int d = 0; d < count; d++) {
      made.anyDonor(d, d / TEAM % made.rules.size());
    }
    return made.build();
  }

  private BenchCase build() {
    List<String> options = policy.applications().field(BenchInputs.OPTION).values();
    return new BenchCase(
        rules,
        donors,
        List.copyOf(measures.keySet()),
        follows,
        options.indexOf("purchase"),
        options.indexOf("rent"));
  }

  private void typicalDonor(int d) {
    int team = d / TEAM;
    List<String> profile = PROFILES.get(team % PROFILES.size());
    Map<String, Double> person = new HashMap<>();
    person.put("grade", code("grade", List.of("A", "B", "C").get(random.nextInt(3))));
    person.put("term", code("term", random.nextBoolean() ? "long" : "short"));
    person.put("tier", code("tier", List.of("national", "provincial").get(random.nextInt(2))));
    person.put("full_time", 1.0);
    person.put("qualifies", 1.0);
    person.put(Vocabulary.AGE_AT_APPROVAL, 25.0 + random.nextInt(20));
    person.put("salary", 100.0 * (100_000 + random.nextInt(1_200_000)));
    person.put("expenditure", 1.0 + random.nextInt(150_000_000));
    List<Integer> held = new ArrayList<>();
    for (int r = 0; r < rules.size(); r++) {
      if (profile.contains(rules.get(r).name())) {
        held.add(r);
      }
    }
    add(d, team, held, person);
  }

  private double code(String column, String name) {
    return policy.applications().field(column).values().indexOf(name);
  }

  private void anyDonor(int d, int wanted) {
    int most = RULES_OF_ANY[d % RULES_OF_ANY.length];
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Map<String, Double> person = new HashMap<>();
      List<Integer> paying = new ArrayList<>();
      for (int r = 0; r < rules.size(); r++) {
        if (pays(rules.get(r), person)) {
          paying.add(r);
        }
      }
      if (paying.contains(wanted)) {
        while (paying.size() > most) {
          int out = random.nextInt(paying.size());
          if (paying.get(out) != wanted) {
            paying.remove(out);
          }
        }
        add(d, d / TEAM, paying, person);
        return;
      }
    }
    throw new IllegalStateException("nobody is paid by " + rules.get(wanted).name());
  }

  /**
   * Whether the rule pays the person, whose further traits are drawn when it asks for them. Asked
   * of a whole lane, since HotSpot compiles a loop for as many turns as it has seen.
   */
  private boolean pays(BenchRule rule, Map<String, Double> person) {
    List<Expr> inputs = rule.kernel().varyingInputs();
    double[][] varying = new double[inputs.size()][Lane.WIDTH];
    for (int s = 0; s < varying.length; s++) {
      boolean paid = BenchCase.name(inputs.get(s)).startsWith("paid");
      Arrays.fill(varying[s], paid ? PAID : trait(inputs.get(s), person));
    }
    double[] out = new double[Lane.WIDTH];
    double[] fixed = rule.fixed(fixed(rule, person), BenchCase.FIRST_YEAR);
    int day = (int) java.time.LocalDate.of(BenchCase.FIRST_YEAR, 1, 1).toEpochDay();
    double[][] tables = rule.tables().inForce(day, BenchCase.FIRST_YEAR);
    return rule.kernel().loop().entitled(fixed, tables, varying, out, out.length) && out[0] > 0;
  }

  private double trait(Expr input, Map<String, Double> person) {
    return person.computeIfAbsent(BenchCase.name(input), name -> any(input));
  }

  private double any(Expr input) {
    if (BenchCase.name(input).equals(Vocabulary.BENEFIT_YEAR)) {
      return 1;
    }
    if (input.type() instanceof Type.Category category) {
      return random.nextInt(category.values().size());
    }
    if (input.type() instanceof Type.Numeric numeric) {
      return numeric.scale() == 2
          ? Math.rint(Math.pow(10, 4 + 6 * random.nextDouble()))
          : random.nextInt(60);
    }
    return input.type() instanceof Type.Truth ? random.nextInt(2) : 17_000 + random.nextInt(500);
  }

  private double[] fixed(BenchRule rule, Map<String, Double> person) {
    return rule.kernel().fixedInputs().stream().mapToDouble(i -> trait(i, person)).toArray();
  }

  private void add(int d, int team, List<Integer> held, Map<String, Double> person) {
    List<Integer> read = new ArrayList<>();
    for (int r : held) {
      for (Expr input : rules.get(r).kernel().varyingInputs()) {
        Integer measure = measures.get(BenchCase.name(input));
        if (measure != null && !read.contains(measure)) {
          read.add(measure);
        }
      }
    }
    List<String> names = List.copyOf(measures.keySet());
    donors.add(
        new BenchDonor(
            Draws.entity("donor-" + d),
            team,
            held.stream().mapToInt(r -> r).toArray(),
            held.stream().map(r -> fixed(rules.get(r), person)).toArray(double[][]::new),
            read.stream().mapToInt(m -> m).toArray(),
            read.stream().mapToDouble(m -> person.get(names.get(m))).toArray(),
            person));
  }
}
