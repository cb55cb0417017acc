package org.outlay.entitlement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.RuleOrder;
import org.outlay.policy.Vocabulary;

/**
 * What each rule needs before it can be computed: nothing but its own row, the other years of its
 * application, other applications (shared limits), or the settled payments of another rule.
 */
public final class RulePlan {
  private static final Set<Limit.Kind> OVER_YEARS =
      EnumSet.of(
          Limit.Kind.APPLICATION_LIFETIME,
          Limit.Kind.GROUP_LIFETIME,
          Limit.Kind.APPLICANT_YEARS,
          Limit.Kind.CHOICE);

  private final List<Rule> rules;
  private final Map<String, Integer> levels = new HashMap<>();
  private final Map<String, Rule> byName = new HashMap<>();
  private final Set<String> early = new LinkedHashSet<>();

  public RulePlan(Policy policy) {
    this.rules = policy.applicationRules();
    for (Rule rule : rules) {
      byName.put(rule.name(), rule);
      int level = 0;
      for (String base : RuleOrder.uses(rule)) {
        Rule used = byName.get(base);
        if (used != null) {
          boolean inPlace = inline(used) && !arguments(rule, Vocabulary.PAID_BEFORE).contains(base);
          level = Math.max(level, levels.getOrDefault(base, 0) + (inPlace ? 0 : 1));
        }
      }
      levels.put(rule.name(), level);
      early.addAll(arguments(rule, Vocabulary.PAID_BEFORE));
    }
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      if (early.contains(rule.name()) || overYears(rule) || limitedOverYears(rule)) {
        early.add(rule.name());
        early.addAll(RuleOrder.uses(rule));
      }
    }
  }

  private static boolean limitedOverYears(Rule rule) {
    return rule.limits().stream().anyMatch(l -> OVER_YEARS.contains(l.kind()));
  }

  /** The pass that computes a rule, from 0. */
  public int level(Rule rule) {
    return levels.getOrDefault(rule.name(), 0);
  }

  /** Rules in passes: a pass uses settled payments of the passes before it only. */
  List<List<Rule>> passes() {
    List<List<Rule>> passes = new ArrayList<>();
    int last = levels.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    for (int level = 0; level <= last; level++) {
      int wanted = level;
      passes.add(rules.stream().filter(r -> level(r) == wanted).toList());
    }
    return passes;
  }

  /** Whether what a rule pays is known from its own row, so that others can compute it in place. */
  static boolean inline(Rule rule) {
    return rule.limits().stream().allMatch(l -> l.kind() == Limit.Kind.APPLICATION_YEAR);
  }

  /** Whether a rule has a limit that joins it to other applications. */
  static boolean acrossApplications(Rule rule) {
    return rule.limits().stream().anyMatch(l -> l.kind().acrossApplications());
  }

  /**
   * Whether its rows must meet those of other applications; places are numbered beforehand, so a
   * row finds its own.
   */
  static boolean meetsOthers(Rule rule) {
    return rule.limits().stream()
        .anyMatch(l -> l.kind().acrossApplications() && l.kind() != Limit.Kind.PLACES);
  }

  /** Whether a rule's amount or limits need the other years of its application side by side. */
  public static boolean overYears(Rule rule) {
    return !arguments(rule, Vocabulary.OVER_YEARS).isEmpty()
        || !arguments(rule, List.of(Vocabulary.PAID_BEFORE)).isEmpty()
        || rule.limits().stream().anyMatch(l -> l.kind() == Limit.Kind.APPLICATION_LIFETIME);
  }

  /** Whether years before the horizon count for something inside it, here or in a rule on top. */
  public boolean needsEarlierYears(Rule rule) {
    return early.contains(rule.name());
  }

  /**
   * Whether {@code user} computes in its own row what {@code base} pays; else it reads what an
   * earlier pass settled.
   */
  boolean inPlace(Rule user, Rule base) {
    return inline(base) && Objects.equals(levels.get(base.name()), levels.get(user.name()));
  }

  /** Rules whose settled payments a rule reads, itself or through one that it computes in place. */
  Set<String> read(Rule rule) {
    Set<String> read = new LinkedHashSet<>();
    for (String name : RuleOrder.uses(rule)) {
      Rule base = byName.get(name);
      read.add(name);
      if (base != null && inPlace(rule, base)) {
        read.addAll(read(base));
      }
    }
    return read;
  }

  /** Arguments with which a rule calls a derived function. */
  public static Set<String> arguments(Rule rule, String function) {
    return arguments(rule, List.of(function));
  }

  private static Set<String> arguments(Rule rule, List<String> functions) {
    Set<String> found = new LinkedHashSet<>();
    nodes(rule)
        .forEach(
            node -> {
              if (node instanceof Expr.Derived derived && functions.contains(derived.function())) {
                found.add(derived.argument());
              }
            });
    return found;
  }

  /** Every node of a rule's formulas. */
  static Stream<Expr> nodes(Rule rule) {
    return Stream.concat(Stream.of(rule.eligibility(), rule.amount()), rule.duration().stream())
        .flatMap(formula -> Expressions.nodes(formula.root()).stream());
  }
}
