package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.RuleOrder;

/**
 * Programmes that limits join, and what those limits follow: applications of one component can
 * withhold from each other, those of different components cannot.
 *
 * @param programmes codes
 * @param follows what its shared limits follow; nothing where no limit is shared
 * @param inStages whether no walk through its applications can serve all of its limits on the way,
 *     so that claims are served limit by limit ({@link Stages})
 */
record Component(Set<Integer> programmes, Set<Follows> follows, boolean inStages) {
  Component {
    programmes = Set.copyOf(programmes);
    follows = Collections.unmodifiableSet(follows);
  }

  /** The unit of a shared limit. */
  enum Follows {
    GROUP,
    APPLICANT,
    /** Places: every application of the component. */
    ALL
  }

  /** The components of a policy, programmes without rules left out. */
  static List<Component> of(Policy policy) {
    List<String> names = policy.programmeNames();
    List<Set<Integer>> parts = new ArrayList<>();
    for (Rule rule : policy.applicationRules()) {
      rule.programmes().forEach(programme -> join(parts, Set.of(names.indexOf(programme))));
      for (Limit limit : rule.limits()) {
        if (limit.kind().acrossApplications()) {
          join(parts, joined(policy, names, rule, limit));
        }
      }
    }
    return parts.stream().map(part -> of(policy, names, part)).toList();
  }

  private static Component of(Policy policy, List<String> names, Set<Integer> part) {
    List<Rule> rules =
        policy.applicationRules().stream()
            .filter(rule -> rule.programmes().stream().map(names::indexOf).anyMatch(part::contains))
            .toList();
    Set<Follows> follows = EnumSet.noneOf(Follows.class);
    Set<String> used = new LinkedHashSet<>();
    for (Rule rule : rules) {
      used.addAll(RuleOrder.uses(rule));
      rule.limits().stream()
          .filter(limit -> limit.kind().acrossApplications())
          .forEach(limit -> follows.add(follows(limit.kind())));
    }
    boolean inStages =
        follows.size() > 1
            || rules.stream().anyMatch(rule -> waitsForOthers(rule, used.contains(rule.name())));
    return new Component(part, follows, inStages);
  }

  /** Whether a limit that waits comes before another, or before a rule that uses what it leaves. */
  private static boolean waitsForOthers(Rule rule, boolean used) {
    int last = rule.limits().size() - 1;
    for (int i = 0; i <= last; i++) {
      if (waits(rule.limits().get(i)) && (i < last || used)) {
        return true;
      }
    }
    return false;
  }

  /** Limits served by fiscal year, or in proportion, need all claims first. */
  static boolean waits(Limit limit) {
    boolean proportion = limit.allocation() == Limit.Allocation.PRO_RATA;
    return limit.kind() == Limit.Kind.GROUP_LIFETIME
        || limit.kind() == Limit.Kind.APPLICANT_YEARS
        || (proportion && limit.kind() == Limit.Kind.GROUP_YEAR);
  }

  private static Set<Integer> joined(Policy policy, List<String> names, Rule rule, Limit limit) {
    Set<Integer> codes = new LinkedHashSet<>();
    for (Rule other : policy.applicationRules()) {
      boolean sameChoice =
          limit.kind() == Limit.Kind.CHOICE
              && other.limits().stream().anyMatch(l -> l.among().equals(limit.among()));
      if (other.equals(rule) || sameChoice) {
        other.programmes().forEach(programme -> codes.add(names.indexOf(programme)));
      }
    }
    return codes;
  }

  private static void join(List<Set<Integer>> parts, Set<Integer> codes) {
    Set<Integer> merged = new LinkedHashSet<>(codes);
    parts.stream().filter(part -> part.stream().anyMatch(codes::contains)).forEach(merged::addAll);
    parts.removeIf(part -> part.stream().anyMatch(codes::contains));
    parts.add(merged);
  }

  /** What a limit that applications share follows. */
  static Follows follows(Limit.Kind kind) {
    return switch (kind) {
      case GROUP_YEAR, GROUP_LIFETIME -> Follows.GROUP;
      case APPLICANT_YEARS, CHOICE -> Follows.APPLICANT;
      case PLACES -> Follows.ALL;
      default -> throw new IllegalArgumentException(kind.id() + " is not shared");
    };
  }
}
