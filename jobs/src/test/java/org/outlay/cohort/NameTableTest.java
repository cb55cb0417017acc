package org.outlay.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NameTableTest {
  /** Names of one length that begin alike all look in the same place first. */
  @Test
  void findsEachOfManyNamesThatLookInOnePlace() {
    Map<String, Integer> known = new HashMap<>(Map.of("", -1, "家", -2));
    for (int i = 100; i < 400; i++) {
      known.put("programme-" + i, i);
    }
    NameTable<Integer> table = new NameTable<>(known);
    known.forEach((name, value) -> assertThat(look(table, name)).isEqualTo(value));
    assertThat(look(table, "programme-400")).isNull();
    assertThat(look(table, "programme-")).isNull();
    assertThat(look(new NameTable<>(Map.<String, Integer>of()), "any")).isNull();
  }

  private static @Nullable Integer look(NameTable<Integer> table, String name) {
    return table.get(UTF8String.fromString(name));
  }
}
