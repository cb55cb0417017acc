package org.outlay.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/**
 * Programmes that limits join, and what those limits follow: applications of one component can
 * withhold from each other, those of different components cannot.
 *
 * @param programmes codes
 * @param follows what a shared limit follows
 */
record Component(Set<Integer> programmes, Follows follows) {
  Component {
    programmes = Set.copyOf(programmes);
  }

  /** The unit of a shared limit. */
  enum Follows {
    /** No limit is shared. */
    NOTHING,
    GROUP,
    APPLICANT,
    /** Places, or limits of several kinds: every application of the component. */
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
    return parts.stream().map(part -> new Component(part, follows(policy, names, part))).toList();
  }

  /**
   * A rule whose limits cannot be simulated: it is joined with limits that follow other units than
   * its own, so that no order of walking serves both.
   */
  static Optional<Rule> findMixed(Policy policy) {
    List<String> names = policy.programmeNames();
    List<Component> components = of(policy);
    return policy.applicationRules().stream()
        .filter(rule -> rule.limits().stream().anyMatch(Component::followsLess))
        .filter(
            rule ->
                components.stream()
                    .filter(component -> component.follows() == Follows.ALL)
                    .anyMatch(
                        component ->
                            rule.programmes().stream()
                                .anyMatch(p -> component.programmes().contains(names.indexOf(p)))))
        .findFirst();
  }

  private static boolean followsLess(Limit limit) {
    return limit.kind().acrossApplications() && follows(limit.kind()) != Follows.ALL;
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

  private static Follows follows(Policy policy, List<String> names, Set<Integer> part) {
    Set<Follows> kinds = new HashSet<>();
    for (Rule rule : policy.applicationRules()) {
      if (rule.programmes().stream().anyMatch(p -> part.contains(names.indexOf(p)))) {
        rule.limits().stream()
            .filter(limit -> limit.kind().acrossApplications())
            .forEach(limit -> kinds.add(follows(limit.kind())));
      }
    }
    return kinds.isEmpty()
        ? Follows.NOTHING
        : kinds.size() == 1 ? kinds.iterator().next() : Follows.ALL;
  }

  private static Follows follows(Limit.Kind kind) {
    return switch (kind) {
      case GROUP_YEAR, GROUP_LIFETIME -> Follows.GROUP;
      case APPLICANT_YEARS, CHOICE -> Follows.APPLICANT;
      case PLACES -> Follows.ALL;
      default -> Follows.NOTHING;
    };
  }
}
