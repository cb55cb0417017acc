package org.outlay.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.outlay.problem.Problems;

/** Lists every scalar below an object, in written order. */
final class Leaves {
  private final Origins origins;
  private final Problems problems;
  private final List<Leaf> found = new ArrayList<>();

  private Leaves(Origins origins, Problems problems) {
    this.origins = origins;
    this.problems = problems;
  }

  static List<Leaf> of(Value root) {
    Leaves leaves = new Leaves(root.origins(), root.problems());
    leaves.add(root);
    return List.copyOf(leaves.found);
  }

  private void add(Value value) {
    if (value.value() instanceof ConfigObject object && !object.isEmpty()) {
      object.entrySet().stream()
          .sorted(origins.writtenOrder(value.path()))
          .forEach(entry -> add(child(value.path(), entry)));
    } else if (value.value() instanceof List<?> list && !list.isEmpty()) {
      value.parts().forEach(this::add);
    } else {
      found.add(new Leaf(value.path(), rendered(value), value.location()));
    }
  }

  private Value child(String parent, Map.Entry<String, ConfigValue> entry) {
    return new Value(origins, problems, KeyPath.child(parent, entry.getKey()), entry.getValue());
  }

  private static String rendered(Value value) {
    return switch (value.type()) {
      case OBJECT -> "{}";
      case LIST -> "[]";
      default -> value.written();
    };
  }
}
