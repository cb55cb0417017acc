package org.outlay.problem;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which of several readings found an error, so that nothing further is concluded from what they
 * read. Not thread-safe.
 */
public final class Faults {
  private final Problems problems;
  private final Set<String> faulty = new HashSet<>();

  /** Watches for errors that go to {@code problems}. */
  public Faults(Problems problems) {
    this.problems = problems;
  }

  /** What a reading gives; the name is faulty from now on if an error was found meanwhile. */
  public <T> T watch(String name, Supplier<T> reading) {
    int before = problems.errors().size();
    T read = reading.get();
    if (problems.errors().size() > before) {
      faulty.add(name);
    }
    return read;
  }

  /** The same of what only checks. */
  public void watch(String name, Runnable check) {
    watch(
        name,
        () -> {
          check.run();
          return name;
        });
  }

  /** Whether an error was found in what was read under that name. */
  public boolean in(String name) {
    return faulty.contains(name);
  }

  public boolean any() {
    return !faulty.isEmpty();
  }
}
