package org.outlay.simulation;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers, from 1, of the groups, applicants and components that limits follow, and which of them
 * are joined by an application that comes under both.
 */
final class UnitOwners {
  private final Map<Owner, Integer> numbers = new HashMap<>();
  private final Ints joined = new Ints();

  private record Owner(int component, Component.Follows follows, String key, int successor) {}

  UnitOwners() {
    joined.add(UnitRows.ALONE);
  }

  int person(int component, String applicant) {
    return of(new Owner(component, Component.Follows.APPLICANT, applicant, 0));
  }

  /**
   * Of a group.
   *
   * @param successor how many groups were in its place before; 0 for itself
   */
  int group(int component, String group, int successor) {
    return of(new Owner(component, Component.Follows.GROUP, group, successor));
  }

  /** Of all applications of a component. */
  int everybody(int component) {
    return of(new Owner(component, Component.Follows.ALL, "", 0));
  }

  private int of(Owner owner) {
    return numbers.computeIfAbsent(owner, o -> another());
  }

  /** Of somebody new. */
  int another() {
    joined.add(joined.size());
    return joined.size() - 1;
  }

  void join(int one, int other) {
    joined.set(together(other), together(one));
  }

  /** The same number for all that are joined, directly or through others. */
  int together(int number) {
    int root = number;
    while (joined.at(root) != root) {
      // Halves the way for those who come after.
      joined.set(root, joined.at(joined.at(root)));
      root = joined.at(root);
    }
    return root;
  }
}
