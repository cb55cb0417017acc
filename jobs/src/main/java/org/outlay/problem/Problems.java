package org.outlay.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems so that all of them are reported at once. Not thread-safe. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(Problem problem) {
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  public void addAll(Problems others) {
    others.found.forEach(this::add);
  }

  public List<Problem> all() {
    return List.copyOf(found);
  }

  public List<Problem> errors() {
    return found.stream().filter(p -> p.severity() == Severity.ERROR).toList();
  }

  public List<Problem> warnings() {
    return found.stream().filter(p -> p.severity() == Severity.WARNING).toList();
  }

  public boolean hasErrors() {
    return !errors().isEmpty();
  }

  /**
   * Stops here if there are errors.
   *
   * @throws ProblemException with all problems found so far
   */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new ProblemException(all());
    }
  }
}
