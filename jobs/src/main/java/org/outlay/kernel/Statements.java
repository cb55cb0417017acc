package org.outlay.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The statements of a loop's method, one per node, equal ones once: those that are the same in all
 * replicates before the loop, in order, the others where a loop needs them.
 */
final class Statements {
  /** How the arrays of inputs that vary are called. */
  static final String INPUT = "in";

  private final StringBuilder before = new StringBuilder();
  private final Map<String, Statement> inside = new LinkedHashMap<>();
  private final Map<String, Code> known = new HashMap<>();
  private final Set<String> tests = new LinkedHashSet<>();
  private int locals;

  private record Statement(String java, List<String> operands) {}

  /** Statements before the loop. */
  String before() {
    return before.toString();
  }

  /** A new local variable: inside the loop if any operand varies. */
  Code local(String java, int scale, double largest, boolean nullable, Code... operands) {
    if (!(largest < Emitter.EXACT)) {
      throw new NotExact(java);
    }
    String key = scale + " " + java;
    Code same = known.get(key);
    if (same != null) {
      return same;
    }
    List<String> varying = new ArrayList<>();
    for (Code operand : operands) {
      if (operand.varies()) {
        varying.add(operand.name());
      }
    }
    boolean varies = !varying.isEmpty();
    String name = (varies ? "v" : "f") + locals++;
    if (varies) {
      inside.put(name, new Statement(java, varying));
    } else {
      before.append("    ").append(declaration(name, java));
    }
    Code code = new Code(name, scale, largest, nullable, varies);
    known.put(key, code);
    return code;
  }

  /** Remembers that a value is 1 or 0 by a comparison. */
  Code test(Code code) {
    if (code.varies() && !code.nullable()) {
      tests.add(code.name());
    }
    return code;
  }

  /**
   * The second of two operands, made to look unlike the first: HotSpot makes no vectors of a loop
   * that joins two values which the same operation ends, since it takes one for the other.
   */
  Code unlike(Code first, Code second) {
    Statement one = inside.get(first.name());
    Statement other = inside.get(second.name());
    boolean alike =
        one != null
            && other != null
            && !isInput(one)
            && !isInput(other)
            && Shape.of(one.java()) == Shape.of(other.java());
    return alike && !first.name().equals(second.name())
        ? local(
            second.name() + " + 0.0", second.scale(), second.largest(), second.nullable(), second)
        : second;
  }

  /**
   * A loop that writes {@code result}. It is cut in two where it compares several inputs with each
   * other more than once, since HotSpot makes vectors of the parts but not of the whole.
   */
  String loops(String result, List<Code> used) {
    List<String> mixed = tests.stream().filter(test -> inputs(test).size() > 1).toList();
    Set<String> needed = reached(used.stream().map(Code::name).toList(), "");
    String first = mixed.size() > 1 && needed.containsAll(mixed) ? mixed.get(0) : "";
    String second = loop(reached(used.stream().map(Code::name).toList(), first), first, result);
    return first.isEmpty() ? second : loop(reached(List.of(first), ""), "", first) + second;
  }

  private String loop(Set<String> needed, String given, String result) {
    StringBuilder loop = new StringBuilder("    for (int i = 0; i < n; i++) {\n");
    inside.forEach(
        (name, statement) -> {
          if (needed.contains(name)) {
            String java = name.equals(given) ? "out[i]" : statement.java();
            loop.append("      ").append(declaration(name, java));
          }
        });
    return loop.append("      out[i] = ").append(result).append(";\n    }\n").toString();
  }

  /** Names of the varying values from which others are computed, themselves included. */
  private Set<String> reached(List<String> names, String given) {
    Set<String> reached = new HashSet<>();
    List<String> next = new ArrayList<>(names);
    while (!next.isEmpty()) {
      String name = next.remove(next.size() - 1);
      Statement statement = inside.get(name);
      if (statement != null && reached.add(name) && !name.equals(given)) {
        next.addAll(statement.operands());
      }
    }
    return reached;
  }

  private List<String> inputs(String name) {
    return reached(List.of(name), "").stream()
        .filter(reached -> isInput(Objects.requireNonNull(inside.get(reached))))
        .toList();
  }

  private static boolean isInput(Statement statement) {
    return statement.operands().stream().anyMatch(operand -> operand.startsWith(INPUT));
  }

  private static String declaration(String name, String java) {
    return "final double " + name + " = " + java + ";\n";
  }
}
